"""What can go wrong, and the messages that say so."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

_NOTHING: Mapping[str, object] = MappingProxyType({})


class Message(NamedTuple):
    """A sentence for a person: an English template, which is also its gettext id, and values."""

    template: str
    params: Mapping[str, object] = _NOTHING

    def __str__(self) -> str:
        return self.template.format(**self.params)


def N_(template: str, /, **params: object) -> Message:  # noqa: N802 - gettext's own name for "mark, translate later"
    """Mark a template for translation and bind its values."""
    return Message(template, params)


class QuizappError(Exception):
    """The root of every error that has words for its reader."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class InvalidResponse(QuizappError):
    """A student sent something that cannot be taken as a response to this question."""


class BankError(QuizappError):
    """An author's file cannot be used."""


class NotFound(QuizappError):
    """There is no such thing, or the asker may not know of it."""


class NotAllowed(QuizappError):
    """The asker may know of it, but may not do this."""


class Conflict(QuizappError):
    """The thing has moved on since the asker last saw it."""
