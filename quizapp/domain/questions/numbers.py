"""Reading a number as a student types it, with a unit behind it perhaps."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Final, NamedTuple

from quizapp.domain.errors import N_, Message
from quizapp.domain.questions.digits import spell

_FRACTION: Final = re.compile(r"(?:(\d{1,9}) )?(\d{1,9}) ?/ ?(\d{1,9})(?![\d.,])")
_POWER: Final = re.compile(r"10(?:\^|\*\*)([+-]?\d{1,4})(?!\d)")
_DIGITS: Final = re.compile(r"\d+(?:[.,' ]\d+)*[.,]?|[.,]\d+")
_EXPONENT: Final = re.compile(
    r"[eE]([+-]?\d{1,4})(?!\d)| ?[×x*] ?10(?:\^|\*\*)([+-]?\d{1,4})(?!\d)"
)
_UNIT: Final = re.compile(r" ?(?:/(?=\D))?[^\d\s.,'+\-^/](?:(?![ ,;/]+\d).)*")
_GROUPS: Final = re.compile(r"\d{1,3}([.,' ])\d{3}(?:\1\d{3})*")
_INDIAN_GROUPS: Final = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}")
_LOOKS_GROUPED: Final = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


class Reading(NamedTuple):
    """What a typed number means: its value, and the unit as typed ("" for none)."""

    value: float
    unit: str = ""


def read(typed: str, decimal: str) -> Reading | Message:
    """Read one number; a Message says why it cannot be read and how to write it.

    `decimal` is the decimal sign of the question's language. One point or comma with three
    digits behind it could be either sign. It is taken as `decimal` says, unless the digits speak
    against it: decimals that end in 0 look like thousands, and thousands that do not end in 0
    look like decimals. Those are refused, for a guess could cost points.
    """
    text, prefix = _plain(typed)
    sign = -1.0 if text[:1] == "-" else 1.0
    body = text[1:].lstrip() if text[:1] in ("+", "-") else text
    if not prefix:
        body, prefix = _without_currency(body)
    if match := _FRACTION.match(body):
        value = _divide(match)
    elif match := _POWER.match(body):
        value = _scaled("1", match[1])
    elif match := _DIGITS.match(body):
        exponent = _EXPONENT.match(body, match.end())
        meant = _separate(match[0], decimal, certain=exponent is not None)
        if isinstance(meant, tuple):
            return _ambiguous(typed, sign, meant, decimal)
        power = (exponent[1] or exponent[2]) if exponent else "0"
        value = _scaled(meant, power) if meant else None
        match = exponent or match
    else:
        return _unreadable(typed, decimal)
    unit = f"{body[match.end() :]} {prefix}".strip()
    if value is None or (unit and not _UNIT.fullmatch(unit)):
        return _unreadable(typed, decimal)
    return Reading(sign * value + 0.0, unit)


def _plain(typed: str) -> tuple[str, str]:
    return _without_currency(spell(typed))


def _without_currency(text: str) -> tuple[str, str]:
    """Take off a currency sign in front: it is a unit all the same."""
    if text and text[0] in "$£€¥₹₩₽₺₪₴¢":
        return text[1:].lstrip(), text[0]
    return text, ""


def _divide(match: re.Match[str]) -> float | None:
    whole, above, below = match[1], int(match[2]), int(match[3])
    if not below or (whole and (above >= below or match[2].startswith("0"))):
        return None
    return int(whole or 0) + above / below


def _scaled(digits: str, power: str) -> float | None:
    value = float(f"{digits}e{power}")
    lost = value == 0 and digits.strip("0.")
    return value if math.isfinite(value) and not lost else None


def _separate(digits: str, decimal: str, *, certain: bool) -> str | tuple[str, str] | None:
    """Return digits with a decimal point at most, or both readings, or None for neither.

    With `certain` a lone separator is a decimal sign: an exponent follows.
    """
    digits = digits.rstrip(".,") if digits[-1] in ".," else digits
    if digits.isdigit():
        return digits
    last = max(digits.rfind("."), digits.rfind(","))
    sign = digits[last] if last >= 0 else ""
    whole, tail = (digits[:last], digits[last + 1 :]) if sign else (digits, "")
    if sign and sign not in whole and not re.search(r"\D", tail):
        if whole.isdigit() or not whole:
            return _lone(whole, sign, tail, decimal, certain=certain)
        if _is_grouped(whole):
            return f"{_joined(whole)}.{tail}"
        return None
    return _joined(digits) if _is_grouped(digits) else None


def _lone(
    whole: str, sign: str, tail: str, decimal: str, *, certain: bool
) -> str | tuple[str, str]:
    small, large = f"{whole or 0}.{tail}", f"{whole}{tail}"
    if certain or not _LOOKS_GROUPED.fullmatch(f"{whole}{sign}{tail}"):
        return small
    padded = tail.endswith("0")
    if (sign == decimal) == padded:
        return large, small
    return small if sign == decimal else large


def _is_grouped(digits: str) -> bool:
    return bool(_GROUPS.fullmatch(digits) or _INDIAN_GROUPS.fullmatch(digits))


def _joined(digits: str) -> str:
    return re.sub(r"\D", "", digits)


def plain(value: float, decimal: str = ".") -> str:
    """Write a number without thousands separators, as a student may type it."""
    if value == 0:
        return "0"
    exact = Decimal(repr(value)).normalize()
    size = exact.adjusted()
    text = f"{exact:f}" if -7 <= size <= 15 else f"{exact:e}".replace("e+", "e")
    return text.replace(".", decimal)


def _ambiguous(typed: str, sign: float, meant: tuple[str, str], decimal: str) -> Message:
    large, small = (plain(sign * float(each), decimal) for each in meant)
    grouped = f"{large[:-3]} {large[-3:]}"
    return N_(
        "{typed} could mean {grouped} or {small}. Write {large} or {small}. "
        "This costs you nothing.",
        typed=typed.strip(),
        grouped=grouped,
        large=large,
        small=small,
    )


def _unreadable(typed: str, decimal: str) -> Message:
    return N_(
        "“{typed}” cannot be read as one number. Write it like {example}. This costs you nothing.",
        typed=typed.strip()[:40],
        example=f"2{decimal}5",
    )
