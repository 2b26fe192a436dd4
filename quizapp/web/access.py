"""Who may come in: each route names its rule, and one guard keeps all of them.

Whose thing something is, is decided where it is loaded; other people's things are "not found".
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeVar

from flask import Flask, abort, current_app, redirect, request, url_for
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response

from quizapp.services import logins
from quizapp.services.database import read_only
from quizapp.web import csrf, signin
from quizapp.web.clock import now

if TYPE_CHECKING:
    from quizapp.services.logins import Person

View = TypeVar("View", bound=Callable[..., Any])

BODY: Final = 1_000_000
"""Bytes a form may send; werkzeug alone would read one of any size into memory."""

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Rule(StrEnum):
    """Who may use a route."""

    ANYONE = "anyone"
    PERSON = "person"
    ACCOUNT = "account"
    TEACHERS = "teachers"
    ADMINS = "admins"


_ROLES: dict[Rule, frozenset[str]] = {
    Rule.PERSON: frozenset({"guest", "student", "teacher", "admin"}),
    Rule.ACCOUNT: frozenset({"student", "teacher", "admin"}),
    Rule.TEACHERS: frozenset({"teacher", "admin"}),
    Rule.ADMINS: frozenset({"admin"}),
}


def _mark(view: View, rule: Rule) -> View:
    view.access_rule = rule  # type: ignore[attr-defined]  # functions carry notes
    return view


def anyone(view: View) -> View:
    """Let everybody in."""
    return _mark(view, Rule.ANYONE)


def person(view: View) -> View:
    """Let in whoever has a row here, guests too."""
    return _mark(view, Rule.PERSON)


def account(view: View) -> View:
    """Let in students, teachers and administrators."""
    return _mark(view, Rule.ACCOUNT)


def teachers(view: View) -> View:
    """Let in teachers and administrators."""
    return _mark(view, Rule.TEACHERS)


def admins(view: View) -> View:
    """Let in administrators."""
    return _mark(view, Rule.ADMINS)


def takes(size: int) -> Callable[[View], View]:
    """Let a route take bodies of up to `size` bytes, where others take BODY."""

    def mark(view: View) -> View:
        view.body_size = size  # type: ignore[attr-defined]  # as above
        return view

    return mark


def rule_of(app: Flask, endpoint: str) -> Rule | None:
    """Return the rule of a route, or None when it names none."""
    return getattr(app.view_functions[endpoint], "access_rule", None)


def current_user() -> Person | None:
    """Return the person at this browser, guest or not, or None."""
    return signin.current_person()


def require_user() -> Person:
    """Return the person at this browser; a route whose rule lets nobody else in asks this."""
    user = signin.current_person()
    if user is None:
        abort(401)
    return user


def is_teacher(user: Person | None) -> bool:
    """Tell whether somebody may see what teachers see."""
    return user is not None and user.role in _ROLES[Rule.TEACHERS]


def wants_json() -> bool:
    """Tell whether a script asked, not a page."""
    best = request.accept_mimetypes.best_match(["text/html", "application/json"])
    return best == "application/json"


def init_app(app: Flask) -> None:
    """Put the guard before every route; call this before anything else reads a request."""
    signin.init_app(app)
    csrf.init_app(app)
    app.before_request(_guard)
    app.after_request(_note_visit)
    app.teardown_request(_unlock)
    if "static" in app.view_functions:
        anyone(app.view_functions["static"])


def _guard() -> Response | None:
    read_only.set(request.method in _SAFE)
    if request.endpoint is None:
        return None
    rule = rule_of(current_app, request.endpoint)
    if rule is None:
        if current_app.testing:
            abort(500, f"the route {request.endpoint} has no access rule")
        abort(404)
    size = getattr(current_app.view_functions[request.endpoint], "body_size", BODY)
    request.max_content_length = request.max_form_memory_size = size  # before the form is read
    csrf.check()
    if rule is Rule.ANYONE:
        return None
    user = current_user()
    if user is not None and user.role in _ROLES[rule]:
        return None
    if user is not None and user.role != "guest":
        raise Forbidden
    return _ask_to_log_in()


def _ask_to_log_in() -> Response:
    if wants_json():
        abort(401)
    back = request.full_path.rstrip("?") if request.method in _SAFE else None
    return redirect(url_for("accounts.log_in", next=back), code=303)


def _note_visit(response: Response) -> Response:
    """Note once an hour that somebody is here, after a request that may write."""
    if request.method not in _SAFE and request.endpoint and response.status_code < 400:
        login = signin.current_login()
        moment = now()
        if login is not None and logins.is_stale(login, now=moment):
            logins.see(login_id=login.id, user_id=login.user_id, now=moment)
    return response


def _unlock(_error: BaseException | None = None) -> None:
    read_only.set(False)
