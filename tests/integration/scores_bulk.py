"""Many attempts at once, for tests of size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from quizapp.domain.questions.choice import Choice
from quizapp.models import Attempt, QuestionVersion, Response, User
from quizapp.services.transactions import transaction
from tests.conftest import START
from tests.integration.scores_data import item, keep

LONG = "Maximiliana Wolfeschlegelsteinhausenbergerdorff-Featherstone"
WORDS = "which one " * 7


def fill(app: Flask, people: int, questions: int) -> None:
    """Store one attempt of each of many people at the quiz "big", all questions answered."""
    asked = [
        Choice(id=f"q{each}", prompt=f"Question {each}: {WORDS}", answer="a", wrong=("b",))
        for each in range(questions)
    ]
    paper = {"format": 1, "items": [item(each, n) for n, each in enumerate(asked, 1)]}

    @transaction
    def add(session: Session) -> None:
        first_user = (session.scalar(select(func.max(User.id))) or 0) + 1
        first = (session.scalar(select(func.max(Attempt.id))) or 0) + 1
        ids = range(first, first + people)
        session.execute(insert(User), list(_users(range(first_user, first_user + people))))
        session.execute(insert(Attempt), list(_attempts(ids, first_user - first, paper)))
        session.execute(insert(Response), list(_responses(ids, questions)))

    with app.app_context():
        missing = [each for each in asked if not _is_kept(each)]
        if missing:
            keep(app, *missing)
        add()


@transaction
def _is_kept(session: Session, question: Choice) -> bool:
    return session.get(QuestionVersion, question.version()) is not None


def _users(ids: Sequence[int]) -> Iterator[dict[str, Any]]:
    for each in ids:
        yield {
            "id": each,
            "public_id": f"user-{each}",
            "role": "student",
            "name": f"{LONG} {each}",
            "name_key": f"{LONG} {each}".casefold(),
            "created_at": START,
            "active_at": START,
            "rollover_hour": 4,
            "time_factor": "1",
            "resume_nonce": "n",
        }


def _attempts(ids: Sequence[int], user: int, paper: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for each in ids:
        yield {
            "id": each,
            "public_id": f"attempt-{each}",
            "user_id": each + user,
            "quiz_id": "big",
            "scope": "open",
            "purpose": "quiz",
            "number": 1,
            "start_key": "s",
            "title": "A large quiz",
            "seed": "seed",
            "paper": paper,
            "layout": "one",
            "feedback": "each",
            "started_at": START + timedelta(seconds=each),
            "handed_in_at": START + timedelta(hours=9),
            "points": 1.5,
            "points_of": float(len(paper["items"])),
            "awaiting": 0,
        }


def _responses(ids: Sequence[int], questions: int) -> Iterator[dict[str, Any]]:
    for each in ids:
        for position in range(1, questions + 1):
            yield {
                "attempt_id": each,
                "position": position,
                "question_id": f"q{position - 1}",
                "value": "a",
                "outcome": "partly",
                "fraction": 0.25,
                "points": 0.25,
                "duration_ms": 1000,
                "hints_opened": 0,
                "flagged": False,
            }
