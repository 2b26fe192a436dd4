"""Flashcard: a front to recall the back of, rated by the student."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from pydantic import JsonValue

from quizapp.domain.errors import N_
from quizapp.domain.questions.base import (
    UNMARKED,
    Entry,
    Finding,
    Form,
    Mark,
    Question,
    Result,
    Sheet,
    forged,
    only,
)
from quizapp.domain.scalars import Flag, Text

RATINGS: Final = ("again", "hard", "good", "easy")


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
    prompt: Text = ""
    front: Text
    back: Text
    reversed: Flag = False

    @property
    def heading(self) -> str:
        """Return the front."""
        return self.prompt or self.front

    def check(self) -> Iterator[Finding]:
        """Yield a card that asks for what it says."""
        if self.front == self.back:
            yield Finding(("back",), "QB280", N_("front and back are the same. Change one."))

    def lay_out(self, seed: str) -> tuple[str, ...]:
        """Return nothing: there is nothing to shuffle."""
        return ()

    def entry(self, sheet: Sheet, value: JsonValue = None) -> FlashcardEntry:
        """Return the front and the rating."""
        return FlashcardEntry(self.kind, self.prompt, self.front, _rating(value))

    def parse(self, form: Form, sheet: Sheet) -> JsonValue:
        """Read the rating."""
        rating = only(form, "rating")
        if rating and rating not in RATINGS:
            raise forged()
        return rating or None

    def grade(self, value: JsonValue) -> Mark:
        """Give no mark: the student judges."""
        return UNMARKED

    def result(self, sheet: Sheet, value: JsonValue, mark: Mark) -> FlashcardResult:
        """Return both sides and the rating."""
        return FlashcardResult(self.kind, self.prompt, mark, self.front, self.back, _rating(value))

    def describe(self, value: JsonValue) -> str:
        """Return the rating."""
        return _rating(value) or ""

    def describe_key(self) -> str:
        """Return the back."""
        return self.back

    def key(self) -> JsonValue:
        """Return None: nothing is graded."""
        return None


def _rating(value: JsonValue) -> str | None:
    return value if isinstance(value, str) and value in RATINGS else None
