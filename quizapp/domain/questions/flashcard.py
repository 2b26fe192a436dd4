"""Flashcard: a front to recall the back of, rated by the student."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from quizapp.domain.questions.base import Entry, Question, Result


@dataclass(frozen=True, slots=True)
class FlashcardEntry(Entry):
    """The front alone, and the rating given so far, in the field `rating`.

    The back is fetched on turning and stands in the result. `prompt` may be "".
    """

    front: str
    rating: str | None


@dataclass(frozen=True, slots=True)
class FlashcardResult(Result):
    """Both sides and the rating: again, hard, good or easy."""

    front: str
    back: str
    rating: str | None


class Flashcard(Question):
    """A card with two sides; it carries no points."""

    kind: ClassVar[str] = "flashcard"
    scored: ClassVar[bool] = False

    type: Literal["flashcard"] = "flashcard"
