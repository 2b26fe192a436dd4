"""Info: text between questions; nothing is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import JsonValue

from quizapp.domain.questions.base import UNMARKED, Entry, Form, Mark, Question, Result, Sheet


@dataclass(frozen=True, slots=True)
class InfoEntry(Entry):
    """The text, as the prompt."""


@dataclass(frozen=True, slots=True)
class InfoResult(Result):
    """The text, as the prompt."""


class Info(Question):
    """A text to read; it is not numbered, drawn or graded."""

    kind: ClassVar[str] = "info"
    scored: ClassVar[bool] = False
    numbered: ClassVar[bool] = False

    type: Literal["info"] = "info"

    def lay_out(self, seed: str) -> tuple[str, ...]:
        """Return nothing: there is nothing to shuffle."""
        return ()

    def entry(self, sheet: Sheet, value: JsonValue = None) -> InfoEntry:
        """Return the text."""
        return InfoEntry(self.kind, self.prompt)

    def parse(self, form: Form, sheet: Sheet) -> JsonValue:
        """Return None: there is nothing to send."""
        return None

    def grade(self, value: JsonValue) -> Mark:
        """Give no mark."""
        return UNMARKED

    def result(self, sheet: Sheet, value: JsonValue, mark: Mark) -> InfoResult:
        """Return the text."""
        return InfoResult(self.kind, self.prompt, mark)

    def describe(self, value: JsonValue) -> str:
        """Return nothing: nothing was asked."""
        return ""

    def describe_key(self) -> str:
        """Return nothing: nothing was asked."""
        return ""

    def key(self) -> JsonValue:
        """Return None: nothing is graded."""
        return None
