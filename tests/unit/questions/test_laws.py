"""Laws that hold for every question and every response."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from quizapp.domain.errors import InvalidResponse
from quizapp.domain.questions import TYPES
from quizapp.domain.questions.base import Mark, Question, Sheet, shuffled, text_id

FIELDS: list[tuple[str, dict[str, Any]]] = [
    ("choice", {"choices": [{"text": "a", "correct": True}, {"text": "b", "weight": -1}]}),
    ("choice", {"answer": "a", "wrong": ["b"], "floor": -1}),
    ("multiple", {"answers": ["a", "b"], "wrong": ["c"], "floor": -0.5}),
    ("multiple", {"answers": ["a", "b"], "wrong": ["c"], "grading": "coverage"}),
    ("true_false", {"answer": True, "floor": -1}),
    ("text", {"answers": ["a", {"text": "b", "weight": -1}, "/c+/"], "match": {"typos": 2}}),
    ("number", {"answer": 40, "tolerance": "5%", "unit": "km", "units": {"m": 0.001}}),
    ("number", {"answer": 40, "digits": 2, "locale": "de"}),
    ("matching", {"pairs": {"a": "b", "b": "c"}, "distractors": ["d"]}),
    ("ordering", {"order": ["a", "b", "c"]}),
    ("ordering", {"order": ["a", "b", "c"], "grading": "neighbours"}),
    ("cloze", {"text": "{{a|b}} {{=2±0.1}} {{a~b}}"}),
    ("essay", {}),
    ("flashcard", {"front": "f", "back": "b"}),
    ("info", {}),
]
QUESTIONS: list[Question] = [
    TYPES[kind].model_validate({"id": "q", "prompt": "P", **fields}) for kind, fields in FIELDS
]
WORDS = [
    *("a", "b", "c", "40.000", "2.05", "good", "1", "places"),
    *(f"{side}{text_id(text)}" for text in "abcd" for side in ("", "left-", "right-", "3-")),
]
JSON: st.SearchStrategy[JsonValue] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=4) | st.sampled_from(WORDS), inner, max_size=4)
    ),
    max_leaves=6,
)
questions = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.kind)


@given(value=JSON, seed=st.sampled_from(["s", "t"]))
@questions
def test_any_stored_value_can_be_shown_and_graded_within_its_bounds(
    question: Question, value: JsonValue, seed: str
) -> None:
    mark = question.mark(value)
    if mark.fraction is not None:
        assert question.floor <= mark.fraction <= 1
    assert all(0 <= part <= 1 for part in mark.parts)
    sheet = question.sheet(seed)
    assert question.entry(sheet, value).prompt == question.prompt
    assert question.result(sheet, value, mark).mark is mark
    assert isinstance(question.describe(value), str)


@given(data=st.data())
@questions
def test_any_form_is_read_or_refused_and_what_is_read_can_be_graded(
    question: Question, data: st.DataObject
) -> None:
    sheet = question.sheet("s")
    names = [
        *("answer", "rating", "item", "touched", "gap-1", "gap-2", "gap-3"),
        *(f"{field}-{sheet.value(each)}" for field in ("pair", "place") for each in sheet.order),
    ]
    shown = [*(sheet.value(each) for each in sheet.order), *WORDS, "true", "2", "3", ""]
    texts = st.sampled_from(shown) | st.text(max_size=8)
    form = data.draw(
        st.dictionaries(st.sampled_from(names), st.lists(texts, max_size=4), max_size=8)
    )
    try:
        value = question.parse(form, sheet)
    except InvalidResponse:
        return
    assert question.parse(form, sheet) == value
    mark = question.mark(value)
    assert mark.fraction is None or question.floor <= mark.fraction <= 1


@given(st.floats(-9, 9), st.floats(-1, 0))
def test_a_mark_lies_between_floor_and_one(fraction: float, floor: float) -> None:
    mark = Mark.of(fraction, floor=floor)
    assert mark.fraction is not None
    assert floor <= mark.fraction <= 1
    assert str(mark.fraction) != "-0.0"


@given(st.text(max_size=5), st.lists(st.text(max_size=3), unique=True))
def test_shuffling_loses_nothing_and_repeats_itself(seed: str, ids: list[str]) -> None:
    order = shuffled(seed, ids)
    assert sorted(order) == sorted(ids)
    assert shuffled(seed, order[::-1]) == order


@given(st.text(max_size=5), st.lists(st.text(max_size=3), unique=True, max_size=6))
def test_each_option_is_found_again_by_its_value(seed: str, ids: list[str]) -> None:
    sheet = Sheet(seed, tuple(ids))
    assert [sheet.find(sheet.value(each)) for each in ids] == ids
    assert sheet.find("zz") is None


def test_another_seed_gives_another_order_and_other_values() -> None:
    ids = tuple("abcdefgh")
    assert len({shuffled(str(seed), ids) for seed in range(20)}) > 15
    assert Sheet("s", ids).value("a") != Sheet("t", ids).value("a")


def test_what_a_database_cannot_keep_is_dropped_from_typed_text() -> None:
    question = TYPES["text"].model_validate({"id": "q", "prompt": "P", "answer": "a"})
    assert question.parse({"answer": [" a\0b\ud800 "]}, question.sheet("s")) == "ab"
