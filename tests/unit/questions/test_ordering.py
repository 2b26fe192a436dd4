"""Ordering: typed places, moved items, and three gradings."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from quizapp.domain.errors import InvalidResponse
from quizapp.domain.questions.base import Outcome, Sheet, text_id
from quizapp.domain.questions.ordering import Ordering


def ordering(**fields: object) -> Ordering:
    return Ordering.model_validate({"id": "q", "prompt": "P", "order": list("abcd"), **fields})


def ids(texts: str) -> list[JsonValue]:
    return [text_id(text) for text in texts]


def values(sheet: Sheet, texts: str) -> list[str]:
    return [sheet.value(text_id(text)) for text in texts]


def places(sheet: Sheet, **typed: str) -> dict[str, list[str]]:
    return {f"place-{sheet.value(text_id(text))}": [place] for text, place in typed.items()}


@pytest.mark.parametrize(
    ("grading", "worth"),
    [
        ("places", {"abcd": 1, "bacd": 1 / 2, "dabc": 0, "acbd": 1 / 2}),
        ("neighbours", {"abcd": 1, "bacd": 1 / 3, "dabc": 2 / 3, "acbd": 0, "cdab": 2 / 3}),
        ("all-or-nothing", {"abcd": 1, "bacd": 0, "dabc": 0}),
    ],
)
def test_each_grading_gives_its_share(grading: str, worth: dict[str, float]) -> None:
    question = ordering(grading=grading)
    for order, fraction in worth.items():
        assert question.mark(ids(order)).fraction == pytest.approx(fraction, abs=1e-8), order


def test_parts_follow_the_file() -> None:
    assert ordering().mark(ids("bacd")).parts == (0.0, 0.0, 1.0, 1.0)
    assert ordering(grading="neighbours").mark(ids("dabc")).parts == (1.0, 1.0, 0.0)


def test_places_are_read_in_any_order_and_spelling() -> None:
    question = ordering()
    sheet = question.sheet("s")
    form = places(sheet, c="03", a="1", d=" 4 ", b="2")
    assert question.parse(form, sheet) == ids("abcd")


@pytest.mark.parametrize(
    "typed",
    [
        {"a": "1"},
        {"a": "1", "b": "1", "c": "2", "d": "3"},
        {"a": "1", "b": "2", "c": "3", "d": "5"},
        {"a": "1", "b": "2", "c": "3", "d": "0"},
        {"a": "1", "b": "2", "c": "3", "d": "last"},
        {"a": "1", "b": "2", "c": "3", "d": "²"},
        {"a": "1", "b": "2", "c": "3", "d": "9" * 30},
    ],
)
def test_missing_and_doubled_places_are_kept_and_cost_nothing(typed: dict[str, str]) -> None:
    question = ordering()
    sheet = question.sheet("s")
    value = question.parse(places(sheet, **typed), sheet)
    mark = question.mark(value)
    assert mark.outcome is Outcome.UNREADABLE
    assert "from 1 to 4" in str(mark.note)
    entry = question.entry(sheet, value)
    assert {item.text: item.place for item in entry.items if item.place} == typed
    assert not entry.touched
    assert question.describe(value).startswith("1: a")


def test_moved_items_give_their_order_and_an_untouched_list_gives_none() -> None:
    question = ordering()
    sheet = question.sheet("s")
    shown = [sheet.value(each) for each in sheet.order]
    assert question.parse({"item": shown}, sheet) is None
    assert question.parse({"item": shown, "touched": ["1"]}, sheet) == list(sheet.order)
    moved = values(sheet, "dcba") if sheet.order != tuple(ids("dcba")) else values(sheet, "abcd")
    assert question.mark(question.parse({"item": moved}, sheet)).fraction is not None


@pytest.mark.parametrize("texts", ["abc", "abcc", "abcde"])
def test_a_list_that_is_not_the_shown_items_is_refused(texts: str) -> None:
    question = ordering()
    sheet = question.sheet("s")
    with pytest.raises(InvalidResponse):
        question.parse({"item": values(sheet, texts)}, sheet)


def test_the_page_shows_the_order_given() -> None:
    question = ordering()
    entry = question.entry(question.sheet("s"), ids("dbca"))
    assert [(item.text, item.place) for item in entry.items] == [
        ("d", "1"),
        ("b", "2"),
        ("c", "3"),
        ("a", "4"),
    ]
    assert entry.touched


def test_the_result_shows_right_and_given_places() -> None:
    question = ordering()
    value = ids("bacd")
    result = question.result(question.sheet("s"), value, question.mark(value))
    assert [(each.text, each.place, each.given, each.correct) for each in result.items] == [
        ("a", 1, 2, False),
        ("b", 2, 1, False),
        ("c", 3, 3, True),
        ("d", 4, 4, True),
    ]
    assert question.describe(value) == "1. b; 2. a; 3. c; 4. d"
    assert question.describe_key() == "1. a; 2. b; 3. c; 4. d"
    unanswered = question.result(question.sheet("s"), None, question.mark(None))
    assert {each.given for each in unanswered.items} == {None}


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (["a"], [("QB250", ("order",))]),
        (["a", "b", "a"], [("QB251", ("order", 2))]),
    ],
)
def test_mistakes_of_authors_are_named_with_their_place(
    order: list[str], found: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    assert [(each.code, each.path) for each in ordering(order=order).check()] == found


@pytest.mark.parametrize("grading", ["places", "neighbours", "all-or-nothing"])
def test_a_single_item_and_none_at_all_can_be_graded(grading: str) -> None:
    assert ordering(order=["a"], grading=grading).mark(ids("a")).fraction == 1
    assert ordering(order=[], grading=grading).mark([]).fraction is None
