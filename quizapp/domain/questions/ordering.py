"""Ordering: items are put into a sequence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from quizapp.domain.questions.base import Entry, Question, Result


@dataclass(frozen=True, slots=True)
class OrderItem:
    """One item: its value, the name of its place's form field, its Markdown, the place given.

    Without JavaScript the field `name` (place-<value>) takes "" or 1 to n. An element that moves
    items posts the field `item` once for each, in order, and `touched=1` once anything was moved.
    """

    value: str
    name: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class OrderingEntry(Entry):
    """The items as the student ordered them, or in shown order while `touched` is false."""

    items: tuple[OrderItem, ...]
    touched: bool


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """One item: its Markdown, its right place from 1, the place given, and whether they agree."""

    text: str
    place: int
    given: int | None
    correct: bool


@dataclass(frozen=True, slots=True)
class OrderingResult(Result):
    """The items in their right order."""

    items: tuple[PlacedItem, ...]


class Ordering(Question):
    """Items to put into their one right order."""

    kind: ClassVar[str] = "ordering"

    type: Literal["ordering"] = "ordering"
