"""What a response is worth, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from quizapp.domain.errors import Message


class Outcome(StrEnum):
    """How a response stands."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    UNANSWERED = "unanswered"
    UNREADABLE = "unreadable"
    AWAITING = "awaiting"
    UNMARKED = "unmarked"


@dataclass(frozen=True, slots=True)
class Mark:
    """A fraction of a question's points, or None while nobody can say.

    `parts` holds the fraction of each gap, pair or place, in the file's order.
    """

    fraction: float | None
    outcome: Outcome
    parts: tuple[float, ...] = ()
    note: Message | None = None

    @classmethod
    def of(
        cls,
        fraction: float,
        *,
        floor: float = 0.0,
        parts: tuple[float, ...] = (),
        note: Message | None = None,
    ) -> Self:
        """Clamp a fraction to [floor, 1] and name its outcome."""
        fraction = min(1.0, max(floor, round(fraction, 9))) + 0.0
        outcome = (
            Outcome.RIGHT if fraction >= 1 else Outcome.PARTLY if fraction > 0 else Outcome.WRONG
        )
        return cls(fraction, outcome, parts, note)


UNANSWERED = Mark(0.0, Outcome.UNANSWERED)
AWAITING = Mark(None, Outcome.AWAITING)
UNMARKED = Mark(None, Outcome.UNMARKED)


def unreadable(note: Message) -> Mark:
    """Leave a mark open because the response, kept as typed, could mean several things."""
    return Mark(None, Outcome.UNREADABLE, note=note)
