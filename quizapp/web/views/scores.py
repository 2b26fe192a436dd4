"""Scores: the teachers' tables, and the same as CSV."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app, render_template, request
from werkzeug.datastructures import Headers

from quizapp.config import Config
from quizapp.domain.bank.bank import Bank
from quizapp.domain.errors import Message
from quizapp.domain.reports import REPORTS, criteria, csv
from quizapp.domain.reports.criteria import BadCriteria, Criteria
from quizapp.services import scores, scores_lists
from quizapp.services.scores_filter import sees_open_attempts
from quizapp.web import access
from quizapp.web.clock import now
from quizapp.web.library import library
from quizapp.web.score_table import Table

bp = Blueprint("scores", __name__)

FILTERS = ("person", "since", "until", "purpose")


@bp.get("/scores")
@access.teachers
def index() -> str:
    """List the quizzes that have attempts."""
    return render_template(
        "scores/index.html",
        quizzes=scores_lists.quizzes(
            titles={quiz.id: quiz.title for quiz in _bank().quizzes.values()},
            open_attempts=_open_attempts(),
            number=request.args.get("page", 1, int),
        ),
        reports=REPORTS.values(),
    )


@bp.get("/scores/<path:quiz_id>")
@access.teachers
def quiz(quiz_id: str) -> str | tuple[str, int]:
    """Show a quiz's attempts."""
    return _page("scores/quiz.html", quiz_id, by_question=False)


@bp.get("/scores-by-question/<path:quiz_id>")
@access.teachers
def by_question(quiz_id: str) -> str | tuple[str, int]:
    """Show a quiz's attempts with the points of each question."""
    return _page("scores/by_question.html", quiz_id, by_question=True)


@bp.get("/scores.csv")
@access.teachers
def download() -> Response:
    """Send a report, row by row as it is read."""
    report = REPORTS.get(request.args.get("report", "scores")) or abort(404)
    wanted = criteria.read(quizzes=request.args.getlist("quiz"), **_filters())
    moment = now()
    rows = scores.export(
        report,
        wanted,
        now=moment,
        bank_order=tuple(_bank().questions),
        open_attempts=_open_attempts(),
    )
    name = "-".join(("quizapp", report.name, *map(_safe, wanted.quizzes[:1]), f"{moment:%Y-%m-%d}"))
    headers = Headers({"Cache-Control": "no-store"})
    headers.add("Content-Disposition", "attachment", filename=f"{name}.csv")
    pieces = csv.encode(rows, bom=request.args.get("bom") == "1")
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # a proxy
    return Response(_in_context(app, pieces), mimetype="text/csv", headers=headers)


def _in_context(app: Flask, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Give each piece an app context of its own: none, and no connection, waits for the reader."""
    while True:
        with app.app_context():
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece


def _page(template: str, quiz_id: str, *, by_question: bool) -> str | tuple[str, int]:
    if "\0" in quiz_id:
        abort(404)
    open_attempts = _open_attempts()
    quiz = _bank().quizzes.get(quiz_id)
    title = quiz.title if quiz else scores_lists.title(quiz_id, open_attempts=open_attempts)
    filters = {name: text for name, text in _filters().items() if text}
    error: Message | None = None
    try:
        wanted = criteria.read(quizzes=[quiz_id], **filters)
    except BadCriteria as problem:
        wanted, filters, error = Criteria(quizzes=(quiz_id,)), {}, problem.message
    found = scores_lists.sittings(
        wanted,
        now=now(),
        open_attempts=open_attempts,
        before=_text("before"),
        after=_text("after"),
        by_question=by_question,
    )
    page = render_template(
        template,
        quiz_id=quiz_id,
        title=title,
        summary=scores_lists.summary(wanted, open_attempts=open_attempts),
        found=found,
        table=_table(found) if by_question else None,
        filters=filters,
        days={
            "since": wanted.since and wanted.since.date(),
            "until": wanted.until and wanted.until.date(),
        },
        error=error,
        reports=REPORTS.values(),
    )
    return (page, 400) if error else page


def _bank() -> Bank:
    return library().snapshot()


def _table(found: scores_lists.Sittings) -> Table:
    return Table.of(
        found.rows,
        bank_order=tuple(_bank().questions),
        part=request.args.get("columns", 1, int),
    )


def _filters() -> dict[str, Any]:
    return {name: _text(name) for name in FILTERS}


def _text(name: str) -> str:
    """Return a part of the address without NUL, which PostgreSQL refuses."""
    return request.args.get(name, "").replace("\0", "").strip()


def _open_attempts() -> bool:
    config: Config = current_app.config["QUIZAPP"]
    return sees_open_attempts(access.require_user().role, config.open_attempts)


def _safe(quiz_id: str) -> str:
    """Return a quiz's id as a part of a file's name on any system."""
    return re.sub(r"[^A-Za-z0-9_]+", "-", quiz_id)[:60].strip("-") or "quiz"
