"""Addresses of our own pages, worked out once: a page with a long menu asks for many."""

from __future__ import annotations

from typing import Any, Final

import flask
from flask import current_app, has_request_context, request
from jinja2 import Environment

_KEPT: Final = "quizapp.paths"
_MOST: Final = 20_000
"""Addresses kept by a process before it starts anew; one is about 200 bytes."""


def url_for(endpoint: str, **values: Any) -> str:
    """Return what Flask's function of this name returns."""
    if not has_request_context() or endpoint.startswith(".") or _is_special(values):
        return flask.url_for(endpoint, **values)
    kept: dict[Any, str] = current_app.extensions.setdefault(_KEPT, {})
    key = (request.script_root, endpoint, *values.items())
    try:
        return kept[key]
    except KeyError:
        if len(kept) >= _MOST:
            kept.clear()
        kept[key] = flask.url_for(endpoint, **values)
        return kept[key]
    except TypeError:  # a value that is no key, such as a list
        return flask.url_for(endpoint, **values)


def _is_special(values: dict[str, Any]) -> bool:
    """Tell whether options such as `_external` make the address depend on the request."""
    return any(name.startswith("_") for name in values)


def install(env: Environment) -> None:
    """Let templates use this `url_for`."""
    env.globals["url_for"] = url_for
