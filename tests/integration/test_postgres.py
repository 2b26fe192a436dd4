"""The same services on PostgreSQL: a quiz from start to CSV, and many students at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from quizapp.models import Attempt, Response, ResponseChange, db
from quizapp.services import attempts, quizzes, schema
from tests.conftest import START
from tests.factories import make_user, write_quiz
from tests.integration.scores_data import sign_in
from tests.integration.taking import Browser


@pytest.fixture
def app(make_app: Callable[..., Flask], postgres: str) -> Flask:
    """Build the app on an empty, migrated PostgreSQL database."""
    app = make_app(database=postgres)
    with app.app_context():
        schema.upgrade(db.engine)
    return app


def test_a_quiz_is_taken_and_its_scores_leave_as_csv(app: Flask) -> None:
    browser = Browser(app.test_client())
    browser.start()
    browser.save(**{"q1-answer": browser.page.option("Toronto")[1], "change": "1"})
    browser.save(**{"q1-answer": browser.page.option("Ottawa")[1], "change": "2"})
    browser.save(**{"q1-answer": browser.page.option("Toronto")[1], "change": "1"})
    browser.choose("Ottawa", check="1")
    browser.open(browser.page.address.rpartition("/")[0] + "/hand-in")
    assert "1 of 3" in browser.press().text
    assert "1 / 3" in browser.open("/history").text
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(ResponseChange)) == 2
    teacher = sign_in(app, make_user(app, "teacher"))
    csv = teacher.get("/scores.csv?report=scores&quiz=sample")
    assert csv.status_code == 200
    assert "A small quiz" in csv.text


def test_what_postgresql_cannot_store_is_refused_like_any_nonsense(app: Flask) -> None:
    browser = Browser(app.test_client())
    for address in ("/attempts/%00", "/attempts/%00/result"):
        browser.start()
        assert browser.open(address).response.status_code == 400
    assert browser.open("/history?before=%00").response.status_code == 400
    browser.open("/sign-in")
    assert browser.press(name="A\0", password="a\0").response.status_code == 400
    browser.start()
    page = browser.open(f"/attempts/{browser.attempt}/hand-in")
    assert browser.press(page="\0").response.status_code == 400
    browser.page = page
    assert browser.press().address.endswith("/result")


def test_reading_pages_cannot_write(app: Flask) -> None:
    from quizapp.models.engine import read_only

    with app.app_context():
        token = read_only.set(True)
        try:
            with pytest.raises(RuntimeError, match="only read"):
                make_user(app)
        finally:
            read_only.reset(token)


def test_a_limit_of_attempts_holds_when_many_start_at_once(app: Flask, bank_folder: Path) -> None:
    write_quiz(bank_folder, "once", head="quiz: {attempts: 1}")
    student = make_user(app)
    library = app.extensions["quizapp.library"]
    found: list[int] = []

    def start(number: int) -> None:
        with app.app_context():
            quiz = quizzes.find(library.snapshot(), "once")
            started = attempts.start(
                plan=quizzes.plan(library, quiz, seed=f"seed {number}"),
                user_id=student.id,
                start_key=f"key {number}",
                guests=True,
                now=START,
            )
            found.append(started.attempt.id)

    threads = [threading.Thread(target=start, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


def test_many_changes_of_one_answer_leave_one_response(app: Flask) -> None:
    student = make_user(app)
    browser = Browser(sign_in(app, student))
    browser.start()
    page = browser.page
    values = [page.option(text) for text in ("Ottawa", "Toronto", "Montréal")]
    statuses: list[int] = []

    def send(number: int) -> None:
        name, value = values[number % 3]
        reply = Browser(sign_in(app, student))
        reply.page = page
        statuses.append(
            reply.client.post(
                page.address,
                data={**reply.open(page.address).hidden, name: value, "change": "1"},
                headers={"Accept": "application/json"},
            ).status_code
        )

    threads = [threading.Thread(target=send, args=(number,)) for number in range(9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 9
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Response)) == 1
        assert db.session.scalar(select(func.count()).select_from(Attempt)) == 1
