"""What happens when somebody signs in at a browser, perhaps one a guest used before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect, request, session, url_for
from werkzeug.wrappers import Response

from quizapp.services import guests, logins
from quizapp.web import access, signin
from quizapp.web.addresses import own_path

if TYPE_CHECKING:
    from quizapp.services.logins import Person

GUEST = "guest"
"""Where the session keeps the token of the guest who was here, until asked about their quizzes."""


def home() -> str:
    """Return the path of the start page."""
    return f"{request.script_root}/"


def target() -> str:
    """Return where to go on to: what the address or form asks for, when it is ours."""
    return own_path(request.values.get("next")) or home()


def arrive(token: str, onward: str) -> Response:
    """Sign this browser in and go on; first ask what to do with a guest's quizzes, if any."""
    before, guest_token = access.current_user(), signin.current_token()
    is_guest = before is not None and before.role == "guest"
    signin.remember(token, renew=True)
    if before is None or not is_guest:
        return redirect(onward, code=303)
    if guests.attempts_of(before.id) == 0:
        guests.leave(guest_id=before.id)
        return redirect(onward, code=303)
    session[GUEST] = guest_token
    return redirect(url_for("accounts.bring", next=onward), code=303)


def waiting_guest() -> Person | None:
    """Return the guest whose quizzes this browser has still to be asked about."""
    token = session.get(GUEST)
    login = logins.find(token) if isinstance(token, str) else None
    return login.user if login is not None and login.user.role == "guest" else None


def settle() -> None:
    """Forget the guest."""
    token = session.pop(GUEST, None)
    if isinstance(token, str):
        logins.log_out(token=token)
