"""Load a question file: text in, sound questions and problems out; it never raises."""

from __future__ import annotations

import codecs
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import Final, cast

from pydantic import ValidationError

from quizapp.domain.bank.building import build
from quizapp.domain.bank.crossing import cross_mistakes
from quizapp.domain.bank.file import Header
from quizapp.domain.bank.infer import kind_of
from quizapp.domain.bank.layering import Layers
from quizapp.domain.bank.loaded import LoadedFile
from quizapp.domain.bank.nodes import Node, Tree
from quizapp.domain.bank.problem import Problem, Severity, severity_of
from quizapp.domain.bank.reading import Spot, spots
from quizapp.domain.bank.reporter import Mistake, Reporter
from quizapp.domain.bank.shape import mistakes
from quizapp.domain.errors import N_
from quizapp.domain.questions import TYPES
from quizapp.domain.questions.base import Question
from quizapp.domain.scalars import shown

MOST_PROBLEMS: Final = 2_000
"""Most problems shown of one file; an author who has more mends one of them many times."""
MOST_FINDINGS: Final = 50
"""Most problems between the fields of one question."""


def load_file(content: str | bytes, name: str) -> LoadedFile:
    """Load one file; `name` is its path in the bank, with forward slashes."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    data = data.removeprefix(codecs.BOM_UTF8)
    unclean = list(spots(data))
    if unclean:
        return failed(name, data, unclean)
    built = build(data)
    if built.tree is None:
        return failed(name, data, built.spots)
    return _Loading(name, data, built.tree, built.spots).load()


def failed(name: str, data: bytes, found: list[Spot]) -> LoadedFile:
    """Return a file of which nothing could be read."""
    reporter = Reporter(name, data)
    return LoadedFile(name, data, problems=tuple(map(reporter.spot, found)))


class _Loading:
    """One file on its way from a tree to questions."""

    def __init__(self, name: str, data: bytes, tree: Tree, found: list[Spot]) -> None:
        self.name, self.data, self.tree, self.found = name, data, tree, found
        self.mistakes: list[Mistake] = []
        self.sound: dict[int, Question] = {}
        self.unread = self._unread()

    def load(self) -> LoadedFile:
        header = self._header()
        raw = self._raw_questions()
        self._validate(raw, Layers.of(header))
        self.mistakes += cross_mistakes(header, raw, self.sound)
        bad = self._bad_places()
        usable = header if header is not None and -1 not in bad else None
        good = {place: each for place, each in self.sound.items() if place not in bad}
        return LoadedFile(
            self.name,
            self.data,
            self.tree,
            usable,
            tuple(good.values()),
            tuple(good),
            tuple(self._problems()),
        )

    def _header(self) -> Header | None:
        raw = {key: value for key, value in self.tree.root.items() if key != "questions"}
        try:
            header = Header.model_validate(raw)
        except ValidationError as error:
            self.mistakes += mistakes(error, raw, Header)
            return None
        self.mistakes += (Mistake(path, code, words) for path, code, words in header.check())
        return header

    def _raw_questions(self) -> list[Node]:
        if "questions" not in self.tree.root:
            words = N_("the key questions is missing. Add `questions:` and a list under it.")
            mistyped = any(each.code == "QB111" for each in self.mistakes)
            if not mistyped:
                self.mistakes.append(Mistake((), "QB110", words))
            return []
        raw = self.tree.root["questions"]
        if isinstance(raw, list) and raw:
            return raw
        code = "QB117" if raw is None or raw == [] else "QB114"
        words = N_(
            "expected a list of questions, got {found}. Write each after `- ` on its own line.",
            found=shown(raw if raw != [] else None),
        )
        self.mistakes.append(Mistake(("questions",), code, words))
        return []

    def _validate(self, raw: list[Node], layers: Layers) -> None:
        for place, each in enumerate(raw):
            if len(self.mistakes) > MOST_PROBLEMS:
                return
            if not isinstance(each, dict):
                words = N_(
                    "expected a question, got {found}. Write it as `id: …`, `prompt: …` lines.",
                    found=shown(each),
                )
                self.mistakes.append(Mistake(("questions", place), "QB115", words))
                continue
            kind = kind_of(each)
            if isinstance(kind, Mistake):
                self._note(place, [kind])
                continue
            model = TYPES[kind]
            try:
                question = model.model_validate(layers.under(each, model))
            except ValidationError as error:
                self._note(place, mistakes(error, cast("Node", each), model))
                continue
            if place in self.unread:
                continue
            findings = [Mistake(*each) for each in islice(question.check(), MOST_FINDINGS)]
            self._note(place, findings)
            if not findings:
                self.sound[place] = question

    def _note(self, place: int, found: list[Mistake]) -> None:
        for each in found:
            self.mistakes.append(each._replace(path=("questions", place, *each.path)))

    def _problems(self) -> list[Problem]:
        """Return all problems in file order; what could not be read is said only once."""
        reporter = Reporter(self.name, self.data, self.tree)
        read = list(map(reporter.spot, self.found))
        taken = {(each.line, each.column) for each in read}
        shape = reporter.problems(self.mistakes[:MOST_PROBLEMS])
        found = read + [each for each in shape if (each.line, each.column) not in taken]
        found.sort(key=lambda each: each.sort_key)
        if len(self.mistakes) > MOST_PROBLEMS:
            words = N_("there are more problems than are shown. Mend those above first.")
            last = found[-1]
            found.append(reporter.spot(Spot(last.line, last.column, "QB023", words)))
        return found

    def _bad_places(self) -> set[int]:
        """Return the places of questions with errors, and -1 for the rest of the file."""
        return self.unread | {
            int(path[1]) if path[:1] == ("questions",) and len(path) > 1 else -1
            for path, code, *_ in self.mistakes
            if severity_of(code) is Severity.ERROR
        }

    def _unread(self) -> set[int]:
        """Return the places, as above, of which a part could not be read."""
        if not self.found:
            return set()
        owners = list(self._owners())
        starts = [start for start, _ in owners]
        before = (bisect_right(starts, (each.line, each.column)) - 1 for each in self.found)
        return {owners[at][1] if at >= 0 else -1 for at in before}

    def _owners(self) -> Iterator[tuple[tuple[int, int], int]]:
        """Yield where each part of the file begins, and which question it belongs to."""
        for key, value in self.tree.root.items():
            yield self.tree.key((key,)), -1
            if key == "questions" and isinstance(value, list):
                for place in range(len(value)):
                    yield self.tree.value(("questions", place)), place
