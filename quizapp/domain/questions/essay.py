"""Essay: a longer text, marked by a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from quizapp.domain.questions.base import Entry, Frozen, Question, Result
from quizapp.domain.scalars import Number, Text


class Criterion(Frozen):
    """One line of a rubric."""

    criterion: Text
    points: Number


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


class Essay(Question):
    """A longer text that a teacher marks."""

    kind: ClassVar[str] = "essay"

    type: Literal["essay"] = "essay"
