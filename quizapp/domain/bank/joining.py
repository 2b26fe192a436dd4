"""Put files together: what one file cannot know of the others, and of its media."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quizapp.domain.bank.loaded import LoadedFile
from quizapp.domain.bank.media import FOLDER, beside
from quizapp.domain.bank.problem import Problem
from quizapp.domain.bank.reporter import Mistake
from quizapp.domain.errors import N_
from quizapp.domain.questions.base import Question


@dataclass
class Joined:
    """The questions that each servable file keeps, and the problems found between files."""

    kept: dict[str, tuple[Question, ...]] = field(default_factory=dict)
    problems: dict[str, list[Problem]] = field(default_factory=dict)

    def note(self, file: LoadedFile, problem: Problem) -> None:
        """Add a problem of a file."""
        self.problems.setdefault(file.name, []).append(problem)


def join(files: Iterable[LoadedFile], media: Mapping[str, str]) -> Joined:
    """Compare files in the order given; the first of two that clash stays."""
    joined = Joined()
    quizzes: dict[str, str] = {}
    homes: dict[str, str] = {}
    for file in files:
        lost = _lost_images(file, media, joined)
        if not file.servable:
            continue
        first = quizzes.setdefault(file.quiz_id, file.name)
        if first != file.name:
            joined.note(file, file.reporter.problem(_second_quiz(file, first)))
            continue
        kept = []
        for place, question in zip(file.places, file.questions, strict=True):
            home = homes.setdefault(question.id, file.name)
            if home != file.name:
                joined.note(file, file.reporter.problem(_second_id(place, question, home)))
            elif place not in lost:
                kept.append(question)
        joined.kept[file.name] = tuple(kept)
    return joined


def _second_quiz(file: LoadedFile, first: str) -> Mistake:
    has_id = file.header is not None and file.header.id is not None
    return Mistake(
        ("id",) if has_id else (),
        "QB207",
        N_(
            'the file {first} already makes the quiz "{id}". Give this file another id.',
            first=first,
            id=file.quiz_id,
        ),
    )


def _second_id(place: int, question: Question, home: str) -> Mistake:
    return Mistake(
        ("questions", place, "id"),
        "QB206",
        N_(
            'a question of {file} already has the id "{id}". Give this one another.',
            file=home,
            id=question.id,
        ),
    )


def _lost_images(file: LoadedFile, media: Mapping[str, str], joined: Joined) -> set[int]:
    """Note images that are not there, and return the places of the questions that show them."""
    lost = set()
    for image in file.images:
        if not image.target.startswith(FOLDER) or (
            image.kept and beside(file.name, image.target) in media
        ):
            continue
        if image.kept:
            words = N_(
                "there is no file {path}. Put the image there, or mend the path.",
                path=beside(file.name, image.target),
            )
        else:
            words = N_("{path} leads out of the media folder. Mend the path.", path=image.target)
        mistake = Mistake(image.path, "QB290" if image.kept else "QB291", words)
        joined.note(file, file.reporter.problem_at_text(mistake, image.target))
        if image.path[:1] == ("questions",) and len(image.path) > 1:
            lost.add(int(image.path[1]))
    return lost
