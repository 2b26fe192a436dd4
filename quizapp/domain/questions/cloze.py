"""Cloze: a text with gaps to fill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from quizapp.domain.questions.base import Entry, Question, Result, Shown


@dataclass(frozen=True, slots=True)
class GapField:
    """One gap to fill: its form field ("gap-1"), its kind, and what it holds so far.

    `kind` is text, number or select; a select has its options in shown order and takes "" or
    the value of one. Draw every gap of a kind at the same size: its key's length is no hint.
    """

    name: str
    kind: Literal["text", "number", "select"]
    value: str
    options: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class ClozeEntry(Entry):
    """The text around the gaps: gap i stands between segments i and i + 1.

    The segments are one Markdown text together: join them with a token for each gap, render it
    whole, then put the fields in place of the tokens. `prompt` may be "".
    """

    segments: tuple[str, ...]
    gaps: tuple[GapField, ...]


@dataclass(frozen=True, slots=True)
class MarkedGap:
    """One filled gap: what was given ("" for nothing), what is right, and its fraction.

    `state` is right, partly, wrong, unanswered, unreadable or awaiting.
    """

    name: str
    given: str
    right: str
    fraction: float
    state: str


@dataclass(frozen=True, slots=True)
class ClozeResult(Result):
    """The text around the gaps, and the gaps marked."""

    segments: tuple[str, ...]
    gaps: tuple[MarkedGap, ...]


class Cloze(Question):
    """A text with gaps: typed words, numbers or drop-downs."""

    kind: ClassVar[str] = "cloze"

    type: Literal["cloze"] = "cloze"
