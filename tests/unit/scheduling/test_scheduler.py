"""One review after the other: states, steps, days, bounds, and what is refused."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from quizapp.domain.scheduling.days import Calendar
from quizapp.domain.scheduling.scheduler import (
    CardState,
    OutOfOrder,
    Rating,
    Scheduler,
    State,
    due,
)
from quizapp.domain.scheduling.settings import Settings, read_steps

START = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
EASY_LEARNER = (
    *(1.5, 5.0, 15.0, 60.0, 5.0, 0.9, 2.0, 0.005, 2.4, 0.08, 1.4),
    *(2.0, 0.05, 0.4, 2.0, 0.8, 2.5, 0.4, 0.1, 0.05, 0.12),
)


def told(scheduler: Scheduler, reviews: Iterable[tuple[int, str]]) -> list[CardState]:
    """Return the states of one card after each of its reviews."""
    states: list[CardState] = []
    for rating, at in reviews:
        before = states[-1] if states else None
        moment = datetime.fromisoformat(at)
        states.append(scheduler.review(before, Rating(rating), moment).after)
    return states


def test_a_card_is_learnt_forgotten_and_learnt_again() -> None:
    states = told(
        Scheduler(),
        [
            (3, "2024-01-01T12:17:31+00:00"),
            (3, "2024-01-01T12:27:31+00:00"),
            (3, "2024-01-03T12:27:31+00:00"),
            (3, "2024-01-14T12:27:31+00:00"),
            (1, "2024-02-29T12:27:31+00:00"),
            (3, "2024-02-29T12:37:31+00:00"),
            (3, "2024-03-02T12:37:31+00:00"),
        ],
    )
    expected = [
        (State.Learning, 1, 2.3065, 2.118104, None),
        (State.Review, None, 2.3065, 2.111214, 2),
        (State.Review, None, 10.971057, 2.104331, 11),
        (State.Review, None, 46.316875, 2.097455, 46),
        (State.Relearning, 0, 2.933846, 7.387715, None),
        (State.Review, None, 2.933846, 7.375556, 3),
        (State.Review, None, 6.532586, 7.363409, 7),
    ]
    for found, (state, step, stability, difficulty, interval) in zip(states, expected, strict=True):
        assert (found.state, found.step, found.interval) == (state, step, interval)
        assert found.stability == pytest.approx(stability, rel=1e-5)
        assert found.difficulty == pytest.approx(difficulty, rel=1e-5)


def test_days_count_and_not_periods_of_24_hours() -> None:
    flat = (*Settings().parameters[:20], 0.1)
    states = told(
        Scheduler(Settings(parameters=flat)),
        [
            (4, "2024-01-01T12:17:31+00:00"),
            (3, "2024-01-04T11:17:31+00:00"),  # 2 periods, 3 days
            (3, "2024-01-14T16:17:31+00:00"),
            (3, "2024-01-16T15:17:31+00:00"),  # 1 period, 2 days
            (3, "2024-01-17T21:17:31+00:00"),
            (3, "2024-01-18T20:17:31+00:00"),  # no period, 1 day
            (1, "2024-01-19T14:17:31+00:00"),  # no period, 1 day
        ],
    )
    wanted = [8.2956, 23.786957, 65.608498, 74.970543, 79.62149, 84.2295, 3.301934]
    assert [each.stability for each in states] == pytest.approx(wanted, rel=1e-5)


def test_stability_ends_at_a_hundred_years() -> None:
    states = told(
        Scheduler(Settings(parameters=EASY_LEARNER, retention=0.95)),
        [
            (3, "2024-01-01T12:17:31+00:00"),
            (4, "2024-01-01T12:27:31+00:00"),
            (3, "2024-01-09T12:27:31+00:00"),
            (4, "2024-03-07T12:27:31+00:00"),
            (3, "2026-06-17T12:27:31+00:00"),
            (3, "2038-07-30T12:27:31+00:00"),
            (3, "2096-06-25T12:27:31+00:00"),
            (1, "2196-06-01T12:27:31+00:00"),
        ],
    )
    assert [each.stability for each in states[5:7]] == [36_500, 36_500]
    assert [each.interval for each in states[5:7]] == [13_845, 13_845]
    assert states[7].stability == pytest.approx(160.791275, rel=1e-4)


@pytest.mark.parametrize(
    ("steps", "rating", "wait"),
    [
        ("1m,10m", 1, timedelta(minutes=1)),
        ("1m,10m", 2, timedelta(minutes=5, seconds=30)),
        ("1m,10m", 3, timedelta(minutes=10)),
        ("1m,10m", 4, None),
        ("10m", 2, timedelta(minutes=15)),
        ("10m", 3, None),
        ("1d", 1, timedelta(days=1)),
    ],
)
def test_a_new_card_waits_for_its_step(steps: str, rating: int, wait: timedelta | None) -> None:
    scheduler = Scheduler(Settings(steps=read_steps(steps)))
    after = scheduler.review(None, Rating(rating), START).after
    assert after.wait == wait
    assert (after.interval is None) == (wait is not None)
    if wait is not None:
        assert due(after, scheduler.calendar) == START + wait


def test_without_steps_every_review_gives_an_interval() -> None:
    scheduler = Scheduler(Settings(steps=(), relearning_steps=()))
    state: CardState | None = None
    for day, rating in enumerate((1, 2, 3, 4, 1, 3)):
        state = scheduler.review(state, Rating(rating), START + timedelta(days=day)).after
        assert (state.state, state.step, state.wait) == (State.Review, None, None)
        assert state.interval is not None


def test_an_interval_never_passes_the_maximum() -> None:
    scheduler = Scheduler(Settings(maximum_interval=5))
    assert scheduler.review(None, Rating.Easy, START).after.interval == 5


def test_recall_is_predicted_before_the_answer() -> None:
    scheduler = Scheduler()
    first = scheduler.review(None, Rating.Easy, START)
    assert first.retrievability is None
    again = START + timedelta(days=8)
    second = scheduler.review(first.after, Rating.Good, again)
    assert second.retrievability == pytest.approx(0.90247, abs=1e-5)
    assert second.retrievability == scheduler.retrievability(first.after, again)
    assert scheduler.review(second.after, Rating.Good, again).retrievability == 1
    assert scheduler.retrievability(first.after, START - timedelta(days=3)) == 1


def test_a_review_before_the_last_one_is_refused() -> None:
    scheduler = Scheduler()
    state = scheduler.review(None, Rating.Good, START).after
    with pytest.raises(OutOfOrder, match="before the card's last one"):
        scheduler.review(state, Rating.Good, START - timedelta(milliseconds=1))
    assert scheduler.review(state, Rating.Good, START).after.reviewed_at == START


def test_a_card_is_due_when_a_day_begins_where_the_learner_lives() -> None:
    calendar = Calendar(ZoneInfo("Europe/Berlin"))
    scheduler = Scheduler(calendar=calendar)
    # 03:30 on the wall is still the day before; the clocks change within the interval of 8 days.
    late = datetime.fromisoformat("2026-03-25T03:30:00+01:00")
    after = scheduler.review(None, Rating.Easy, late).after
    assert (after.day, after.interval) == (date(2026, 3, 24), 8)
    assert due(after, calendar).isoformat() == "2026-04-01T04:00:00+02:00"


def test_a_learner_who_moves_west_has_no_day_twice() -> None:
    at = datetime.fromisoformat("2026-03-02T05:00:00+09:00")
    east = Scheduler(calendar=Calendar(ZoneInfo("Asia/Tokyo"))).review(None, Rating.Easy, at).after
    west = Scheduler(calendar=Calendar(ZoneInfo("America/Los_Angeles")))
    assert west.calendar.day(at) == date(2026, 3, 1)
    moved = west.review(east, Rating.Good, at + timedelta(minutes=1))
    assert moved.after.day == east.day == date(2026, 3, 2)
    assert moved.retrievability == 1


def test_a_card_whose_step_is_no_more_is_learnt() -> None:
    state = Scheduler().review(None, Rating.Good, START).after
    assert state.step == 1
    short = Scheduler(Settings(steps=(timedelta(minutes=1),)))
    after = short.review(state, Rating.Hard, START + timedelta(minutes=10)).after
    assert (after.state, after.step) == (State.Review, None)
