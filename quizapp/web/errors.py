"""What went wrong, in plain words with one thing to do; as JSON to scripts."""

from __future__ import annotations

import secrets
from typing import Any, Final, NamedTuple

from flask import Flask, current_app, g, jsonify, make_response, render_template, request
from flask_babel import format_timedelta
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_limiter import RateLimitExceeded
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError
from werkzeug.wrappers import Response

from quizapp.domain.errors import Conflict, NotAllowed, NotFound, QuizappError
from quizapp.services.database import DataError, DBAPIError, GateClosedError, OperationalError
from quizapp.web import access, csrf, limits
from quizapp.web.rendering import say

RETRY_AFTER: Final = 5
"""Seconds after which a busy server is worth another try."""


class Words(NamedTuple):
    """What an error page says."""

    title: Any
    text: Any


WORDS: Final[dict[int, Words]] = {
    400: Words(
        _l("This could not be understood"),
        _l("The address or the form was damaged on its way. Go back and try it again."),
    ),
    401: Words(
        _l("Please sign in first"), _l("You have been signed out, or never were signed in.")
    ),
    403: Words(
        _l("This page is not open to you"),
        _l("It is kept for people with another role. Ask your teacher if you should see it."),
    ),
    404: Words(
        _l("There is no page at this address"),
        _l(
            "The quiz may have closed, the link may have been cut when it was copied, or the page "
            "belongs to somebody else. Nothing you answered is lost."
        ),
    ),
    405: Words(
        _l("This address cannot be opened like that"),
        _l("It only takes what a form sends. Open the page with the form and send it again."),
    ),
    409: Words(
        _l("This has changed in the meantime"),
        _l("Somebody, perhaps you in another tab, was faster. Open the page again to see it."),
    ),
    413: Words(
        _l("This is too large"),
        _l("The server takes no more than that at once. Go back and send less."),
    ),
    429: Words(_l("Too many tries"), _l("Wait a little, then try again.")),
    500: Words(
        _l("Something broke here, not with you"),
        _l("What you handed in before is safe. Try it again."),
    ),
    503: Words(
        _l("Very many people are here right now"),
        _l("Your request has to wait. Try it again in a few seconds; nothing was lost."),
    ),
}


def init_app(app: Flask) -> None:
    """Answer every error with a page, or JSON, of ours."""
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(RateLimitExceeded, _too_often)
    app.register_error_handler(QuizappError, _ours)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(InternalServerError, _broken)
    app.register_error_handler(GateClosedError, _busy)
    app.register_error_handler(OperationalError, _database)
    app.register_error_handler(DataError, _unstorable)


def answer(code: int, title: str | None = None, text: str | None = None, **more: Any) -> Response:
    """Return the error page of a status; `more` goes to the template."""
    words = WORDS.get(code) or WORDS[400 if code < 500 else 500]
    title, text = title or str(words.title), text or str(words.text)
    if access.wants_json():
        response = jsonify({"error": title, "text": text})
    else:
        page = render_template(
            "errors/error.html", code=code, title=title, text=text, **{"number": ""} | more
        )
        response = make_response(page)
    response.status_code = code
    response.headers["Cache-Control"] = "no-store"
    return response


def _ours(error: QuizappError) -> Response:
    if isinstance(error, NotFound):
        return answer(404)
    code = {NotAllowed: 403, Conflict: 409}.get(type(error), 400)
    return answer(code, text=say(error.message))


def _http(error: HTTPException) -> Response:
    if error.response is not None:
        return error.get_response()
    if isinstance(error, SecurityError):  # a page with links cannot be built for an unknown host
        text = _("This site does not answer to the name in the address. Check how it is written.")
        return make_response(text, 400, {"Content-Type": "text/plain; charset=utf-8"})
    code = error.code or 500
    if code < 400:
        return error.get_response()
    response = answer(code)
    for name, value in error.get_headers():
        if name not in {"Content-Type", "Content-Length"}:
            response.headers.setdefault(name, value)
    return response


def _broken(error: InternalServerError) -> Response:
    """Log a number that the page shows; ask the database nothing, it may be what broke."""
    number = secrets.token_hex(4)
    current_app.logger.error("error %s at %s: %s", number, request.endpoint, error.description)
    g.bare_page = True
    return answer(500, number=number)


def _busy(_error: Exception) -> Response:
    g.bare_page = True
    response = answer(503)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def _database(error: OperationalError) -> Response:
    if _is_passing(error):
        current_app.logger.warning("database busy at %s: %s", request.endpoint, error.orig)
        return _busy(error)
    raise error


def _unstorable(error: DataError) -> Response:
    """Refuse what no page of ours sends and PostgreSQL cannot even look for, such as NUL."""
    current_app.logger.warning("unstorable at %s: %s", request.endpoint, error.orig)
    g.bare_page = True
    return answer(400)


def _is_passing(error: DBAPIError) -> bool:
    """Tell whether the database is only busy or away, not misused."""
    state = str(getattr(error.orig, "sqlstate", None) or "")
    words = str(error.orig)
    return (
        bool(error.connection_invalidated)
        or state[:2] in {"08", "53", "57"}
        or "locked" in words
        or "busy" in words
    )


def _csrf(error: CSRFError) -> Response:
    """Hand out a fresh token to our own pages, and offer what was typed once more."""
    if isinstance(error, csrf.ForeignOrigin):
        return answer(
            403,
            _("Another site sent this"),
            _("It was not carried out. If you meant to do it, do it from a page of this site."),
        )
    if access.wants_json():
        response = jsonify({"csrf": csrf.csrf_token()})
        response.status_code = 403
        response.headers["Cache-Control"] = "no-store"
        return response
    return _offer_again("errors/csrf.html", 400)


def _too_often(_error: RateLimitExceeded) -> Response:
    """Say how long to wait, and keep what was typed for then."""
    wait = limits.wait()
    if access.wants_json():
        response = answer(429)
    else:
        response = _offer_again("errors/limit.html", 429, wait=format_timedelta(wait))
    response.headers["Retry-After"] = str(int(wait.total_seconds()))
    return response


def _offer_again(template: str, code: int, **more: Any) -> Response:
    """Return a page that holds the form that was sent, but for its token, passwords and files.

    Only what a page of ours surely sent is offered: nobody shall be talked into sending a form
    that somebody else filled in.
    """
    again = csrf.is_proven_own() and request.endpoint is not None and not request.files
    page = render_template(
        template,
        again=again,
        action=request.full_path.rstrip("?"),
        kept=_typed() if again else [],
        passwords=[name for name in request.form if "password" in name] if again else [],
        **more,
    )
    response = make_response(page, code)
    response.headers["Cache-Control"] = "no-store"
    return response


def _typed() -> list[tuple[str, str]]:
    """Return the fields of the form that was sent, without its token and passwords."""
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if not name.endswith(csrf.FIELD) and "password" not in name
    ]
