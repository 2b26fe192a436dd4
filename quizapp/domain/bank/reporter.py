"""Turn mistakes that know their path into problems that know their place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from quizapp.domain.bank.nodes import Path, Tree
from quizapp.domain.bank.problem import Problem, severity_of
from quizapp.domain.bank.reading import Spot
from quizapp.domain.bank.source import Lines
from quizapp.domain.errors import Message

_PLAIN: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")

FAR: Final = 200
"""Most lines of a value that are searched for a word."""


class Mistake(NamedTuple):
    """Something wrong at a path; `at_key` when the key itself is wrong, not what it holds."""

    path: Path
    code: str
    message: Message
    at_key: bool = False


class Reporter:
    """Make problems of one file."""

    def __init__(self, file: str, data: bytes, tree: Tree | None = None) -> None:
        self.file = file
        self.lines = Lines(data)
        self.tree = tree

    def spot(self, spot: Spot, path: str = "", question: str | None = None) -> Problem:
        """Return the problem at a known line and column."""
        line, column = self.lines.within(spot.line, spot.column)
        source, caret = self.lines.excerpt(line, column)
        return Problem(
            self.file,
            line,
            column,
            spot.code,
            severity_of(spot.code),
            path,
            spot.message,
            question,
            source,
            caret,
        )

    def problem(self, mistake: Mistake) -> Problem:
        """Return the problem of a mistake whose path begins at the top of the file."""
        return self._at(mistake, *self.place(mistake.path, at_key=mistake.at_key))

    def problem_at_text(self, mistake: Mistake, text: str) -> Problem:
        """Return the problem at the first place, within the value, where a text stands."""
        line, column = self.place(mistake.path)
        for below in range(line, line + FAR):
            found = self.lines.raw(below).find(text, column - 1 if below == line else 0)
            if found >= 0:
                return self._at(mistake, below, found + 1)
        return self._at(mistake, line, column)

    def place(self, path: Path, *, at_key: bool = False) -> tuple[int, int]:
        """Return line and column, from 1, of what a path leads to."""
        if self.tree is None:
            return 1, 1
        return self.tree.key(path) if at_key else self.tree.value(path)

    def _at(self, mistake: Mistake, line: int, column: int) -> Problem:
        path = mistake.path
        question: str | None = None
        if path[:1] == ("questions",) and len(path) > 1 and self.tree is not None:
            named = self.tree.get((*path[:2], "id"))
            question = named[:100] if isinstance(named, str) else None
        if path[:1] == ("questions",) and len(path) > 2:
            path = path[2:]
        spot = Spot(line, column, mistake.code, mistake.message)
        return self.spot(spot, path_text(path), question)

    def problems(self, mistakes: Iterable[Mistake]) -> list[Problem]:
        """Return the problems of mistakes, each place and code once, in file order."""
        found = {each.sort_key: each for each in map(self.problem, mistakes)}
        return [found[key] for key in sorted(found)]


def path_text(path: Sequence[str | int]) -> str:
    """Write a path as authors read it: `choices[2].correct`."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        elif _PLAIN.match(step):
            text += f".{step}" if text else step
        else:
            short = step if len(step) <= 40 else step[:40] + "…"
            text += f"[{json.dumps(short, ensure_ascii=False)}]"
    return text
