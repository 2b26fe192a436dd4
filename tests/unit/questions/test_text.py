"""Text: which of the accepted answers counts, and what an author gets wrong."""

from __future__ import annotations

import pytest

from quizapp.domain.questions.base import Outcome
from quizapp.domain.questions.text import TextQuestion


def text(**fields: object) -> TextQuestion:
    return TextQuestion.model_validate({"id": "q", "prompt": "P", **fields})


def feedback(question: TextQuestion, typed: str) -> str | None:
    return question.result(question.sheet("s"), typed, question.mark(typed)).feedback


def test_a_foreseen_mistake_is_told_from_a_typing_error() -> None:
    question = text(
        answers=["effect", {"text": "affect", "weight": "0", "feedback": "Another word."}],
        match={"typos": "1"},
    )
    assert question.mark("efect").fraction == 1
    assert question.mark("affect").fraction == 0
    assert feedback(question, "affect") == "Another word."
    assert feedback(question, "effect") is None


def test_of_equally_close_answers_the_heavier_counts() -> None:
    question = text(answers=[{"text": "/a+/", "weight": "0.5"}, "aa"])
    assert question.mark("aa").fraction == 1
    assert question.mark("a").fraction == 0.5


def test_a_pattern_sees_spaces_and_accents_as_the_question_does() -> None:
    question = text(answers=["x", "/caf[eé] noir/"], match={"accents": "no"})
    assert question.mark("  CAFÉ   noir ").fraction == 1


def test_a_slow_pattern_leaves_the_mark_open_and_says_so() -> None:
    question = text(answer="/(a|aa)+/")
    mark = question.mark("a" * 900 + "b")
    assert (mark.fraction, mark.outcome) == (None, Outcome.AWAITING)
    assert mark.note


def test_a_slow_pattern_does_not_take_back_a_full_match() -> None:
    typed = "a" * 900 + "b"
    question = text(answers=["/(a|aa)+/", {"text": typed}])
    assert question.mark(typed).outcome is Outcome.RIGHT


def test_patterns_are_shown_only_when_there_is_nothing_else() -> None:
    assert text(answers=["/a+/", "aa", {"text": "b", "weight": "0.5"}]).describe_key() == "aa"
    assert text(answer="/a+/").describe_key() == "/a+/"


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, [("QB220", ())]),
        ({"answer": "a", "answers": ["b"]}, [("QB220", ("answers",))]),
        ({"answers": [{"text": "a", "weight": "0.5"}]}, [("QB222", ("answers",))]),
        ({"answers": ["a", "A."]}, [("QB221", ("answers", 1))]),
        ({"answers": ["a", "/(a+)+/"]}, [("QB226", ("answers", 1))]),
        ({"answer": "/[/"}, [("QB227", ("answer",))]),
        ({"answers": ["a", "b", "/a/"]}, []),
    ],
)
def test_mistakes_of_authors_are_named_with_their_place(
    fields: dict[str, object], found: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    assert [(each.code, each.path) for each in text(**fields).check()] == found
