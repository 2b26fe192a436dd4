"""Forms are answered only when they come from a page of ours."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, current_app, request
from flask_wtf.csrf import CSRFError, CSRFProtect, generate_csrf

from quizapp.config import Config

FIELD = "csrf_token"
_OURS = frozenset({"same-origin", "none"})

protection = CSRFProtect()

csrf_token = generate_csrf


class ForeignOrigin(CSRFError):  # type: ignore[misc]
    """The browser says that a page of somebody else sent this."""


def init_app(app: Flask) -> None:
    """Attach the protection; `check` is called by the guard of all routes."""
    app.config.update(
        WTF_CSRF_TIME_LIMIT=None,  # bound to the sign-in, not to the clock: quizzes stay open long
        WTF_CSRF_CHECK_DEFAULT=False,
        WTF_CSRF_SSL_STRICT=False,  # `is_foreign` asks better questions than Referer
    )
    protection.init_app(app)


def check() -> None:
    """Refuse a changing request that no page of ours sent.

    Raises ForeignOrigin, or CSRFError when its token does not belong to this browser.
    """
    if request.method in current_app.config["WTF_CSRF_METHODS"]:
        if is_foreign():
            raise ForeignOrigin("sent by a page of another site")
        protection.protect()


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
