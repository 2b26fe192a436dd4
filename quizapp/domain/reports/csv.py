"""The one safe CSV writer: RFC 4180 bytes that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Final, TypeAlias

Cell: TypeAlias = str | int | float | bool | datetime | None

BOM: Final = "\ufeff"
"""First character of a file for Excel, which otherwise takes UTF-8 for an old code page."""

_TRIGGERS: Final = frozenset("=+-@＝＋－＠﹦﹢﹣﹫")
"""What starts a formula, in the plain, full-width and small forms that spreadsheets fold."""

_BREAKS: Final = frozenset("\t\r")
"""At the start of a cell these make some spreadsheets read on in the next one."""

_UNSEEN: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})

_GUARD: Final = "'"

_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,15}(?:[.,][0-9]{1,15})?")
"""A signed number a student typed computes nothing, so it needs no guard."""

_HARMLESS: Final = str.maketrans(
    {"\0": "\ufffd"} | {chr(code): "\ufffd" for code in range(0xD800, 0xE000)}
)
"""NUL ends a file for some readers; a lone surrogate cannot be written as UTF-8 at all."""


def encode(
    rows: Iterable[Sequence[Cell]], *, bom: bool = False, chunk: int = 64 * 1024
) -> Iterator[bytes]:
    """Yield the file in pieces of about `chunk` characters, each made of whole rows."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    if bom:
        buffer.write(BOM)
    for row in rows:
        writer.writerow([spell(cell) for cell in row])
        if buffer.tell() >= chunk:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    if rest := buffer.getvalue():
        yield rest.encode()


def spell(cell: Cell) -> str:
    """Write one cell: numbers bare, moments in ISO 8601 UTC, texts guarded against formulas.

    Raises ValueError for a moment without a time zone.
    """
    match cell:
        case None:
            return ""
        case str():
            return guard(cell.translate(_HARMLESS))
        case bool():
            return "true" if cell else "false"
        case int():
            return str(cell)
        case float():
            return _number(cell)
        case datetime():
            return _moment(cell)


def guard(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would compute."""
    return _GUARD + text if _computes(text) else text


def unguard(text: str) -> str:
    """Take off the apostrophe that `guard` put on: for every text, unguard(guard(text)) == text."""
    return text[1:] if text.startswith(_GUARD) and _computes(text) else text


def _computes(text: str) -> bool:
    """Tell whether a text starts like a formula, behind anything unseen and any apostrophes.

    Apostrophes are looked through so that a text that already has one gets a second, and
    `unguard` always knows which one to take.
    """
    if not text or text[0].isalnum() or _NUMBER.fullmatch(text):
        return False
    for letter in text:
        if letter in _TRIGGERS or letter in _BREAKS:
            return True
        if letter != _GUARD and unicodedata.category(letter) not in _UNSEEN:
            return False
    return False


def _number(number: float) -> str:
    """Write a decimal point, at most six decimals, never an exponent; nothing for what is none."""
    if number != number or number in (float("inf"), float("-inf")):
        return ""
    text = f"{number:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _moment(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be written")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
