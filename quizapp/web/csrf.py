"""Forms are answered only when they come from a page of ours."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from flask import Flask, current_app, request, session
from flask_wtf.csrf import CSRFError

from quizapp.config import Config

FIELD = "csrf_token"
"""The field of a form that holds the token, and the key of the session under its secret."""
HEADER = "X-CSRFToken"
_OURS = frozenset({"same-origin", "none"})
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class ForeignOrigin(CSRFError):  # type: ignore[misc]  # its base has no types
    """The browser says that a page of somebody else sent this."""


def init_app(app: Flask) -> None:
    """Give templates the token; `check` is called by the guard of all routes."""
    app.jinja_env.globals["csrf_token"] = csrf_token


def csrf_token() -> str:
    """Return this browser's token: it is bound to the session, not to the clock.

    Quizzes stay open long. The session's secret alone is no token: its cookie can be read.
    """
    secret = session.get(FIELD)
    if not isinstance(secret, str):
        secret = session[FIELD] = secrets.token_hex(20)
    return _signed(secret)


def _signed(secret: str) -> str:
    return keyed(f"form token:{secret}")


def keyed(text: str) -> str:
    """Hash a text with the installation's key: nobody else can make or foresee it."""
    key = current_app.secret_key or b""
    key = key.encode() if isinstance(key, str) else key
    return hmac.digest(key, text.encode(), hashlib.sha256).hex()


def check() -> None:
    """Refuse a changing request that no page of ours sent.

    Raises ForeignOrigin, or CSRFError when its token does not belong to this browser.
    """
    if request.method in _SAFE:
        return
    if is_foreign():
        raise ForeignOrigin("sent by a page of another site")
    sent = request.form.get(FIELD) or request.headers.get(HEADER, "")
    secret = session.get(FIELD)
    if not isinstance(secret, str) or not hmac.compare_digest(
        sent.encode(), _signed(secret).encode()
    ):
        raise CSRFError("the token is missing, or of another browser")


def is_foreign() -> bool:
    """Tell whether the browser names another site as the sender."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in _OURS:
        return True
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc.lower() not in _hosts()


def is_proven_own() -> bool:
    """Tell whether the browser vouches that a page of ours sent this."""
    vouched = "Sec-Fetch-Site" in request.headers or "Origin" in request.headers
    return vouched and not is_foreign()


def _hosts() -> set[str]:
    config: Config = current_app.config["QUIZAPP"]
    hosts = {request.host.lower()}
    if config.public_url:
        hosts.add(urlsplit(config.public_url).netloc.lower())
    return hosts
