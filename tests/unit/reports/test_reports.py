"""The registry of reports, and the rows one attempt gives."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from quizapp.domain.questions.choice import Choice
from quizapp.domain.reports import REPORTS
from quizapp.domain.reports.records import Answer, Sitting, State, shown_name

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
CAPITAL = Choice(id="capital", prompt="Capital?", answer="Ottawa", wrong=("Toronto",))


def answer(**given: object) -> Answer:
    base: dict[str, object] = {
        "position": 1,
        "question_id": "capital",
        "version": "v",
        "title": "Capital?",
        "scored": True,
        "points_of": 1.0,
    }
    return Answer(**base | given)  # type: ignore[arg-type]


def sitting(**given: object) -> Sitting:
    base: dict[str, object] = {
        "attempt_id": "a1",
        "quiz_id": "canada",
        "title": "Canada",
        "number": 1,
        "purpose": "quiz",
        "user_id": "u1",
        "user_name": "Ann",
        "role": "student",
        "started_at": START,
        "deadline_at": None,
        "handed_in_at": START + timedelta(seconds=90),
        "questions": 2,
        "answered": 1,
        "points": 2 / 3,
        "points_of": 2.0,
        "awaiting": 0,
        "answering_seconds": 12.5,
        "hints_opened": 1,
    }
    return Sitting(**base | given)  # type: ignore[arg-type]


def named(report: str, one: Sitting, questions: tuple[str, ...] = ()) -> list[dict[str, object]]:
    found = REPORTS[report]
    return [
        dict(zip(found.header(questions), row, strict=True)) for row in found.rows(one, questions)
    ]


@pytest.mark.parametrize("name", REPORTS)
def test_every_column_has_a_stable_name_and_one_sentence(name: str) -> None:
    columns = REPORTS[name].columns
    assert len({each.name for each in columns}) == len(columns)
    for each in columns:
        assert re.fullmatch(r"[a-z][a-z_]*|q:<question id>", each.name)
        assert str(each.about).endswith(".")


@pytest.mark.parametrize("name", REPORTS)
def test_the_header_has_the_documented_columns_in_order(name: str) -> None:
    report = REPORTS[name]
    documented = [each.name.replace("<question id>", "x") for each in report.columns]
    assert list(report.header(["x"] if report.by_question else [])) == documented


def test_scores_give_one_row() -> None:
    (row,) = named("scores", sitting())
    assert row["user_name"] == "Ann"
    assert row["percent"] == 33.33
    assert row["duration_seconds"] == 90
    assert row["state"] == "handed-in"


def test_an_open_attempt_has_no_score_yet() -> None:
    (row,) = named("scores", sitting(handed_in_at=None, points=None))
    assert (row["state"], row["percent"], row["duration_seconds"]) == ("open", None, None)


def test_an_attempt_closed_by_its_limit_says_so() -> None:
    end = START + timedelta(minutes=5)
    assert sitting(deadline_at=end, handed_in_at=end).state is State.TIME_UP
    assert sitting(deadline_at=end).state is State.HANDED_IN


def test_a_paper_without_points_has_no_percentage() -> None:
    assert sitting(points=0.0, points_of=0.0).percent is None


def test_responses_put_answer_and_key_into_words() -> None:
    wrong = next(option.id for option in CAPITAL.options if not option.right)
    one = sitting(answers=(answer(question=CAPITAL, value=wrong, outcome="wrong"), answer()))
    first, second = named("responses", one)
    assert (first["response"], first["key"], first["kind"]) == ("Toronto", "Ottawa", "choice")
    assert (second["response"], second["key"], second["kind"]) == ("", "", "")
    assert second["outcome"] == "unanswered"


def test_an_unanswered_question_still_tells_its_key() -> None:
    (row,) = named("responses", sitting(answers=(answer(question=CAPITAL),)))
    assert (row["response"], row["key"]) == ("", "Ottawa")


def test_a_wide_row_leaves_empty_what_was_not_asked() -> None:
    one = sitting(answers=(answer(points=0.5),))
    (row,) = named("wide", one, ("other", "capital"))
    assert (row["q:other"], row["q:capital"]) == (None, 0.5)


def test_a_guest_keeps_one_short_label() -> None:
    assert re.fullmatch(r"Guest [0-9A-F]{4}", shown_name(None, "abc"))
    assert shown_name(None, "abc") == shown_name(None, "abc") != shown_name(None, "abd")
    assert shown_name("Ann", "abc") == "Ann"
