"""Flashcards and texts between questions carry no points."""

from __future__ import annotations

from quizapp.domain.questions import TYPES
from quizapp.domain.questions.base import UNMARKED
from quizapp.domain.questions.flashcard import RATINGS, Flashcard
from quizapp.domain.questions.info import Info

CARD = Flashcard.model_validate({"id": "q", "front": "dog", "back": "Hund"})


def test_the_back_stands_in_the_result_alone() -> None:
    sheet = CARD.sheet("s")
    assert "Hund" not in repr(CARD.entry(sheet, "good"))
    assert CARD.result(sheet, None, UNMARKED).back == CARD.describe_key() == "Hund"


def test_each_rating_is_taken_and_earns_nothing() -> None:
    sheet = CARD.sheet("s")
    for rating in RATINGS:
        assert CARD.parse({"rating": [rating]}, sheet) == rating
        assert CARD.mark(rating) == CARD.grade(rating) == UNMARKED
        assert CARD.describe(rating) == CARD.entry(sheet, rating).rating == rating
    assert CARD.entry(sheet, "superb").rating is None


def test_a_card_is_named_by_its_instruction_or_its_front() -> None:
    assert CARD.heading == "dog"
    asked = Flashcard.model_validate({"id": "q", "prompt": "In German?", "front": "a", "back": "b"})
    assert asked.heading == "In German?"


def test_a_card_that_asks_for_what_it_says_is_an_error() -> None:
    same = Flashcard.model_validate({"id": "q", "front": "a", "back": "a"})
    assert [(each.code, each.path) for each in same.check()] == [("QB280", ("back",))]


def test_a_text_between_questions_takes_no_response() -> None:
    info = Info.model_validate({"id": "q", "prompt": "Read this."})
    sheet = info.sheet("s")
    assert info.parse({"answer": ["x"]}, sheet) is None
    assert info.grade("x") == UNMARKED
    assert info.entry(sheet).prompt == info.result(sheet, None, UNMARKED).prompt == "Read this."
    assert info.describe("x") == info.describe_key() == ""


def test_only_texts_are_left_out_of_the_count() -> None:
    assert {kind for kind, each in TYPES.items() if not each.numbered} == {"info"}
    assert {kind for kind, each in TYPES.items() if not each.scored} == {"info", "flashcard"}


def test_the_images_of_every_field_are_found_once() -> None:
    card = Flashcard.model_validate(
        {
            "id": "q",
            "front": "![a](media/a.png) ![b](<media/b c.png>)",
            "back": "![a](media/a.png) and [no image](media/c.png)",
            "explanation": "![d]( media/d.svg)",
        }
    )
    assert set(card.media_paths()) >= {"media/a.png", "media/d.svg"}
    assert len(card.media_paths()) == len(set(card.media_paths()))
    assert "media/c.png" not in card.media_paths()
