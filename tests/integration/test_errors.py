"""Error pages say what is so, and one thing to do; the headers keep pages safe."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from quizapp.domain.errors import N_, Conflict, NotAllowed, NotFound
from quizapp.models.gate import GateClosedError
from quizapp.web import access
from quizapp.web.errors import WORDS
from tests.integration.people_pages import be, form_token, make_account

BUTTON = 'class="button button-primary"'


def add(app: Flask, error: Exception) -> None:
    def broken() -> str:
        raise error

    app.add_url_rule("/broken", "broken", access.anyone(broken))


@pytest.mark.parametrize("code", sorted(WORDS))
def test_each_error_page_says_what_is_so_and_one_thing_to_do(app: Flask, code: int) -> None:
    app.add_url_rule("/stop", "stop", access.anyone(lambda: abort(code)))
    answer = app.test_client().get("/stop")
    assert answer.status_code == code
    assert str(WORDS[code].title) in answer.text
    assert answer.text.count(BUTTON) == 1
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (NotFound(N_("gone")), 404),
        (NotAllowed(N_("Only on Mondays.")), 403),
        (Conflict(N_("Handed in at nine.")), 409),
        (GateClosedError("full"), 503),
        (OperationalError("x", {}, sqlite3.OperationalError("database is locked")), 503),
    ],
)
def test_each_of_our_errors_has_its_status(app: Flask, error: Exception, code: int) -> None:
    add(app, error)
    client = app.test_client()
    page = client.get("/broken")
    assert page.status_code == code
    if code in {403, 409}:
        assert str(error) in page.text
    script = client.get("/broken", headers={"Accept": "application/json"})
    assert script.status_code == code
    assert script.json is not None
    assert script.json["error"]
    assert ("Retry-After" in page.headers) is (code == 503)


def test_a_database_error_that_waiting_does_not_cure_is_a_fault(
    make_app: Callable[..., Flask],
) -> None:
    app = make_app(testing=False)
    add(app, OperationalError("x", {}, sqlite3.OperationalError("no such table: user")))
    assert app.test_client().get("/broken").status_code == 500


def test_a_fault_shows_a_number_that_stands_in_the_log_and_asks_the_database_nothing(
    make_app: Callable[..., Flask], caplog: pytest.LogCaptureFixture
) -> None:
    app = make_app(testing=False)
    add(app, ValueError("a secret detail"))
    client = be(app, make_account(app))
    answer = client.get("/broken")
    assert answer.status_code == 500
    assert "a secret detail" not in answer.text
    number = answer.text.partition("<code>")[2].partition("</code>")[0]
    assert len(number) == 8
    assert number in caplog.text


def test_a_wrong_method_names_the_right_ones(client: FlaskClient) -> None:
    answer = client.post("/history")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_a_form_that_is_too_large_is_refused_in_words(app: Flask, client: FlaskClient) -> None:
    answer = client.post("/sign-in", data={"name": "x" * access.BODY})
    assert answer.status_code == 413
    assert "too large" in answer.text


def test_a_route_may_take_larger_forms_than_others(app: Flask, client: FlaskClient) -> None:
    view = access.anyone(access.takes(3 * access.BODY)(lambda: "taken"))
    app.add_url_rule("/upload", "upload", view, methods=["POST"])
    data = {"text": "x" * 2 * access.BODY, "csrf_token": form_token(client)}
    assert client.post("/upload", data=data).text == "taken"


def test_every_page_carries_the_policy(client: FlaskClient) -> None:
    for address in ("/", "/sign-in", "/nowhere", "/static/css/app.css"):
        answer = client.get(address)
        answer.close()
        policy = answer.headers["Content-Security-Policy"]
        assert policy == (
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
            "form-action 'self'; frame-ancestors 'none'"
        )
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_private_pages_are_kept_by_no_cache_and_styles_are(app: Flask) -> None:
    client = be(app, make_account(app))
    assert client.get("/account").headers["Cache-Control"] == "no-store"
    style = client.get("/static/css/app.css")
    style.close()
    assert "no-store" not in style.headers["Cache-Control"]


def test_only_trusted_hosts_are_answered_where_they_are_named(
    make_app: Callable[..., Flask],
) -> None:
    client = make_app(trusted_hosts=("quiz.example.org",)).test_client()
    assert client.get("/sign-in", base_url="http://quiz.example.org").status_code == 200
    answer = client.get("/sign-in", base_url="http://evil.example")
    assert answer.status_code == 400
    assert "evil.example" not in answer.text


@pytest.mark.parametrize(("proxies", "secure"), [(0, False), (1, True)])
def test_a_proxy_is_believed_only_when_it_is_configured(
    make_app: Callable[..., Flask], proxies: int, secure: bool
) -> None:
    client = make_app(proxies=proxies).test_client()
    answer = client.get("/sign-in", headers={"X-Forwarded-Proto": "https"})
    assert ("Secure" in answer.headers["Set-Cookie"]) is secure
