"""The people page: students for teachers; everybody, and their roles, for administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import (
    Blueprint,
    abort,
    current_app,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms import SelectChoice

from quizapp.config import Config
from quizapp.domain.errors import Conflict
from quizapp.services import accounts, links, mail, people, roles
from quizapp.services.names import InvalidInput
from quizapp.web import access, limits, people_links
from quizapp.web.clock import now
from quizapp.web.context import role_word
from quizapp.web.forms import AccountForm
from quizapp.web.rendering import say

if TYPE_CHECKING:
    from quizapp.models import User

bp = Blueprint("people", __name__, url_prefix="/people")


def _is_admin() -> bool:
    return access.require_user().role == "admin"


def _seen(public_id: str) -> User:
    """Return a person the asker may know of; to a teacher only students exist."""
    person = people.by_public_id(public_id)
    if person.role == "guest" or not (_is_admin() or person.role == "student"):
        abort(404)
    return person


def factor_word(factor: str) -> str:
    """Word a time factor."""
    if factor == "none":
        return str(_("No time limit"))
    return str(_("Normal") if factor == "1" else _("%(factor)s times", factor=factor))


@bp.get("")
@access.teachers
def index() -> str:
    """List people, 50 a page."""
    offered = roles.ACCOUNT_ROLES if _is_admin() else ("student",)
    role = request.args.get("role", "")
    listing = people.search(
        text=request.args.get("q", "")[:100],
        roles=(role,) if role in offered else offered,
        page=request.args.get("page", 1, type=int),
    )
    return render_template(
        "people/index.html",
        listing=listing,
        offered=offered,
        role=role,
        text=request.args.get("q", "")[:100],
        role_word=role_word,
        factor_word=factor_word,
    )


@bp.get("/<public_id>")
@access.teachers
def show(public_id: str) -> str:
    """Show one person and what can be done for them."""
    return _page(_seen(public_id))


@bp.post("/<public_id>/time-factor")
@access.teachers
def time_factor(public_id: str) -> Response:
    """Give a person more time, or the normal time."""
    person = _seen(public_id)
    factor = request.form.get("factor", "")
    if roles.set_time_factor(
        actor_id=access.require_user().id, user_id=person.id, factor=factor, now=now()
    ):
        flash(
            _("Saved. It counts from the next quiz %(name)s starts.", name=person.name), "success"
        )
    return redirect(url_for("people.show", public_id=public_id), code=303)


@bp.post("/<public_id>/reset-link")
@access.teachers
@limits.links_per_own_account
def reset_link(public_id: str) -> Response:
    """Show a link for a new password, once; it is mailed too where that is possible."""
    person = _seen(public_id)
    token = links.reset_link(actor_id=access.require_user().id, user_id=person.id, now=now())
    link = people_links.made(url_for("links.reset", token=token))
    mailed = link.whole and _mail(person, link.url)
    response = make_response(_page(person, link=link, mailed=mailed))
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.post("/<public_id>/role")
@access.admins
def role(public_id: str) -> Response:
    """Give a person another role; their sign-ins end."""
    person = _seen(public_id)
    wanted, mine = request.form.get("role", ""), access.require_user().id
    try:
        changed = roles.set_role(actor_id=mine, user_id=person.id, role=wanted, now=now())
    except Conflict as error:
        flash(say(error.message), "error")
        return redirect(url_for("people.show", public_id=public_id), code=303)
    if changed:
        flash(_("%(name)s is now: %(role)s.", name=person.name, role=role_word(wanted)), "success")
    if changed and person.id == mine:
        return redirect(url_for("accounts.log_in"), code=303)
    return redirect(url_for("people.show", public_id=public_id), code=303)


@bp.route("/new", methods=["GET", "POST"])
@access.admins
def new() -> str | Response | tuple[str, int]:
    """Make an account for somebody, who sets the password by a link."""
    form = AccountForm()
    form.role.choices = [SelectChoice(each, role_word(each)) for each in roles.ACCOUNT_ROLES]
    if request.method == "GET":
        form.role.data = "student"
        return render_template("people/new.html", form=form)
    if form.validate():
        try:
            person = accounts.create_account(
                actor_id=access.require_user().id,
                name=form.name.data,
                role=form.role.data,
                password_hash=None,
                email=(form.email.data or "").strip() or None,
                now=now(),
            )
        except InvalidInput as error:
            form.refuse(error)
        else:
            flash(_("The account is made. Now issue a link to set its password."), "success")
            return redirect(url_for("people.show", public_id=person.public_id), code=303)
    return render_template("people/new.html", form=form), 422


def _page(person: User, *, link: people_links.Link | None = None, mailed: bool = False) -> str:
    return render_template(
        "people/person.html",
        person=person,
        link=link,
        mailed=mailed,
        days=links.RESET_LIFE.days,
        roles=roles.ACCOUNT_ROLES if _is_admin() else (),
        factors=roles.TIME_FACTORS,
        role_word=role_word,
        factor_word=factor_word,
    )


def _mail(person: User, url: str) -> bool:
    if not person.email:
        return False
    config: Config = current_app.config["QUIZAPP"]
    text = _(
        "Somebody at %(site)s made this link for you, %(name)s. Open it to set a new password; it "
        "works once, for %(days)s days:\n\n%(url)s\n\nIf you did not ask for it, do nothing.",
        site=config.name,
        name=person.name,
        days=links.RESET_LIFE.days,
        url=url,
    )
    subject = _("A new password at %(site)s", site=config.name)
    return mail.send(config=config, to=person.email, subject=subject, text=text)
