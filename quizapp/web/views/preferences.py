"""Settings of one's own account."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from quizapp.config import Config
from quizapp.services import people, signing_in
from quizapp.services.names import InvalidInput
from quizapp.web import access, limits, signin
from quizapp.web.clock import now
from quizapp.web.forms import ChangePasswordForm, SettingsForm

bp = Blueprint("preferences", __name__, url_prefix="/account")

TIME_ZONES = (
    "UTC Africa/Cairo Africa/Johannesburg Africa/Lagos Africa/Nairobi "
    "America/Argentina/Buenos_Aires "
    "America/Bogota America/Chicago America/Denver America/Halifax America/Lima "
    "America/Los_Angeles America/Mexico_City America/New_York America/Sao_Paulo America/St_Johns "
    "America/Toronto America/Vancouver Asia/Dhaka Asia/Dubai Asia/Hong_Kong Asia/Jakarta "
    "Asia/Jerusalem Asia/Karachi Asia/Kathmandu Asia/Kolkata Asia/Manila Asia/Seoul "
    "Asia/Shanghai Asia/Singapore Asia/Tehran Asia/Tokyo Australia/Adelaide Australia/Brisbane "
    "Australia/Perth Australia/Sydney Europe/Amsterdam Europe/Athens Europe/Berlin "
    "Europe/Brussels Europe/Bucharest Europe/Copenhagen Europe/Dublin Europe/Helsinki "
    "Europe/Istanbul Europe/Kyiv Europe/Lisbon Europe/London Europe/Madrid Europe/Oslo "
    "Europe/Paris Europe/Prague Europe/Rome Europe/Stockholm Europe/Vienna Europe/Warsaw "
    "Europe/Zurich Pacific/Auckland Pacific/Honolulu"
)
"""Offered while typing; every other IANA name is taken as well."""


@bp.get("")
@access.account
def index() -> str:
    """Show the settings."""
    return _page(SettingsForm(obj=access.require_user()), ChangePasswordForm(formdata=None))


@bp.post("")
@access.account
def save() -> Response | tuple[str, int]:
    """Store the settings."""
    form = SettingsForm()
    if form.validate():
        zone = (form.time_zone.data or "").strip().replace(" ", "_")
        try:
            people.change_settings(
                user_id=access.require_user().id,
                locale=form.locale.data or None,
                time_zone=zone or None,
                rollover_hour=form.rollover_hour.data,
                email=(form.email.data or "").strip() or None,
            )
        except InvalidInput as error:
            form.refuse(error)
        else:
            signin.look_again()  # so that the next line is in the language just chosen
            flash(_("Saved."), "success")
            return redirect(url_for("preferences.index"), code=303)
    return _page(form, ChangePasswordForm(formdata=None)), 422


@bp.post("/password")
@access.account
@limits.per_own_account
def change_password() -> Response | tuple[str, int]:
    """Change the password; every other browser is signed out."""
    form, user = ChangePasswordForm(), access.require_user()
    if form.validate():
        try:
            token = signing_in.change_password(
                user_id=user.id, old=form.old_password.data, new=form.new_password.data, now=now()
            )
        except InvalidInput as error:
            form.refuse(error)
        else:
            signin.remember(token, renew=True)
            flash(_("Your password is changed; other devices are signed out."), "success")
            return redirect(url_for("preferences.index"), code=303)
    return _page(SettingsForm(formdata=None, obj=user), form), 422


def _page(form: SettingsForm, password: ChangePasswordForm) -> str:
    config: Config = current_app.config["QUIZAPP"]
    return render_template(
        "preferences/index.html",
        form=form,
        password=password,
        zones=TIME_ZONES.split(),
        site_zone=config.time_zone,
        next=request.path,
    )
