"""Nothing is lost and nothing is doubled: every way in which an answer can arrive."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update

from quizapp.models import Attempt, Response, ResponseChange, db
from tests.conftest import Clock
from tests.factories import choice_question, write_quiz
from tests.integration.taking import Browser

TEXT = "id: town\ntype: text\nprompt: Name a town.\nanswer: Ottawa"


@pytest.fixture
def student(bank_folder: Path, client: FlaskClient) -> Browser:
    """Open an attempt on one typed question and one choice."""
    write_quiz(bank_folder, "towns", [TEXT, choice_question("pick")], head="quiz: {feedback: end}")
    browser = Browser(client)
    browser.start("towns")
    return browser


def stored(app: Flask, position: int = 1) -> object:
    """Return the value that counts."""
    with app.app_context():
        return db.session.scalar(select(Response.value).where(Response.position == position))


def changes(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(ResponseChange)) or 0


def test_an_answer_is_stored_the_moment_it_is_given(app: Flask, student: Browser) -> None:
    reply = student.save(**{"q1-answer": "Ottawa", "change": "1"})
    assert reply.get_json() == {
        "saved": True,
        "position": 1,
        "change": 1,
        "answered": [1],
        "note": "",
    }
    assert stored(app) == "Ottawa"


def test_the_same_change_twice_is_stored_once(app: Flask, student: Browser) -> None:
    for _retry in range(3):
        assert student.save(**{"q1-answer": "Ottawa", "change": "1"}).status_code == 200
    assert (stored(app), changes(app)) == ("Ottawa", 1)


def test_an_older_change_of_a_page_never_overwrites_a_newer_one(
    app: Flask, student: Browser
) -> None:
    student.save(**{"q1-answer": "Ottawa", "change": "2"})
    late = student.save(**{"q1-answer": "Otta", "change": "1"})
    assert late.status_code == 200
    assert (stored(app), changes(app)) == ("Ottawa", 1)


def test_the_back_button_without_javascript_may_change_an_answer_twice(
    app: Flask, student: Browser
) -> None:
    page = student.page
    for value in ("Toronto", "Montréal", "Ottawa"):
        student.page = page  # Back shows the page as it was, with its id and its count of 0
        student.press(**{"q1-answer": value})
    assert (stored(app), changes(app)) == ("Ottawa", 3)


def test_between_pages_the_order_of_arrival_decides(app: Flask, student: Browser) -> None:
    first = student.page
    student.open(first.address)
    second = student.page
    student.save(**{"q1-answer": "Toronto", "change": "7"})
    student.page = first
    student.save(**{"q1-answer": "Ottawa", "change": "1"})
    assert stored(app) == "Ottawa"
    student.page = second
    student.save(**{"q1-answer": "Toronto", "change": "7"})
    assert stored(app) == "Ottawa", "a retry of what had arrived before is no new change"


def test_a_stale_tab_that_nobody_touched_clears_nothing(app: Flask, student: Browser) -> None:
    stale = student.open(student.page.address)
    student.open(stale.address)
    student.press(**{"q1-answer": "Ottawa"})
    student.page = stale
    student.press(**{"q1-answer": ""})
    assert stored(app) == "Ottawa"


def test_an_answer_can_be_taken_back(app: Flask, student: Browser) -> None:
    student.press(**{"q1-answer": "Ottawa"})
    student.open(student.page.address.rpartition("/")[0] + "/1")
    student.press(**{"q1-answer": ""})
    assert stored(app) is None
    assert "0 of 2 answered" in student.page.text


def test_concurrent_posts_leave_one_response(
    app: Flask, student: Browser, make_client: Callable[[], FlaskClient]
) -> None:
    cookie = student.client.get_cookie(app.config["SESSION_COOKIE_NAME"])
    assert cookie is not None
    statuses: list[int] = []

    def send(number: int) -> None:
        client = make_client()
        client.set_cookie(cookie.key, cookie.value)
        reply = client.post(
            student.page.address,
            data={**student.page.hidden, "q1-answer": f"town {number % 4}", "change": "1"},
            headers={"Accept": "application/json"},
        )
        statuses.append(reply.status_code)

    threads = [threading.Thread(target=send, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 12
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Response)) == 1
        newest = db.session.scalar(
            select(ResponseChange.value).order_by(ResponseChange.id.desc()).limit(1)
        )
    assert stored(app) == newest


def test_an_answer_survives_a_restart(
    make_app: Callable[..., Flask], app: Flask, student: Browser
) -> None:
    student.save(**{"q1-answer": "Ottawa", "change": "1"})
    cookie = student.client.get_cookie(app.config["SESSION_COOKIE_NAME"])
    assert cookie is not None
    client = make_app().test_client()
    client.set_cookie(cookie.key, cookie.value)
    assert 'value="Ottawa"' in Browser(client).open(student.page.address).html


def test_an_answer_within_the_grace_is_kept_and_a_later_one_is_refused(
    app: Flask, bank_folder: Path, client: FlaskClient, clock: Clock
) -> None:
    write_quiz(bank_folder, "timed", [TEXT], head="quiz: {time_limit: 10m, feedback: end}")
    browser = Browser(client)
    browser.start("timed")
    clock.advance(minutes=10, seconds=9)
    assert browser.save(**{"q1-answer": "Ottawa", "change": "1"}).status_code == 200
    clock.advance(seconds=2)
    late = browser.save(**{"q1-answer": "Toronto", "change": "2"})
    assert late.status_code == 410
    assert "after the time was up" in late.get_json()["message"]
    assert late.get_json()["location"].endswith("/result")
    assert stored(app) == "Ottawa"
    page = browser.press(**{"q1-answer": "Toronto"})
    assert "What was saved before counts." in page.text
    assert "1 of 1" in page.text


def test_an_answer_after_handing_in_is_refused(app: Flask, student: Browser) -> None:
    page = student.page
    student.press(**{"q1-answer": "Ottawa", "go": "hand-in"})
    student.press()
    student.page = page
    late = student.save(**{"q1-answer": "Toronto", "change": "9"})
    assert late.status_code == 410
    assert "after the attempt was handed in" in late.get_json()["message"]
    assert stored(app) == "Ottawa"


def test_handing_in_twice_changes_nothing(app: Flask, student: Browser, clock: Clock) -> None:
    page = student.open(student.page.address.rpartition("/")[0] + "/hand-in")
    student.press()
    clock.advance(minutes=1)
    response = student.client.post(page.address, data=page.hidden)
    assert response.status_code == 303
    with app.app_context():
        attempt = db.session.scalars(select(Attempt)).one()
    assert attempt.handed_in_at == clock.moment - timedelta(minutes=1)


def test_an_expired_attempt_is_closed_at_its_deadline(
    app: Flask, bank_folder: Path, client: FlaskClient, clock: Clock
) -> None:
    from quizapp.services import attempts

    write_quiz(bank_folder, "timed", [TEXT], head="quiz: {time_limit: 10m}")
    browser = Browser(client)
    browser.start("timed")
    browser.save(**{"q1-answer": "Ottawa", "change": "1"})
    started: datetime = clock.moment
    clock.advance(hours=1)
    assert "1 of 1" in browser.open(browser.page.address).text, "readers need no tick"
    with app.app_context():
        assert attempts.close_expired(now=clock.moment) == 1
        assert attempts.close_expired(now=clock.moment) == 0
    with app.app_context():
        attempt = db.session.scalars(select(Attempt)).one()
    assert attempt.handed_in_at == started + timedelta(minutes=10)
    assert (attempt.points, attempt.points_of) == (1.0, 1.0)


def test_a_checked_answer_is_final(app: Flask, bank_folder: Path, client: FlaskClient) -> None:
    write_quiz(bank_folder, "each", [TEXT])
    browser = Browser(client)
    page = browser.start("each")
    browser.press(**{"q1-answer": "Toronto", "check": "1"})
    browser.page = page
    late = browser.save(**{"q1-answer": "Ottawa", "change": "5"})
    assert late.status_code == 409
    assert "its answer stays as it was" in late.get_json()["message"]
    assert stored(app) == "Toronto"


def test_what_cannot_be_read_is_kept_as_typed_and_earns_nothing(
    app: Flask, bank_folder: Path, client: FlaskClient
) -> None:
    number = "id: many\ntype: number\nprompt: How many?\nanswer: 40000\ntolerance: 5%"
    write_quiz(bank_folder, "counts", [number], head="quiz: {feedback: end}")
    browser = Browser(client)
    browser.start("counts")
    page = browser.press(**{"q1-answer": "40.000"})
    assert 'value="40.000"' in page.html
    assert "costs you nothing" in page.text
    page = browser.press(**{"q1-answer": "40.000", "go": "hand-in"})
    page = browser.press()
    assert "0 of 1" in page.text
    assert "Could not be read" in page.text


def test_too_long_an_answer_is_refused_and_shown_again(app: Flask, student: Browser) -> None:
    long = "x" * 1001
    reply = student.save(**{"q1-answer": long, "change": "1"})
    assert reply.status_code == 422
    page = student.press(**{"q1-answer": long})
    assert page.response.status_code == 422
    assert long in page.html
    assert stored(app) is None


@pytest.fixture
def whole(bank_folder: Path, client: FlaskClient) -> Browser:
    """Open an attempt with two typed questions on one page."""
    two = TEXT.replace("town", "city").replace("Ottawa", "Halifax")
    write_quiz(bank_folder, "whole", [TEXT, two], head="quiz: {layout: all}")
    browser = Browser(client)
    browser.start("whole")
    return browser


def test_one_final_answer_on_a_page_costs_the_others_nothing(app: Flask, whole: Browser) -> None:
    before = whole.page
    whole.press(**{"q1-answer": "Toronto", "check": "1"})
    whole.page = before  # the tab that was opened first
    page = whole.press(**{"q1-answer": "Ottawa", "q2-answer": "Halifax", "go": "save"})
    assert "its answer stays as it was" in page.text
    assert (stored(app), stored(app, 2)) == ("Toronto", "Halifax")


def test_one_answer_that_is_too_long_costs_the_others_nothing(app: Flask, whole: Browser) -> None:
    page = whole.press(**{"q1-answer": "x" * 1001, "q2-answer": "Halifax", "go": "save"})
    assert page.response.status_code == 422
    assert (stored(app), stored(app, 2)) == (None, "Halifax")


def test_a_whole_page_sent_after_its_parts_undoes_nothing(app: Flask, whole: Browser) -> None:
    address, before = whole.page.address, whole.page
    own = {"page": before.hidden["page"], "csrf_token": before.hidden["csrf_token"]}
    script = {"Accept": "application/json"}
    first = {**own, "q1-answer": "Toronto", "change": "1"}
    assert whole.client.post(f"{address}/1", data=first, headers=script).status_code == 200
    whole.open(address)  # another device corrects it
    whole.press(**{"q1-answer": "Ottawa", "go": "save"})
    later = {**own, "q1-answer": "Toronto", "q2-answer": "Halifax", "change": "2", "go": "save"}
    whole.client.post(address, data=later)
    assert (stored(app), stored(app, 2)) == ("Ottawa", "Halifax")


@pytest.mark.parametrize("button", ["check", "hint", "flag", "go", "change"])
def test_an_endless_number_breaks_nothing(whole: Browser, button: str) -> None:
    digits = "9" * 5000
    for address in (None, f"{whole.page.address}/1"):
        page = whole.press(address, **{button: f"1-{digits}" if button == "hint" else digits})
        assert page.response.status_code == 200


def test_a_forged_option_is_refused(app: Flask, student: Browser) -> None:
    reply = student.save(2, **{"q2-answer": "right", "change": "1"})
    assert reply.status_code == 422
    assert stored(app, 2) is None


def test_a_token_from_before_signing_in_is_renewed_for_a_script(student: Browser) -> None:
    page = student.page
    hidden = {**page.hidden, "csrf_token": "stale", "q1-answer": "Ottawa", "change": "1"}
    json = {"Accept": "application/json"}
    refused = student.client.post(page.address, data=hidden, headers=json)
    assert refused.status_code == 403
    fresh = {**hidden, "csrf_token": refused.get_json()["csrf"]}
    assert student.client.post(page.address, data=fresh, headers=json).status_code == 200


def test_time_spent_is_counted_from_the_page_on_which_it_was_spent(
    app: Flask, student: Browser, clock: Clock
) -> None:
    student.open(student.page.address)
    clock.advance(seconds=20)
    student.save(**{"q1-answer": "Ott", "change": "1"})
    clock.advance(seconds=10)
    student.save(**{"q1-answer": "Ottawa", "change": "2"})
    with app.app_context():
        assert db.session.scalar(select(Response.duration_ms)) == 30_000


def test_time_spent_never_outgrows_its_column(app: Flask, student: Browser, clock: Clock) -> None:
    student.save(**{"q1-answer": "Ott", "change": "1"})
    with app.app_context():
        db.session.execute(update(Response).values(duration_ms=2_000_000_000))
        db.session.commit()
    student.open(student.page.address)
    clock.advance(minutes=30)
    assert student.save(**{"q1-answer": "Ottawa", "change": "1"}).status_code == 200
    with app.app_context():
        assert db.session.scalar(select(Response.duration_ms)) == 2_000_000_000
