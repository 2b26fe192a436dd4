"""The people page, roles, time factors, one-time links and the command line."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.cli.user import user as command
from quizapp.domain.errors import Conflict, NotAllowed, NotFound, QuizappError
from quizapp.models import AuditEvent, OneTimeLink, User, db
from quizapp.services import links, mail, roles, signing_in
from quizapp.services.names import InvalidInput
from tests.conftest import START, Clock, Statements
from tests.factories import make_user
from tests.integration.people_pages import PASSWORD, be, make_account, row, send, sign_in

NEW = "another long phrase"


def role_of(app: Flask, user: User) -> str | None:
    now = row(app, user)
    return None if now is None else now.role


def audited(app: Flask) -> list[tuple[str, int | None, int | None]]:
    with app.app_context():
        rows = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()
        return [(each.action, each.actor_id, each.subject_id) for each in rows]


def shown_link(page: str) -> str:
    found = re.search(r'id="link" value="http://localhost([^"]+)"', page)
    assert found
    return found[1]


def test_an_administrator_changes_a_role_and_the_person_is_signed_out(app: Flask) -> None:
    admin, student = make_account(app, "admin"), make_account(app)
    client, theirs = be(app, admin), be(app, student)
    address = f"/people/{student.public_id}"
    answer = send(client, f"{address}/role", page=address, role="teacher")
    assert answer.status_code == 303
    assert role_of(app, student) == "teacher"
    assert theirs.get("/account").status_code == 303
    assert audited(app) == [("role", admin.id, student.id)]


def test_the_last_administrator_stays_one(app: Flask) -> None:
    admin = make_account(app, "admin")
    client, address = be(app, admin), f"/people/{admin.public_id}"
    answer = send(client, f"{address}/role", page=address, role="student")
    assert answer.status_code == 303
    assert "last administrator" in client.get(address).text
    assert role_of(app, admin) == "admin"
    other = make_account(app, "admin")
    send(client, f"{address}/role", page=address, role="student")
    assert role_of(app, admin) == "student"
    assert role_of(app, other) == "admin"
    assert client.get("/account").status_code == 303


@pytest.mark.parametrize("role", ["guest", "owner", ""])
def test_there_are_no_other_roles(app: Flask, app_context: None, role: str) -> None:
    student = make_account(app)
    with pytest.raises(InvalidInput):
        roles.set_role(actor_id=None, user_id=student.id, role=role, now=START)


def test_a_guest_gets_no_role(app: Flask, app_context: None) -> None:
    guest = make_user(app, "guest")
    with pytest.raises(NotAllowed):
        roles.set_role(actor_id=None, user_id=guest.id, role="admin", now=START)


def test_a_new_role_makes_an_old_reset_link_worthless(app: Flask, app_context: None) -> None:
    teacher, student = make_account(app, "teacher"), make_account(app)
    token = links.reset_link(actor_id=teacher.id, user_id=student.id, now=START)
    assert links.reset_person(token, now=START).id == student.id
    roles.set_role(actor_id=None, user_id=student.id, role="admin", now=START)
    with pytest.raises(NotFound):
        links.use_reset(token=token, password=NEW, now=START)


def test_a_teacher_gives_a_student_more_time(app: Flask) -> None:
    teacher, student = make_account(app, "teacher"), make_account(app)
    client, address = be(app, teacher), f"/people/{student.public_id}"
    send(client, f"{address}/time-factor", page=address, factor="1.5")
    now = row(app, student)
    assert now is not None
    assert now.time_factor == "1.5"
    assert send(client, f"{address}/time-factor", page=address, factor="9").status_code == 400
    assert audited(app) == [("time_factor", teacher.id, student.id)]


def test_a_reset_link_is_shown_once_and_works_once(app: Flask, client: FlaskClient) -> None:
    teacher, student = make_account(app, "teacher"), make_account(app)
    issuer, address = be(app, teacher), f"/people/{student.public_id}"
    theirs = be(app, student)
    made = send(issuer, f"{address}/reset-link", page=address)
    assert made.headers["Cache-Control"] == "no-store"
    link = shown_link(made.text)
    assert link not in issuer.get(address).text
    assert str(student.name) in client.get(link).text
    done = send(client, link, page=link, password=NEW, password_again=NEW)
    assert done.status_code == 303
    assert "Your new password is set" in client.get("/account").text
    assert theirs.get("/account").status_code == 303
    assert app.test_client().get(link).status_code == 404
    assert sign_in(app.test_client(), student, password=NEW).status_code == 303
    with app.app_context():
        assert db.session.scalars(select(OneTimeLink)).all() == []


def test_a_weak_password_leaves_the_link_usable(app: Flask, client: FlaskClient) -> None:
    admin, student = make_account(app, "admin"), make_account(app)
    address = f"/people/{student.public_id}"
    link = shown_link(send(be(app, admin), f"{address}/reset-link", page=address).text)
    weak = send(client, link, page=link, password="12345678", password_again="12345678")
    assert weak.status_code == 422
    assert send(client, link, page=link, password=NEW, password_again=NEW).status_code == 303


def test_a_reset_link_ends_after_three_days_and_with_the_next_one(
    app: Flask, app_context: None
) -> None:
    admin, student = make_account(app, "admin"), make_account(app)
    first = links.reset_link(actor_id=admin.id, user_id=student.id, now=START)
    second = links.reset_link(actor_id=admin.id, user_id=student.id, now=START)
    with pytest.raises(NotFound):
        links.reset_person(first, now=START)
    assert links.reset_person(second, now=START + timedelta(days=2, hours=23)).id == student.id
    with pytest.raises(NotFound):
        links.reset_person(second, now=START + timedelta(days=3))


@pytest.mark.parametrize(
    ("issuer", "subject", "allowed"),
    [
        ("teacher", "student", True),
        ("teacher", "teacher", False),
        ("teacher", "admin", False),
        ("admin", "admin", True),
        ("student", "student", False),
        ("admin", "guest", False),
    ],
)
def test_teachers_reset_students_only_and_administrators_everyone(
    app: Flask, app_context: None, issuer: str, subject: str, allowed: bool
) -> None:
    actor, person = make_user(app, issuer), make_user(app, subject)
    if allowed:
        assert links.reset_link(actor_id=actor.id, user_id=person.id, now=START)
    else:
        with pytest.raises(NotFound):
            links.reset_link(actor_id=actor.id, user_id=person.id, now=START)


def test_a_reset_link_is_mailed_where_mail_and_address_are_there(
    make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, str]] = []

    def send_mail(*, config: object, to: str, subject: str, text: str) -> bool:
        sent.append((to, text))
        return True

    monkeypatch.setattr(mail, "send", send_mail)
    app = make_app(smtp="smtp://localhost", public_url="https://quiz.example.org")
    admin, student = make_account(app, "admin"), make_account(app, email="a@example.org")
    address = f"/people/{student.public_id}"
    page = send(be(app, admin), f"{address}/reset-link", page=address)
    assert "also mailed to a@example.org" in page.text
    ((to, text),) = sent
    assert to == "a@example.org"
    assert "https://quiz.example.org/reset/" in text


def test_an_administrator_makes_an_account_that_its_owner_completes(
    app: Flask, client: FlaskClient
) -> None:
    admin = be(app, make_account(app, "admin"))
    made = send(admin, "/people/new", page="/people/new", name="Ms Lindqvist", role="teacher")
    address = made.headers["Location"]
    assert "has no password yet" in admin.get(address).text
    link = shown_link(send(admin, f"{address}/reset-link", page=address).text)
    send(client, link, page=link, password=NEW, password_again=NEW)
    assert client.get("/people").status_code == 200
    again = send(admin, "/people/new", page="/people/new", name="ms lindqvist", role="teacher")
    assert again.status_code == 422


def test_the_list_is_searched_and_paged_within_ten_statements(
    app: Flask, statements: Statements
) -> None:
    admin = make_account(app, "admin", name="Ada", name_key="ada")
    for number in range(60):
        make_user(app, "student", name=f"Pupil {number:02}", name_key=f"pupil {number:02}")
    make_user(app, "student", name="100%", name_key="100%")
    client = be(app, admin)
    statements.clear()
    first = client.get("/people").text
    assert len(statements) <= 6
    assert first.count('<th scope="row">') == 50
    assert "Page 1 of 2" in first
    assert client.get("/people?page=2").text.count('<th scope="row">') == 12
    assert client.get("/people?q=PUPIL+5").text.count('<th scope="row">') == 10
    assert client.get("/people?q=%25").text.count('<th scope="row">') == 1
    assert client.get("/people?role=admin").text.count('<th scope="row">') == 1
    assert client.get("/people?page=-4&role=nonsense").text.count('<th scope="row">') == 50


def test_the_first_administrator_is_made_by_a_link_that_works_once(
    app: Flask, client: FlaskClient, clock: Clock
) -> None:
    with app.app_context():
        old = links.first_admin_link(now=clock())
        token = links.first_admin_link(now=clock())
    assert old is not None
    assert token is not None
    assert client.get(f"/setup/{old}").status_code == 404
    address = f"/setup/{token}"
    fields = {"name": "Ada", "password": PASSWORD, "password_again": PASSWORD}
    weak = send(client, address, page=address, **fields | {"password": "12345678"})
    assert weak.status_code == 422
    assert send(client, address, page=address, **fields).status_code == 303
    assert "You are the administrator" in client.get("/people").text
    assert app.test_client().get(address).status_code == 404
    with app.app_context():
        assert links.first_admin_link(now=clock()) is None


def test_the_link_to_the_first_administrator_ends_after_an_hour(
    app: Flask, client: FlaskClient, clock: Clock
) -> None:
    with app.app_context():
        token = links.first_admin_link(now=clock())
    clock.advance(minutes=59)
    assert client.get(f"/setup/{token}").status_code == 200
    clock.advance(minutes=1)
    assert client.get(f"/setup/{token}").status_code == 404


def test_the_link_to_the_first_administrator_ends_when_there_is_one(
    app: Flask, client: FlaskClient, clock: Clock
) -> None:
    with app.app_context():
        token = links.first_admin_link(now=clock())
    make_account(app, "admin")
    assert client.get(f"/setup/{token}").status_code == 404
    with app.app_context(), pytest.raises(NotFound):
        links.use_first_admin(token=str(token), name="Eve", password=PASSWORD, now=clock())


def test_a_password_changed_while_it_was_verified_opens_nothing(
    app: Flask, app_context: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    student = make_account(app)
    assert signing_in._open(user_id=student.id, stored="old", better=None, now=START) is None


def run(app: Flask, *words: str, typed: str = "") -> tuple[int, str]:
    config = app.config["QUIZAPP"]
    environ = {
        "QUIZAPP_INSTANCE": str(config.instance),
        "QUIZAPP_QUESTIONS": str(config.questions),
        "QUIZAPP_SECRET_KEY": config.secret_key,
        "QUIZAPP_DATABASE": config.database,
    }
    result = CliRunner().invoke(command, list(words), input=typed, env=environ)
    return result.exit_code, result.output


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands work on the tables of the test, which no migration made."""
    from quizapp.services import schema

    monkeypatch.setattr(schema, "require_current", lambda _engine: None)


