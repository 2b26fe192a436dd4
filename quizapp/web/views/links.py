"""Where private links lead: the first administrator, a new password, a guest's other device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from quizapp.services import guests, links, logins, people
from quizapp.services.names import InvalidInput
from quizapp.web import access, arrival, limits, people_links, signin
from quizapp.web.clock import now
from quizapp.web.forms import FirstAdminForm, NewPassword

if TYPE_CHECKING:
    from quizapp.models import User

bp = Blueprint("links", __name__)


@bp.route("/setup/<token>", methods=["GET", "POST"])
@access.anyone
@limits.per_address
def setup(token: str) -> str | Response | tuple[str, int]:
    """Make the first administrator."""
    links.is_usable(token, links.FIRST_ADMIN, now=now())
    form = FirstAdminForm()
    if request.method == "GET":
        return render_template("links/setup.html", form=form)
    if form.validate():
        try:
            made = links.use_first_admin(
                token=token, name=form.name.data, password=form.password.data, now=now()
            )
        except InvalidInput as error:
            form.refuse(error)
        else:
            onward = arrival.arrive(made, url_for("people.index"))
            flash(_("You are the administrator. Next, add the teachers."), "success")
            return onward
    return render_template("links/setup.html", form=form), 422


@bp.route("/reset/<token>", methods=["GET", "POST"])
@access.anyone
@limits.per_address
def reset(token: str) -> str | Response | tuple[str, int]:
    """Set a new password with a link somebody issued."""
    person, form = links.reset_person(token, now=now()), NewPassword()
    if request.method == "GET":
        return render_template("links/reset.html", form=form, person=person)
    if form.validate():
        try:
            made = links.use_reset(token=token, password=form.password.data, now=now())
        except InvalidInput as error:
            form.refuse(error)
        else:
            onward = arrival.arrive(made, arrival.home())
            flash(_("Your new password is set, and you are signed in."), "success")
            return onward
    return render_template("links/reset.html", form=form, person=person), 422


def _guest(token: str) -> tuple[User, str, str]:
    read = people_links.read_resume(token)
    guest = guests.resumable(public_id=read[0], nonce=read[1]) if read else None
    if read is None or guest is None:
        abort(404)
    return guest, *read


@bp.get("/resume/<token>")
@access.anyone
def resume(token: str) -> str | Response:
    """Ask before this browser becomes the guest of a resume link."""
    guest, *_rest = _guest(token)
    here = access.current_user()
    if here is not None and here.id == guest.id:
        return redirect(_onward(), code=303)
    return render_template("links/resume.html", here=here, count=guests.attempts_of(guest.id))


@bp.post("/resume/<token>")
@access.anyone
@limits.per_address
def resumed(token: str) -> Response:
    """Make this browser the guest's."""
    guest, public_id, nonce = _guest(token)
    here, old = access.current_user(), signin.current_token()
    if here is not None and here.id == guest.id:
        return redirect(_onward(), code=303)
    made = guests.resume(public_id=public_id, nonce=nonce, now=now())
    if made is None:
        abort(404)
    if old is not None:
        logins.log_out(token=old)
    signin.remember(made, renew=True)
    return redirect(_onward(), code=303)


@bp.post("/resume-renew")
@access.person
def renew_resume() -> Response:
    """Make the resume links given out so far worthless."""
    people.renew_resume(user_id=access.require_user().id)
    flash(_("The old link no longer works."), "success")
    return redirect(arrival.target(), code=303)


def _onward() -> str:
    """Return the page with the guest's quizzes."""
    return url_for("history.index")
