"""The rules of an attempt: paper, time, feedback, points."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.questions.base import Mark
from quizapp.domain.quiz import (
    GRACE,
    TIME_FACTORS,
    Feedback,
    Total,
    attempts_left,
    deadline,
    earned,
    feedback_visible,
    is_closed,
    paper_order,
    tidy,
)

NOON = datetime(2027, 3, 5, 12, 0, tzinfo=UTC)
QUESTIONS = [(each, each.islower()) for each in "abIcJKdefL"]
"""Lower case is numbered; capitals are texts between questions."""


def test_without_draw_or_shuffle_the_file_is_the_paper() -> None:
    assert "".join(paper_order("s", QUESTIONS, draw=None, shuffle=False)) == "abIcJKdefL"
    assert "".join(paper_order("s", QUESTIONS, draw=99, shuffle=False)) == "abIcJKdefL"


def test_a_paper_of_no_questions_is_its_texts() -> None:
    assert paper_order("s", [("I", False)], draw=3, shuffle=True) == ("I",)
    assert paper_order("s", [], draw=None, shuffle=True) == ()


@given(st.text(max_size=5), st.integers(1, 8), st.booleans())
def test_a_text_stays_before_the_question_that_follows_it(
    seed: str, draw: int, shuffle: bool
) -> None:
    paper = "".join(paper_order(seed, QUESTIONS, draw=draw, shuffle=shuffle))
    numbered = [each for each in paper if each.islower()]
    assert len(numbered) == len(set(numbered)) == min(draw, 6)
    assert ("Ic" in paper) == ("c" in paper) == ("I" in paper)
    assert ("JKd" in paper) == ("d" in paper) == ("J" in paper)
    assert paper.endswith("L")
    if not shuffle:
        assert numbered == sorted(numbered)
    assert "".join(paper_order(seed, QUESTIONS, draw=draw, shuffle=shuffle)) == paper


def test_seeds_draw_and_shuffle_differently() -> None:
    drawn = {paper_order(str(seed), QUESTIONS, draw=3, shuffle=False) for seed in range(40)}
    shuffled = {paper_order(str(seed), QUESTIONS, draw=None, shuffle=True) for seed in range(40)}
    assert len(drawn) > 10
    assert len(shuffled) > 30


def test_every_question_has_its_chance_to_be_drawn() -> None:
    papers = [paper_order(str(seed), QUESTIONS, draw=2, shuffle=False) for seed in range(300)]
    counts = [sum(each in paper for paper in papers) for each in "abcdef"]
    assert min(counts) > 60
    assert max(counts) < 140


def test_the_paper_of_a_seed_stands_still() -> None:
    assert "".join(paper_order("seed", QUESTIONS, draw=4, shuffle=True)) == "JKdaIcfL"


@pytest.mark.parametrize(
    ("factor", "seconds"), [("1", 600), ("1.25", 750), ("1.5", 900), ("2", 1200)]
)
def test_a_time_factor_stretches_the_limit(factor: str, seconds: int) -> None:
    assert deadline(NOON, 600, factor) == NOON + timedelta(seconds=seconds)


def test_without_a_limit_or_with_the_factor_none_time_never_runs_out() -> None:
    assert deadline(NOON, None, "2") is None
    assert deadline(NOON, 600, "none") is None
    assert "none" in TIME_FACTORS


@pytest.mark.parametrize("factor", TIME_FACTORS)
@pytest.mark.parametrize("limit", [None, 60, 600])
def test_no_attempt_outlasts_the_closing_of_its_quiz(limit: int | None, factor: str) -> None:
    closes = NOON + timedelta(seconds=300)
    until = deadline(NOON, limit, factor, closes)
    assert until is not None
    assert until <= closes
    assert (until == closes) == (limit != 60 or factor == "none")


def test_an_attempt_is_closed_by_handing_in_or_after_the_grace() -> None:
    assert not is_closed(NOON, None, None)
    assert is_closed(NOON, NOON, None)
    assert not is_closed(NOON, None, NOON)
    assert not is_closed(NOON + GRACE, None, NOON)
    assert is_closed(NOON + GRACE + timedelta(milliseconds=1), None, NOON)
    assert timedelta(seconds=10) == GRACE


@pytest.mark.parametrize(
    ("mode", "checked", "closed", "after_due", "visible"),
    [
        ("each", False, False, False, False),
        ("each", True, False, False, True),
        ("each", False, True, False, True),
        ("end", True, False, False, False),
        ("end", False, True, False, True),
        ("due", True, True, False, False),
        ("due", True, False, True, False),
        ("due", False, True, True, True),
        ("never", True, True, True, False),
    ],
)
def test_feedback_shows_when_its_time_has_come(
    mode: str, checked: bool, closed: bool, after_due: bool, visible: bool
) -> None:
    due_at = NOON if after_due else NOON + timedelta(microseconds=1)
    shown = feedback_visible(mode, checked=checked, closed=closed, now=NOON, due_at=due_at)
    assert shown is visible


def test_feedback_that_waits_for_a_date_never_shows_without_one() -> None:
    assert not feedback_visible(Feedback.DUE, checked=True, closed=True, now=NOON, due_at=None)


def test_an_unknown_mode_shows_nothing_by_mistake() -> None:
    with pytest.raises(ValueError, match="always"):
        feedback_visible("always", checked=True, closed=True, now=NOON, due_at=None)


@pytest.mark.parametrize(("limit", "taken", "left"), [(None, 9, None), (3, 1, 2), (3, 5, 0)])
def test_attempts_are_counted_down_to_none(limit: int | None, taken: int, left: int | None) -> None:
    assert attempts_left(limit, taken) == left


@pytest.mark.parametrize(
    ("fraction", "points", "hints", "cost", "got"),
    [
        (1.0, 2.0, 0, 0.1, 2.0),
        (1.0, 2.0, 1, 0.1, 1.8),
        (0.5, 2.0, 3, 0.1, 0.4),
        (0.5, 2.0, 9, 0.1, 0.0),
        (0.0, 2.0, 3, 0.1, 0.0),
        (-0.5, 2.0, 3, 0.1, -1.0),
        (1.0, 0.3, 1, 0.1, 0.27),
        (1.0, 2.0, 5, 0.0, 2.0),
        (None, 2.0, 1, 0.1, None),
    ],
)
def test_hints_cost_their_share_but_never_more_than_was_earned(
    fraction: float | None, points: float, hints: int, cost: float, got: float | None
) -> None:
    assert earned(fraction, points, hints_opened=hints, hints_cost=cost) == got


def test_three_thirds_are_a_whole() -> None:
    third = Mark.of(1 / 3).fraction
    total = Total.over([(earned(third, 1.0), 1.0, "partly")] * 3)
    assert total.points == 1.0
    assert tidy(0.1 + 0.2) == 0.3
    assert Total.over([(0.1, 0.1, "right"), (0.2, 0.2, "right")]) == Total(0.3, 0.3)


def test_a_score_is_never_below_zero() -> None:
    total = Total.over([(-1.0, 1.0, "wrong"), (0.5, 1.0, "partly")])
    assert (total.points, total.of, total.fraction) == (0.0, 2.0, 0.0)


def test_a_score_with_open_marks_says_so_far_and_unreadable_ones_count_nothing() -> None:
    total = Total.over([(1.0, 1.0, "right"), (None, 4.0, "awaiting"), (None, 1.0, "unreadable")])
    assert (total.points, total.of, total.awaiting, total.so_far) == (1.0, 6.0, 1, True)
    assert not Total.over([(None, 1.0, "unreadable")]).so_far


def test_a_quiz_without_points_has_no_share() -> None:
    assert Total.over([]).fraction is None
    assert Total.over([(0.0, 0.0, "right")]).fraction is None


@given(st.lists(st.tuples(st.floats(-1, 1), st.floats(0, 1000)), max_size=20))
def test_a_total_lies_between_zero_and_what_could_be_had(
    items: list[tuple[float, float]],
) -> None:
    total = Total.over((earned(share, of), of, "partly") for share, of in items)
    assert 0 <= total.points <= total.of + 0.0001
