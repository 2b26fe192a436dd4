"""A person's history: every attempt, newest first."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for

from quizapp.services import attempts
from quizapp.web import access
from quizapp.web.clock import now
from quizapp.web.rows import row

bp = Blueprint("history", __name__)

PAGE = 50


@bp.get("/history")
@access.person
def index() -> str:
    """List the asker's attempts, fifty at a time."""
    before = request.args.get("before", "")
    found = attempts.history(access.require_user().id, before=before or None, limit=PAGE + 1)
    older = ""
    if len(found) > PAGE:
        found = found[:PAGE]
        older = url_for("history.index", before=found[-1].public_id)
    moment = now()
    return render_template(
        "history/index.html", rows=[row(each, moment) for each in found], older=older
    )
