"""One review: what a card was, a rating and a moment give what the card is now.

The mathematics of FSRS-6 is that of the package `fsrs`. It counts periods of 24 hours, though,
while memory is modelled by days; so it is shown every review at midnight UTC of its scheduler
day, and what is left of the day (steps of minutes) is added here.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

import fsrs
from fsrs import Rating, State

from quizapp.domain.errors import N_, Conflict
from quizapp.domain.scheduling.days import Calendar
from quizapp.domain.scheduling.settings import STABILITY, Settings

__all__ = ["CardState", "OutOfOrder", "Rating", "Reviewed", "Scheduler", "State", "due"]

_MIDNIGHT: Final = time(tzinfo=UTC)


class OutOfOrder(Conflict):
    """A review is dated before the last one of its card."""


class CardState(NamedTuple):
    """What a review left behind: all that the next one needs.

    Either `wait` says how long a card that is being learnt rests, or `interval` after how many
    days it comes back. Stability is in days, difficulty between 1 and 10.
    """

    state: State
    step: int | None
    stability: float
    difficulty: float
    reviewed_at: datetime
    day: date
    wait: timedelta | None
    interval: int | None


class Reviewed(NamedTuple):
    """A review: the recall predicted before it (None for a new card), and the state after it."""

    retrievability: float | None
    after: CardState


class Scheduler:
    """FSRS-6 with one learner's settings, on the days of one calendar, without any chance."""

    def __init__(self, settings: Settings | None = None, calendar: Calendar | None = None) -> None:
        self.settings = settings = settings or Settings()
        self.calendar = calendar or Calendar()
        self._model = fsrs.Scheduler(
            parameters=settings.parameters,
            desired_retention=settings.retention,
            learning_steps=settings.steps,
            relearning_steps=settings.relearning_steps,
            maximum_interval=settings.maximum_interval,
            enable_fuzzing=False,
        )
        # A card of stability s is recalled with (1 + factor·t/s)^decay after t days; by
        # definition of stability that is 0.9 at t = s.
        self._decay = -settings.parameters[20]
        self._factor: float = 0.9 ** (1 / self._decay) - 1
        self._wanted: float = settings.retention ** (1 / self._decay) - 1

    def review(self, before: CardState | None, rating: Rating, at: datetime) -> Reviewed:
        """Apply a rating given at an aware moment to a card, which is new when `before` is None.

        Raises OutOfOrder when the moment lies before the card's last review.
        """
        day = self.calendar.day(at)
        if before is None:
            recall = None
            card: fsrs.Card = _Card(State.Learning, 0, None, None, None)
        else:
            if at < before.reviewed_at:
                raise OutOfOrder(
                    N_(
                        "The review of {at} is dated before the card's last one, of {last}.",
                        at=at.isoformat(),
                        last=before.reviewed_at.isoformat(),
                    )
                )
            if day < before.day:  # a learner who moved west has no day twice
                day = before.day
            recall = self._recall(before, day)
            last = _midnight(before.day)
            card = _Card(before.state, before.step, before.stability, before.difficulty, last)
        now = _midnight(day)
        card = self._model.review_card(card, rating, now)[0]
        # FSRS sets stability last and only `due` follows from it, so that its upper bound can
        # be set here, and the interval found anew.
        stability = min(card.stability or 0.0, STABILITY[1])
        wait, interval = None, None
        if card.state is State.Review:
            interval = self.interval(stability)
        else:
            wait = card.due - now
        difficulty = card.difficulty or 0.0
        return Reviewed(
            recall,
            CardState(card.state, card.step, stability, difficulty, at, day, wait, interval),
        )

    def interval(self, stability: float) -> int:
        """Return after how many days recall falls to the desired retention: 1 to the maximum."""
        days = round((stability / self._factor) * self._wanted)
        return min(max(days, 1), self.settings.maximum_interval)

    def retrievability(self, card: CardState, at: datetime) -> float:
        """Return the probability that a card would be recalled at a moment."""
        return self._recall(card, self.calendar.day(at))

    def _recall(self, card: CardState, day: date) -> float:
        elapsed = max((day - card.day).days, 0)
        recall: float = (1 + self._factor * elapsed / card.stability) ** self._decay
        return recall


def due(card: CardState, calendar: Calendar) -> datetime:
    """Return from when a card is due, in the calendar's time zone.

    A step ends to the second; an interval ends when its last day begins.
    """
    if card.interval is not None:
        return calendar.start(card.day + timedelta(days=card.interval))
    return (card.reviewed_at + (card.wait or timedelta())).astimezone(calendar.zone)


class _Card(fsrs.Card):
    """A card as FSRS wants it, made for one review, in which it is changed.

    The constructor of FSRS would ask the clock, and its reviews would take a copy first.
    """

    def __init__(
        self,
        state: State,
        step: int | None,
        stability: float | None,
        difficulty: float | None,
        last_review: datetime | None,
    ) -> None:
        self.card_id = 0
        self.state = state
        self.step = step
        self.stability = stability
        self.difficulty = difficulty
        self.last_review = last_review

    def __copy__(self) -> _Card:
        return self


@lru_cache(maxsize=4096)
def _midnight(day: date) -> datetime:
    return datetime.combine(day, _MIDNIGHT)
