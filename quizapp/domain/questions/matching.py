"""Matching: each item on the left belongs to one on the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import Discriminator, JsonValue, Tag, field_serializer

from quizapp.domain.errors import N_
from quizapp.domain.questions.base import (
    Entry,
    Finding,
    Form,
    Frozen,
    Mark,
    Question,
    Result,
    Sheet,
    Shown,
    forged,
    only,
    shuffled,
    text_id,
)
from quizapp.domain.scalars import Text


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


class Pair(Frozen):
    """Two items that belong together."""

    left: Text
    right: Text


def _shape(value: object) -> str:
    return "map" if isinstance(value, dict) else "rows"


Pairs = Annotated[
    Annotated[tuple[Pair, ...], Tag("rows")] | Annotated[dict[Text, Text], Tag("map")],
    Discriminator(_shape),
]


class Matching(Question):
    """Pairs to put together, with distractors on the right.

    each-pair gives the share of left items with the right partner; all-or-nothing gives 1 only
    when all have it. Equal right texts are one option, right for each of their left items.
    """

    kind: ClassVar[str] = "matching"

    type: Literal["matching"] = "matching"
    pairs: Pairs
    distractors: tuple[Text, ...] = ()
    grading: Literal["each-pair", "all-or-nothing"] = "each-pair"

    @field_serializer("pairs")
    def _as_rows(self, _pairs: Pairs) -> list[dict[str, str]]:
        """Store pairs as rows, for a mapping may lose its order in a database."""
        return [{"left": row.left, "right": row.right} for row in self.rows]

    @cached_property
    def rows(self) -> tuple[Pair, ...]:
        """Return the pairs in file order, whichever way they are written."""
        if isinstance(self.pairs, dict):
            return tuple(Pair(left=left, right=right) for left, right in self.pairs.items())
        return self.pairs

    @cached_property
    def lefts(self) -> dict[str, str]:
        """Return the left items: id -> text."""
        return {_id("left", row.left): row.left for row in self.rows}

    @cached_property
    def rights(self) -> dict[str, str]:
        """Return the right items and distractors, equal ones once: id -> text."""
        texts = [*(row.right for row in self.rows), *self.distractors]
        return {_id("right", text): text for text in texts}

    @cached_property
    def partners(self) -> dict[str, str]:
        """Return the id of the right item that belongs to each left one."""
        return {_id("left", row.left): _id("right", row.right) for row in self.rows}

    def check(self) -> Iterator[Finding]:
        """Yield too few pairs, equal left items, and distractors that are right."""
        if len(self.rows) < 2:
            yield Finding(("pairs",), "QB241", N_("it needs at least two pairs. Add some."))
        seen: set[str] = set()
        for index, row in enumerate(self.rows):
            if (left := _id("left", row.left)) in seen:
                yield Finding(
                    ("pairs", index, "left"),
                    "QB240",
                    N_('"{text}" stands on the left twice. Remove one.', text=row.left),
                )
            seen.add(left)
        taken = set(self.partners.values())
        for index, text in enumerate(self.distractors):
            if (right := _id("right", text)) in taken:
                yield Finding(
                    ("distractors", index),
                    "QB242",
                    N_('"{text}" stands on the right already. Remove it.', text=text),
                )
            taken.add(right)

    def lay_out(self, seed: str) -> tuple[str, ...]:
        """Order the left items, then the right ones, each by seed: the file's order is the key."""
        return (*shuffled(seed, tuple(self.lefts)), *shuffled(seed, tuple(self.rights)))

    def entry(self, sheet: Sheet, value: JsonValue = None) -> MatchingEntry:
        """Return each left item with all that can be picked for it."""
        given = _given(value)
        return MatchingEntry(
            self.kind,
            self.prompt,
            tuple(
                MatchRow(
                    f"pair-{sheet.value(left)}",
                    self.lefts[left],
                    tuple(
                        Shown(sheet.value(right), self.rights[right], given.get(left) == right)
                        for right in sheet.order
                        if right in self.rights
                    ),
                )
                for left in sheet.order
                if left in self.lefts
            ),
        )

    def parse(self, form: Form, sheet: Sheet) -> JsonValue:
        """Read the right item picked for each left one that has any."""
        given: dict[str, JsonValue] = {}
        for left in self.lefts:
            if picked := only(form, f"pair-{sheet.value(left)}"):
                right = sheet.find(picked)
                if right not in self.rights:
                    raise forged()
                given[left] = right
        return given or None

    def grade(self, value: JsonValue) -> Mark:
        """Give the share of right pairs, or all or nothing."""
        given = _given(value)
        parts = tuple(float(given.get(left) == right) for left, right in self.partners.items())
        share = sum(parts) / len(parts) if parts else 0.0
        if self.grading == "all-or-nothing":
            share = float(share == 1)
        return Mark.of(share, floor=self.floor, parts=parts)

    def result(self, sheet: Sheet, value: JsonValue, mark: Mark) -> MatchingResult:
        """Return each left item with what was given and what is right."""
        given = _given(value)
        return MatchingResult(
            self.kind,
            self.prompt,
            mark,
            tuple(
                MatchedRow(
                    self.lefts[left],
                    self.rights.get(given.get(left, "")),
                    self.rights[self.partners[left]],
                    given.get(left) == self.partners[left],
                )
                for left in sheet.order
                if left in self.lefts
            ),
        )

    def describe(self, value: JsonValue) -> str:
        """Return the pairs put together."""
        given = _given(value)
        return "; ".join(
            f"{text} = {self.rights[given[left]]}"
            for left, text in self.lefts.items()
            if given.get(left) in self.rights
        )

    def describe_key(self) -> str:
        """Return the right pairs."""
        return "; ".join(f"{row.left} = {row.right}" for row in self.rows)

    def key(self) -> JsonValue:
        """Return the right pairs and the way of grading."""
        return {"grading": self.grading, "pairs": dict(self.partners)}


def _id(side: str, text: str) -> str:
    """Name an item: the same text may stand on both sides."""
    return f"{side}-{text_id(text)}"


def _given(value: JsonValue) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {left: right for left, right in value.items() if isinstance(right, str)}
