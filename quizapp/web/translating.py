"""Words of templates in the reader's language: the catalogue is found once a page, and each
message is looked up once a language."""

from __future__ import annotations

from contextvars import ContextVar
from gettext import NullTranslations
from typing import Any, Final

from flask import Flask, has_app_context
from flask_babel import get_translations
from jinja2.runtime import Macro
from markupsafe import Markup


class Words:
    """The messages of one language, as templates show them."""

    def __init__(self, catalogue: NullTranslations) -> None:
        """Look messages up in a catalogue."""
        self.catalogue = catalogue
        self.made: dict[Any, Markup] = {}
        self._plain: dict[str, Markup] = {}

    def plain(self, message: str) -> Markup:
        """Return a message without variables."""
        found = self._plain.get(message)
        if found is None:
            found = self._plain[message] = self.template(message) % {}
        return found

    def template(self, message: str) -> Markup:
        """Return a message into which variables go, escaped."""
        return Markup(self.catalogue.gettext(message))  # noqa: S704 - written by us

    def counted(self, singular: str, plural: str, number: int) -> Markup:
        """Return the form of a message that fits a number."""
        return Markup(self.catalogue.ngettext(singular, plural, number))  # noqa: S704 - likewise


_MOST: Final = 2_000
"""Pieces of pages kept for each language before they are made anew; each is at most 5 KB."""

_current: ContextVar[Words | None] = ContextVar("words", default=None)
_unspoken: Final = Words(NullTranslations())
"""The messages as they stand in the code."""
_words: dict[int, Words] = {}
"""By the identity of the catalogue, which Babel keeps for the life of the process."""


def words() -> Words:
    """Return the words of this page's language."""
    found = _current.get()
    if found is None:
        if not has_app_context():
            return _unspoken
        catalogue = get_translations()
        found = _words.get(id(catalogue))
        if found is None or found.catalogue is not catalogue:
            found = _words[id(catalogue)] = Words(catalogue)
        _current.set(found)
    return found


def _forget(_error: BaseException | None = None) -> None:
    _current.set(None)


def gettext(message: str, /, **variables: Any) -> Markup:
    """Word a message; what is put in is escaped, and "%%" stands for a percent sign."""
    if not variables:
        return words().plain(message)
    return words().template(message) % variables


def ngettext(singular: str, plural: str, number: int, /, **variables: Any) -> Markup:
    """Word a message about a number, which it may show as %(num)s."""
    variables.setdefault("num", number)
    return words().counted(singular, plural, number) % variables


def kept(macro: Macro, *arguments: Any) -> Markup:
    """Return what a macro makes of its arguments, made once for each language.

    For macros that depend on nothing else: on no address, no person and no time.
    """
    made = words().made
    key = (macro.name, arguments)
    found = made.get(key)
    if found is None:
        if len(made) >= _MOST:
            made.clear()
        found = made[key] = Markup(macro(*arguments))  # noqa: S704 - a template made it
    return found


def init_app(app: Flask) -> None:
    """Put these in the place of flask-babel's, which ask anew for each message."""
    app.before_request(_forget)
    app.teardown_appcontext(_forget)
    app.jinja_env.globals.update(_=gettext, gettext=gettext, ngettext=ngettext, kept=kept)
