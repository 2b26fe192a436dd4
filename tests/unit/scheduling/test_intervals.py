"""Chance that can be repeated, and the order of the buttons."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.domain.scheduling.intervals import fuzz_range, fuzzed, ordered

days = st.integers(1, 36_500)


@pytest.mark.parametrize(
    ("given_days", "maximum", "wanted"),
    [
        ((3, 10, 20), 36_500, (3, 10, 20)),
        ((1, 1, 1), 36_500, (1, 2, 3)),
        ((5, 4, 3), 36_500, (5, 6, 7)),
        ((5, 5, 9), 36_500, (5, 6, 9)),
        ((50, 60, 70), 50, (50, 50, 50)),
        ((1, 1, 1), 2, (1, 2, 2)),
    ],
)
def test_better_ratings_promise_more(
    given_days: tuple[int, int, int], maximum: int, wanted: tuple[int, int, int]
) -> None:
    assert ordered(*given_days, maximum=maximum) == wanted


@settings(deadline=None)
@given(days, days, days, days)
def test_only_the_maximum_makes_buttons_equal(
    hard: int, good: int, easy: int, maximum: int
) -> None:
    found = ordered(hard, good, easy, maximum=maximum)
    assert found.good > found.hard or found.good == maximum
    assert found.easy > found.good or found.easy == maximum
    assert all(1 <= each <= maximum for each in found)


@pytest.mark.parametrize(
    ("interval", "wanted"),
    [(1, (1, 1)), (2, (2, 2)), (3, (2, 4)), (7, (5, 9)), (20, (17, 23)), (100, (93, 107))],
)
def test_longer_intervals_spread_more(interval: int, wanted: tuple[int, int]) -> None:
    assert fuzz_range(interval, maximum=36_500) == wanted


@settings(deadline=None)
@given(days, days, st.text(max_size=8))
def test_chance_stays_within_the_range_and_the_maximum(
    interval: int, maximum: int, seed: str
) -> None:
    low, high = fuzz_range(interval, maximum=maximum)
    assert low <= fuzzed(interval, seed, maximum=maximum) <= high <= maximum
    assert low >= 1


def test_the_same_seed_gives_the_same_interval() -> None:
    assert [fuzzed(100, seed, maximum=36_500) for seed in ("a", "b", "c", "a")] == [
        105,
        106,
        94,
        105,
    ]


def test_each_interval_of_the_range_is_as_likely() -> None:
    found = Counter(fuzzed(10, f"card {each}", maximum=36_500) for each in range(5000))
    low, high = fuzz_range(10, maximum=36_500)
    assert set(found) == set(range(low, high + 1))
    fair = 5000 / (high - low + 1)
    assert all(abs(count - fair) < 0.12 * fair for count in found.values())
