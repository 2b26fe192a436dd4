"""Scalars of the question file: the schema decides what a piece of text means, never YAML.

Each type reads the source text of a YAML scalar, or the native value of a stored body, and
refuses everything else with a coded error that names the value found and the cure.
"""

from __future__ import annotations

import math
import re
from datetime import datetime
from typing import Annotated, Final

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_NUMBER: Final = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?\Z", re.ASCII)
_DURATION: Final = re.compile(r"(?:(\d{1,4})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s)?\Z", re.ASCII)
_TRUE: Final = frozenset({"true", "yes", "on"})
_FALSE: Final = frozenset({"false", "no", "off"})


def shown(value: object) -> str:
    """Name a found value in an error, shortened to one line."""
    if isinstance(value, str):
        flat = " ".join(value.split())
        return f'"{flat[:40]}…"' if len(flat) > 41 else f'"{flat}"'
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    return str(value)


def _refuse(code: str, expected: str, value: object, cure: str) -> PydanticCustomError:
    return PydanticCustomError(
        code,
        "expected {expected}, got {found}. {cure}",
        {"expected": expected, "found": shown(value), "cure": cure},
    )


def _text(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value.strip()
    if isinstance(value, str) or value is None:
        raise _refuse("QB102", "text", value, "Write some text here, or leave the line out.")
    raise _refuse("QB101", "text", value, "Write one piece of text; quote it if needed.")


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        word = value.strip().casefold()
        if word in _TRUE:
            return True
        if word in _FALSE:
            return False
    raise _refuse("QB104", "true or false", value, "Write true or false.")


def read_number(text: str) -> float | None:
    """Read a plain decimal number as authors write it, or None; inf, nan and 1e400 are none."""
    text = text.strip().replace("\N{MINUS SIGN}", "-")
    if not _NUMBER.match(text):
        return None
    number = float(text)
    return number if math.isfinite(number) else None


def _number(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)
    if isinstance(value, str) and (number := read_number(value)) is not None:
        return number
    raise _refuse("QB105", "a number", value, "Write digits with a decimal point, such as 2.5.")


def _whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"[+-]?\d{1,9}", value.strip(), re.ASCII):
        return int(value)
    raise _refuse("QB106", "a whole number", value, "Write digits only, such as 10.")


def read_duration(text: str) -> int | None:
    """Read `90s`, `15m`, `1h30m` as seconds, or None."""
    match = _DURATION.match(text.strip().replace(" ", "").lower())
    if not match or not any(match.groups()):
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds


def _duration(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    if isinstance(value, str) and (seconds := read_duration(value)):
        return seconds
    raise _refuse("QB107", "a duration", value, "Write it as 90s, 15m or 1h30m.")


def _percent(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    if isinstance(value, str) and value.strip().endswith("%"):
        number = read_number(value.strip()[:-1])
        if number is not None and 0 <= number <= 100:
            return number / 100
    raise _refuse("QB108", "a percentage", value, "Write it from 0% to 100%, such as 10%.")


def _moment(value: object) -> str:
    if isinstance(value, str):
        try:
            moment = datetime.fromisoformat(value.strip())
        except ValueError:
            moment = None
        if moment is not None and moment.tzinfo is not None:
            return moment.isoformat()
    raise _refuse(
        "QB109", "a date and time with its zone", value, "Write it as 2027-03-05T17:00+01:00."
    )


_SCALAR_TEXT = {"type": ["string", "number", "boolean"]}

Text = Annotated[str, BeforeValidator(_text), WithJsonSchema(_SCALAR_TEXT)]
Flag = Annotated[
    bool,
    BeforeValidator(_flag),
    WithJsonSchema(
        {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no", "on", "off", "true", "false"]}]}
    ),
]
Number = Annotated[float, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer"})]
Duration = Annotated[
    int,
    BeforeValidator(_duration),
    WithJsonSchema({"type": "string", "pattern": r"^(\d{1,4}h)?\s*(\d{1,5}m)?\s*(\d{1,6}s)?$"}),
]
Percent = Annotated[
    float,
    BeforeValidator(_percent),
    WithJsonSchema({"type": "string", "pattern": r"^\s*\d+(\.\d+)?\s*%$"}),
]
Moment = Annotated[str, BeforeValidator(_moment), WithJsonSchema({"type": "string"})]
