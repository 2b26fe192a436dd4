"""What the manual says, section by section, as text that tests can search."""

from __future__ import annotations

import re
from typing import NamedTuple

from quizapp.web.manual import source
from quizapp.web.manual_marks import expanded

_ROW = re.compile(r"^\|(.+)\|$")
_CELL = re.compile(r"(?<!\\)\|")
_NAMES = re.compile(r"`([^`]+)`")


class Section(NamedTuple):
    """One heading and what stands under it."""

    title: str
    text: str

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """Return the rows of its tables, cell by cell, without heads and rules."""
        found = [_ROW.match(line) for line in self.text.splitlines()]
        rows = [tuple(cell.strip() for cell in _CELL.split(each[1])) for each in found if each]
        rules = {place for place, row in enumerate(rows) if set("".join(row)) <= set("-: ")}
        return [row for place, row in enumerate(rows) if not {place, place + 1} & rules]

    @property
    def tables(self) -> list[set[str]]:
        """Return for each table what its rows are called: all names in their first cells."""
        blocks = re.findall(r"(?:^\|.*\|\n?)+", self.text, re.MULTILINE)
        return [
            {name for row in Section("", block).rows for name in _NAMES.findall(row[0])}
            for block in blocks
        ]


def sections(page: str) -> dict[str, Section]:
    """Return the sections of a page by their titles; "" is what stands before the first."""
    title, *rest = re.split(r"^#{2,4} (.+)$", expanded(source(page)), flags=re.MULTILINE)
    found = {"": Section("", title)}
    for name, text in zip(rest[::2], rest[1::2], strict=True):
        found[name] = Section(name, text)
    return found


def defaults_of(rows: list[tuple[str, ...]]) -> dict[str, str]:
    """Return name -> what the second column says stands without it."""
    return {name: row[1] for row in rows if len(row) > 1 for name in _NAMES.findall(row[0])}
