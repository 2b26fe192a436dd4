"""Cloze: gaps graded each by itself."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from quizapp.domain.errors import InvalidResponse
from quizapp.domain.questions.base import Outcome, text_id
from quizapp.domain.questions.cloze import Cloze

TEXT = "{{ice|frozen water}} {{=2.5±0.1}} {{a~b~c}} {{a~d}}"


def cloze(**fields: object) -> Cloze:
    return Cloze.model_validate({"id": "q", "text": TEXT, **fields})


def option(gap: int, text: str) -> str:
    return f"{gap}-{text_id(text)}"


RIGHT: list[JsonValue] = ["Frozen  water", "2.55", option(3, "a"), option(4, "a")]


def test_each_gap_counts_the_same() -> None:
    assert cloze().mark(RIGHT).parts == (1.0, 1.0, 1.0, 1.0)
    mark = cloze().mark(["steam", "2.55", option(3, "b"), option(4, "a")])
    assert (mark.fraction, mark.parts) == (0.5, (0.0, 1.0, 0.0, 1.0))


def test_an_option_of_another_gap_is_refused_and_worth_nothing() -> None:
    question = cloze()
    sheet = question.sheet("s")
    with pytest.raises(InvalidResponse):
        question.parse({"gap-3": [sheet.value(option(4, "a"))]}, sheet)
    assert question.mark(["", "", option(4, "a"), ""]).fraction == 0


def test_an_unreadable_number_is_told_and_the_other_gaps_are_not_lost() -> None:
    mark = cloze().mark([*RIGHT[:1], "2.500", *RIGHT[2:]])
    assert mark.outcome is Outcome.UNREADABLE
    assert mark.parts == (1.0, 0.0, 1.0, 1.0)
    assert mark.fraction == 0.75
    assert str(mark.note).startswith("Gap 2: 2.500 could mean 2 500 or 2.5.")
    assert cloze().mark(["", "2.500", "", ""]).fraction is None


def test_a_unit_is_not_taken_for_a_number_in_a_gap() -> None:
    mark = cloze().mark(["", "2.5 km", "", ""])
    assert (mark.fraction, mark.outcome) == (None, Outcome.UNREADABLE)
    assert "without “km”" in str(mark.note)


def test_numbers_follow_the_locale_of_the_file() -> None:
    german = cloze(locale="de-DE")
    assert german.mark(["", "2,5", "", ""]).parts[1] == 1
    assert german.describe_key() == "1: ice; 2: 2,5; 3: a; 4: a"
    assert german.key_hash() != cloze().key_hash()


def test_the_result_tells_how_each_gap_stands() -> None:
    question = cloze(text="{{x}} {{y}} {{=1}} {{a~b}} {{z}}")
    value: list[JsonValue] = ["x", "n", "1.500", option(4, "b"), ""]
    result = question.result(question.sheet("s"), value, question.mark(value))
    assert [(gap.given, gap.right, gap.state) for gap in result.gaps] == [
        ("x", "x", "right"),
        ("n", "y", "wrong"),
        ("1.500", "1", "unreadable"),
        ("b", "a", "wrong"),
        ("", "z", "unanswered"),
    ]
    assert question.describe(value) == "1: x; 2: n; 3: 1.500; 4: b"


def test_drop_downs_are_shuffled_each_by_itself() -> None:
    question = cloze()
    orders = {question.lay_out(str(seed)) for seed in range(30)}
    assert len(orders) > 6
    assert {tuple(each[0] for each in order) for order in orders} == {("3", "3", "3", "4", "4")}


def test_responses_to_fewer_or_other_gaps_are_read_as_far_as_they_go() -> None:
    assert cloze().mark(["ice"]).fraction == 0.25
    assert cloze().mark([1, None, {}, [], "more"]).fraction == 0
    assert cloze().mark({}).fraction == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [("no gap", ["QB260"]), ("{{}} {{a", ["QB261", "QB262"]), ("{{a}}", [])],
)
def test_mistakes_of_authors_stand_at_the_text(text: str, found: list[str]) -> None:
    findings = list(cloze(text=text).check())
    assert [each.code for each in findings] == found
    assert {each.path for each in findings} <= {("text",)}


def test_unsound_texts_can_be_graded_all_the_same() -> None:
    assert cloze(text="none").mark(["a"]).fraction == 0
    question = cloze(text="{{~}} {{")
    assert question.mark(["a", "b"]).fraction == 0
    assert question.describe_key() == "1: ; 2: "
