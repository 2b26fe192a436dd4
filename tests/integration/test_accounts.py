"""Registering, signing in and out, changing the password."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from quizapp.models import Login, User, db
from quizapp.services import passwords
from tests.conftest import Clock
from tests.factories import make_attempt, make_user
from tests.integration.people_pages import PASSWORD, be, make_account, row, send, sign_in

NEW = "another long phrase"


def logins_of(app: Flask, user: User) -> int:
    with app.app_context():
        query = select(func.count()).select_from(Login).where(Login.user_id == user.id)
        return db.session.scalar(query) or 0


def register(client: FlaskClient, name: str = "Amara", **more: str) -> int:
    fields = {"name": name, "password": PASSWORD, "password_again": PASSWORD} | more
    return send(client, "/register", page="/register", **fields).status_code


def is_signed_in(client: FlaskClient) -> bool:
    return client.get("/account").status_code == 200


def test_somebody_registers_with_a_name_and_a_password_alone(
    app: Flask, client: FlaskClient
) -> None:
    assert register(client) == 303
    assert "Amara" in client.get("/account").text
    with app.app_context():
        made = db.session.scalars(select(User)).one()
    assert (made.role, made.name, made.name_key) == ("student", "Amara", "amara")
    assert made.password_hash is not None
    assert PASSWORD not in made.password_hash


def test_a_name_that_only_differs_by_case_is_taken(app: Flask, client: FlaskClient) -> None:
    make_account(app, name="Zoë", name_key="zoë")
    answer = send(
        client,
        "/register",
        page="/register",
        name="ZOE\u0308",
        password=PASSWORD,
        password_again=PASSWORD,
    )
    assert answer.status_code == 422
    assert "Somebody has this user name" in answer.text
    assert 'value="ZOE\u0308"' in answer.text


def test_two_different_passwords_are_refused(client: FlaskClient) -> None:
    assert register(client, password_again=NEW) == 422


def test_no_account_is_made_where_registration_is_closed(
    make_app: Callable[..., Flask],
) -> None:
    app = make_app(registration="closed")
    client = app.test_client()
    assert "made by the school" in client.get("/register").text
    assert register_at_closed(client) == 403
    assert not is_signed_in(client)


def register_at_closed(client: FlaskClient) -> int:
    fields = {"name": "Amara", "password": PASSWORD, "password_again": PASSWORD}
    return send(client, "/register", page="/sign-in", **fields).status_code


@pytest.mark.parametrize(("code", "status"), [("open sesame", 303), ("", 422), ("wrong", 422)])
def test_registration_by_code_asks_for_the_code(
    make_app: Callable[..., Flask], code: str, status: int
) -> None:
    app = make_app(registration="code", registration_code="open sesame")
    assert register(app.test_client(), code=code) == status


def test_registration_by_an_empty_code_lets_nobody_in(make_app: Callable[..., Flask]) -> None:
    app = make_app(registration="code", registration_code="")
    assert register(app.test_client(), code="") == 422


def test_a_guest_who_registers_keeps_everything(app: Flask) -> None:
    guest = make_user(app, "guest")
    make_attempt(app, guest)
    client = be(app, guest)
    other_device = be(app, guest)
    assert register(client) == 303
    now = row(app, guest)
    assert now is not None
    assert (now.id, now.role, now.name) == (guest.id, "student", "Amara")
    assert now.resume_nonce != guest.resume_nonce
    assert is_signed_in(client)
    assert not is_signed_in(other_device)


def test_somebody_signs_in_and_out(app: Flask, client: FlaskClient) -> None:
    user = make_account(app)
    assert sign_in(client, user).status_code == 303
    assert is_signed_in(client)
    assert send(client, "/sign-out", page="/account").status_code == 303
    assert not is_signed_in(client)
    assert logins_of(app, user) == 0


def test_the_name_may_be_typed_in_any_case(app: Flask, client: FlaskClient) -> None:
    user = make_account(app)
    answer = send(client, "/sign-in", name=str(user.name).upper(), password=PASSWORD)
    assert answer.status_code == 303


@pytest.mark.parametrize("known", [True, False])
def test_a_wrong_password_and_an_unknown_name_are_answered_alike(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    user = make_account(app)
    verified: list[str] = []

    class Counting:
        def __getattr__(self, name: str) -> object:
            return getattr(original, name)

        def verify(self, stored: str, password: str) -> bool:
            verified.append(stored)
            return original.verify(stored, password)

        def hash(self, password: str) -> str:
            verified.append("hashed")
            return original.hash(password)

    original = passwords.hasher
    monkeypatch.setattr(passwords, "hasher", Counting())
    name = str(user.name) if known else "nobody here"
    answer = send(client, "/sign-in", name=name, password="wrong password")
    assert answer.status_code == 422
    assert answer.text.count("This user name and password do not belong together.") == 1
    assert f'value="{name}"' in answer.text
    assert len(verified) == 1


def test_the_two_answers_differ_in_nothing_but_the_name(app: Flask, client: FlaskClient) -> None:
    user = make_account(app, name="abcde", name_key="abcde")
    known = send(client, "/sign-in", name=user.name, password="wrong password")
    unknown = send(client, "/sign-in", name="edcba", password="wrong password")
    token = re.compile(r'name="csrf_token" value="[^"]+"')  # signed with the time
    pages = [token.sub("", each.text) for each in (known, unknown)]
    assert pages[0].replace("abcde", "edcba") == pages[1]
    assert known.status_code == unknown.status_code


def test_an_account_without_a_password_cannot_be_entered(app: Flask, client: FlaskClient) -> None:
    user = make_user(app)
    assert sign_in(client, user, password="").status_code == 422
    assert sign_in(client, user, password="any words at all").status_code == 422


def test_an_old_hash_is_made_anew_when_its_owner_signs_in(app: Flask, client: FlaskClient) -> None:
    from argon2 import PasswordHasher

    weak = PasswordHasher(memory_cost=8, time_cost=1, parallelism=1).hash(PASSWORD)
    user = make_account(app, password_hash=weak)
    assert sign_in(client, user).status_code == 303
    now = row(app, user)
    assert now is not None
    assert now.password_hash is not None
    assert not passwords.needs_rehash(now.password_hash)
    assert "m=19456,t=2,p=1" in now.password_hash


def test_signing_out_everywhere_ends_every_browser(app: Flask) -> None:
    user = make_account(app)
    here, there = be(app, user), be(app, user)
    send(here, "/sign-out-everywhere", page="/account")
    assert not is_signed_in(here)
    assert not is_signed_in(there)


def test_a_new_password_ends_the_other_browsers_but_not_this_one(app: Flask) -> None:
    user = make_account(app)
    here, there = be(app, user), be(app, user)
    answer = send(
        here,
        "/account/password",
        page="/account",
        old_password=PASSWORD,
        new_password=NEW,
        new_password_again=NEW,
    )
    assert answer.status_code == 303
    assert is_signed_in(here)
    assert not is_signed_in(there)
    assert sign_in(there, user, password=NEW).status_code == 303


def test_the_password_is_not_changed_without_the_present_one(app: Flask) -> None:
    user = make_account(app)
    client = be(app, user)
    answer = send(
        client,
        "/account/password",
        page="/account",
        old_password="not this one",
        new_password=NEW,
        new_password_again=NEW,
    )
    assert answer.status_code == 422
    assert "not your present password" in answer.text
    now = row(app, user)
    assert now is not None
    assert now.password_hash == user.password_hash


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [("/people?page=2", "/people?page=2"), ("//evil.example/", "/"), ("https://evil.example", "/")],
)
def test_signing_in_leads_on_to_our_own_pages_only(
    app: Flask, client: FlaskClient, wanted: str, reached: str
) -> None:
    answer = sign_in(client, make_account(app), next=wanted)
    assert answer.headers["Location"] == reached


def test_the_cookie_is_permanent_hidden_from_scripts_and_stays_on_our_site(
    app: Flask, client: FlaskClient
) -> None:
    answer = sign_in(client, make_account(app))
    (cookie,) = [each for each in answer.headers.getlist("Set-Cookie") if "quizapp=" in each]
    assert "Expires=" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


def test_the_cookie_is_secure_under_https(app: Flask, client: FlaskClient) -> None:
    answer = client.get("/sign-in", base_url="https://localhost")
    assert "Secure" in answer.headers["Set-Cookie"]


def test_the_database_keeps_no_token_that_a_browser_holds(app: Flask) -> None:
    user = make_account(app)
    client = be(app, user)
    with client.session_transaction() as cookie:
        token = cookie["_user_id"]
    with app.app_context():
        stored = db.session.scalars(select(Login.token_hash)).one()
    assert token not in stored


def test_the_last_visit_is_noted_at_most_once_an_hour(app: Flask, clock: Clock) -> None:
    user = make_account(app)
    client = be(app, user, at=clock())

    def visit() -> tuple[timedelta, timedelta]:
        fields = {"rollover_hour": "4", "locale": "", "time_zone": ""}
        assert send(client, "/account", page="/account", **fields).status_code == 303
        with app.app_context():
            login = db.session.scalars(select(Login)).one()
        return clock() - login.last_seen_at, clock() - login.user.active_at

    clock.advance(minutes=50)
    assert visit() == (timedelta(minutes=50), timedelta(minutes=50))
    clock.advance(minutes=20)
    assert visit() == (timedelta(0), timedelta(0))


def test_settings_are_kept_and_a_wrong_time_zone_is_refused(app: Flask) -> None:
    user = make_account(app)
    client = be(app, user)
    fields = {
        "rollover_hour": "3",
        "locale": "de",
        "time_zone": "Europe/Berlin",
        "email": "a@b.org",
    }
    assert send(client, "/account", page="/account", **fields).status_code == 303
    now = row(app, user)
    assert now is not None
    kept = (now.rollover_hour, now.locale, now.time_zone, now.email)
    assert kept == (3, "de", "Europe/Berlin", "a@b.org")
    wrong = fields | {"time_zone": "Europe/Atlantis"}
    answer = send(client, "/account", page="/account", **wrong)
    assert answer.status_code == 422
    assert 'value="Europe/Atlantis"' in answer.text


@pytest.mark.parametrize("field", ["rollover_hour", "email", "locale"])
def test_a_setting_that_makes_no_sense_is_refused(app: Flask, field: str) -> None:
    client = be(app, make_account(app))
    fields = {"rollover_hour": "4", "locale": "", "time_zone": "", "email": ""}
    wrong = {"rollover_hour": "24", "email": "nobody", "locale": "../../etc"}
    answer = send(client, "/account", page="/account", **fields | {field: wrong[field]})
    assert answer.status_code == 422
