"""Cloze: a text with gaps to fill."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import JsonValue

from quizapp.domain.errors import N_, Message
from quizapp.domain.questions import gaps
from quizapp.domain.questions.base import (
    Entry,
    Finding,
    Form,
    Mark,
    Outcome,
    Question,
    Result,
    Sheet,
    Shown,
    forged,
    only,
    shuffled,
    text_id,
)
from quizapp.domain.questions.digits import decimal_sign
from quizapp.domain.questions.gaps import Gap
from quizapp.domain.questions.margin import agrees
from quizapp.domain.questions.match import Match
from quizapp.domain.questions.numbers import plain, read
from quizapp.domain.scalars import Text


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

    `state` is right, wrong, unanswered or unreadable.
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
    """A text with gaps: typed words, numbers or drop-downs. The mark is the mean of the gaps.

    A response is a list with what was typed, or the picked option's id, for each gap.
    """

    kind: ClassVar[str] = "cloze"

    type: Literal["cloze"] = "cloze"
    prompt: Text = ""
    text: Text
    match: Match = Match()

    @cached_property
    def parsed(self) -> gaps.Parsed:
        """Return the text taken apart."""
        return gaps.parse(self.text)

    @property
    def heading(self) -> str:
        """Return the instruction and the text, its gaps as lines."""
        return f"{self.prompt} {'___'.join(self.parsed.segments)}".strip()

    @property
    def decimal(self) -> str:
        """Return the decimal sign of the file's language."""
        return decimal_sign(self.locale)

    @cached_property
    def options(self) -> tuple[dict[str, str], ...]:
        """Return for each gap the options of its drop-down: id -> text."""
        return tuple(
            {_id(place, text): text for text in gap.texts} if gap.kind == "select" else {}
            for place, gap in enumerate(self.parsed.gaps, 1)
        )

    def check(self) -> Iterator[Finding]:
        """Yield what is wrong with the gaps, or that there are none."""
        if not self.parsed.gaps:
            yield Finding(
                ("text",), "QB260", N_("the text has no gap. Write what is right as {{{{word}}}}.")
            )
        for problem in self.parsed.problems:
            yield Finding(("text",), *problem)

    def lay_out(self, seed: str) -> tuple[str, ...]:
        """Order the options of each drop-down: the first is right in the file."""
        return tuple(each for options in self.options for each in shuffled(seed, tuple(options)))

    def entry(self, sheet: Sheet, value: JsonValue = None) -> ClozeEntry:
        """Return the text with what the gaps hold so far."""
        return ClozeEntry(
            self.kind,
            self.prompt,
            self.parsed.segments,
            tuple(
                self._field(sheet, place, given) for place, given in enumerate(self._given(value))
            ),
        )

    def _field(self, sheet: Sheet, place: int, given: str) -> GapField:
        gap, options = self.parsed.gaps[place], self.options[place]
        name = f"gap-{place + 1}"
        if gap.kind != "select":
            return GapField(name, gap.kind, given)
        shown = tuple(
            Shown(sheet.value(each), options[each], each == given)
            for each in sheet.order
            if each in options
        )
        return GapField(name, gap.kind, sheet.value(given) if given in options else "", shown)

    def parse(self, form: Form, sheet: Sheet) -> JsonValue:
        """Read what each gap holds."""
        given: list[JsonValue] = []
        for place, options in enumerate(self.options, 1):
            typed = only(form, f"gap-{place}")
            if options and typed:
                picked = sheet.find(typed)
                if picked not in options:
                    raise forged()
                typed = str(picked)
            given.append(typed)
        return given if any(given) else None

    def grade(self, value: JsonValue) -> Mark:
        """Give the mean of the gaps.

        While a number could mean several, the response is unreadable; the mark is open if no
        other gap is right, else it holds what those are worth, so that they are not lost when it
        is handed in as it stands.
        """
        marked = [self._grade(place, given) for place, given in enumerate(self._given(value))]
        parts = tuple(0.0 if isinstance(each, Message) else each for each in marked)
        mark = Mark.of(sum(parts) / len(parts) if parts else 0.0, floor=self.floor, parts=parts)
        for place, each in enumerate(marked, 1):
            if isinstance(each, Message):
                note = N_("Gap {gap}: {message}", gap=place, message=each)
                return Mark(mark.fraction or None, Outcome.UNREADABLE, parts, note)
        return mark

    def _grade(self, place: int, given: str) -> float | Message:
        gap = self.parsed.gaps[place]
        if not given:
            return 0.0
        if gap.kind == "select":
            return float(bool(gap.texts) and given == _id(place + 1, gap.texts[0]))
        if gap.kind == "text":
            return float(any(self.match.distance(given, text) is not None for text in gap.texts))
        found = read(given, self.decimal)
        if isinstance(found, Message):
            return found
        if found.unit:
            return N_(
                "Write the number alone, without “{unit}”. This costs you nothing.",
                unit=found.unit[:40],
            )
        return float(agrees(found.value, gap.number, gap.tolerance))

    def _given(self, value: JsonValue) -> Sequence[str]:
        """Return what each gap holds, "" where nothing usable is stored."""
        stored = value if isinstance(value, list) else []
        padded = [*stored, *[""] * len(self.parsed.gaps)][: len(self.parsed.gaps)]
        return [each if isinstance(each, str) else "" for each in padded]

    def result(self, sheet: Sheet, value: JsonValue, mark: Mark) -> ClozeResult:
        """Return the text with its gaps marked."""
        return ClozeResult(
            self.kind,
            self.prompt,
            mark,
            self.parsed.segments,
            tuple(self._marked(place, given) for place, given in enumerate(self._given(value))),
        )

    def _marked(self, place: int, given: str) -> MarkedGap:
        graded = self._grade(place, given)
        fraction = 0.0 if isinstance(graded, Message) else graded
        if not given:
            state = Outcome.UNANSWERED
        elif isinstance(graded, Message):
            state = Outcome.UNREADABLE
        else:
            state = Outcome.RIGHT if fraction else Outcome.WRONG
        return MarkedGap(
            f"gap-{place + 1}",
            self._words(place, given),
            self._right(self.parsed.gaps[place]),
            fraction,
            str(state),
        )

    def _words(self, place: int, given: str) -> str:
        options = self.options[place]
        return options.get(given, "") if options else given

    def _right(self, gap: Gap) -> str:
        if gap.kind == "number":
            return plain(gap.number, self.decimal)
        return gap.texts[0] if gap.texts else ""

    def describe(self, value: JsonValue) -> str:
        """Return what each gap holds."""
        given = (self._words(place, each) for place, each in enumerate(self._given(value)))
        return "; ".join(f"{place}: {each}" for place, each in enumerate(given, 1) if each)

    def describe_key(self) -> str:
        """Return what is right in each gap."""
        right = (self._right(gap) for gap in self.parsed.gaps)
        return "; ".join(f"{place}: {each}" for place, each in enumerate(right, 1))

    def key(self) -> JsonValue:
        """Return what each gap accepts, what matters in comparing, and the decimal sign."""
        return {
            "gaps": [
                [gap.kind, list(gap.texts[:1] if gap.kind == "select" else gap.texts)]
                if gap.kind != "number"
                else [gap.kind, gap.number, gap.tolerance]
                for gap in self.parsed.gaps
            ],
            "match": self.match.model_dump(mode="json"),
            "decimal": self.decimal,
        }


def _id(place: int, text: str) -> str:
    """Name an option of a gap: the same text may stand in several."""
    return f"{place}-{text_id(text)}"
