"""When a typed text counts as an accepted one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.questions.match import Match
from quizapp.domain.questions.typos import edits
from quizapp.domain.text import fold

SHORT = st.text(alphabet="abc", max_size=7)


def plain_distance(one: str, other: str) -> int:
    """Work the distance out on the whole table, by the definition."""
    table = [
        [i + j if not i or not j else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)
    ]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            cost = int(one[i - 1] != other[j - 1])
            best = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + cost)
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                best = min(best, table[i - 2][j - 2] + 1)
            table[i][j] = best
    return table[-1][-1]


@given(SHORT, SHORT, st.integers(0, 5))
def test_the_band_gives_what_the_whole_table_gives(one: str, other: str, limit: int) -> None:
    whole = plain_distance(one, other)
    assert edits(one, other, limit) == (whole if whole <= limit else None)


@given(SHORT, SHORT)
def test_edits_are_the_same_in_both_directions(one: str, other: str) -> None:
    assert edits(one, other, 3) == edits(other, one, 3)


@pytest.mark.parametrize(
    ("typed", "wanted", "typos", "distance"),
    [
        ("Vienna", "vienna", 0, 0),
        ("viena", "Vienna", 1, 1),
        ("vinena", "Vienna", 1, 1),
        ("vinea", "Vienna", 1, None),
        ("vinea", "Vienna", 2, 2),
        ("so", "no", 5, None),
        ("cot", "cat", 5, 1),
        ("dog", "cat", 5, None),
        ("Battle of 1867", "Battle of 1868", 3, None),
        ("Batle of 1868", "Battle of 1868", 3, 1),
    ],
)
def test_typing_errors_are_forgiven_within_reason(
    typed: str, wanted: str, typos: int, distance: int | None
) -> None:
    assert Match(typos=typos).distance(typed, wanted) == distance


@pytest.mark.parametrize("flag", ["case", "accents", "spaces", "punctuation"])
def test_each_flag_says_that_its_difference_matters(flag: str) -> None:
    pairs = {
        "case": ("Co", "CO"),
        "accents": ("año", "ano"),
        "spaces": ("a b", "a  b"),
        "punctuation": ("e.g.", "eg"),
    }
    one, other = pairs[flag]
    assert Match.model_validate({flag: False}).distance(one, other) == 0
    assert Match.model_validate({flag: True}).distance(one, other) is None


@given(st.text(max_size=30), st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_folding_twice_is_folding_once(
    text: str, case: bool, accents: bool, spaces: bool, punctuation: bool
) -> None:
    once = fold(text, case=case, accents=accents, spaces=spaces, punctuation=punctuation)
    assert fold(once, case=case, accents=accents, spaces=spaces, punctuation=punctuation) == once
