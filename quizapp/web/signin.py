"""Who sits at this browser: the one module that knows flask-login."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from flask import Flask, g, session
from flask_login import LoginManager, current_user, login_user, logout_user

from quizapp.services import logins

if TYPE_CHECKING:
    from quizapp.services.logins import Person, SignIn

CSRF_FIELD = "csrf_token"


class Visitor:
    """What flask-login holds of a signed-in browser: the token, and its row."""

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def __init__(self, token: str, login: SignIn | None = None) -> None:
        """Stand for the browser with this token; its row is read when first needed."""
        self.token = token
        self._login = login

    def get_id(self) -> str:
        """Return what the session cookie keeps."""
        return self.token

    @property
    def login(self) -> SignIn | None:
        """Return the sign-in's row."""
        if self._login is None:
            self._login = logins.find(self.token)
        return self._login

    def forget(self) -> None:
        """Read the row again when it is next needed."""
        self._login = None


def init_app(app: Flask) -> None:
    """Attach flask-login; the session cookie alone carries the sign-in."""
    manager = LoginManager()
    manager.session_protection = None  # browsers change their name with every update
    manager.user_loader(_load)
    manager.init_app(app, add_context_processor=False)


def _load(token: str) -> Visitor | None:
    login = logins.find(token)
    return None if login is None else Visitor(token, login)


def _visitor() -> Visitor | None:
    return current_user._get_current_object() if current_user.is_authenticated else None


def current_login() -> SignIn | None:
    """Return the sign-in of this browser, or None."""
    try:
        login: SignIn | None = g.login
    except AttributeError:
        visitor = _visitor()
        login = g.login = None if visitor is None else visitor.login
    return login


def current_token() -> str | None:
    """Return the token in this browser's cookie, or None when it is not signed in."""
    visitor = _visitor()
    return None if visitor is None else visitor.token


def current_person() -> Person | None:
    """Return the person at this browser, guest or not, or None."""
    login = current_login()
    return None if login is None else login.user


def look_again() -> None:
    """Read the person anew: this request has changed them."""
    g.pop("login", None)
    if (visitor := _visitor()) is not None:
        visitor.forget()


def remember(token: str, *, renew: bool = False) -> None:
    """Put a sign-in into this browser's cookie.

    A visitor who becomes a guest keeps the form token, so that other open pages still work;
    `renew` makes a new one, as it must be when somebody logs in.
    """
    kept = None if renew else session.get(CSRF_FIELD)
    session.clear()
    session.permanent = True
    login_user(Visitor(token))
    session[CSRF_FIELD] = kept or hashlib.sha256(f"form:{token}".encode()).hexdigest()
    g.pop("login", None)


def forget() -> None:
    """Take everything out of this browser's cookie."""
    logout_user()
    session.clear()
    g.pop("login", None)
