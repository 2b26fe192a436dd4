"""True or false: a statement to judge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import JsonValue

from quizapp.domain.questions.base import (
    Entry,
    Form,
    Frozen,
    Mark,
    Question,
    Result,
    Sheet,
    forged,
    only,
)
from quizapp.domain.scalars import Flag, Text


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


class Remarks(Frozen):
    """What is said to those who picked true, and to those who picked false."""

    true: Text | None = None
    false: Text | None = None


class TrueFalse(Question):
    """A statement that is true or false."""

    kind: ClassVar[str] = "true_false"

    type: Literal["true_false"] = "true_false"
    answer: Flag
    feedback: Remarks = Remarks()

    def lay_out(self, seed: str) -> tuple[str, ...]:
        """Return nothing: true always stands before false."""
        return ()

    def entry(self, sheet: Sheet, value: JsonValue = None) -> TrueFalseEntry:
        """Return the statement and what was picked."""
        return TrueFalseEntry(self.kind, self.prompt, _picked(value))

    def parse(self, form: Form, sheet: Sheet) -> JsonValue:
        """Read true or false."""
        typed = only(form, "answer")
        if typed not in ("", "true", "false"):
            raise forged()
        return typed == "true" if typed else None

    def grade(self, value: JsonValue) -> Mark:
        """Give 1 for the right one."""
        return Mark.of(float(value is self.answer), floor=self.floor)

    def result(self, sheet: Sheet, value: JsonValue, mark: Mark) -> TrueFalseResult:
        """Return both, and what is said to those who picked the same."""
        picked = _picked(value)
        remark = None if picked is None else self.feedback.true if picked else self.feedback.false
        return TrueFalseResult(self.kind, self.prompt, mark, picked, self.answer, remark)

    def describe(self, value: JsonValue) -> str:
        """Return true or false, the words of the question file."""
        return {True: "true", False: "false", None: ""}[_picked(value)]

    def describe_key(self) -> str:
        """Return true or false."""
        return self.describe(self.answer)

    def key(self) -> JsonValue:
        """Return the answer."""
        return self.answer


def _picked(value: JsonValue) -> bool | None:
    return value if isinstance(value, bool) else None
