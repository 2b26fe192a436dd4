"""The template environment."""

from __future__ import annotations

from collections.abc import MutableMapping
from types import FunctionType
from typing import Any

from flask.templating import Environment
from jinja2.runtime import Context, Macro


class Page(Context):
    """Jinja's context, which calls macros and plain functions without asking what they are."""

    def call(__self, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - as Jinja names it
        """Call something from a template."""
        kind = type(__obj)
        if kind is Macro:
            args = (__self.eval_ctx, *args)
        elif kind is not FunctionType or hasattr(__obj, "jinja_pass_arg"):
            return super().call(__obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return __obj(*args, **kwargs)


class Templates(Environment):
    """Flask's environment, in which all templates share one dictionary of globals.

    Jinja gives each template a layer of its own over them, through which every import of macros
    looks for differences, 48 times on a question page; we give no template globals of its own.
    """

    context_class = Page

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template sees besides what it is given."""
        return super().make_globals(d) if d else self.globals
