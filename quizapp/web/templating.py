"""The template environment."""

from __future__ import annotations

from collections.abc import MutableMapping
from types import FunctionType
from typing import Any

from flask.templating import Environment
from jinja2 import Template, nodes
from jinja2.runtime import Context, Macro

from quizapp.web.folding import Folder
from quizapp.web.translating import Words, words


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
    """Flask's environment, with templates compiled for each language and sharing their globals.

    Jinja gives each template a layer of its own over the globals, through which every import of
    macros looks for differences, 48 times on a question page; we give no template its own.
    """

    context_class = Page

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with nothing compiled."""
        super().__init__(*args, **kwargs)
        self._compiled: dict[tuple[Words, str], Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template sees besides what it is given."""
        return super().make_globals(d) if d else self.globals

    def _load_template(self, name: str, globals: MutableMapping[str, Any] | None) -> Template:  # noqa: A002
        key = (words(), name)
        found = self._compiled.get(key)
        if found is None or (self.auto_reload and not found.is_up_to_date):
            if self.loader is None:
                raise TypeError("no loader for this environment specified")
            found = self.loader.load(self, name, self.make_globals(globals))
            self._compiled[key] = found
        return found

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed = super()._parse(source, name, filename)
        Folder(words()).visit(parsed)
        return parsed
