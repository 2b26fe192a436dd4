"""Reads attempts for reports: a page of rows, then what came of them, in a few short statements."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, case, func, null, select

from quizapp.domain import quiz as rules
from quizapp.domain.questions.base import Outcome
from quizapp.domain.reports.records import Answer, Sitting, shown_name
from quizapp.domain.reports.report import Needs
from quizapp.models import Attempt, Response, User, db
from quizapp.services import papers, scores_answers


class Sums(NamedTuple):
    """What the responses of one attempt add up to."""

    answered: int = 0
    points: float = 0.0
    awaiting: int = 0
    duration_ms: int = 0
    hints_opened: int = 0


class Read(NamedTuple):
    """One attempt, and the number by which pages go on."""

    id: int
    sitting: Sitting


def page(
    where: Sequence[ColumnElement[bool]],
    *,
    size: int,
    needs: Needs,
    now: datetime,
    newest_first: bool = False,
) -> list[Read]:
    """Read at most `size` attempts in order of their ids, with as much of each as is needed."""
    rows = db.session.execute(
        select(
            Attempt.id,
            Attempt.public_id,
            Attempt.quiz_id,
            Attempt.title,
            Attempt.number,
            Attempt.purpose,
            Attempt.started_at,
            Attempt.deadline_at,
            Attempt.handed_in_at,
            Attempt.points,
            Attempt.paper,
            User.public_id.label("user_public_id"),
            User.name,
            User.role,
        )
        .join(User, User.id == Attempt.user_id)
        .where(*where)
        .order_by(Attempt.id.desc() if newest_first else Attempt.id)
        .limit(size)
    ).all()
    asked = {row.id: papers.read(row.paper) for row in rows}
    ended = {row.id: at for row in rows if (at := _ended(row, now)) is not None}
    sums = _sums(asked.keys()) if rows else {}
    answers: dict[int, tuple[Answer, ...]] = {}
    if rows and needs >= Needs.ANSWERS:
        answers = scores_answers.read(asked, ended, with_questions=needs >= Needs.QUESTIONS)
    return [
        Read(
            row.id,
            _sitting(
                row,
                asked[row.id],
                ended.get(row.id),
                sums.get(row.id, Sums()),
                answers.get(row.id, ()),
            ),
        )
        for row in rows
    ]


def _ended(row: Any, now: datetime) -> datetime | None:
    """Return when an attempt ended, also when its time is up and nobody has closed the row yet."""
    late = row.handed_in_at is None and rules.is_closed(now, None, row.deadline_at)
    ended: datetime | None = row.deadline_at if late else row.handed_in_at
    return ended


def _sums(attempts: Collection[int]) -> dict[int, Sums]:
    answered = Response.value.is_not(null()) & (Response.outcome != Outcome.UNREADABLE)
    rows = db.session.execute(
        select(
            Response.attempt_id,
            func.sum(case((answered, 1), else_=0)),
            func.coalesce(func.sum(Response.points), 0.0),
            func.sum(case((Response.outcome == Outcome.AWAITING, 1), else_=0)),
            func.sum(Response.duration_ms),
            func.sum(Response.hints_opened),
        )
        .where(Response.attempt_id.in_(attempts))
        .group_by(Response.attempt_id)
    )
    return {each: Sums(*values) for each, *values in rows}


def _sitting(
    row: Any,
    paper: papers.Paper,
    ended: datetime | None,
    sums: Sums,
    answers: tuple[Answer, ...],
) -> Sitting:
    points: float | None = row.points
    if ended is not None and points is None:
        points = max(0.0, rules.tidy(sums.points))  # what closing the row will store
    return Sitting(
        attempt_id=row.public_id,
        quiz_id=row.quiz_id,
        title=row.title,
        number=row.number,
        purpose=row.purpose,
        user_id=row.user_public_id,
        user_name=shown_name(row.name, row.user_public_id),
        role=row.role,
        started_at=row.started_at,
        deadline_at=row.deadline_at,
        handed_in_at=ended,
        questions=paper.numbered,
        answered=int(sums.answered),
        points=points,
        points_of=rules.tidy(paper.points_of),
        awaiting=sums.awaiting,
        answering_seconds=int(sums.duration_ms) / 1000,
        hints_opened=int(sums.hints_opened),
        answers=answers,
    )
