"""Multiple: several options are right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from quizapp.domain.questions.base import Entry, Question, Result, Shown
from quizapp.domain.questions.options import MarkedOption, OptionOrText
from quizapp.domain.scalars import Flag, Text


@dataclass(frozen=True, slots=True)
class MultipleEntry(Entry):
    """The options in shown order; how many are right is not told."""

    options: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class MultipleResult(Result):
    """The options in shown order; one that is right and not picked was missed."""

    options: tuple[MarkedOption, ...]


class Multiple(Question):
    """Several right options among others."""

    kind: ClassVar[str] = "multiple"

    type: Literal["multiple"] = "multiple"
    answers: tuple[Text, ...] = ()
    wrong: tuple[Text, ...] = ()
    choices: tuple[OptionOrText, ...] = ()
    grading: Literal["net-correct", "each-answer", "coverage", "all-or-nothing"] = "net-correct"
    shuffle: Flag = True
