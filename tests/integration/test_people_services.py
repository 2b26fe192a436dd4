"""What the services about people refuse by themselves, whatever a page lets through."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from quizapp.domain.errors import NotAllowed, NotFound
from quizapp.models import Attempt, LimitCount, Login, User, db
from quizapp.services import accounts, guests, limits, links, maintenance, people
from quizapp.services.names import InvalidInput
from tests.conftest import START
from tests.factories import make_attempt, make_user
from tests.integration.people_pages import PASSWORD, be, make_account

pytestmark = pytest.mark.usefixtures("app_context")


def test_an_account_is_not_registered_over_another_account(app: Flask) -> None:
    student = make_account(app)
    with pytest.raises(NotAllowed):
        accounts.register(
            config=app.config["QUIZAPP"],
            name="New",
            password=PASSWORD,
            code="",
            guest_id=student.id,
            now=START,
        )


def test_a_guest_who_was_deleted_meanwhile_cannot_register(app: Flask) -> None:
    with pytest.raises(NotFound):
        accounts.register(
            config=app.config["QUIZAPP"],
            name="New",
            password=PASSWORD,
            code="",
            guest_id=4711,
            now=START,
        )


@pytest.mark.parametrize("hour", [-1, 24])
def test_a_day_has_the_hours_0_to_23(app: Flask, hour: int) -> None:
    with pytest.raises(InvalidInput):
        people.change_settings(
            user_id=make_account(app).id,
            locale=None,
            time_zone=None,
            rollover_hour=hour,
            email=None,
        )


def test_a_person_who_does_not_exist_is_not_found() -> None:
    with pytest.raises(NotFound):
        people.by_public_id("nobody")


def test_the_first_administrator_cannot_take_a_name_that_somebody_has(app: Flask) -> None:
    make_account(app, name="Ada", name_key="ada")
    token = str(links.first_admin_link(now=START))
    with pytest.raises(InvalidInput) as caught:
        links.use_first_admin(token=token, name="ADA", password=PASSWORD, now=START)
    assert caught.value.field == "name"
    assert links.use_first_admin(token=token, name="Ada 2", password=PASSWORD, now=START)


def test_a_first_link_opened_before_an_administrator_existed_makes_no_second(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = str(links.first_admin_link(now=START))
    make_account(app, "admin")
    monkeypatch.setattr(links, "is_usable", lambda *_args, **_more: None)
    with pytest.raises(NotFound):
        links.use_first_admin(token=token, name="Eve", password=PASSWORD, now=START)


def test_leaving_does_nothing_to_an_account_and_nothing_twice(app: Flask) -> None:
    student, guest = make_account(app), make_user(app, "guest")
    guests.leave(guest_id=student.id)
    guests.leave(guest_id=guest.id)
    guests.leave(guest_id=guest.id)
    assert set(db.session.scalars(select(User.id))) == {student.id}


def test_a_resume_link_that_ends_between_looking_and_pressing_opens_nothing(app: Flask) -> None:
    guest = make_user(app, "guest")
    assert guests.resumable(public_id=guest.public_id, nonce=guest.resume_nonce) is not None
    people.renew_resume(user_id=guest.id)
    opened = guests.resume(public_id=guest.public_id, nonce=guest.resume_nonce + "x", now=START)
    assert opened is None
    assert db.session.scalars(select(Login)).all() == []


def test_moving_is_done_again_when_an_attempt_took_the_number_meanwhile(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    user, guest = make_account(app), make_user(app, "guest")
    make_attempt(app, guest, number=1)
    real, failures = guests._move, [1, 2]

    def late(**given: object) -> int:
        if failures:
            failures.pop()
            raise IntegrityError("taken", {}, ValueError("taken"))
        return real(**given)  # type: ignore[arg-type]

    monkeypatch.setattr(guests, "_move", late)
    assert guests.move_attempts(guest_id=guest.id, user_id=user.id, now=START) == 1
    assert db.session.scalars(select(Attempt.user_id)).all() == [user.id]


def test_a_count_can_be_forgotten_alone_or_with_all_others() -> None:
    for key in "abc":
        limits.hit(key=key, amount=1, until=START + timedelta(hours=1), now=START)
    limits.clear(key="a")
    assert set(db.session.scalars(select(LimitCount.key))) == {"b", "c"}
    limits.clear()
    assert db.session.scalars(select(LimitCount.key)).all() == []


def test_sign_ins_and_links_that_have_died_are_swept_away(app: Flask) -> None:
    admin, student = make_account(app, "admin"), make_account(app)
    be(app, student, at=START - timedelta(days=401))
    be(app, student, at=START - timedelta(days=399))
    links.reset_link(actor_id=admin.id, user_id=student.id, now=START - timedelta(days=4))
    living = links.reset_link(actor_id=admin.id, user_id=admin.id, now=START)
    maintenance.tick(keep_days=90, now=START)
    db.session.remove()
    left = db.session.scalars(select(Login)).all()
    assert [each.last_seen_at for each in left] == [START - timedelta(days=399)]
    assert links.reset_person(living, now=START).id == admin.id
