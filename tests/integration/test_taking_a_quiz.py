"""A student takes a quiz: pages, buttons, feedback, result."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from quizapp.models import Attempt, Response, User, db
from quizapp.services.library import Library
from tests.conftest import Clock, Statements
from tests.factories import choice_question, make_user, write_quiz
from tests.integration.scores_data import sign_in
from tests.integration.taking import Browser


def count(app: Flask, table: type[User] | type[Attempt]) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_a_visitor_answers_the_first_question_with_two_clicks(client: FlaskClient) -> None:
    browser = Browser(client)
    browser.open("/")
    page = browser.press("/quizzes/sample")
    assert "What is the capital of Canada?" in page.text
    page = browser.choose("Ottawa", check="1")
    assert "Right" in page.text
    assert "It was chosen in 1857." in page.text


def test_looking_makes_no_guest(app: Flask, client: FlaskClient) -> None:
    browser = Browser(client)
    for address in ("/", "/quizzes/sample"):
        assert browser.open(address).response.status_code == 200
    assert count(app, User) == 0
    browser.start()
    assert count(app, User) == 1


def test_a_double_click_on_start_makes_one_guest_and_one_attempt(
    app: Flask, client: FlaskClient, make_client: Callable[[], FlaskClient]
) -> None:
    page = Browser(client).open("/quizzes/sample")
    first = client.post("/quizzes/sample", data=page.hidden)
    # The second click left before the answer to the first, and its cookie, arrived.
    other = make_client()
    set_cookie = page.response.headers["Set-Cookie"]
    name, _equals, value = set_cookie.partition(";")[0].partition("=")
    other.set_cookie(name, value)
    second = other.post("/quizzes/sample", data=page.hidden)
    assert first.headers["Location"] == second.headers["Location"]
    assert (count(app, User), count(app, Attempt)) == (1, 1)


def test_starting_again_continues_the_open_attempt(app: Flask, client: FlaskClient) -> None:
    browser = Browser(client)
    first = browser.start().address
    assert "Continue" in browser.open("/").text
    assert browser.start().address == first
    assert count(app, Attempt) == 1


def test_a_wrong_answer_shows_the_right_one_and_practice_asks_it_again(
    client: FlaskClient,
) -> None:
    browser = Browser(client)
    browser.start()
    page = browser.choose("Toronto", check="1")
    assert "Wrong" in page.text
    assert "Right answer" in page.text
    browser.press(go="next")
    browser.press(go="next")
    page = browser.press(go="next")
    assert "2 questions have no answer yet" in page.text
    page = browser.press()
    assert "0 of 3" in page.text
    page = browser.press(page.address.replace("/result", "/practice"))
    assert "What is the capital of Canada?" in page.text
    assert "of 3" in page.text
    page = browser.choose("Ottawa", check="1")
    assert "Right" in page.text


def test_feedback_at_the_end_shows_nothing_before(bank_folder: Path, client: FlaskClient) -> None:
    write_quiz(bank_folder, "later", head="quiz: {feedback: end}")
    browser = Browser(client)
    browser.start("later")
    page = browser.choose("right", check="1")
    assert "Because it is so." not in page.html
    page = browser.press(go="hand-in")
    page = browser.press()
    assert "Because it is so." in page.text
    assert "1 of 2" in page.text


def test_marks_wait_for_the_due_date(bank_folder: Path, client: FlaskClient, clock: Clock) -> None:
    write_quiz(bank_folder, "waits", head="quiz: {feedback: due, due: '2026-03-03T09:00+00:00'}")
    browser = Browser(client)
    browser.start("waits")
    browser.choose("right")
    browser.open(browser.page.address.rpartition("/")[0] + "/hand-in")
    page = browser.press()
    assert "The marks of this quiz are shown from" in page.text
    assert "Because" not in page.html
    assert "of 2" not in page.text
    assert "–" in browser.open("/history").text
    clock.advance(days=2)
    assert "Because it is so." in browser.open(page.address).text


def test_marks_that_are_never_shown_stay_hidden(
    bank_folder: Path, client: FlaskClient, clock: Clock
) -> None:
    write_quiz(bank_folder, "silent", head="quiz: {feedback: never}")
    browser = Browser(client)
    browser.start("silent")
    browser.choose("right")
    browser.open(browser.page.address.rpartition("/")[0] + "/hand-in")
    page = browser.press()
    clock.advance(days=400)
    page = browser.open(page.address)
    assert "The marks of this quiz are not shown here." in page.text
    assert "Because" not in page.html


def test_a_key_stays_hidden_while_the_question_is_open_in_another_attempt(
    client: FlaskClient,
) -> None:
    browser = Browser(client)
    browser.start()
    browser.choose("Ottawa")
    browser.open(browser.page.address.rpartition("/")[0] + "/hand-in")
    result = browser.press().address
    assert "It was chosen in 1857." in browser.open(result).text
    browser.start()
    page = browser.open(result)
    assert "It was chosen in 1857." not in page.html
    assert "you have it in another attempt that is not finished" in page.text


def test_attempts_end_where_the_file_says(bank_folder: Path, client: FlaskClient) -> None:
    write_quiz(bank_folder, "twice", head="quiz: {attempts: 2}")
    browser = Browser(client)
    for _attempt in range(2):
        browser.start("twice")
        browser.press(browser.page.address.rpartition("/")[0] + "/hand-in")
    page = browser.open("/quizzes/twice")
    assert "No attempt left" in page.text
    response = client.post("/quizzes/twice", data=page.hidden)
    assert response.status_code == 403
    assert "no attempt is left" in response.text


def test_all_questions_on_one_page(bank_folder: Path, client: FlaskClient) -> None:
    write_quiz(bank_folder, "whole", head="quiz: {layout: all, feedback: end}")
    browser = Browser(client)
    page = browser.start("whole")
    assert "What is the answer of whole-1?" in page.text
    assert "What is the answer of whole-2?" in page.text
    name, value = page.option("right")
    page = browser.press(**{name: value}, go="save")
    assert "1 of 2 answered" in page.text
    page = browser.press(go="hand-in")
    assert "1 question has no answer yet" in page.text


def test_a_flag_and_a_hint_are_kept(bank_folder: Path, client: FlaskClient) -> None:
    hinted = choice_question("hinted-1") + "\nhints: [Think of it., And again.]"
    write_quiz(bank_folder, "hinted", [hinted], head="quiz: {hints_cost: 10%}")
    browser = Browser(client)
    page = browser.start("hinted")
    assert "Think of it." not in page.html
    page = browser.press(hint="1-1")
    assert "Think of it." in page.text
    assert "And again." not in page.html
    page = browser.press(hint="1-1")
    assert "And again." not in page.html
    page = browser.press(flag="1-1")
    assert "Flagged" in page.text
    page = browser.choose("right", check="1")
    assert "0.9 of 1 point" in page.text


def test_the_jump_list_saves_and_leads(client: FlaskClient) -> None:
    browser = Browser(client)
    browser.start()
    page = browser.choose("Ottawa", go="3")
    assert page.address.endswith("/3")
    assert "1 of 3 answered" in page.text


def test_other_people_do_not_find_an_attempt(
    client: FlaskClient, make_client: Callable[[], FlaskClient]
) -> None:
    browser = Browser(client)
    address = browser.start().address
    stranger = Browser(make_client())
    stranger.start()
    for path in (address, address.rpartition("/")[0] + "/result"):
        assert stranger.open(path).response.status_code == 404


def test_a_page_of_a_quiz_takes_at_most_six_statements(
    client: FlaskClient, statements: Statements
) -> None:
    browser = Browser(client)
    browser.start()
    browser.choose("Toronto", check="1")
    browser.press(go="next")
    for address in (
        "/",
        "/quizzes/sample",
        browser.page.address,
        browser.page.address.rpartition("/")[0] + "/1",
        "/history",
    ):
        statements.clear()
        browser.open(address)
        assert len(statements) <= 6, (address, statements.seen)


def test_an_edited_file_does_not_change_a_running_attempt(
    bank_folder: Path, client: FlaskClient
) -> None:
    path = write_quiz(bank_folder, "moving")
    browser = Browser(client)
    browser.start("moving")
    path.write_text(path.read_text().replace("What is the answer of", "Changed"), encoding="utf-8")
    library = client.application.extensions["quizapp.library"]
    library._next_scan = 0.0
    assert "What is the answer of moving-1?" in browser.open(browser.page.address).text


def test_a_teachers_attempt_is_a_preview_and_counts_nowhere(app: Flask) -> None:
    browser = Browser(sign_in(app, make_user(app, "teacher")))
    browser.start()
    browser.open(browser.page.address.rpartition("/")[0] + "/hand-in")
    assert "A preview: it counts nowhere." in browser.press().text
    with app.app_context():
        assert db.session.scalars(select(Attempt.purpose)).all() == ["preview"]


def test_a_time_factor_lengthens_a_timed_attempt(
    app: Flask, bank_folder: Path, clock: Clock
) -> None:
    write_quiz(bank_folder, "timed", head="quiz: {time_limit: 20m}")
    for factor, minutes in (("1", 20), ("1.5", 30), ("none", None)):
        student = make_user(app, "student", time_factor=factor)
        Browser(sign_in(app, student)).start("timed")
        with app.app_context():
            attempt = db.session.scalars(select(Attempt).where(Attempt.user_id == student.id)).one()
        span = attempt.deadline_at and attempt.deadline_at - attempt.started_at
        assert span == (minutes and timedelta(minutes=minutes))


def test_a_large_bank_is_listed_in_pages(bank_folder: Path, client: FlaskClient) -> None:
    for number in range(60):
        write_quiz(bank_folder, f"many-{number:02}")
    browser = Browser(client)
    page = browser.open("/")
    assert "All 61 quizzes" in page.text
    assert len(page.html) < 20_000
    assert "Quiz many-00" in browser.open("/quizzes").text
    assert "Quiz many-55" in browser.open("/quizzes?page=2").text
    assert browser.open("/quizzes?page=nonsense").response.status_code == 200


def test_the_front_page_leads_with_what_is_half_done(
    bank_folder: Path, client: FlaskClient
) -> None:
    write_quiz(bank_folder, "another")
    browser = Browser(client)
    browser.start("sample")
    assert "Go on where you stopped" in browser.open("/").text


def test_the_front_pages_question_is_the_first_of_the_attempt(client: FlaskClient) -> None:
    browser = Browser(client)
    page = browser.open("/")
    name, value = page.option("Ottawa")
    shown = [page.option(text) for text in ("Ottawa", "Toronto", "Montréal")]
    page = browser.press("/quizzes/sample", **{name: value})
    assert "Right" in page.text
    assert page.address.endswith("/1")
    assert len(set(shown)) == 3


def test_the_front_page_in_a_second_tab_leads_into_the_attempt(
    app: Flask, client: FlaskClient
) -> None:
    browser = Browser(client)
    first, second = browser.open("/"), browser.open("/")
    browser.page = first
    browser.press("/quizzes/sample", **dict([first.option("Ottawa")]))
    browser.page = second
    page = browser.press("/quizzes/sample", **dict([second.option("Toronto")]))
    assert page.response.status_code == 200
    assert "Your answer was not stored; give it here." in page.text
    assert (count(app, User), count(app, Attempt)) == (1, 1)


def test_an_answer_to_a_question_that_changed_is_not_taken_for_another(
    app: Flask, bank_folder: Path, client: FlaskClient
) -> None:
    (bank_folder / "sample.yaml").unlink()
    file = write_quiz(bank_folder, "typed", ["id: t1\ntype: text\nprompt: Old?\nanswer: a"])
    browser = Browser(client)
    page = browser.open("/")
    assert "Old?" in page.text
    file.write_text(file.read_text(encoding="utf-8").replace("Old?", "New?"), encoding="utf-8")
    app.extensions["quizapp.library"] = Library(bank_folder)
    page = browser.press("/quizzes/typed", **{"q1-answer": "a"})
    assert "New?" in page.text
    assert "Your answer was not stored; give it here." in page.text
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Response)) == 0


def test_a_page_sent_from_another_browser_draws_another_paper(
    app: Flask, client: FlaskClient, make_client: Callable[[], FlaskClient], clock: Clock
) -> None:
    for browser in (Browser(client), Browser(make_client())):
        browser.open("/quizzes/sample")
        browser.press("/quizzes/sample", page="chosen by the student")
        clock.moment += timedelta(minutes=2)
    with app.app_context():
        assert len(set(db.session.scalars(select(Attempt.seed)))) == 2


@pytest.mark.parametrize(
    ("url", "linked"), [("https://example.org/a", True), ("javascript:alert(1)", False)]
)
def test_a_source_is_linked_only_on_the_web(
    bank_folder: Path, client: FlaskClient, url: str, linked: bool
) -> None:
    sourced = f'id: s1\nprompt: P?\nanswer: right\nwrong: [wrong]\nsource: {{url: "{url}"}}'
    write_quiz(bank_folder, "sourced", [sourced])
    browser = Browser(client)
    browser.start("sourced")
    checked = browser.choose("right", check="1")
    browser.open(f"/attempts/{browser.attempt}/hand-in")
    for page in (checked, browser.press()):
        assert (f'href="{url}"' in page.html) is linked


def test_an_empty_bank_says_what_to_do(bank_folder: Path, client: FlaskClient) -> None:
    (bank_folder / "sample.yaml").unlink()
    assert "There is no quiz here yet" in Browser(client).open("/").text


def test_without_guests_a_visitor_is_asked_to_sign_in(make_app: Callable[..., Flask]) -> None:
    browser = Browser(make_app(guests=False).test_client())
    assert "Sign in to answer" in browser.open("/").text
    assert "/sign-in" in browser.press("/quizzes/sample").address
