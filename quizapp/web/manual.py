"""The user's manual: which pages there are, in which order, and each of them as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from quizapp.domain.questions import TYPES
from quizapp.web.manual_html import Heading, Piece, rendered
from quizapp.web.manual_marks import CHAPTERS, expanded

FOLDER: Final = Path(__file__).resolve().parent.parent / "docs"

TYPE_PAGES: Final[dict[str, str]] = {kind: f"type-{kind.replace('_', '-')}" for kind in TYPES}
"""Question type -> its page."""


class Part(NamedTuple):
    """A part of the manual; pages beneath another are in `beneath`, by that page's name."""

    title: str
    names: tuple[str, ...]


PARTS: Final = (
    Part("Start here", ("first-quiz", "taking-a-quiz")),
    Part("Question files", ("question-file", "markdown", "problems")),
    Part("Running a class", ("scores", "people")),
    Part("Running the site", ("operating", "configuration", "commands")),
)
BENEATH: Final[dict[str, tuple[str, ...]]] = {
    "question-file": tuple(TYPE_PAGES.values()),
    "problems": tuple(CHAPTERS),
}
NAMES: Final = tuple(
    each for part in PARTS for name in part.names for each in (name, *BENEATH.get(name, ()))
)
"""All pages, in reading order."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its title, the sentence under it, its headings and its pieces of HTML."""

    name: str
    title: str
    lead: str
    headings: tuple[Heading, ...]
    pieces: tuple[Piece, ...]

    @property
    def label(self) -> str:
        """Return the title's beginning, which names the page in lists."""
        return self.title.partition(":")[0]

    @property
    def family(self) -> str:
        """Return the page that this one lies beneath, or is."""
        return next((above for above, names in BENEATH.items() if self.name in names), self.name)


@cache
def page(name: str) -> Page:
    """Render a page; once in each process, for the manual changes only with the program."""
    made = rendered(expanded(source(name)))
    return Page(name, made.title, made.lead, made.headings, made.pieces)


def source(name: str) -> str:
    """Return a page's Markdown; KeyError for a name that is none."""
    if name not in NAMES:
        raise KeyError(name)
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def place_of(code: str) -> tuple[str, str]:
    """Return the page and the anchor that explain a problem's code."""
    for name, beginnings in CHAPTERS.items():
        if code.startswith(beginnings):
            return name, code.lower()
    return "problems", ""
