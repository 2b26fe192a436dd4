"""Addresses of our own pages, worked out once: a page with a long menu asks for many."""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any, Final

import flask
from flask import Flask, request
from markupsafe import Markup, escape

_current: ContextVar[tuple[str, dict[Any, str]] | None] = ContextVar("paths", default=None)
"""Where the app is mounted for this request, and the addresses known so far."""
_LINK: Final = '<link rel="stylesheet" href="{}">'
_MOST: Final = 20_000
"""Addresses kept by a process before it starts anew; one is about 200 bytes."""


def url_for(endpoint: str, **values: Any) -> str:
    """Return what Flask's function of this name returns."""
    found = _current.get()
    if found is None:
        return flask.url_for(endpoint, **values)
    root, kept = found
    key = (root, endpoint, *values.items())
    try:
        return kept[key]
    except KeyError:
        path = flask.url_for(endpoint, **values)
        if not _depends_on_request(endpoint, values):
            if len(kept) >= _MOST:
                kept.clear()
            kept[key] = path
        return path
    except TypeError:  # a value that is no key, such as a list
        return flask.url_for(endpoint, **values)


def stylesheets(names: Iterable[str]) -> Markup:
    """Return the links to some of our stylesheets."""
    names, found = tuple(names), _current.get()
    key = (None if found is None else found[0], names)
    links = None if found is None else found[1].get(key)
    if links is None:
        hrefs = [url_for("static", filename=f"css/{name}.css") for name in names]
        links = "\n".join(_LINK.format(escape(href)) for href in hrefs)
        if found is not None:
            found[1][key] = links
    return Markup(links)  # noqa: S704 - made above, escaped


def _depends_on_request(endpoint: str, values: dict[str, Any]) -> bool:
    """Tell whether more than the place we are mounted at decides, as with `_external`."""
    return endpoint.startswith(".") or any(name.startswith("_") for name in values)


def init_app(app: Flask) -> None:
    """Keep addresses with the app, and let templates use this `url_for`."""
    kept: dict[Any, str] = {}

    def remember() -> None:
        _current.set((request.script_root, kept))

    def forget(_error: BaseException | None = None) -> None:
        _current.set(None)

    app.before_request(remember)
    app.teardown_request(forget)
    app.jinja_env.globals.update(url_for=url_for, linked=stylesheets)
