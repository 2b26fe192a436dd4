"""Essay: kept as written, marked by a person."""

from __future__ import annotations

import pytest

from quizapp.domain.questions.base import Outcome
from quizapp.domain.questions.essay import Criterion, Essay, count_words


def essay(**fields: object) -> Essay:
    return Essay.model_validate({"id": "q", "prompt": "P", **fields})


def test_an_essay_waits_for_a_person() -> None:
    assert essay().mark("Text.").outcome is Outcome.AWAITING
    assert essay().mark(None).outcome is Outcome.UNANSWERED


def test_line_ends_are_kept_and_counted_once() -> None:
    question = essay()
    text = "a\r\n" * 9_999 + "bb"
    assert question.parse({"answer": [text]}, question.sheet("s")) == "a\n" * 9_999 + "bb"


@pytest.mark.parametrize(
    ("text", "words"), [("", 0), ("It's a so-called test – really.", 5), ("  one\n\ntwo ", 2)]
)
def test_words_are_counted(text: str, words: int) -> None:
    assert count_words(text) == words


def test_the_entry_tells_the_length_asked_for_and_hides_the_rubric() -> None:
    question = essay(words={"min": "60", "max": "200"}, rubric="Secret", model="Model")
    entry = question.entry(question.sheet("s"), "two words")
    assert (entry.words, entry.least, entry.most, entry.limit) == (2, 60, 200, 20_000)
    assert "Secret" not in repr(entry)
    assert "Model" not in repr(entry)


def test_the_result_shows_a_rubric_of_either_shape() -> None:
    rows = essay(rubric=[{"criterion": "Clear", "points": "2"}], model="M")
    result = rows.result(rows.sheet("s"), "Text.", rows.mark("Text."))
    assert (result.rubric, result.guidance) == ((Criterion(criterion="Clear", points=2),), None)
    assert (result.model, rows.describe_key(), rows.describe("Text.")) == ("M", "M", "Text.")
    words = essay(rubric="One point.")
    result = words.result(words.sheet("s"), None, words.mark(None))
    assert (result.rubric, result.guidance, result.value) == ((), "One point.", "")


def test_bounds_that_no_text_can_keep_are_an_error() -> None:
    assert [each.code for each in essay(words={"min": "9", "max": "3"}).check()] == ["QB270"]
    assert list(essay(words={"min": "3", "max": "3"}).check()) == []
    assert list(essay(words={"max": "3"}).check()) == []
