"""The rules of an attempt: what is drawn, how long it lasts, what is shown when, what it gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from quizapp.domain.questions.base import Outcome, shuffled

GRACE: Final = timedelta(seconds=10)
"""An answer that was on its way when the time ran out is kept this long after it."""

TIME_FACTORS: Final = ("1", "1.25", "1.5", "2", "none")
"""How much longer a student may take; "none" lifts time limits altogether."""


class Feedback(StrEnum):
    """When a student sees marks, key and explanation."""

    EACH = "each"
    END = "end"
    DUE = "due"
    NEVER = "never"


def paper_order(
    seed: str, questions: Sequence[tuple[str, bool]], *, draw: int | None, shuffle: bool
) -> tuple[str, ...]:
    """Choose and order the questions of a paper from (id, numbered) pairs in file order.

    What is not numbered stays in front of the question that follows it, and is drawn with it;
    at the end of the file it ends every paper.
    """
    blocks: dict[str, list[str]] = {}
    waiting: list[str] = []
    for each, numbered in questions:
        waiting.append(each)
        if numbered:
            blocks[each] = waiting
            waiting = []
    chosen = list(blocks)
    if draw is not None and draw < len(chosen):
        kept = set(shuffled(f"{seed} draw", chosen)[:draw])
        chosen = [each for each in chosen if each in kept]
    if shuffle:
        chosen = list(shuffled(f"{seed} questions", chosen))
    return (*(each for head in chosen for each in blocks[head]), *waiting)


def deadline(
    started_at: datetime,
    limit: int | None,
    factor: str = "1",
    closes_at: datetime | None = None,
) -> datetime | None:
    """Return when the time is up, for a limit in seconds and a student's time factor.

    A quiz that closes ends every attempt then, whatever the factor.
    """
    if limit is None or factor == "none":
        return closes_at
    own = started_at + timedelta(seconds=limit * float(factor))
    return own if closes_at is None else min(own, closes_at)


def is_closed(now: datetime, handed_in_at: datetime | None, deadline_at: datetime | None) -> bool:
    """Tell whether an attempt takes no more answers, whether or not anybody has closed its row."""
    if handed_in_at is not None:
        return True
    return deadline_at is not None and now > deadline_at + GRACE


def feedback_visible(
    mode: str, *, checked: bool, closed: bool, now: datetime, due_at: datetime | None
) -> bool:
    """Tell whether the key of a question may be shown."""
    match Feedback(mode):
        case Feedback.EACH:
            return checked or closed
        case Feedback.END:
            return closed
        case Feedback.DUE:
            return closed and due_at is not None and now >= due_at
        case Feedback.NEVER:
            return False


def attempts_left(limit: int | None, taken: int) -> int | None:
    """Return how many more attempts there are; None means without end."""
    return None if limit is None else max(0, limit - taken)


def earned(
    fraction: float | None, points: float, *, hints_opened: int = 0, hints_cost: float = 0.0
) -> float | None:
    """Return the points of a mark, each opened hint's share taken off; None while it is open.

    Hints never take more than was earned.
    """
    if fraction is None:
        return None
    full = fraction * points
    if full <= 0:
        return tidy(full)
    return tidy(max(0.0, full - hints_opened * hints_cost * points))


@dataclass(frozen=True, slots=True)
class Total:
    """The score of an attempt: `points` of `of`, and how many marks are still open."""

    points: float
    of: float
    awaiting: int = 0

    @classmethod
    def over(cls, items: Iterable[tuple[float | None, float, str]]) -> Total:
        """Add up (points earned or None, points possible, outcome) of each scored question.

        What nobody could read by the end counts as unanswered; the whole is never below 0.
        """
        points = of = 0.0
        awaiting = 0
        for got, possible, outcome in items:
            of += possible
            if outcome == Outcome.AWAITING:
                awaiting += 1
            points += got or 0.0
        return cls(max(0.0, tidy(points, 4)), tidy(of, 4), awaiting)

    @property
    def so_far(self) -> bool:
        """Tell whether the score can still grow."""
        return self.awaiting > 0

    @property
    def fraction(self) -> float | None:
        """Return the share of the points, or None where none could be had."""
        return self.points / self.of if self.of else None


def tidy(number: float, decimals: int = 6) -> float:
    """Drop the dust of binary fractions: six decimals are more than any school marks.

    A total keeps four, so that three thirds are 1 although each was rounded by itself.
    """
    return round(number, decimals) + 0.0
