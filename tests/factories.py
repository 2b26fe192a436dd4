"""Small makers of what tests need: people, question files, attempts."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from textwrap import indent
from typing import Any, TypeVar

from flask import Flask, has_app_context
from sqlalchemy.orm import Session

from quizapp.models import Attempt, Base, Response, User
from quizapp.services.transactions import transaction
from tests.conftest import START

Row = TypeVar("Row", bound=Base)

_count = itertools.count(1)


@contextmanager
def context_of(app: Flask) -> Iterator[None]:
    """Use the app context that is pushed, else push one for the moment."""
    if has_app_context():
        yield
    else:
        with app.app_context():
            yield


def store(app: Flask, row: Row) -> Row:
    """Commit a row and return it, with its id."""

    @transaction
    def add(session: Session) -> None:
        session.add(row)

    with context_of(app):
        add()
    return row


def make_user(app: Flask, role: str = "student", *, at: datetime = START, **columns: Any) -> User:
    """Store a person of a role; everybody but a guest gets a name."""
    name = None if role == "guest" else f"{role}{next(_count)}"
    given: dict[str, Any] = {"name": name, "created_at": at, "active_at": at} | columns
    if given["name"] is not None:
        given.setdefault("name_key", given["name"].casefold())
    return store(app, User(role=role, **given))


def make_attempt(
    app: Flask, user: User, *, quiz_id: str = "sample", at: datetime = START, **columns: Any
) -> Attempt:
    """Store an attempt with an empty paper."""
    given: dict[str, Any] = {
        "number": next(_count),
        "start_key": f"start-{next(_count)}",
        "title": "A small quiz",
        "seed": "seed",
        "paper": {"format": 1, "items": []},
        "started_at": at,
    }
    return store(app, Attempt(user_id=user.id, quiz_id=quiz_id, **given | columns))


def make_response(
    app: Flask, attempt: Attempt, *, position: int = 1, question_id: str = "q", **columns: Any
) -> Response:
    """Store the response that counts for one question."""
    return store(
        app,
        Response(attempt_id=attempt.id, position=position, question_id=question_id, **columns),
    )


def question_file(quiz_id: str, questions: Sequence[str] = (), *, head: str = "") -> str:
    """Return the text of a question file; `questions` are blocks of YAML without the dash."""
    blocks = questions or (choice_question(f"{quiz_id}-1"), choice_question(f"{quiz_id}-2"))
    lines = [f"quizapp: 1\nid: {quiz_id}\ntitle: Quiz {quiz_id}", head.rstrip(), "questions:"]
    listed = ("  - " + indent(block.strip(), "    ").lstrip() for block in blocks)
    return "\n".join([line for line in lines if line] + list(listed)) + "\n"


def choice_question(question_id: str, *, answer: str = "right", wrong: str = "wrong") -> str:
    """Return the YAML of a question with two options."""
    return (
        f"id: {question_id}\nprompt: What is the answer of {question_id}?\n"
        f"answer: {answer}\nwrong: [{wrong}]\nexplanation: Because it is so."
    )


def write_quiz(
    folder: Path, quiz_id: str, questions: Sequence[str] = (), *, head: str = ""
) -> Path:
    """Put a question file into a bank folder."""
    path = folder / f"{quiz_id}.yaml"
    path.write_text(question_file(quiz_id, questions, head=head), encoding="utf-8")
    return path
