"""A question file as it was read: its questions, and all that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from quizapp.domain.bank.file import FileSource, Header, QuizSettings
from quizapp.domain.bank.media import Image, images
from quizapp.domain.bank.nodes import Tree
from quizapp.domain.bank.problem import Problem, Severity
from quizapp.domain.bank.reporter import Reporter
from quizapp.domain.questions.base import Question

SAMPLES = "samples"
"""The folder whose files are checked and documented, and never listed to students."""


@dataclass(frozen=True, eq=False)
class LoadedFile:
    """One file: `name` is its path in the bank, `header` None when it cannot be used.

    `places` tells at which place of the file's list each sound question stands.
    """

    name: str
    data: bytes
    tree: Tree | None = None
    header: Header | None = None
    questions: tuple[Question, ...] = ()
    places: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def servable(self) -> bool:
        """Tell whether a quiz can be made of it."""
        return self.header is not None and bool(self.questions)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Return the problems that keep something out of the bank."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)

    @property
    def quiz_id(self) -> str:
        """Return the quiz's id: the file's own, else its path without suffix."""
        if self.header is not None and self.header.id is not None:
            return self.header.id
        return str(PurePosixPath(self.name).with_suffix(""))

    @property
    def title(self) -> str:
        """Return the file's title, else the last part of the quiz's id in words."""
        if self.header is not None and self.header.title is not None:
            return self.header.title
        words = self.quiz_id.rpartition("/")[2].replace("-", " ").replace("_", " ").strip()
        return words[:1].upper() + words[1:]

    @property
    def settings(self) -> QuizSettings:
        """Return the settings of the quiz it makes."""
        return self.header.quiz if self.header is not None else QuizSettings()

    @property
    def sources(self) -> Mapping[str, FileSource]:
        """Return the works that its questions refer to."""
        return self.header.sources if self.header is not None else {}

    @property
    def listed(self) -> bool:
        """Tell whether students see its quiz in lists."""
        sample = SAMPLES in PurePosixPath(self.name).parts[:-1]
        return not sample and self.header is not None and self.header.listed

    @cached_property
    def images(self) -> tuple[Image, ...]:
        """Return every image its texts show."""
        if self.tree is None or b"![" not in self.data:
            return ()
        return tuple(images(self.tree.root))

    @cached_property
    def reporter(self) -> Reporter:
        """Return what turns a path of this file into a place."""
        return Reporter(self.name, self.data, self.tree)
