"""How a test uses the pages about people: forms with their tokens, accounts, one-time links."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from quizapp.models import User, db
from quizapp.services import logins
from quizapp.services.passwords import hash_password
from quizapp.services.transactions import transaction
from tests.conftest import START
from tests.factories import context_of, make_user

PASSWORD = "three random words"

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def form_token(client: FlaskClient, page: str = "/sign-in") -> str:
    """Return the form token of a page; any page with a form has the same."""
    response = client.get(page)
    if response.status_code == 303:
        response = client.get("/account")
    found = _TOKEN.search(response.text)
    assert found, f"no form at {page}: {response.status}"
    return found[1]


def send(
    client: FlaskClient, address: str, /, page: str = "/sign-in", **fields: Any
) -> TestResponse:
    """Send a form as a browser does: with the page's token and the sender's origin."""
    headers = {"Origin": "http://localhost"}
    data = {"csrf_token": form_token(client, page)} | fields
    return client.post(address, data=data, headers=headers)


def make_account(app: Flask, role: str = "student", **columns: Any) -> User:
    """Store an account whose password is PASSWORD."""
    return make_user(app, role, **{"password_hash": _HASH} | columns)


_HASH = hash_password(PASSWORD)


def sign_in(client: FlaskClient, user: User, password: str = PASSWORD, **more: Any) -> TestResponse:
    """Sign a browser in through the form."""
    return send(client, "/sign-in", name=user.name, password=password, **more)


def be(app: Flask, user: User, at: datetime = START) -> FlaskClient:
    """Return a browser that is signed in as a person, without the form."""

    @transaction
    def open_one(session: Any) -> str:
        return logins.open_login(session, user, now=at)

    with context_of(app):
        token = open_one()
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie.update({"_user_id": token, "_fresh": True, "csrf_token": "the form token"})
        cookie.permanent = True
    return client


def row(app: Flask, user: User) -> User | None:
    """Return a person as the database has them now."""
    with app.app_context():
        return db.session.get(User, user.id)
