"""Attempts for the tests of scores: two questions, some people, every way an attempt can stand."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quizapp.domain.questions.base import BODY_FORMAT, Question
from quizapp.domain.questions.choice import Choice
from quizapp.domain.questions.number import NumberQuestion
from quizapp.models import Attempt, QuestionVersion, Response, ResponseChange, User
from quizapp.services import logins
from quizapp.services.transactions import transaction
from tests.conftest import START
from tests.factories import context_of, make_attempt, make_user, store

CAPITAL = Choice(
    id="sample-capital",
    prompt="What is the capital of Canada?",
    answer="Ottawa",
    wrong=("Toronto", "Montréal"),
)
MOONS = NumberQuestion.model_validate(
    {"type": "number", "id": "sample-moons", "prompt": "How many moons has Mars?", "answer": "2"}
)
QUESTIONS: tuple[Question, ...] = (CAPITAL, MOONS)


def item(question: Question, number: int | None, **given: Any) -> dict[str, Any]:
    """Return one item of a stored paper."""
    return {
        "question": question.id,
        "version": question.version(),
        "points": question.points,
        "order": list(question.lay_out("seed")),
        "number": number,
        "scored": question.scored,
        "hints_cost": 0.0,
        "title": question.prompt,
        "source": {},
    } | given


def paper(*questions: Question) -> dict[str, Any]:
    """Return a stored paper."""
    asked = questions or QUESTIONS
    return {"format": 1, "items": [item(each, place) for place, each in enumerate(asked, 1)]}


def keep(app: Flask, *questions: Question) -> None:
    """Store the versions that papers point to."""
    for each in questions or QUESTIONS:
        store(
            app,
            QuestionVersion(
                hash=each.version(),
                key_hash=each.key_hash(),
                format=BODY_FORMAT,
                body=each.body(),
                media={},
                created_at=START,
            ),
        )


def take(app: Flask, user: User, **columns: Any) -> Attempt:
    """Store an attempt at both questions, handed in after a minute unless told otherwise."""
    given: dict[str, Any] = {
        "paper": paper(),
        "handed_in_at": START + timedelta(minutes=1),
        "points": 1.0,
        "points_of": 2.0,
        "number": 1,
    }
    return make_attempt(app, user, **given | columns)


def give(app: Flask, attempt: Attempt, position: int = 1, **columns: Any) -> Response:
    """Store a response to one of the questions, right unless told otherwise."""
    given: dict[str, Any] = {
        "question_id": QUESTIONS[position - 1].id,
        "value": CAPITAL.options[0].id if position == 1 else "2",
        "outcome": "right",
        "fraction": 1.0,
        "points": 1.0,
        "duration_ms": 1500,
        "answered_at": START + timedelta(seconds=30),
    }
    row = Response(attempt_id=attempt.id, position=position, **given | columns)
    return store(app, row)


def change(app: Flask, attempt: Attempt, count: int, position: int = 1) -> None:
    """Store one change of a response."""
    store(
        app,
        ResponseChange(attempt_id=attempt.id, position=position, page="p", change=count, at=START),
    )


def sign_in(app: Flask, user: User) -> FlaskClient:
    """Open a browser in which somebody is signed in."""

    @transaction
    def token(session: Session) -> str:
        return logins.open_login(session, session.get_one(User, user.id), now=START)

    with context_of(app):
        made = token()
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = made
        session["_fresh"] = True
    return client


def teacher(app: Flask, role: str = "teacher") -> FlaskClient:
    """Open a teacher's browser."""
    return sign_in(app, make_user(app, role))
