"""How often something may be tried."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.models import LimitCount, db
from quizapp.services import limits as counts
from quizapp.web.limits import DatabaseStorage, limiter
from tests.conftest import START, Clock, Statements
from tests.integration.people_pages import be, form_token, make_account, send, sign_in


def test_the_eleventh_try_at_an_account_has_to_wait(
    app: Flask, client: FlaskClient, clock: Clock
) -> None:
    user = make_account(app)
    for _turn in range(10):
        assert sign_in(client, user, password="a wrong guess").status_code == 422
    refused = sign_in(client, user)
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) == pytest.approx(15 * 60, abs=2)
    assert "15 minutes" in refused.text
    assert f'name="name" value="{user.name}"' in refused.text
    assert "three random words" not in refused.text
    clock.advance(minutes=15, seconds=1)
    assert sign_in(client, user).status_code == 303


def test_a_name_is_limited_however_it_is_typed_and_wherever_from(
    app: Flask, make_client: Callable[[], FlaskClient], clock: Clock
) -> None:
    make_account(app, name="Zoë", name_key="zoë")
    for turn in range(10):
        name = ("Zoë", "ZOË", " zoe\u0308 ")[turn % 3]
        send(make_client(), "/sign-in", name=name, password="a wrong guess")
    assert send(make_client(), "/sign-in", name="zoË", password="x").status_code == 429
    assert send(make_client(), "/sign-in", name="zoe", password="x").status_code == 422


def test_a_school_behind_one_address_gets_in_and_a_guessing_machine_does_not(
    app: Flask, client: FlaskClient, clock: Clock
) -> None:
    token = form_token(client)
    with app.app_context():
        client.post("/sign-in", data={"csrf_token": token, "name": "a", "password": ""})
        stored = db.session.scalars(select(LimitCount.key)).all()
        (key,) = [each for each in stored if "/address/" in each]
        counts.hit(key=key, amount=298, until=clock(), now=clock())
    last = client.post("/sign-in", data={"csrf_token": token, "name": "b", "password": ""})
    assert last.status_code == 422
    refused = client.post("/register", data={"csrf_token": token, "name": "c", "password": ""})
    assert refused.status_code == 429


def test_two_classes_register_in_a_minute_and_nobody_tries_code_after_code(
    client: FlaskClient, clock: Clock
) -> None:
    token = form_token(client)

    def register(number: int) -> int:
        fields = {"csrf_token": token, "name": f"name {number}", "password": "", "code": "0000"}
        return client.post("/register", data=fields).status_code

    assert {register(number) for number in range(60)} == {422}
    assert register(60) == 429
    clock.advance(minutes=1, seconds=1)
    assert register(61) == 422


def test_reading_counts_nothing(app: Flask, client: FlaskClient, statements: Statements) -> None:
    client.get("/sign-in")
    statements.clear()
    client.get("/sign-in")
    assert not [each for each in statements.seen if "limit_count" in each]


def test_the_present_password_cannot_be_guessed_in_an_open_browser(
    app: Flask, clock: Clock
) -> None:
    client = be(app, make_account(app), at=clock())
    fields = {"old_password": "a guess", "new_password": "x", "new_password_again": "x"}
    answers = [
        send(client, "/account/password", page="/account", **fields).status_code
        for _turn in range(11)
    ]
    assert answers == [422] * 10 + [429]


def test_a_window_that_is_over_begins_anew(app: Flask, app_context: None, clock: Clock) -> None:
    def hit(amount: int = 1) -> int:
        return counts.hit(key="k", amount=amount, until=clock() + (later - START), now=clock())

    later = Clock().advance(minutes=1)
    assert [hit(), hit(3)] == [1, 4]
    assert counts.count("k", now=clock()) == (4, later)
    clock.advance(minutes=1)
    assert counts.count("k", now=clock())[0] == 0
    assert hit() == 1
    counts.purge(now=clock.advance(minutes=2))
    assert db.session.scalars(select(LimitCount)).all() == []


def test_no_count_is_lost_when_many_arrive_at_once(app: Flask) -> None:
    def hit(_turn: int) -> int:
        with app.app_context():
            return counts.hit(key="k", amount=1, until=START + timedelta(hours=1), now=START)

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(hit, range(40))) == list(range(1, 41))


class Dead(DatabaseStorage):
    """A storage that has gone away, as Redis may."""

    STORAGE_SCHEME = ["dead"]  # noqa: RUF012 - how the base class declares it

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Fail as a lost connection does."""
        raise ConnectionError("gone")

    get = get_expiry = incr  # type: ignore[assignment]


def test_when_the_counter_is_away_each_worker_counts_alone_and_the_limit_holds(
    make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("_storage_dead", "_in_memory_fallback_enabled"):
        monkeypatch.setattr(limiter, name, False)  # both are put back after the test
    app = make_app(rate_storage="dead://redis")
    client, user = app.test_client(), make_account(app)
    answers = [sign_in(client, user, password="wrong").status_code for _turn in range(11)]
    assert answers == [422] * 10 + [429]
