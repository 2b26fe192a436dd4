"""What every lint rule gets and gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from quizapp.domain.bank.loaded import LoadedFile
from quizapp.domain.bank.nodes import Node, Path
from quizapp.domain.errors import Message
from quizapp.domain.questions.base import Question


class Remark(NamedTuple):
    """Something probably not meant, at a path from the top; `text` is where in the value."""

    path: Path
    code: str
    message: Message
    text: str = ""


FileRule = Callable[[LoadedFile], Iterator[Remark]]
"""A rule that needs one file."""

BankRule = Callable[[Sequence[LoadedFile]], Iterator[tuple[LoadedFile, Remark]]]
"""A rule that compares files."""

_NOT_SHOWN: Final = frozenset(
    {"id", "type", "tags", "source", "points", "floor", "use", "hints_cost", "shuffle", "match"}
    | {"grading", "tolerance", "digits", "weight", "pin", "correct", "reversed", "words", "locale"}
)
"""Keys of a question that hold no Markdown."""


def texts(node: Node, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield every text a student may come to read beneath a node, with its path."""
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, dict):
        for key, child in node.items():
            if key not in _NOT_SHOWN:
                yield from texts(child, (*path, key))
    elif isinstance(node, list):
        for index, child in enumerate(node):
            yield from texts(child, (*path, index))


def question_texts(file: LoadedFile) -> Iterator[tuple[Path, str]]:
    """Yield every text of every question of a file, sound or not."""
    if file.tree is not None:
        yield from texts(file.tree.root.get("questions"), ("questions",))


def questions(file: LoadedFile) -> Iterator[tuple[Path, Question]]:
    """Yield the sound questions of a file, each with its path."""
    for place, question in zip(file.places, file.questions, strict=True):
        yield ("questions", place), question
