"""Matching: pairs, distractors, and what an author gets wrong."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from quizapp.domain.errors import InvalidResponse
from quizapp.domain.questions.base import text_id
from quizapp.domain.questions.matching import Matching


def matching(**fields: object) -> Matching:
    return Matching.model_validate({"id": "q", "prompt": "P", **fields})


def given(**pairs: str) -> dict[str, JsonValue]:
    return {f"left-{text_id(a)}": f"right-{text_id(b)}" for a, b in pairs.items()}


ROWS = [{"left": "a", "right": "1"}, {"left": "b", "right": "2"}, {"left": "c", "right": "2"}]


def test_both_ways_of_writing_pairs_are_one_question() -> None:
    short = matching(pairs={"a": "1", "b": "2", "c": "2"})
    assert short.version() == matching(pairs=ROWS).version()
    assert short.key_hash() == matching(pairs=ROWS).key_hash()


def test_equal_right_items_are_one_option_that_may_be_picked_twice() -> None:
    question = matching(pairs=ROWS, distractors=["3"])
    entry = question.entry(question.sheet("s"))
    assert [sorted(each.text for each in row.options) for row in entry.rows] == [
        ["1", "2", "3"]
    ] * 3
    mark = question.mark(given(a="1", b="2", c="2"))
    assert (mark.fraction, mark.parts) == (1, (1.0, 1.0, 1.0))


def test_the_same_text_may_stand_on_both_sides() -> None:
    question = matching(pairs={"a": "b", "b": "a"})
    assert question.mark(given(a="b", b="a")).fraction == 1
    assert question.mark(given(a="a", b="b")).fraction == 0


@pytest.mark.parametrize(("grading", "worth"), [("each-pair", 2 / 3), ("all-or-nothing", 0)])
def test_each_grading_gives_its_share(grading: str, worth: float) -> None:
    mark = matching(pairs=ROWS, grading=grading).mark(given(a="1", b="2", c="1"))
    assert mark.fraction == pytest.approx(worth, abs=1e-8)
    assert mark.parts == (1.0, 1.0, 0.0)


def test_the_result_tells_missing_from_wrong() -> None:
    question = matching(pairs=ROWS)
    value = given(a="1", b="1")
    result = question.result(question.sheet("s"), value, question.mark(value))
    rows = {row.left: (row.given, row.right, row.correct) for row in result.rows}
    assert rows == {"a": ("1", "1", True), "b": ("1", "2", False), "c": (None, "2", False)}
    assert question.describe(value) == "a = 1; b = 1"
    assert question.describe_key() == "a = 1; b = 2; c = 2"


def test_an_item_picked_from_the_wrong_side_is_refused() -> None:
    question = matching(pairs=ROWS)
    sheet = question.sheet("s")
    left = f"left-{text_id('a')}"
    for value in (sheet.value(left), "zz"):
        with pytest.raises(InvalidResponse):
            question.parse({f"pair-{sheet.value(left)}": [value]}, sheet)


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"pairs": {"a": "1"}}, [("QB241", ("pairs",))]),
        ({"pairs": []}, [("QB241", ("pairs",))]),
        ({"pairs": [*ROWS, ROWS[0]]}, [("QB240", ("pairs", 3, "left"))]),
        ({"pairs": ROWS, "distractors": ["3", "1"]}, [("QB242", ("distractors", 1))]),
        ({"pairs": ROWS, "distractors": ["3", "3"]}, [("QB242", ("distractors", 1))]),
    ],
)
def test_mistakes_of_authors_are_named_with_their_place(
    fields: dict[str, object], found: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    assert [(each.code, each.path) for each in matching(**fields).check()] == found


def test_without_pairs_nothing_can_be_right() -> None:
    assert matching(pairs=[]).mark({}).fraction == 0
