"""Forms are taken from our own pages only, and what was typed survives a refusal."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.models import User
from tests.factories import make_user
from tests.integration.people_pages import PASSWORD, be, form_token, make_account, send, sign_in

OURS = {"Origin": "http://localhost"}
SETTINGS = {"rollover_hour": "4", "locale": "", "time_zone": "", "email": "typed@example.org"}


@pytest.fixture
def student(app: Flask) -> User:
    return make_account(app)


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))


def test_a_form_without_its_token_is_refused_and_offered_again(app: Flask, student: User) -> None:
    client = be(app, student)
    answer = client.post("/account", data=SETTINGS, headers=OURS)
    assert answer.status_code == 400
    assert "Not sent yet" in answer.text
    kept = hidden(answer.text)
    assert kept["email"] == "typed@example.org"
    assert client.post("/account", data=kept, headers=OURS).status_code == 303
    assert "typed@example.org" in client.get("/account").text


def test_what_is_offered_again_holds_no_password(app: Flask, client: FlaskClient) -> None:
    answer = client.post(
        "/sign-in", data={"name": "Amara", "password": "my secret phrase"}, headers=OURS
    )
    assert answer.status_code == 400
    assert 'name="name" value="Amara"' in answer.text
    assert "my secret phrase" not in answer.text
    assert 'type="password"' in answer.text


def test_nothing_is_offered_again_that_no_page_of_ours_surely_sent(
    app: Flask, student: User
) -> None:
    answer = be(app, student).post("/account", data=SETTINGS)
    assert answer.status_code == 400
    assert "typed@example.org" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:8001"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_page_of_another_site_is_refused_even_with_the_token(
    app: Flask, student: User, headers: dict[str, str]
) -> None:
    client = be(app, student)
    data = SETTINGS | {"csrf_token": form_token(client, "/account")}
    answer = client.post("/account", data=data, headers=headers)
    assert answer.status_code == 403
    assert "Another site sent this" in answer.text
    assert "typed@example.org" not in answer.text
    good = client.post("/account", data=data, headers={"Sec-Fetch-Site": "same-origin"})
    assert good.status_code == 303


def test_a_form_is_taken_at_the_public_address_behind_a_proxy(make_app: Any) -> None:
    app = make_app(public_url="https://quiz.example.org")
    client = be(app, make_account(app))
    data = SETTINGS | {"csrf_token": form_token(client, "/account")}
    answer = client.post("/account", data=data, headers={"Origin": "https://quiz.example.org"})
    assert answer.status_code == 303


def test_a_script_gets_a_fresh_token_and_succeeds_with_it(app: Flask, student: User) -> None:
    client = be(app, student)
    asks = OURS | {"Accept": "application/json"}
    answer = client.post("/account", data=SETTINGS | {"csrf_token": "stale"}, headers=asks)
    assert answer.status_code == 403
    assert answer.json is not None
    again = SETTINGS | {"csrf_token": answer.json["csrf"]}
    assert client.post("/account", data=again, headers=asks).status_code == 303


def test_the_token_in_a_header_counts_too(app: Flask, student: User) -> None:
    client = be(app, student)
    token = {"X-CSRFToken": form_token(client, "/account")}
    assert client.post("/account", data=SETTINGS, headers=OURS | token).status_code == 303


def test_a_page_opened_long_ago_still_sends(
    app: Flask, student: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    client = be(app, student)
    data = SETTINGS | {"csrf_token": form_token(client, "/account")}
    later = time.time() + 90 * 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    assert client.post("/account", data=data, headers=OURS).status_code == 303


def test_a_visitor_who_becomes_a_guest_keeps_the_token_of_other_open_pages(
    app: Flask, client: FlaskClient
) -> None:
    token = form_token(client, "/register")
    started = client.post("/quizzes/sample", data={"csrf_token": token}, headers=OURS)
    assert started.status_code == 303
    fields = {"name": "Amara", "password": PASSWORD, "password_again": PASSWORD}
    answer = client.post("/register", data=fields | {"csrf_token": token}, headers=OURS)
    assert answer.status_code == 303


def test_a_token_from_before_signing_in_is_not_taken_after(
    app: Flask, client: FlaskClient, student: User
) -> None:
    before = form_token(client)
    assert sign_in(client, student).status_code == 303
    answer = client.post("/account", data=SETTINGS | {"csrf_token": before}, headers=OURS)
    assert answer.status_code == 400


def test_the_token_of_one_browser_is_worth_nothing_in_another(app: Flask) -> None:
    one, two = app.test_client(), app.test_client()
    sign_in(one, make_account(app))
    sign_in(two, make_account(app))
    data = SETTINGS | {"csrf_token": form_token(one, "/account")}
    assert two.post("/account", data=data, headers=OURS).status_code == 400


@pytest.mark.parametrize("role", ["guest", "student", "teacher"])
def test_no_form_but_the_administrators_carries_a_role(app: Flask, role: str) -> None:
    """Send role=admin to every route that takes a form, as a form and as JSON."""
    from quizapp.models import db

    user = make_user(app, role)
    other = make_user(app, "student")
    values = {
        "public_id": other.public_id,
        "token": "none",
        "quiz_id": "sample",
        "position": 1,
        "name": "none",
        "filename": "none",
    }
    with app.test_request_context():
        addresses = [
            built[1]
            for route in app.url_map.iter_rules()
            if "POST" in (route.methods or ())
            and (built := route.build({each: values[each] for each in route.arguments}))
        ]
    assert len(addresses) > 10
    fields = SETTINGS | {
        "name": "Somebody New",
        "password": PASSWORD,
        "password_again": PASSWORD,
        "role": "admin",
        "user.role": "admin",
        "factor": "1",
    }
    for address in addresses:
        for as_json in (False, True):
            client = be(app, user)
            page = "/account" if role != "guest" else "/start-afresh"
            token = {"X-CSRFToken": form_token(client, page)}
            if as_json:
                client.post(address, json=fields, headers=OURS | token)
            else:
                client.post(address, data=fields, headers=OURS | token)
    with app.app_context():
        roles = set(db.session.scalars(db.select(User.role)))
    assert "admin" not in roles


def test_signing_out_needs_the_token_too(app: Flask, student: User) -> None:
    client = be(app, student)
    assert client.post("/sign-out", headers=OURS).status_code == 400
    assert client.get("/account").status_code == 200
    assert send(client, "/sign-out", page="/account").status_code == 303
