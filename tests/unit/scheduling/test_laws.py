"""Laws of memory that hold for any history, and the package underneath as a witness."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import fsrs
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.domain.scheduling.scheduler import CardState, Rating, Scheduler, State
from quizapp.domain.scheduling.settings import BOUNDS, PARAMETERS, STABILITY, Settings

START = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DEFAULT = Scheduler()

ratings = st.sampled_from(Rating)
gaps = st.integers(0, 400)
histories = st.lists(st.tuples(ratings, gaps), min_size=1, max_size=12)
parameters = st.tuples(*(st.floats(low, high) for low, high in BOUNDS))
any_settings = st.builds(
    Settings,
    parameters=parameters,
    retention=st.floats(0.70, 0.95),
    maximum_interval=st.integers(1, 36_500),
    steps=st.sampled_from(
        [(), (timedelta(minutes=1),), (timedelta(minutes=1), timedelta(hours=1))]
    ),
    relearning_steps=st.sampled_from([(), (timedelta(minutes=10),)]),
)


def lived(scheduler: Scheduler, history: list[tuple[Rating, int]]) -> list[CardState]:
    """Return the states of one card after each review of a history of (rating, days before)."""
    states: list[CardState] = []
    at = START
    for rating, gap in history:
        at += timedelta(days=gap)
        states.append(scheduler.review(states[-1] if states else None, rating, at).after)
    return states


def days(state: CardState) -> float:
    return state.interval if state.interval is not None else (state.wait or START - START).days


@settings(max_examples=60, deadline=None)
@given(histories, st.integers(1, 400))
def test_an_easier_rating_gives_no_shorter_interval(
    history: list[tuple[Rating, int]], gap: int
) -> None:
    last = lived(DEFAULT, [(rating, max(before, 1)) for rating, before in history])[-1]
    at = last.reviewed_at + timedelta(days=gap)
    after = [DEFAULT.review(last, rating, at).after for rating in Rating]
    assert [days(each) for each in after] == sorted(days(each) for each in after)
    assert [each.stability for each in after] == sorted(each.stability for each in after)


@settings(max_examples=60, deadline=None)
@given(histories, st.integers(1, 400), st.integers(1, 400), st.sampled_from(list(Rating)[1:]))
def test_a_later_successful_review_gives_no_lower_stability(
    history: list[tuple[Rating, int]], gap: int, more: int, rating: Rating
) -> None:
    last = lived(DEFAULT, [(each, max(before, 1)) for each, before in history])[-1]
    sooner, later = (
        DEFAULT.review(last, rating, last.reviewed_at + timedelta(days=each)).after.stability
        for each in (gap, gap + more)
    )
    assert last.stability <= sooner <= later


@settings(max_examples=60, deadline=None)
@given(any_settings, histories)
def test_no_parameters_lead_out_of_bounds(
    chosen: Settings, history: list[tuple[Rating, int]]
) -> None:
    for state in lived(Scheduler(chosen), history):
        assert STABILITY[0] <= state.stability <= STABILITY[1]
        assert 1 <= state.difficulty <= 10
        assert (state.interval is None) == (state.state is not State.Review)
        assert state.interval is None or 1 <= state.interval <= chosen.maximum_interval


@settings(max_examples=60, deadline=None)
@given(any_settings, histories)
def test_predicted_recall_is_a_probability(
    chosen: Settings, history: list[tuple[Rating, int]]
) -> None:
    scheduler = Scheduler(chosen)
    last = lived(scheduler, history)[-1]
    curve = [
        scheduler.retrievability(last, last.reviewed_at + timedelta(each)) for each in (0, 1, 99)
    ]
    assert curve[0] == 1
    assert 1 > curve[1] > curve[2] > 0


@settings(max_examples=60, deadline=None)
@given(any_settings, histories)
def test_whole_days_below_the_bound_are_those_of_the_package(
    chosen: Settings, history: list[tuple[Rating, int]]
) -> None:
    witness = fsrs.Scheduler(
        parameters=chosen.parameters,
        desired_retention=chosen.retention,
        learning_steps=chosen.steps,
        relearning_steps=chosen.relearning_steps,
        maximum_interval=chosen.maximum_interval,
        enable_fuzzing=False,
    )
    card = fsrs.Card(card_id=1)
    at = START
    for state, (rating, gap) in zip(lived(Scheduler(chosen), history), history, strict=True):
        at += timedelta(days=gap)
        card, _ = witness.review_card(card, rating, at)
        if (card.stability or 0) > STABILITY[1]:
            return
        assert (card.state, card.step) == (state.state, state.step)
        assert (card.stability, card.difficulty) == (state.stability, state.difficulty)
        wait = timedelta(days=state.interval) if state.interval is not None else state.wait
        assert card.due - at == wait


def test_an_interval_is_when_recall_falls_to_what_is_desired() -> None:
    for retention in (0.7, 0.8, 0.9, 0.95):
        scheduler = Scheduler(Settings(retention=retention))
        state = lived(scheduler, [(Rating.Easy, 0)])[-1]._replace(stability=1000.0)
        interval = scheduler.interval(1000.0)
        found = scheduler.retrievability(state, state.reviewed_at + timedelta(days=interval))
        assert math.isclose(found, retention, abs_tol=1e-4)
    assert fsrs.Scheduler().parameters == PARAMETERS