@pytest.mark.usefixtures("unchecked")
def test_the_command_line_makes_accounts_and_changes_roles(app: Flask, tmp_path: Path) -> None:
    typed = f"{PASSWORD}\n"
    code, text = run(app, "create", "Ada", "--role", "teacher", "--password-stdin", typed=typed)
    assert (code, text) == (0, "Ada is here now, as teacher.\n")
    assert run(app, "create", "ADA", "--password-stdin", typed=typed)[0] == 1
    assert run(app, "create", "Bo", "--password-stdin", typed="short\n")[0] == 1
    assert run(app, "role", "ada", "admin") == (0, "Ada is now admin.\n")
    assert run(app, "role", "ada", "admin") == (0, "Ada is already admin.\n")
    code, text = run(app, "role", "ada", "student")
    assert code == 1
    assert "last administrator" in text
    assert run(app, "role", "nobody", "student")[0] == 1
    assert run(app, "password", "ada", "--password-stdin", typed=f"{NEW}\n")[0] == 0
    assert run(app, "list")[1].startswith("Ada\tadmin\t")
    client = app.test_client()
    assert send(client, "/sign-in", name="Ada", password=NEW).status_code == 303
    assert [action for action, *_who in audited(app)] == ["create", "role", "password"]


def test_of_two_administrators_who_demote_each_other_one_stays(
    app: Flask, app_context: None
) -> None:
    one, two = make_account(app, "admin"), make_account(app, "admin")
    assert roles.set_role(actor_id=one.id, user_id=two.id, role="student", now=START)
    with pytest.raises(Conflict):
        roles.set_role(actor_id=two.id, user_id=one.id, role="student", now=START)


