"""The examples of the manual, as question files that can be loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent
from typing import NamedTuple

from quizapp.domain.bank.bank import gather
from quizapp.domain.bank.lint import lint
from quizapp.domain.bank.loader import load_file
from quizapp.domain.bank.media import beside
from quizapp.domain.bank.problem import Problem
from quizapp.web.markup import reader

DOCS = Path(__file__).parents[2] / "quizapp" / "docs"

_HEAD = "quizapp: 1\nid: example\ntitle: An example\n"
_FILLER = "".join(
    f"  - id: filler-{number}\n    prompt: Is {number} an even number?\n    answer: true\n"
    for number in range(1, 11)
)
_LOST = "lost"
"""An image of this name is not there; all others of an example are."""


class Example(NamedTuple):
    """A block of YAML; `says` is "", right or wrong, `code` what a wrong one illustrates."""

    page: str
    line: int
    text: str
    says: str
    code: str
    whole: bool

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"

    @property
    def file(self) -> str:
        """Return a whole question file around what the manual shows of one."""
        text = self.text
        if self.whole or text.startswith("quizapp:"):
            return text
        if re.match(r"- ", text):
            return _HEAD + "questions:\n" + indent(text, "  ")
        if text.rstrip().endswith("questions:"):
            return _HEAD + text.rstrip() + "\n" + _FILLER
        if "questions:" in text:
            return _HEAD + text
        return _HEAD + text.rstrip() + "\nquestions:\n" + _FILLER


def examples_in(path: Path) -> Iterator[Example]:
    """Yield the blocks of YAML of a Markdown file."""
    for token in reader().parse(path.read_text(encoding="utf-8"), {"media": {}}):
        language, *words = (token.info or "").split() or [""]
        if token.type == "fence" and language == "yaml":
            yield Example(
                path.name,
                (token.map or [0])[0] + 1,
                token.content,
                next(iter(words), ""),
                next((word for word in words if word.startswith("QB")), ""),
                "whole" in words,
            )


def manual_examples() -> list[Example]:
    """Return all examples of the manual."""
    return [each for path in sorted(DOCS.glob("*.md")) for each in examples_in(path)]


def problems_of(text: str) -> list[Problem]:
    """Return what `quizapp bank check` would say of a file whose images lie beside it."""
    file = load_file(text, "example.yaml")
    media = {
        beside(file.name, image.target): "0" * 64
        for image in file.images
        if _LOST not in image.target
    }
    return [*gather([file], media).all_problems, *lint([file])]
