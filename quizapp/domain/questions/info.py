"""Info: text between questions; nothing is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from quizapp.domain.questions.base import Entry, Question, Result


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
