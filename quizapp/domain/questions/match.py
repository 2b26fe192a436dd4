"""When a typed text counts as an accepted one."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from quizapp.domain.questions.base import Frozen
from quizapp.domain.questions.typos import edits
from quizapp.domain.scalars import Flag, Whole
from quizapp.domain.text import fold


class Match(Frozen):
    """What matters when texts are compared, and how many typing errors are forgiven.

    `typos` never reach half of a text's characters, so that "no" cannot pass for "so", and never
    touch a digit: 1867 is not 1868.
    """

    case: Flag = False
    accents: Flag = True
    spaces: Flag = False
    punctuation: Flag = False
    typos: Annotated[Whole, Field(ge=0, le=5)] = 0

    def fold(self, text: str) -> str:
        """Return the form in which texts are compared."""
        return fold(
            text,
            case=self.case,
            accents=self.accents,
            spaces=self.spaces,
            punctuation=self.punctuation,
        )

    def fold_for_pattern(self, text: str) -> str:
        """Return the form a pattern sees: punctuation stays, and the pattern ignores case."""
        return fold(text, case=True, accents=self.accents, spaces=self.spaces, punctuation=True)

    def fold_pattern(self, source: str) -> str:
        """Return a pattern spelt as `fold_for_pattern` spells what it is to match."""
        return fold(source, case=True, accents=self.accents, spaces=True, punctuation=True)

    def distance(self, typed: str, wanted: str) -> int | None:
        """Return the typing errors between two texts, or None when they do not match."""
        typed, wanted = self.fold(typed), self.fold(wanted)
        if typed == wanted:
            return 0
        forgiven = min(self.typos, (len(wanted) - 1) // 2)
        if forgiven < 1 or _digits(typed) != _digits(wanted):
            return None
        return edits(typed, wanted, forgiven)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
