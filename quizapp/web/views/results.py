"""Results: the score, what was right and why, and practice on what was missed."""

from __future__ import annotations

import secrets

from flask import Blueprint, abort, current_app, redirect, render_template, request
from werkzeug.wrappers import Response

from quizapp.config import Config
from quizapp.domain.errors import N_, NotAllowed
from quizapp.domain.questions.base import Outcome
from quizapp.services import attempts
from quizapp.web import access
from quizapp.web.asked import Asked
from quizapp.web.clock import now
from quizapp.web.page_marks import new_page
from quizapp.web.running import Running

bp = Blueprint("results", __name__, url_prefix="/attempts")


def _visible(public_id: str) -> tuple[Running, bool]:
    """Return an attempt and whether a teacher looks at it; to others it is not found."""
    user = access.require_user()
    attempt = attempts.find(public_id)
    running = Running(attempt, now())
    if attempt.user_id == user.id:
        return running, False
    config: Config = current_app.config["QUIZAPP"]
    allowed = {"admin"} if config.open_attempts == "admins" else {"teacher", "admin"}
    if user.role not in allowed:
        abort(404)
    return running, True


@bp.get("/<public_id>/result")
@access.person
def show(public_id: str) -> str | Response:
    """Show how an attempt went, as far as its marks are released."""
    running, as_teacher = _visible(public_id)
    if not running.closed and not as_teacher:
        return redirect(running.address(running.first_open()), code=303)
    shown = running.released or as_teacher
    review = running.review(as_teacher=as_teacher) if shown else []
    return render_template(
        "results/show.html",
        running=running,
        as_teacher=as_teacher,
        shown=shown,
        total=attempts.total(running.paper, running.responses),
        review=review,
        missed=[asked for asked in review if is_missed(asked)],
        cards=[asked for asked in review if asked.kind == "flashcard"],
        before=_before(running) if shown and not as_teacher else None,
        page=new_page(running.now),
    )


def is_missed(asked: Asked) -> bool:
    """Tell whether a question is worth practising: not right, and its key not held back."""
    if asked.result is None:
        return False
    if not asked.item.scored:
        return asked.answered and asked.response_value == "again"
    return asked.result.mark.outcome not in {Outcome.RIGHT, Outcome.AWAITING}


def _before(running: Running) -> float | None:
    """Return the points of the attempt before this one, on as many points."""
    attempt = running.attempt
    if attempt.purpose == "practice":
        return None
    mine = attempts.latest(attempt.user_id, [attempt.quiz_id], purpose=attempt.purpose)
    earlier = [
        each
        for each in mine.get(attempt.quiz_id, [])
        if each.number < attempt.number and each.points_of == attempt.points_of
    ]
    return earlier[-1].points if earlier else None


@bp.post("/<public_id>/practice")
@access.person
def practise(public_id: str) -> Response:
    """Start a practice attempt on what was missed."""
    running, as_teacher = _visible(public_id)
    if as_teacher or not running.released or not running.closed:
        abort(404)
    items = [asked.item for asked in running.review() if is_missed(asked)]
    if not items:
        raise NotAllowed(N_("There is nothing to practise: every answer was right."))
    started = attempts.start(
        plan=attempts.plan_practice(running.attempt, items, seed=secrets.token_hex(16)),
        user_id=running.attempt.user_id,
        start_key=request.form.get("page", "")[:40] or secrets.token_hex(16),
        guests=True,
        now=running.now,
    )
    fresh = Running(started.attempt, running.now)
    return redirect(fresh.address(1), code=303)
