"""The bank: every sound question and quiz at one moment, and all problems; it never changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from quizapp.domain.bank.file import QuizSettings
from quizapp.domain.bank.joining import Joined, join
from quizapp.domain.bank.loaded import LoadedFile
from quizapp.domain.bank.media import beside
from quizapp.domain.bank.problem import Problem
from quizapp.domain.questions.base import Question


@dataclass(frozen=True, kw_only=True)
class Quiz:
    """The quiz that one file makes.

    `media` maps image paths, as the file writes them, to hashes; `sources` is keyed by the
    `ref` of questions.
    """

    id: str
    title: str
    file: str
    questions: tuple[Question, ...]
    settings: QuizSettings = QuizSettings()
    listed: bool = True
    description: str | None = None
    locale: str | None = None
    tags: tuple[str, ...] = ()
    author: str | None = None
    licence: str | None = None
    sources: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    media: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Bank:
    """All that is served, in order of file names, and what is wrong, by file name.

    `edits` holds files whose newest version cannot be served: `files` has the last good one.
    `media` maps paths in the bank to sha256 hashes.
    """

    files: Mapping[str, LoadedFile] = field(default_factory=dict)
    quizzes: Mapping[str, Quiz] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)
    """Question id -> quiz id."""
    problems: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    edits: Mapping[str, LoadedFile] = field(default_factory=dict)
    media: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def listed(self) -> tuple[Quiz, ...]:
        """Return the quizzes that students see in lists."""
        return tuple(quiz for quiz in self.quizzes.values() if quiz.listed)

    @cached_property
    def by_tag(self) -> Mapping[str, tuple[Question, ...]]:
        """Return the questions of each tag, tags in alphabetical order."""
        found: dict[str, list[Question]] = {}
        for question in self.questions.values():
            for tag in question.tags:
                found.setdefault(tag, []).append(question)
        return {tag: tuple(found[tag]) for tag in sorted(found)}

    @cached_property
    def all_problems(self) -> tuple[Problem, ...]:
        """Return the problems of all files, in order of file and place."""
        return tuple(each for name in sorted(self.problems) for each in self.problems[name])

    def quiz_of(self, question: str) -> Quiz | None:
        """Return the quiz that a question stands in."""
        home = self.homes.get(question)
        return None if home is None else self.quizzes[home]


def gather(
    files: Iterable[LoadedFile],
    media: Mapping[str, str] | None = None,
    edits: Iterable[LoadedFile] = (),
) -> Bank:
    """Make a bank of the files that are served, and of newer versions that cannot be.

    A file without errors of its own can still clash with another: what comes later by name
    gives way.
    """
    media = media or {}
    by_name = {each.name: each for each in sorted(files, key=lambda each: each.name)}
    waiting = {each.name: each for each in edits}
    joined = join(by_name.values(), media)
    quizzes = {
        each.quiz_id: _quiz(each, joined, media)
        for each in by_name.values()
        if joined.kept.get(each.name)
    }
    problems: dict[str, tuple[Problem, ...]] = {}
    for name in sorted({*by_name, *waiting}):
        newest = waiting.get(name) or by_name[name]
        found = [*newest.problems, *joined.problems.get(name, ())]
        if found:
            problems[name] = tuple(sorted(found, key=lambda each: each.sort_key))
    return Bank(
        files=by_name,
        quizzes=quizzes,
        questions={each.id: each for quiz in quizzes.values() for each in quiz.questions},
        homes={each.id: quiz.id for quiz in quizzes.values() for each in quiz.questions},
        problems=problems,
        edits=waiting,
        media=dict(media),
    )


def _quiz(file: LoadedFile, joined: Joined, media: Mapping[str, str]) -> Quiz:
    header = file.header
    paths = {image.target: beside(file.name, image.target) for image in file.images if image.kept}
    return Quiz(
        id=file.quiz_id,
        title=file.title,
        file=file.name,
        questions=joined.kept[file.name],
        settings=file.settings,
        listed=file.listed,
        description=header.description if header else None,
        locale=header.locale if header else None,
        tags=header.tags if header else (),
        author=header.author if header else None,
        licence=header.licence if header else None,
        sources={
            key: {k: str(v) for k, v in source.model_dump(exclude_none=True).items()}
            for key, source in file.sources.items()
        },
        media={target: media[path] for target, path in paths.items() if path in media},
    )
