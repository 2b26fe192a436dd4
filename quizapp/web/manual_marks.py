"""Marks in the manual that stand for what other parts of the program know.

A mark is a line such as `<!-- sample: choice -->`. What it stands for is read when the page is
rendered, so the manual cannot say something else than the program does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Final

from quizapp.config import Config, variable_name
from quizapp.domain.bank.problem import CODES, Severity, severity_of
from quizapp.domain.reports import REPORTS
from quizapp.services.library_folder import shipped_bank

CHAPTERS: Final[dict[str, tuple[str, ...]]] = {
    "problems-reading": ("QB0",),
    "problems-values": ("QB1",),
    "problems-questions": ("QB20", "QB21", "QB29"),
    "problems-types": ("QB22", "QB23", "QB24", "QB25", "QB26", "QB27", "QB28"),
    "problems-warnings": ("QB3",),
}
"""Pages that explain problems -> how their codes begin."""

_MARK: Final = re.compile(r"^<!-- ([a-z]+)(?:: ([\w-]+))? -->$", re.MULTILINE)
_FENCE: Final = "`````"
"""Longer than any fence inside a sample."""


def expanded(source: str) -> str:
    """Put what each mark stands for in its place; KeyError for a mark that is none."""
    return _MARK.sub(lambda match: MARKS[match[1]](match[2] or ""), source)


def _sample(kind: str) -> str:
    """Return the sample file of a question type, whole."""
    text = (shipped_bank() / "samples" / f"{kind}.yaml").read_text(encoding="utf-8")
    return f"{_FENCE}yaml\n{text.rstrip()}\n{_FENCE}"


def _code(code: str) -> str:
    """Return the heading of a problem's code, and what it means in one sentence."""
    word = "Error" if severity_of(code) is Severity.ERROR else "Warning"
    return f"## {code}\n\n**{word}.** {CODES[code]}"


def _codes(chapter: str) -> str:
    """Return a table of the codes that a page explains."""
    rows = [
        (f"[{code}]({chapter}.md#{code.lower()})", about)
        for code, about in sorted(CODES.items())
        if code.startswith(CHAPTERS[chapter])
    ]
    return _table(("Code", "What it means"), rows)


def _columns(report: str) -> str:
    """Return a table of a report's columns."""
    rows = [(f"`{each.name}`", str(each.about)) for each in REPORTS[report].columns]
    return _table(("Column", "What stands in it"), rows)


def _settings(_name: str) -> str:
    """Return a table of all settings."""
    rows = [
        (f"`{variable_name(each.name)}`", _default(each.default), str(each.metadata["about"]))
        for each in fields(Config)
        if each.metadata
    ]
    return _table(("Setting", "Without it", "What it does"), rows)


def _default(value: object) -> str:
    if value is None or value in ("", ()):
        return "empty"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value.as_posix() if isinstance(value, Path) else value}`"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_cell(each) for each in line) + " |" for line in lines)


def _cell(text: str) -> str:
    """Keep a sign that would end the cell."""
    return text.replace("|", "\\|")


MARKS: Final[dict[str, Callable[[str], str]]] = {
    "sample": _sample,
    "code": _code,
    "codes": _codes,
    "columns": _columns,
    "settings": _settings,
}
