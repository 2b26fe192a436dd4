"""One's own account: making it, signing in and out, and bringing along what a guest did."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from quizapp.config import Config
from quizapp.services import accounts, guests, logins, signing_in
from quizapp.services.names import InvalidInput
from quizapp.web import access, arrival, limits, signin
from quizapp.web.clock import now
from quizapp.web.forms import RegisterForm, SignInForm

bp = Blueprint("accounts", __name__)


def _config() -> Config:
    config: Config = current_app.config["QUIZAPP"]
    return config


def _has_account() -> bool:
    user = access.current_user()
    return user is not None and user.role != "guest"


@bp.route("/sign-in", methods=["GET", "POST"])
@access.anyone
@limits.per_address
@limits.per_typed_account
def log_in() -> str | Response | tuple[str, int]:
    """Sign in with a name and a password."""
    form = SignInForm()
    if request.method == "GET":
        if _has_account():
            return redirect(arrival.target(), code=303)
        form.next.data = request.args.get("next", "")
        return render_template("accounts/sign_in.html", form=form, config=_config())
    if form.validate():
        token = signing_in.log_in(name=form.name.data, password=form.password.data, now=now())
        if token is not None:
            return arrival.arrive(token, arrival.target())
        form.password.errors = [_("This user name and password do not belong together.")]
    return render_template("accounts/sign_in.html", form=form, config=_config()), 422


@bp.route("/register", methods=["GET", "POST"])
@access.anyone
@limits.per_address
@limits.registering
@limits.per_typed_account
def register() -> str | Response | tuple[str, int]:
    """Make an account; a guest's answers come along, for it is the same person."""
    if _has_account():
        return redirect(arrival.target(), code=303)
    form = RegisterForm()
    guest = access.current_user()
    taken = guests.attempts_of(guest.id) if guest is not None else 0
    page = {"form": form, "config": _config(), "taken": taken}
    if request.method == "GET":
        form.next.data = request.args.get("next", "")
        return render_template("accounts/register.html", **page)
    if form.validate():
        try:
            token = accounts.register(
                config=_config(),
                name=form.name.data,
                password=form.password.data,
                code=form.code.data or "",
                guest_id=guest.id if guest is not None else None,
                now=now(),
            )
        except InvalidInput as error:
            form.refuse(error)
        else:
            signin.remember(token, renew=True)
            flash(_("Welcome. Your account is ready."), "success")
            return redirect(arrival.target(), code=303)
    return render_template("accounts/register.html", **page), 422


@bp.post("/sign-out")
@access.anyone
def log_out() -> Response:
    """End the sign-in of this browser."""
    if (token := signin.current_token()) is not None:
        logins.log_out(token=token)
    arrival.settle()
    signin.forget()
    flash(_("You are signed out."), "success")
    return redirect(arrival.home(), code=303)


@bp.post("/sign-out-everywhere")
@access.account
def log_out_everywhere() -> Response:
    """End the sign-ins of all browsers."""
    logins.log_out_everywhere(user_id=access.require_user().id)
    signin.forget()
    flash(_("You are signed out on every device."), "success")
    return redirect(arrival.home(), code=303)


@bp.get("/bring-along")
@access.account
def bring() -> str | Response:
    """Ask what to do with the quizzes a guest took here."""
    guest = arrival.waiting_guest()
    count = guests.attempts_of(guest.id) if guest is not None else 0
    if not count:
        return redirect(arrival.target(), code=303)
    return render_template("accounts/bring.html", count=count, next=arrival.target())


@bp.post("/bring-along")
@access.account
def bring_decided() -> Response:
    """Move the guest's quizzes to this account, or leave them."""
    guest = arrival.waiting_guest()
    if guest is not None and request.form.get("move") == "yes":
        user = access.require_user()
        count = guests.move_attempts(guest_id=guest.id, user_id=user.id, now=now())
        flash(_("Moved to your account: %(count)s.", count=count), "success")
    arrival.settle()
    return redirect(arrival.target(), code=303)


@bp.get("/start-afresh")
@access.anyone
def start_afresh() -> str | Response:
    """Ask whether the guest here is really done."""
    guest = access.current_user()
    if guest is None or guest.role != "guest":
        return redirect(arrival.home(), code=303)
    return render_template("accounts/start_afresh.html", count=guests.attempts_of(guest.id))


@bp.post("/start-afresh")
@access.anyone
def started_afresh() -> Response:
    """End the guest on this shared computer; the next person begins with nothing."""
    guest = access.current_user()
    if guest is not None and guest.role == "guest":
        guests.leave(guest_id=guest.id)
        signin.forget()
        flash(_("This browser has forgotten the guest before you."), "success")
    return redirect(arrival.home(), code=303)
