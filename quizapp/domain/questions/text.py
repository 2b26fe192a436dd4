"""Text: a few words are typed and compared with what is accepted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from quizapp.domain.questions.base import Entry, Question, Result


@dataclass(frozen=True, slots=True)
class TextEntry(Entry):
    """What was typed so far, in the field `answer`."""

    value: str


@dataclass(frozen=True, slots=True)
class TextResult(Result):
    """What was typed, what is accepted in full, and the feedback of what it matched."""

    value: str
    accepted: tuple[str, ...]
    feedback: str | None


class TextQuestion(Question):
    """A short text that is compared with accepted ones."""

    kind: ClassVar[str] = "text"

    type: Literal["text"] = "text"
