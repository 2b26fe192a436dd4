"""What can be wrong with a file before it is YAML: its size, its encoding, its characters."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from quizapp.domain.errors import N_, Message

MAX_BYTES: Final = 10_000_000
MOST_SHOWN: Final = 10
"""Most stray characters named one by one; more would only hide the first."""

_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_STRAY: Final = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9]"
    rb"|\xef\xbb\xbf|\xef\xbf[\xbe\xbf]"
)
"""In valid UTF-8: what YAML does not allow, and line ends that editors do not show."""

_CLEAN_ASCII: Final = bytes(each for each in range(256) if each > 31 and each != 127) + b"\t\n\r"
_WIDE_STRAY: Final = re.compile(rb"\xc2[\x80-\x9f]")
_WIDE_EXACT: Final = tuple(each.encode() for each in "\u2028\u2029\ufeff\ufffe\uffff")

_BREAKS: Final = frozenset("\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}")


class Spot(NamedTuple):
    """A problem at a line and column, counted from 1, before it has a file."""

    line: int
    column: int
    code: str
    message: Message


def spots(data: bytes) -> Iterator[Spot]:
    """Yield what keeps the bytes of a file, its BOM already gone, from being read as YAML."""
    if len(data) > MAX_BYTES:
        yield too_large(len(data))
        return
    if data.startswith(_UTF16) or _looks_wide(data):
        yield Spot(1, 1, "QB002", N_("the file is UTF-16. Save it as UTF-8."))
        return
    try:
        data.decode()
    except UnicodeDecodeError as error:
        yield Spot(
            *_place(data, error.start),
            "QB001",
            N_(
                "byte {byte} is not UTF-8 text. Save the file as UTF-8.",
                byte=f"0x{data[error.start]:02X}",
            ),
        )
        return
    if _clean(data):
        return
    for count, match in enumerate(_STRAY.finditer(data)):
        if count == MOST_SHOWN:
            break
        yield _stray(match.group().decode(), *_place(data, match.start()))


def _clean(data: bytes) -> bool:
    """Tell quickly that there is no stray character, as in nearly every file."""
    if data.translate(None, _CLEAN_ASCII):
        return False
    if data.isascii():
        return True
    return not any(each in data for each in _WIDE_EXACT) and not _WIDE_STRAY.search(data)


def too_large(size: int) -> Spot:
    """Refuse a file by its size in bytes, which can be known before it is read."""
    return Spot(
        1,
        1,
        "QB003",
        N_(
            "the file has {size} MB; at most {limit} MB can be read. Split it into several files.",
            size=f"{size / 1e6:.1f}",
            limit=MAX_BYTES // 1_000_000,
        ),
    )


def _looks_wide(data: bytes) -> bool:
    """Tell UTF-16 or UTF-32 without a byte order mark: every other byte of the start is NUL."""
    head = data[:64]
    return len(head) >= 4 and (not any(head[::2]) or not any(head[1::2]))


def _place(data: bytes, offset: int) -> tuple[int, int]:
    """Return line and column, from 1, of a byte of which all before are valid UTF-8."""
    lines = data.count(b"\n", 0, offset) + data.count(b"\r", 0, offset)
    lines -= data.count(b"\r\n", 0, offset)
    start = max(data.rfind(b"\n", 0, offset), data.rfind(b"\r", 0, offset)) + 1
    return lines + 1, len(data[start:offset].decode()) + 1


def _stray(char: str, line: int, column: int) -> Spot:
    name = f"U+{ord(char):04X}"
    if char in _BREAKS:
        return Spot(
            line,
            column,
            "QB005",
            N_(
                "the line break {name} stands here, which most editors do not show. "
                "Delete it, or press Enter instead.",
                name=name,
            ),
        )
    return Spot(
        line,
        column,
        "QB004",
        N_("the control character {name} stands here. Delete it.", name=name),
    )
