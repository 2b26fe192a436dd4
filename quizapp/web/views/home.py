"""The front page and each quiz's own page; starting an attempt."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from quizapp.config import Config
from quizapp.domain.questions.base import Outcome
from quizapp.services import attempts, quizzes, responses
from quizapp.web import access, opening, received, signin
from quizapp.web.clock import now
from quizapp.web.library import library
from quizapp.web.page_marks import new_page
from quizapp.web.rows import row
from quizapp.web.running import Running

if TYPE_CHECKING:
    from quizapp.services.logins import Person

bp = Blueprint("home", __name__)

BESIDE = 8
"""How many quizzes stand beside the first on the front page."""
PAGE = 50


def _offers() -> list[quizzes.Offer]:
    """Return the listed quizzes as the asker finds them, in file order."""
    moment, user = now(), access.current_user()
    taken = attempts.latest(user.id, purpose=_purpose(user)) if user is not None else {}
    return [
        quizzes.offer(quiz, taken.get(quiz.id, []), moment) for quiz in library().snapshot().listed
    ]


@bp.get("/")
@access.anyone
def index() -> str:
    """Show a few quizzes: what is half done first, then what is new to the asker."""
    config: Config = current_app.config["QUIZAPP"]
    offers = sorted(_offers(), key=lambda each: (not each.open, each.left == 0, each.taken > 0))
    page = new_page(now())
    return render_template(
        "home/index.html",
        quizzes=offers[: 1 + BESIDE],
        count=len(offers),
        opening=opening.of_quiz(offers[0], page) if offers and may_start() else None,
        page=page,
        guests=config.guests,
        guest_days=config.guest_days,
        can_register=config.registration != "closed",
    )


@bp.get("/quizzes")
@access.anyone
def every() -> str:
    """List all quizzes, fifty a page."""
    offers = _offers()
    pages = max(1, -(-len(offers) // PAGE))
    number = min(max(1, request.args.get("page", 1, type=int)), pages)
    return render_template(
        "home/every.html",
        quizzes=offers[(number - 1) * PAGE : number * PAGE],
        count=len(offers),
        number=number,
        pages=pages,
    )


@bp.get("/quizzes/<path:quiz_id>")
@access.anyone
def quiz(quiz_id: str) -> str:
    """Show one quiz: its rules, and one's attempts at it."""
    moment, user = now(), access.current_user()
    found = quizzes.find(library().snapshot(), quiz_id)
    mine = {}
    if user is not None:
        mine = attempts.latest(user.id, [found.id], purpose=_purpose(user))
    taken = mine.get(found.id, [])
    return render_template(
        "home/quiz.html",
        each=quizzes.offer(found, taken, moment),
        rows=[row(attempt, moment) for attempt in reversed(taken)],
        page=new_page(moment),
    )


@bp.post("/quizzes/<path:quiz_id>")
@access.anyone
def start(quiz_id: str) -> Response:
    """Start an attempt; a visitor becomes a guest by it."""
    moment, user = now(), access.current_user()
    config: Config = current_app.config["QUIZAPP"]
    if user is None and not config.guests:
        back = url_for("home.quiz", quiz_id=quiz_id)
        return redirect(url_for("accounts.log_in", next=back), code=303)
    found = quizzes.find(library().snapshot(), quiz_id)
    page = request.form.get("page", "") or secrets.token_hex(16)
    key = opening.start_key(page, found.id)
    started = attempts.start(
        plan=quizzes.plan(library(), found, seed=opening.seed(key), purpose=_purpose(user)),
        user_id=None if user is None else user.id,
        start_key=key,
        guests=config.guests,
        now=moment,
    )
    if started.token is not None:
        signin.remember(started.token)
    running = Running(started.attempt, moment)
    if running.closed:
        return redirect(url_for("results.show", public_id=started.attempt.public_id), code=303)
    if "asked" in request.form:
        if opening.is_asked(started.attempt, request.form["asked"]):
            return _answer_first(running)
        flash(
            _(
                "Since that page was opened, the quiz was started elsewhere or its question has "
                "changed. Your answer was not stored; give it here."
            ),
            "warning",
        )
    return redirect(running.address(running.first_open()), code=303)


def _answer_first(running: Running) -> Response:
    """Store what was answered on the front page as the first answer of the attempt."""
    check = running.attempt.feedback == "each"
    change = received.change(running, 1, request.form, check=check)
    responses.save(
        attempt_id=running.attempt.id, paper=running.paper, changes=[change], now=running.now
    )
    stay = check or change.value is None or change.mark.outcome is Outcome.UNREADABLE
    return redirect(running.address(1 if stay else min(2, running.last)), code=303)


def may_start() -> bool:
    """Tell whether whoever looks at the page may start a quiz."""
    config: Config = current_app.config["QUIZAPP"]
    return config.guests or access.current_user() is not None


def _purpose(user: Person | None) -> str:
    """Return what an attempt of this person is for: a teacher's only tries the quiz out."""
    return "preview" if access.is_teacher(user) else "quiz"
