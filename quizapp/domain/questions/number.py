"""Number: a number is typed, perhaps with a unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import Field, JsonValue

from quizapp.domain.errors import N_, Message
from quizapp.domain.questions.base import (
    Entry,
    Finding,
    Form,
    Mark,
    Question,
    Result,
    Sheet,
    only,
    unreadable,
)
from quizapp.domain.questions.digits import decimal_sign, spell_unit
from quizapp.domain.questions.margin import Tolerance, agrees, agrees_to, margin_words
from quizapp.domain.questions.numbers import Reading, plain, read
from quizapp.domain.scalars import Flag, Number, Text, Whole


@dataclass(frozen=True, slots=True)
class NumberEntry(Entry):
    """What was typed so far, in the field `answer`.

    `unit` stands behind the field, and is None when there is none or the student must know it
    (`unit_required`); `decimal` is the file's decimal sign, "." or ",".
    """

    value: str
    unit: str | None
    unit_required: bool
    decimal: str


@dataclass(frozen=True, slots=True)
class NumberResult(Result):
    """What was typed, the right number with its unit, and how exact it had to be.

    `margin` is "± 5 %" or the like, `digits` a count of significant digits; both may be None.
    """

    value: str
    right: str
    margin: str | None
    digits: int | None


class NumberQuestion(Question):
    """A number, exact or within a margin; `units` holds factors into the answer's unit."""

    kind: ClassVar[str] = "number"

    type: Literal["number"] = "number"
    answer: Number
    tolerance: Tolerance | None = None
    digits: Annotated[Whole, Field(ge=1, le=15)] | None = None
    unit: Text | None = None
    units: dict[Text, Number] | None = None
    unit_required: Flag = False

    @property
    def decimal(self) -> str:
        """Return the decimal sign of the file's language."""
        return decimal_sign(self.locale)

    @cached_property
    def factors(self) -> dict[str, float]:
        """Return the factor of each unit in its compared spelling."""
        own = {spell_unit(self.unit): 1.0} if self.unit else {}
        others = self.units or {}
        return own | {spell_unit(unit): factor for unit, factor in others.items()}

    def check(self) -> Iterator[Finding]:
        """Yield margins that compete, and units that cannot be right."""
        if self.tolerance is not None and self.digits is not None:
            yield Finding(
                ("digits",), "QB230", N_("tolerance and digits stand together. Keep one of them.")
            )
        if self.unit_required and not self.unit and not self.units:
            yield Finding(
                ("unit_required",),
                "QB232",
                N_("no unit is named that could be required. Add unit."),
            )
        if self.unit:
            yield from self._check_name(("unit",), self.unit)
        own = spell_unit(self.unit or "")
        for unit, factor in (self.units or {}).items():
            yield from self._check_name(("units", unit), unit)
            if factor <= 0 or (spell_unit(unit) == own and factor != 1):
                yield Finding(
                    ("units", unit),
                    "QB231",
                    N_(
                        "the factor of {unit} cannot be {factor}. Write how many of the answer's "
                        "unit one {unit} is; the answer's own unit has the factor 1.",
                        unit=unit,
                        factor=plain(factor),
                    ),
                )

    def _check_name(self, path: tuple[str, ...], unit: str) -> Iterator[Finding]:
        if isinstance(found := read(f"1 {unit}", "."), Message) or found.unit.strip() == "":
            yield Finding(
                path,
                "QB233",
                N_('the unit "{unit}" could be read as part of a number. Rename it.', unit=unit),
            )

    def lay_out(self, seed: str) -> tuple[str, ...]:
        """Return nothing: there is nothing to shuffle."""
        return ()

    def entry(self, sheet: Sheet, value: JsonValue = None) -> NumberEntry:
        """Return the prompt, what was typed, and the unit unless it is asked for."""
        return NumberEntry(
            self.kind,
            self.prompt,
            _typed(value),
            None if self.unit_required else self.unit,
            self.unit_required,
            self.decimal,
        )

    def parse(self, form: Form, sheet: Sheet) -> JsonValue:
        """Keep what was typed, for a teacher may want to read it as it was."""
        return only(form, "answer") or None

    def grade(self, value: JsonValue) -> Mark:
        """Give 1 within the margin, and leave open what could mean several numbers."""
        found = read(_typed(value), self.decimal)
        if isinstance(found, Message):
            return unreadable(found)
        factor = self._factor(found)
        if isinstance(factor, Message):
            return unreadable(factor)
        number = found.value * factor
        if self.digits is not None:
            right = agrees_to(number, self.answer, self.digits)
        else:
            right = agrees(number, self.answer, self.tolerance)
        return Mark.of(float(right), floor=self.floor)

    def _factor(self, found: Reading) -> float | Message:
        if not found.unit:
            if self.unit_required:
                return N_("Write the unit behind the number. This costs you nothing.")
            return 1.0
        unit = spell_unit(found.unit)
        if unit in self.factors:
            return self.factors[unit]
        alike = {
            factor for name, factor in self.factors.items() if name.casefold() == unit.casefold()
        }
        if len(alike) == 1:
            return alike.pop()
        if not self.factors:
            return N_(
                "Write the number alone, without “{unit}”. This costs you nothing.",
                unit=found.unit[:40],
            )
        return N_(
            "“{unit}” is not a unit that is known here. Check how it is written. "
            "This costs you nothing.",
            unit=found.unit[:40],
        )

    def result(self, sheet: Sheet, value: JsonValue, mark: Mark) -> NumberResult:
        """Return what was typed beside the right number and its margin."""
        return NumberResult(
            self.kind,
            self.prompt,
            mark,
            _typed(value),
            self.describe_key(),
            margin_words(self.tolerance, self.decimal),
            self.digits,
        )

    def describe(self, value: JsonValue) -> str:
        """Return what was typed."""
        return _typed(value)

    def describe_key(self) -> str:
        """Return the right number with its unit."""
        number = plain(self.answer, self.decimal)
        return f"{number} {self.unit}" if self.unit else number

    def key(self) -> JsonValue:
        """Return the number, its margin, its units, and the sign it is read by."""
        return {
            "answer": self.answer,
            "tolerance": self.tolerance,
            "digits": self.digits,
            "units": dict(self.factors),
            "unit_required": self.unit_required,
            "decimal": self.decimal,
        }


def _typed(value: JsonValue) -> str:
    return value if isinstance(value, str) else ""
