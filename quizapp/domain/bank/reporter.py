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
        source, caret = self.lines.excerpt(spot.line, spot.column)
        return Problem(
            self.file,
            spot.line,
            spot.column,
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
        line, column, path = 1, 1, mistake.path
        question: str | None = None
        if self.tree is not None:
            find = self.tree.key if mistake.at_key else self.tree.value
            line, column = find(path)
            if path[:1] == ("questions",) and len(path) > 1:
                named = self.tree.get((*path[:2], "id"))
                question = named if isinstance(named, str) else None
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