def at_once(app: Flask, *works: Callable[[], object]) -> list[object]:
    """Do several things at the same moment; return what each returned or raised."""
    start = Barrier(len(works))

    def one(work: Callable[[], object]) -> object:
        with app.app_context():
            start.wait()
            try:
                return work()
            except QuizappError as error:
                return error

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(one, works))


def test_of_many_who_open_the_first_link_at_once_one_becomes_administrator(app: Flask) -> None:
    with app.app_context():
        token = str(links.first_admin_link(now=START))
    made = at_once(
        app,
        *(
            partial(
                links.use_first_admin, token=token, name=f"Ada {n}", password=PASSWORD, now=START
            )
            for n in range(6)
        ),
    )
    assert sum(isinstance(each, str) for each in made) == 1
    assert sum(isinstance(each, NotFound) for each in made) == 5
    with app.app_context():
        assert len(db.session.scalars(select(User)).all()) == 1


def test_two_administrators_who_demote_each_other_at_once_leave_one(app: Flask) -> None:
    one, two = make_account(app, "admin"), make_account(app, "admin")
    made = at_once(
        app,
        partial(roles.set_role, actor_id=one.id, user_id=two.id, role="student", now=START),
        partial(roles.set_role, actor_id=two.id, user_id=one.id, role="student", now=START),
    )
    assert sorted(type(each).__name__ for each in made) == ["Conflict", "bool"]
    assert [role_of(app, one), role_of(app, two)].count("admin") == 1
