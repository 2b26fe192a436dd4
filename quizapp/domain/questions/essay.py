"""Essay: a longer text, marked by a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Discriminator, Field, JsonValue, Tag

from quizapp.domain.errors import N_
from quizapp.domain.questions.base import (
    AWAITING,
    Entry,
    Finding,
    Form,
    Frozen,
    Mark,
    Question,
    Result,
    Sheet,
    only,
)
from quizapp.domain.scalars import Number, Text, Whole

LIMIT: Final = 20_000
"""Most characters of an essay."""

_WORD: Final = re.compile(r"\w+(?:['’\-]\w+)*")


def count_words(text: str) -> int:
    """Count the words of a text; it's and so-called are one each."""
    return sum(1 for _ in _WORD.finditer(text))


class Criterion(Frozen):
    """One line of a rubric."""

    criterion: Text
    points: Annotated[Number, Field(ge=0, le=1000)]


class Length(Frozen):
    """How many words are asked for."""

    min: Annotated[Whole, Field(ge=0)] | None = None
    max: Annotated[Whole, Field(ge=1)] | None = None


@dataclass(frozen=True, slots=True)
class EssayEntry(Entry):
    """What was written so far, in the field `answer`, and its length in words.

    `least` and `most` are the words asked for, None without a bound; `limit` is in characters.
    """

    value: str
    words: int
    least: int | None
    most: int | None
    limit: int


@dataclass(frozen=True, slots=True)
class EssayResult(Result):
    """What was written, by what it is marked, and a model answer."""

    value: str
    words: int
    rubric: tuple[Criterion, ...]
    guidance: str | None
    model: str | None


def _shape(value: object) -> str:
    return "rows" if isinstance(value, list | tuple) else "words"


Rubric = Annotated[
    Annotated[tuple[Criterion, ...], Tag("rows")] | Annotated[Text, Tag("words")],
    Discriminator(_shape),
]


class Essay(Question):
    """A longer text that a teacher marks."""

    kind: ClassVar[str] = "essay"

    type: Literal["essay"] = "essay"
    rubric: Rubric = ()
    words: Length = Length()
    model: Text | None = None

    def check(self) -> Iterator[Finding]:
        """Yield bounds that no text can keep."""
        if self.words.min and self.words.max and self.words.min > self.words.max:
            yield Finding(
                ("words", "min"),
                "QB270",
                N_(
                    "min, {least}, is more than max, {most}. Exchange them.",
                    least=self.words.min,
                    most=self.words.max,
                ),
            )

    def lay_out(self, seed: str) -> tuple[str, ...]:
        """Return nothing: there is nothing to shuffle."""
        return ()

    def entry(self, sheet: Sheet, value: JsonValue = None) -> EssayEntry:
        """Return the prompt, what was written and how long it is to be; the rubric stays hidden."""
        text = _written(value)
        return EssayEntry(
            self.kind,
            self.prompt,
            text,
            count_words(text),
            self.words.min,
            self.words.max,
            LIMIT,
        )

    def parse(self, form: Form, sheet: Sheet) -> JsonValue:
        """Read what was written; browsers post line ends as CRLF, and they count as one."""
        lines = {name: [each.replace("\r\n", "\n") for each in form[name]] for name in form}
        return only(lines, "answer", LIMIT) or None

    def grade(self, value: JsonValue) -> Mark:
        """Leave it to a person."""
        return AWAITING

    def result(self, sheet: Sheet, value: JsonValue, mark: Mark) -> EssayResult:
        """Return what was written, the rubric and the model answer."""
        text = _written(value)
        rows, guidance = ((), self.rubric) if isinstance(self.rubric, str) else (self.rubric, None)
        return EssayResult(
            self.kind, self.prompt, mark, text, count_words(text), rows, guidance, self.model
        )

    def describe(self, value: JsonValue) -> str:
        """Return what was written."""
        return _written(value)

    def describe_key(self) -> str:
        """Return the model answer."""
        return self.model or ""

    def key(self) -> JsonValue:
        """Return None: no machine grades it, so no change asks for a regrade."""
        return None


def _written(value: JsonValue) -> str:
    return value if isinstance(value, str) else ""
