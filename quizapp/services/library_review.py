"""The bank as teachers see it: each file, what it serves, and all that is wrong with it."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.domain.bank.bank import Bank, Quiz
from quizapp.domain.bank.lint import lint
from quizapp.domain.bank.loaded import LoadedFile
from quizapp.domain.bank.problem import Problem, Severity
from quizapp.services.library import Library
from quizapp.services.pausing import without_collecting


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """One file: `quiz` is what it serves, if anything; `waiting` counts questions kept out.

    `old` tells that its newest version is broken and the last good one is served.
    """

    file: LoadedFile
    quiz: Quiz | None
    old: bool
    waiting: int
    problems: tuple[Problem, ...]

    @property
    def name(self) -> str:
        """Return its path in the bank."""
        return self.file.name

    @property
    def kinds(self) -> Mapping[str, int]:
        """Count the questions that are served, by type."""
        return Counter(each.kind for each in self.quiz.questions) if self.quiz else {}

    def count(self, severity: str) -> int:
        """Count its problems of one severity."""
        return sum(each.severity == severity for each in self.problems)


@dataclass(frozen=True, kw_only=True)
class Review:
    """All files by name, and all problems, errors first."""

    bank: Bank
    files: Mapping[str, Reviewed]
    problems: tuple[Problem, ...]

    def find(self, name: str) -> Reviewed | None:
        """Return a file by its name, or by the id of the quiz it serves."""
        found = self.files.get(name)
        quiz = self.bank.quizzes.get(name)
        return self.files[quiz.file] if found is None and quiz is not None else found

    def count(self, severity: str) -> int:
        """Count the problems of one severity."""
        return sum(each.severity == severity for each in self.problems)


class Reviewer:
    """Review the bank of a library; each snapshot only once, for linting a large one takes long."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._last: Review | None = None

    def review(self) -> Review:
        """Return the review of the bank as it is now."""
        bank = self._library.snapshot()
        last = self._last
        if last is not None and last.bank is bank:
            return last
        with self._lock:
            if self._last is None or self._last.bank is not bank:
                self._last = review(bank)
            return self._last


def review(bank: Bank) -> Review:
    """Look at every file, in its newest version, with all lint rules."""
    newest = {**bank.files, **bank.edits}
    found: dict[str, list[Problem]] = {name: list(bank.problems.get(name, ())) for name in newest}
    with without_collecting():
        for remark in lint(newest.values()):
            found[remark.file].append(remark)
    serving = {quiz.file: quiz for quiz in bank.quizzes.values()}
    files = {
        name: Reviewed(
            file=newest[name],
            quiz=serving.get(name),
            old=name in bank.edits and name in serving,
            waiting=_waiting(newest[name], serving.get(name)),
            problems=tuple(sorted(found[name], key=_order)),
        )
        for name in sorted(newest)
    }
    every = [each for file in files.values() for each in file.problems]
    return Review(bank=bank, files=files, problems=tuple(sorted(every, key=_order)))


def _waiting(file: LoadedFile, quiz: Quiz | None) -> int:
    """Count the questions a file has and does not serve."""
    raw = file.tree.root.get("questions") if file.tree is not None else None
    written = len(raw) if isinstance(raw, list) else 0
    return max(0, written - (len(quiz.questions) if quiz is not None else 0))


def _order(problem: Problem) -> tuple[bool, tuple[str, int, int, str, str]]:
    return problem.severity is not Severity.ERROR, problem.sort_key
