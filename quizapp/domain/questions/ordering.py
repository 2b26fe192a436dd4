"""Ordering: items are put into a sequence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import ClassVar, Literal

from pydantic import JsonValue

from quizapp.domain.errors import N_
from quizapp.domain.questions.base import (
    Entry,
    Finding,
    Form,
    Mark,
    Question,
    Result,
    Sheet,
    forged,
    only,
    shuffled,
    text_id,
    unreadable,
)
from quizapp.domain.scalars import Text


@dataclass(frozen=True, slots=True)
class OrderItem:
    """One item: its value, the name of its place's form field, its Markdown, the place given.

    Without JavaScript the field `name` (place-<value>) takes "" or 1 to n. An element that moves
    items posts the field `item` once for each, in order, and `touched=1` once anything was moved
    or the order was confirmed; without `touched` the order that was shown is no response.
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
    """Items to put into their one right order.

    places gives the share of items that stand in their place; neighbours the share of right
    neighbours that follow each other, wherever they stand; all-or-nothing 1 for the right order.

    A response is the list of item ids in order, or, while places are missing or given twice,
    a mapping {"places": {id: what was typed}}.
    """

    kind: ClassVar[str] = "ordering"

    type: Literal["ordering"] = "ordering"
    order: tuple[Text, ...]
    grading: Literal["places", "neighbours", "all-or-nothing"] = "places"

    @cached_property
    def items(self) -> dict[str, str]:
        """Return the items in their right order: id -> text."""
        return {text_id(text): text for text in self.order}

    def check(self) -> Iterator[Finding]:
        """Yield too few items, and equal ones."""
        if len(self.order) < 2:
            yield Finding(("order",), "QB250", N_("it needs at least two items. Add some."))
        seen: set[str] = set()
        for index, text in enumerate(self.order):
            if text_id(text) in seen:
                yield Finding(
                    ("order", index),
                    "QB251",
                    N_('"{text}" stands here twice. Make the two differ.', text=text),
                )
            seen.add(text_id(text))

    def lay_out(self, seed: str) -> tuple[str, ...]:
        """Order the items by seed: the file's order is the key."""
        return shuffled(seed, tuple(self.items))

    def entry(self, sheet: Sheet, value: JsonValue = None) -> OrderingEntry:
        """Return the items in the order given, else in shown order."""
        given = self._order(value)
        places = _places(value)
        if given:
            places = {each: str(place) for place, each in enumerate(given, 1)}
        return OrderingEntry(
            self.kind,
            self.prompt,
            tuple(
                OrderItem(
                    sheet.value(each),
                    f"place-{sheet.value(each)}",
                    self.items[each],
                    places.get(each, ""),
                )
                for each in given or sheet.order
                if each in self.items
            ),
            bool(given),
        )

    def parse(self, form: Form, sheet: Sheet) -> JsonValue:
        """Read the order of items, or the place of each."""
        if posted := form.get("item"):
            order = [sheet.find(value) for value in posted]
            if None in order or sorted(map(str, order)) != sorted(self.items):
                raise forged()
            untouched = tuple(map(str, order)) == sheet.order and not only(form, "touched")
            return None if untouched else [str(each) for each in order]
        places = {each: only(form, f"place-{sheet.value(each)}", 40) for each in self.items}
        if not any(places.values()):
            return None
        by_place = {_whole(typed): each for each, typed in places.items()}
        in_order = range(1, len(self.items) + 1)
        if set(by_place) == set(in_order):
            return [by_place[place] for place in in_order]
        return {"places": {each: typed for each, typed in places.items() if typed}}

    def grade(self, value: JsonValue) -> Mark:
        """Mark a whole order by `grading`, as the class says; others stay open."""
        given = self._order(value)
        if not given:
            return unreadable(
                N_(
                    "Give every item a place of its own, from 1 to {count}. "
                    "This costs you nothing.",
                    count=len(self.items),
                )
            )
        right = list(self.items)
        parts = tuple(float(here == there) for here, there in zip(right, given, strict=True))
        if self.grading == "neighbours" and len(right) > 1:
            found = set(pairwise(given))
            parts = tuple(float(pair in found) for pair in pairwise(right))
        share = sum(parts) / len(parts)
        if self.grading == "all-or-nothing":
            share = float(share == 1)
        return Mark.of(share, floor=self.floor, parts=parts)

    def _order(self, value: JsonValue) -> Sequence[str]:
        """Return the ids in order, or nothing when it is not an order of all items."""
        given = [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
        return given if sorted(given) == sorted(self.items) else []

    def result(self, sheet: Sheet, value: JsonValue, mark: Mark) -> OrderingResult:
        """Return the items in their right order with the places given."""
        given = self._order(value)
        places = {each: place for place, each in enumerate(given, 1)}
        return OrderingResult(
            self.kind,
            self.prompt,
            mark,
            tuple(
                PlacedItem(text, place, places.get(each), places.get(each) == place)
                for place, (each, text) in enumerate(self.items.items(), 1)
            ),
        )

    def describe(self, value: JsonValue) -> str:
        """Return the items in the order given, or what places were typed."""
        if given := self._order(value):
            return _numbered([self.items[each] for each in given])
        places = _places(value)
        return "; ".join(
            f"{places[each]}: {self.items[each]}" for each in self.items if each in places
        )

    def describe_key(self) -> str:
        """Return the items in their right order."""
        return _numbered(list(self.items.values()))

    def key(self) -> JsonValue:
        """Return the right order and the way of grading."""
        return {"grading": self.grading, "order": list(self.items)}


def _numbered(texts: Sequence[str]) -> str:
    return "; ".join(f"{place}. {text}" for place, text in enumerate(texts, 1))


def _places(value: JsonValue) -> dict[str, str]:
    places = value.get("places") if isinstance(value, dict) else None
    if not isinstance(places, dict):
        return {}
    return {each: typed for each, typed in places.items() if isinstance(typed, str)}


def _whole(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else None
