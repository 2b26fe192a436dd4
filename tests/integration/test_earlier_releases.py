"""What an earlier release stored still loads, renders and marks as it did."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, render_template_string
from sqlalchemy import func, select

from quizapp.domain.questions import TYPES, load_body
from quizapp.models import Attempt, Response, User, db
from quizapp.services import attempts, papers, schema
from quizapp.services import responses as given
from quizapp.web.rendering import Ui
from tests.data.make import HERE, SEED
from tests.factories import make_user
from tests.integration.scores_data import sign_in
from tests.integration.taking import Browser

BODIES: list[dict[str, Any]] = [
    each
    for path in sorted(HERE.glob("bodies-*.json"))
    for each in json.loads(path.read_text(encoding="utf-8"))
]
every_body = pytest.mark.parametrize("stored", BODIES, ids=lambda each: each["body"]["id"])
DATABASES = sorted(HERE.glob("database-*.sql"))

PAGE = """
{% import "questions/" ~ kind ~ ".html" as type with context %}
{{ type.entry(entry, ui) }}{{ type.result(result, ui) }}
"""


def test_every_type_is_among_what_was_stored() -> None:
    assert {each["kind"] for each in BODIES} == set(TYPES)


@every_body
def test_a_stored_question_is_what_it_was(stored: dict[str, Any]) -> None:
    question = load_body(stored["body"], stored["format"])
    assert question.version() == stored["version"]
    assert question.key_hash() == stored["key_hash"]
    assert list(question.lay_out(SEED)) == stored["order"]
    marks = [question.mark(each["value"]) for each in stored["responses"]]
    assert [(str(mark.outcome), mark.fraction) for mark in marks] == [
        (each["outcome"], each["fraction"]) for each in stored["responses"]
    ]


@every_body
def test_a_stored_question_and_its_responses_render(app: Flask, stored: dict[str, Any]) -> None:
    question = load_body(stored["body"], stored["format"])
    sheet, ui = question.sheet(SEED), Ui(prefix="q1", labelled_by="prompt-1")
    with app.test_request_context():
        for each in stored["responses"]:
            mark = question.mark(each["value"])
            html = render_template_string(
                PAGE,
                kind=question.kind,
                entry=question.entry(sheet, each["value"]),
                result=question.result(sheet, each["value"], mark),
                ui=ui,
            )
            assert html.strip()


@pytest.fixture(params=DATABASES, ids=lambda path: path.stem)
def kept(request: pytest.FixtureRequest, tmp_path: Path, make_app: Callable[..., Flask]) -> Flask:
    """Load the database of a release and migrate it."""
    path = tmp_path / "kept.sqlite3"
    connection = sqlite3.connect(path)
    connection.executescript(request.param.read_text(encoding="utf-8"))
    connection.close()
    app = make_app(database=f"sqlite:///{path}")
    with app.app_context():
        schema.upgrade(db.engine)
    return app


def test_an_earlier_database_is_migrated_without_losing_a_row(kept: Flask) -> None:
    with kept.app_context():
        assert schema.differences(db.engine) == []
        for table, least in ((User, 1), (Attempt, 11), (Response, 20)):
            assert (db.session.scalar(select(func.count()).select_from(table)) or 0) >= least


def test_the_attempts_of_an_earlier_release_add_up_and_can_be_seen(kept: Flask) -> None:
    teacher = Browser(sign_in(kept, make_user(kept, "admin")))
    with kept.app_context():
        stored = list(db.session.scalars(select(Attempt).order_by(Attempt.id)))
        for attempt in stored:
            total = attempts.total(papers.of(attempt), given.of_attempt(attempt.id))
            if attempt.handed_in_at is not None:
                assert (total.points, total.of) == (attempt.points, attempt.points_of)
    assert any(attempt.handed_in_at is None for attempt in stored)
    for attempt in stored:
        page = teacher.open(f"/attempts/{attempt.public_id}/result")
        assert page.response.status_code == 200
        assert attempt.title in page.text
