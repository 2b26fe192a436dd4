"""Number: a number is typed, perhaps with a unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from quizapp.domain.questions.base import Entry, Question, Result
from quizapp.domain.scalars import Number


@dataclass(frozen=True, slots=True)
class NumberEntry(Entry):
    """What was typed so far, in the field `answer`.

    `unit` stands behind the field, and is None when there is none or the student must know it
    (`unit_required`); `decimal` is the file's decimal sign, "." or ",".
    """

    value: str
    unit: str | None
    unit_required: bool
    decimal: str


@dataclass(frozen=True, slots=True)
class NumberResult(Result):
    """What was typed, the right number with its unit, and the margin ("± 5 %") or None."""

    value: str
    right: str
    margin: str | None


class NumberQuestion(Question):
    """A number, exact or within a margin."""

    kind: ClassVar[str] = "number"

    type: Literal["number"] = "number"
    answer: Number
