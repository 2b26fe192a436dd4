"""Every route has a rule, and the rule holds for everybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask, session
from flask.testing import FlaskClient
from werkzeug.routing import Rule as Route

from quizapp import create_app
from quizapp.config import Config
from quizapp.web import access, csrf
from quizapp.web.access import Rule
from tests.factories import make_user
from tests.integration.people_pages import be

VISITORS = ("anonymous", "guest", "student", "other student", "teacher", "admin")

ROLE_OF = {
    "anonymous": None,
    "guest": "guest",
    "student": "student",
    "other student": "student",
    "teacher": "teacher",
    "admin": "admin",
}

ALLOWED = {
    Rule.ANYONE: set(VISITORS),
    Rule.PERSON: set(VISITORS) - {"anonymous"},
    Rule.ACCOUNT: {"student", "other student", "teacher", "admin"},
    Rule.TEACHERS: {"teacher", "admin"},
    Rule.ADMINS: {"admin"},
}

OWN_ONLY = "/attempts/"
"""Addresses of things that belong to one person: to other students they are not found."""


def sent_to_sign_in(status: int, location: str | None) -> bool:
    """Tell whether somebody was asked to sign in."""
    return status == 303 and (location or "").startswith("/sign-in")


@dataclass
class World:
    """One of everything an address can name."""

    app: Flask
    clients: dict[str, FlaskClient] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)

    def address(self, route: Route) -> str:
        """Fill in the address of a route; fail for a part that is not in the table."""
        shelf = route.endpoint.partition(".")[0]
        given: dict[str, Any] = {}
        for name in route.arguments:
            known = self.values.get(f"{shelf}.{name}") or self.values.get(name)
            if known is None:
                pytest.fail(f"the route {route.endpoint} has a part <{name}> unknown to this test")
            given[name] = known["value"]
        with self.app.test_request_context():
            built = route.build(given)
        assert built is not None
        return built[1]


@pytest.fixture
def world(app: Flask) -> World:
    """Fill a database with one of each, owned by the student."""
    made = World(app)
    people = {}
    for visitor, role in ROLE_OF.items():
        if role is None:
            made.clients[visitor] = app.test_client()
        else:
            people[visitor] = make_user(app, role)
            made.clients[visitor] = be(app, people[visitor])
    student = made.clients["student"]
    started = student.post("/quizzes/sample", data={"csrf_token": _token(app, student)})
    public_id = started.headers["Location"].split("/")[2]
    made.values = {
        "attempts.public_id": {"value": public_id},
        "results.public_id": {"value": public_id},
        "people.public_id": {"value": people["student"].public_id},
        "quiz_id": {"value": "sample"},
        "help.name": {"value": "first-quiz"},
        "bank.name": {"value": "sample"},
        "position": {"value": "1"},
        "token": {"value": "nonsense"},
        "name": {"value": "none.png"},
        "filename": {"value": "css/app.css"},
        "page": {"value": "index"},
        "path": {"value": "index"},
    }
    return made


def routes() -> list[tuple[str, str]]:
    """Return each route and method of the real app, as a test's parameters."""
    import tempfile
    from pathlib import Path

    folder = Path(tempfile.mkdtemp())
    app = create_app(Config(instance=folder, questions=folder, secret_key="routes", testing=True))
    return sorted(
        (str(route), method)
        for route in app.url_map.iter_rules()
        for method in (route.methods or set()) - {"HEAD", "OPTIONS"}
    )


ROUTES = routes()


@pytest.mark.parametrize(("rule", "method"), ROUTES, ids=lambda value: str(value))
def test_each_route_answers_each_visitor_as_its_rule_says(
    world: World, rule: str, method: str
) -> None:
    route = next(
        each
        for each in world.app.url_map.iter_rules()
        if str(each) == rule and method in (each.methods or ())
    )
    wanted = access.rule_of(world.app, route.endpoint)
    assert wanted is not None, f"the route {route.endpoint} has no access rule"
    address = world.address(route)
    for visitor, client in world.clients.items():
        data = {"csrf_token": _token(world.app, client)} if method == "POST" else None
        response = client.open(address, method=method, data=data)
        response.close()
        status, location = response.status_code, response.headers.get("Location")
        told = f"{method} {address} as {visitor} ({wanted}): {status} {location or ''}"
        if visitor in ALLOWED[wanted]:
            assert status not in {401, 403} or wanted is Rule.ANYONE, told
            assert not sent_to_sign_in(status, location), told
            assert status < 500, told
            if address.startswith(OWN_ONLY) and visitor in {"guest", "other student"}:
                assert status == 404, told
        elif visitor in {"anonymous", "guest"}:
            assert sent_to_sign_in(status, location), told
        else:
            assert status == 403, told


def test_what_shows_other_people_is_for_teachers_and_roles_for_administrators(app: Flask) -> None:
    rules = {each: access.rule_of(app, each) for each in app.view_functions}
    for endpoint, rule in rules.items():
        if endpoint.startswith(("people.", "scores.")):
            assert rule in {Rule.TEACHERS, Rule.ADMINS}, endpoint
    assert {each for each, rule in rules.items() if rule is Rule.ADMINS} >= {
        "people.new",
        "people.role",
    }


def _token(app: Flask, client: FlaskClient) -> str:
    """Return the token of the secret that this browser's session holds; make one if it has none."""
    with client.session_transaction() as cookie:
        secret = cookie.setdefault(csrf.FIELD, "of the test")
    with app.test_request_context():
        session[csrf.FIELD] = secret
        return csrf.csrf_token()


def test_a_route_without_a_rule_is_refused_in_tests(app: Flask) -> None:
    app.add_url_rule("/open-door", "open_door", lambda: "come in")
    assert app.test_client().get("/open-door").status_code == 500


def test_a_route_without_a_rule_is_not_found_in_service(
    make_app: Callable[..., Flask],
) -> None:
    app = make_app(testing=False)
    app.add_url_rule("/open-door", "open_door", lambda: "come in")
    assert app.test_client().get("/open-door").status_code == 404


def test_a_teacher_finds_no_teacher_on_the_people_page(app: Flask) -> None:
    teacher, colleague = make_user(app, "teacher"), make_user(app, "teacher")
    client = be(app, teacher)
    assert str(colleague.name) not in client.get("/people").text
    assert client.get(f"/people/{colleague.public_id}").status_code == 404


def test_a_script_without_a_sign_in_is_told_so_in_json(app: Flask) -> None:
    answer = app.test_client().get("/account", headers={"Accept": "application/json"})
    assert answer.status_code == 401
    assert answer.json is not None
    assert "error" in answer.json


def test_a_page_that_is_only_read_cannot_write(app: Flask) -> None:
    from quizapp.services import logins

    def careless() -> str:
        logins.log_out(token="any")
        return "written"

    app.add_url_rule("/careless", "careless", access.anyone(careless))
    with pytest.raises(RuntimeError, match="only read"):
        app.test_client().get("/careless")
    token_page = app.test_client()
    assert token_page.get("/sign-in").status_code == 200
