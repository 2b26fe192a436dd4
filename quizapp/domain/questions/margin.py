"""How far a number may lie from the right one."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from quizapp.domain.questions.numbers import plain
from quizapp.domain.scalars import read_number, shown

_DUST = 1e-9
"""Relative difference that binary fractions make by themselves: 0.1 + 0.2 is 0.3."""


def read_tolerance(text: str) -> float | str | None:
    """Read `0.5` as a number, `5 %` as the text "5%", or None for neither."""
    text = text.strip()
    number = read_number(text.removesuffix("%"))
    if number is None or number < 0:
        return None
    return f"{plain(number)}%" if text.endswith("%") else number


def _tolerance(value: object) -> float | str:
    found = None
    if isinstance(value, int | float) and not isinstance(value, bool):
        found = read_tolerance(repr(value))
    elif isinstance(value, str):
        found = read_tolerance(value)
    if found is None:
        raise PydanticCustomError(
            "QB234",
            "expected {expected}, got {found}. {cure}",
            {
                "expected": "a tolerance",
                "found": shown(value),
                "cure": "Write 0.5 or 5%, without a sign.",
            },
        )
    return found


Tolerance = Annotated[
    float | str,
    BeforeValidator(_tolerance),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0},
                {"type": "string", "pattern": r"^\s*\+?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*%?\s*$"},
            ]
        }
    ),
]
"""A margin: absolute, or a share of the right number as text such as "5%"."""


def agrees(value: float, right: float, tolerance: float | str | None = None) -> bool:
    """Tell whether a number lies within the tolerance of the right one, its ends included."""
    if isinstance(tolerance, str):
        margin = abs(right) * float(tolerance.removesuffix("%")) / 100
    else:
        margin = tolerance or 0.0
    return abs(value - right) <= margin + _DUST * max(abs(value), abs(right))


def agrees_to(value: float, right: float, digits: int) -> bool:
    """Tell whether two numbers are the same when rounded to so many significant digits."""
    return _rounded(value, digits) == _rounded(right, digits)


def _rounded(value: float, digits: int) -> Decimal:
    exact = Decimal(repr(value))
    if not exact:
        return Decimal(0)
    unit = Decimal(1).scaleb(exact.adjusted() - digits + 1)
    return exact.quantize(unit, rounding=ROUND_HALF_UP)


def margin_words(tolerance: float | str | None, decimal: str) -> str | None:
    """Write a tolerance as ± 0.5 or ± 5 %, or None for none."""
    if tolerance is None:
        return None
    if isinstance(tolerance, str):
        return f"± {tolerance.removesuffix('%').replace('.', decimal)} %"
    return f"± {plain(tolerance, decimal)}"
