"""True or false: a statement to judge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from quizapp.domain.questions.base import Entry, Question, Result
from quizapp.domain.scalars import Flag


@dataclass(frozen=True, slots=True)
class TrueFalseEntry(Entry):
    """What was picked; the field `answer` takes the values "true" and "false"."""

    picked: bool | None


@dataclass(frozen=True, slots=True)
class TrueFalseResult(Result):
    """What was picked, what is right, and the feedback of what was picked."""

    picked: bool | None
    right: bool
    feedback: str | None


class TrueFalse(Question):
    """A statement that is true or false."""

    kind: ClassVar[str] = "true_false"

    type: Literal["true_false"] = "true_false"
    answer: Flag
