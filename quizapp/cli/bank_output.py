"""How `quizapp bank check` writes problems: one function per format, and FORMATS."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from quizapp.domain.bank.problem import Problem, Severity
from quizapp.services.library_check import Checked

INDENT: Final = "    "


def as_text(checked: Checked) -> Iterator[str]:
    """Yield each problem on a line, then its source line and a caret under the place."""
    for problem in checked.problems:
        yield str(problem)
        if problem.source.strip():
            yield INDENT + problem.source
            yield INDENT + " " * problem.caret + "^"


def as_json(checked: Checked) -> Iterator[str]:
    """Yield one JSON document."""
    yield json.dumps(
        {
            "files": len(checked.bank.files),
            "questions": len(checked.bank.questions),
            "errors": count(checked, Severity.ERROR),
            "warnings": count(checked, Severity.WARNING),
            "problems": [_fields(each) for each in checked.problems],
        },
        indent=2,
        ensure_ascii=False,
    )


def _fields(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "severity": str(problem.severity),
        "question": problem.question,
        "path": problem.path,
        "message": str(problem.message),
        "source": problem.source,
    }


def as_github(checked: Checked) -> Iterator[str]:
    """Yield GitHub's workflow commands, which show each problem beside its line."""
    for each in checked.problems:
        text = f"{each.path}: {each.message}" if each.path else str(each.message)
        place = f"file={_property(each.file)},line={each.line},col={each.column}"
        yield f"::{each.severity} {place},title={each.code}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Final[Mapping[str, Callable[[Checked], Iterator[str]]]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


def count(checked: Checked, severity: Severity) -> int:
    """Count the problems of one severity."""
    return sum(each.severity is severity for each in checked.problems)


def summary(checked: Checked) -> str:
    """Return the one line that ends a check."""
    files, questions = len(checked.bank.files), len(checked.bank.questions)
    errors, warnings = count(checked, Severity.ERROR), count(checked, Severity.WARNING)
    return (
        f"{_many(files, 'file')}, {_many(questions, 'sound question')}: "
        f"{_many(errors, 'error')}, {_many(warnings, 'warning')}."
    )


def _many(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
