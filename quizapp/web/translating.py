"""Words of templates in the reader's language: the catalogue is found once a page, and each
message is looked up once a language."""

from __future__ import annotations

from typing import Any, Final

from babel.support import NullTranslations
from flask import g, has_app_context
from flask_babel import get_translations
from jinja2 import Environment
from markupsafe import Markup

_KEPT: Final = "words"


class Words:
    """The messages of one language, as templates show them."""

    def __init__(self, catalogue: NullTranslations) -> None:
        """Look messages up in a catalogue."""
        self.catalogue = catalogue
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


_words: dict[int, Words] = {}
"""By the identity of the catalogue, which Babel keeps for the life of the process."""


def words() -> Words:
    """Return the words of this page's language."""
    if not has_app_context():
        return Words(NullTranslations())
    found: Words | None = g.get(_KEPT)
    if found is None:
        catalogue = get_translations()
        found = _words.get(id(catalogue))
        if found is None or found.catalogue is not catalogue:
            found = _words[id(catalogue)] = Words(catalogue)
        setattr(g, _KEPT, found)
    return found


def gettext(message: str, /, **variables: Any) -> Markup:
    """Word a message; what is put in is escaped, and "%%" stands for a percent sign."""
    if not variables:
        return words().plain(message)
    return words().template(message) % variables


def ngettext(singular: str, plural: str, number: int, /, **variables: Any) -> Markup:
    """Word a message about a number, which it may show as %(num)s."""
    variables.setdefault("num", number)
    return words().counted(singular, plural, number) % variables


def install(env: Environment) -> None:
    """Put these in the place of flask-babel's, which ask anew for each message."""
    env.globals.update(_=gettext, gettext=gettext, ngettext=ngettext)
