"""Guests: moving to an account, going on elsewhere, leaving, and staying away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.domain.errors import NotAllowed
from quizapp.models import Attempt, Login, User, db
from quizapp.services import guests, maintenance
from quizapp.web import people_links
from tests.conftest import START
from tests.factories import make_attempt, make_response, make_user
from tests.integration.people_pages import be, make_account, row, send, sign_in


def numbers(app: Flask, user: User) -> list[tuple[str, int]]:
    with app.app_context():
        query = select(Attempt.quiz_id, Attempt.number).where(Attempt.user_id == user.id)
        return [(quiz, number) for quiz, number in db.session.execute(query.order_by(Attempt.id))]


def resume_path(app: Flask, user: User) -> str:
    with app.test_request_context():
        return people_links.resume(user).url.removeprefix("http://localhost")


def test_moved_attempts_go_on_counting_where_the_account_ends(
    app: Flask, app_context: None
) -> None:
    user, guest = make_account(app), make_user(app, "guest")
    make_attempt(app, user, quiz_id="a", number=1, start_key="one")
    make_attempt(app, user, quiz_id="a", number=3, start_key="two")
    make_attempt(app, guest, quiz_id="a", number=1, start_key="one")
    make_attempt(app, guest, quiz_id="b", number=1, start_key="three")
    make_attempt(app, guest, quiz_id="a", number=2, start_key="four")
    assert guests.move_attempts(guest_id=guest.id, user_id=user.id, now=START) == 3
    db.session.remove()
    query = select(Attempt).where(Attempt.user_id == user.id).order_by(Attempt.id)
    found = [(each.quiz_id, each.number) for each in db.session.scalars(query)]
    assert found == [("a", 1), ("a", 3), ("a", 4), ("b", 1), ("a", 5)]
    assert db.session.get(User, guest.id) is None
    assert guests.move_attempts(guest_id=guest.id, user_id=user.id, now=START) == 0


def test_only_a_guest_is_moved_and_only_to_an_account(app: Flask, app_context: None) -> None:
    user, other, guest = make_account(app), make_account(app), make_user(app, "guest")
    with pytest.raises(NotAllowed):
        guests.move_attempts(guest_id=other.id, user_id=user.id, now=START)
    with pytest.raises(NotAllowed):
        guests.move_attempts(guest_id=make_user(app, "guest").id, user_id=guest.id, now=START)


@pytest.mark.parametrize(("answer", "moved"), [("yes", True), ("no", False)])
def test_a_guest_who_signs_in_is_asked_before_anything_moves(
    app: Flask, answer: str, moved: bool
) -> None:
    user, guest = make_account(app), make_user(app, "guest")
    make_attempt(app, guest, quiz_id="a", number=1)
    client = be(app, guest)
    asked = sign_in(client, user, next="/history")
    assert asked.headers["Location"] == "/bring-along?next=/history"
    page = client.get(asked.headers["Location"])
    assert "Move the quiz taken here" in page.text
    assert numbers(app, user) == []
    done = send(client, "/bring-along", page="/account", move=answer, next="/history")
    assert done.headers["Location"] == "/history"
    assert numbers(app, user) == ([("a", 1)] if moved else [])
    assert (row(app, guest) is None) is moved
    assert client.get("/bring-along").status_code == 303
    with app.app_context():
        assert not db.session.scalars(select(Login).where(Login.user_id == guest.id)).all()


def test_a_guest_who_took_nothing_is_not_asked(app: Flask) -> None:
    user, guest = make_account(app), make_user(app, "guest")
    assert sign_in(be(app, guest), user).headers["Location"] == "/"
    assert row(app, guest) is None


def test_nobody_can_name_another_guest_to_be_moved(app: Flask) -> None:
    user, guest = make_account(app), make_user(app, "guest")
    make_attempt(app, guest)
    client = be(app, user)
    send(client, "/bring-along", page="/account", move="yes", guest=guest.public_id)
    assert numbers(app, user) == []


def test_a_guest_goes_on_in_another_browser_by_the_private_link(app: Flask) -> None:
    guest = make_user(app, "guest")
    make_attempt(app, guest, quiz_id="a", number=1)
    path, other = resume_path(app, guest), app.test_client()
    assert "with one quiz" in other.get(path).text
    assert other.get("/history").status_code == 303
    assert send(other, path, page=path).headers["Location"] == "/history"
    assert other.get(path).headers["Location"] == "/history"
    assert send(other, path, page="/start-afresh").headers["Location"] == "/history"
    assert other.get("/history").status_code == 200


def test_a_resume_link_ends_with_its_nonce(app: Flask) -> None:
    guest = make_user(app, "guest")
    path, other = resume_path(app, guest), app.test_client()
    assert other.get(path).status_code == 200
    client = be(app, guest)
    assert send(client, "/resume-renew", page="/start-afresh").status_code == 303
    assert other.get(path).status_code == 404
    assert send(other, path).status_code == 404


def test_a_resume_link_signs_out_who_was_here_and_says_so_first(app: Flask) -> None:
    guest, student = make_user(app, "guest"), make_account(app, name="Amara", name_key="amara")
    path, client = resume_path(app, guest), be(app, student)
    assert "Amara will be signed out" in client.get(path).text
    assert send(client, path, page=path).status_code == 303
    assert client.get("/account").status_code == 303
    with app.app_context():
        assert not db.session.scalars(select(Login).where(Login.user_id == student.id)).all()


def test_a_resume_link_never_opens_an_account(app: Flask) -> None:
    student = make_account(app)
    assert app.test_client().get(resume_path(app, student)).status_code == 404


def test_a_resume_link_that_was_made_up_is_not_found(app: Flask, client: FlaskClient) -> None:
    path = resume_path(app, make_user(app, "guest"))
    assert client.get(f"{path[:-3]}abc").status_code == 404
    assert client.get("/resume/nonsense").status_code == 404


def test_a_link_is_whole_only_where_the_host_is_known(make_app: Callable[..., Flask]) -> None:
    app = make_app()
    guest = make_user(app, "guest")
    for host, whole in [("192.168.1.7:8000", True), ("evil.example", False)]:
        with app.test_request_context(base_url=f"http://{host}"):
            link = people_links.resume(guest)
        assert link.whole is whole
        assert link.url.startswith(f"http://{host}/" if whole else "/resume/")
        assert ("<svg" in link.qr) is whole


def test_a_link_is_built_from_the_public_address_never_from_the_host(
    make_app: Callable[..., Flask],
) -> None:
    app = make_app(public_url="https://quiz.example.org")
    with app.test_request_context(base_url="http://evil.example"):
        link = people_links.resume(make_user(app, "guest"))
    assert link.url.startswith("https://quiz.example.org/resume/")


def test_starting_afresh_ends_the_guest_on_a_shared_computer(app: Flask) -> None:
    guest = make_user(app, "guest")
    make_attempt(app, guest)
    client = be(app, guest)
    assert "took one quiz" in client.get("/start-afresh").text
    send(client, "/start-afresh", page="/start-afresh")
    assert client.get("/history").status_code == 303
    assert row(app, guest) is not None


def test_starting_afresh_deletes_a_guest_who_did_nothing(app: Flask) -> None:
    guest = make_user(app, "guest")
    send(be(app, guest), "/start-afresh", page="/start-afresh")
    assert row(app, guest) is None


def test_guests_who_stay_away_are_deleted(app: Flask, app_context: None) -> None:
    ages = {"new": 6, "empty": 8, "answered": 89, "old": 91}
    made = {}
    for name, days in ages.items():
        made[name] = make_user(app, "guest", at=START - timedelta(days=days))
        attempt = make_attempt(app, made[name])
        if name in {"answered", "old"}:
            make_response(app, attempt, answered_at=START)
        else:
            make_response(app, attempt)
    student = make_account(app, at=START - timedelta(days=400))
    assert guests.purge(keep_days=90, now=START) == 2
    db.session.remove()
    left = set(db.session.scalars(select(User.id)))
    assert left == {made["new"].id, made["answered"].id, student.id}
    assert guests.purge(keep_days=0, now=START + timedelta(days=1000)) == 1
    assert made["answered"].id in set(db.session.scalars(select(User.id)))


def test_maintenance_is_done_by_one_worker_a_minute(app: Flask, app_context: None) -> None:
    assert maintenance.tick(keep_days=90, now=START)
    assert not maintenance.tick(keep_days=90, now=START + timedelta(seconds=59))
    assert maintenance.tick(keep_days=90, now=START + timedelta(seconds=60))


def test_a_job_that_fails_keeps_no_other_from_being_done(
    app: Flask, app_context: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def broken(_moment: object) -> None:
        raise ValueError("broken")

    monkeypatch.setattr(maintenance, "JOBS", [broken, lambda _moment: done.append("next")])
    assert maintenance.tick(keep_days=90, now=START)
    assert done == ["next"]


def test_the_jobs_run_after_a_response_was_sent(make_app: Callable[..., Flask]) -> None:
    app = make_app()
    app.config["UPKEEP"] = True
    guest = make_user(app, "guest", at=START - timedelta(days=400))
    response = app.test_client().get("/sign-in")
    assert response.status_code == 200
    response.close()
    assert row(app, guest) is None
