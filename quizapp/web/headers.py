"""What every response says to the browser, and whom it believes about the request."""

from __future__ import annotations

from typing import Final

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response

from quizapp.config import Config
from quizapp.services.logins import LIFETIME

POLICY: Final = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)


class Cookies(SecureCookieSessionInterface):
    """Session cookies that are Secure where the page is; over plain http they would be dropped."""

    def __init__(self) -> None:
        """Keep the signer, which depends on nothing but the app's keys."""
        self._made: tuple[object, URLSafeTimedSerializer | None] | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Return what signs and reads the cookie, made once."""
        keys = (app.secret_key, app.config["SECRET_KEY_FALLBACKS"])
        if self._made is None or self._made[0] != keys:
            self._made = (keys, super().get_signing_serializer(app))
        return self._made[1]

    def get_cookie_secure(self, app: Flask) -> bool:
        """Tell whether this request came by https."""
        return request.is_secure


def init_app(app: Flask) -> None:
    """Set cookies, proxies, trusted hosts and security headers."""
    config: Config = app.config["QUIZAPP"]
    app.config.update(
        SESSION_COOKIE_NAME="quizapp",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=LIFETIME,
        TRUSTED_HOSTS=list(config.trusted_hosts) or None,
    )
    app.session_interface = Cookies()
    if config.proxies:
        count = config.proxies
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # Flask's own way
            app.wsgi_app, x_for=count, x_proto=count, x_host=count
        )
    app.after_request(_harden)


def _harden(response: Response) -> Response:
    headers = response.headers
    headers.setdefault("Content-Security-Policy", POLICY)
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("X-Content-Type-Options", "nosniff")
    if request.endpoint != "static" and "Cache-Control" not in headers:
        headers["Cache-Control"] = "no-store"
    return response
