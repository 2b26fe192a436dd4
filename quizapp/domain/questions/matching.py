"""Matching: each item on the left belongs to one on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from quizapp.domain.questions.base import Entry, Question, Result, Shown


@dataclass(frozen=True, slots=True)
class MatchRow:
    """One left item: the name of its form field, its Markdown, and what can be picked for it.

    The field takes "" (nothing picked) or the value of an option.
    """

    name: str
    text: str
    options: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class MatchingEntry(Entry):
    """The left items in shown order, each with all right items and distractors."""

    rows: tuple[MatchRow, ...]


@dataclass(frozen=True, slots=True)
class MatchedRow:
    """One left item, what was given for it (None: nothing), what is right, and whether it is."""

    left: str
    given: str | None
    right: str
    correct: bool


@dataclass(frozen=True, slots=True)
class MatchingResult(Result):
    """The left items in shown order, marked."""

    rows: tuple[MatchedRow, ...]


class Matching(Question):
    """Pairs to put together, with distractors on the right."""

    kind: ClassVar[str] = "matching"

    type: Literal["matching"] = "matching"
