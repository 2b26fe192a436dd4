"""Multiple: the four gradings, worked out by hand."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from quizapp.domain.questions.base import text_id
from quizapp.domain.questions.multiple import Multiple


def multiple(**fields: object) -> Multiple:
    return Multiple.model_validate({"id": "q", "prompt": "P", **fields})


def picks(texts: str) -> list[JsonValue]:
    return [text_id(text) for text in texts]


@pytest.mark.parametrize(
    ("grading", "worth"),
    [
        ("net-correct", {"a": 1 / 3, "abc": 1, "abcd": 2 / 3, "abcde": 1 / 3, "ad": 0, "de": 0}),
        ("each-answer", {"a": 3 / 5, "abc": 1, "abcd": 4 / 5, "abcde": 3 / 5, "ad": 2 / 5}),
        ("coverage", {"a": 1 / 3, "abc": 1, "abcd": 3 / 4, "abcde": 3 / 5, "ad": 1 / 6, "de": 0}),
        ("all-or-nothing", {"a": 0, "ab": 0, "abc": 1, "abcd": 0, "de": 0}),
    ],
)
def test_each_grading_gives_its_share(grading: str, worth: dict[str, float]) -> None:
    question = multiple(answers=["a", "b", "c"], wrong=["d", "e"], grading=grading)
    for picked, fraction in worth.items():
        assert question.mark(picks(picked)).fraction == pytest.approx(fraction, abs=1e-8), picked


def test_a_floor_below_zero_lets_wrong_picks_cost() -> None:
    question = multiple(answers=["a", "b"], wrong=["c", "d", "e"], floor="-1")
    assert question.mark(picks("c")).fraction == -0.5
    assert question.mark(picks("cde")).fraction == -1


@pytest.mark.parametrize(
    ("grading", "worth"),
    [
        ("net-correct", {"a": 2 / 3, "b": 1 / 3, "ac": 2 / 3 - 0.5 / 3, "abd": 1}),
        ("each-answer", {"a": 2.5 / 3.5, "abc": 3 / 3.5, "abd": 1}),
        ("coverage", {"a": 2 / 3, "ac": 2 / 3 * 2 / 2.5, "abd": 1}),
    ],
)
def test_weights_count_in_each_grading(grading: str, worth: dict[str, float]) -> None:
    options = [
        {"text": "a", "correct": True, "weight": "1"},
        {"text": "b", "correct": True, "weight": "0.5"},
        {"text": "c", "weight": "-0.25"},
        {"text": "d", "weight": "0"},
    ]
    question = multiple(choices=options, grading=grading)
    for picked, fraction in worth.items():
        assert question.mark(picks(picked)).fraction == pytest.approx(fraction, abs=1e-8), picked


def test_without_a_right_option_nothing_is_earned() -> None:
    assert multiple(wrong=["a"]).mark(picks("a")).fraction == 0


def test_forged_ids_in_a_stored_response_count_as_nothing() -> None:
    question = multiple(answers=["a", "b"], wrong=["c"])
    assert question.mark([text_id("a"), "zz", 7, None]).fraction == 0.5
    assert question.mark("a").fraction == 0


def test_missed_options_are_shown_as_right_and_not_picked() -> None:
    question = multiple(choices=[{"text": "a", "correct": True}, "b", "c"], shuffle="no")
    value: list[JsonValue] = [text_id("b")]
    result = question.result(question.sheet("s"), value, question.mark(value))
    assert [(each.picked, each.state) for each in result.options] == [
        (False, "right"),
        (True, "wrong"),
        (False, None),
    ]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"answers": ["a"], "choices": ["b"]}, [("QB202", ("choices",))]),
        ({"choices": ["a", "b"]}, [("QB211", ("choices",))]),
        ({"wrong": ["a", "b"]}, [("QB211", ())]),
        ({"answers": ["a"]}, [("QB204", ())]),
        ({"answers": ["a", "a"], "wrong": ["b"]}, [("QB201", ("answers", 1))]),
        ({"answers": ["a"], "wrong": ["b", "c", "a"]}, [("QB201", ("wrong", 2))]),
    ],
)
def test_mistakes_of_authors_are_named_with_their_place(
    fields: dict[str, object], found: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    assert [(each.code, each.path) for each in multiple(**fields).check()] == found
