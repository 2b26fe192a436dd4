"""The text of a file, line by line, for showing where a problem is."""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

WIDTH = 100
"""Most columns of a source line shown with a problem."""

_BREAK = re.compile(rb"\r\n|\r|\n")


class Excerpt(NamedTuple):
    """A line as a terminal shows it, and the caret's place in it, counted from 0."""

    text: str
    caret: int


@dataclass(frozen=True)
class Lines:
    """A file's lines, split only when somebody asks for one."""

    data: bytes
    _last: list[tuple[int, str]] = field(default_factory=lambda: [(0, "")])

    @cached_property
    def _starts(self) -> array[int]:
        starts = array("I", [0])
        starts.extend(each.end() for each in _BREAK.finditer(self.data))
        starts.append(len(self.data))
        return starts

    def raw(self, line: int) -> str:
        """Return a line, counted from 1, without its end; "" beyond the last."""
        if not 0 < line < len(self._starts):
            return ""
        if self._last[0][0] != line:
            piece = self.data[self._starts[line - 1] : self._starts[line]]
            self._last[0] = line, piece.rstrip(b"\r\n").decode("utf-8", "replace")
        return self._last[0][1]

    def within(self, line: int, column: int) -> tuple[int, int]:
        """Return a place of the file: what lies behind its end is its last sign."""
        line = min(max(line, 1), len(self._starts) - 1)
        while line > 1 and column == 1 and not self.raw(line) and line == len(self._starts) - 1:
            line, column = line - 1, len(self.raw(line - 1)) + 1
        return line, min(column, len(self.raw(line)) + 1)

    def excerpt(self, line: int, column: int) -> Excerpt:
        """Cut a line around a column, counted from 1, and make every character visible."""
        text = self.raw(line)
        at = min(max(column - 1, 0), len(text))
        start = max(0, at - WIDTH * 2 // 3) if len(text) > WIDTH else 0
        piece = text[start : start + WIDTH]
        left = "…" if start else ""
        right = "…" if start + WIDTH < len(text) else ""
        before = left + _visible(text[start:at])
        return Excerpt(left + _visible(piece) + right, _columns(before))


def _visible(text: str) -> str:
    """Replace what would move a terminal's cursor, one column each."""
    if text.isprintable():
        return text
    return "".join(
        each
        if each.isprintable() or unicodedata.category(each) == "Zs"
        else " "
        if each == "\t"
        else "\N{REPLACEMENT CHARACTER}"
        for each in text
    )


def _columns(text: str) -> int:
    """Count the columns a terminal gives to a text."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
    )
