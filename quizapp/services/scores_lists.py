"""What the teachers' pages of scores list: quizzes with attempts, and a quiz's attempts by page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, func, select

from quizapp.domain.errors import N_, NotFound
from quizapp.domain.reports.criteria import Criteria
from quizapp.domain.reports.records import Sitting
from quizapp.domain.reports.report import Needs
from quizapp.models import Attempt, db
from quizapp.services.scores_filter import conditions
from quizapp.services.scores_records import Read, page

ROWS = 50
"""Rows of one page."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What some attempts come to; `mean` is the mean share of the points of those closed."""

    attempts: int
    people: int
    closed: int
    mean: float | None
    awaiting: int
    last: datetime | None


@dataclass(frozen=True, slots=True)
class QuizLine:
    """A quiz that has attempts."""

    quiz_id: str
    title: str
    summary: Summary


@dataclass(frozen=True, slots=True)
class QuizLines:
    """One page of quizzes, the one taken last first."""

    lines: tuple[QuizLine, ...]
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Sittings:
    """One page of attempts, newest first; `newer` and `older` are the ids its neighbours start at.

    Each is "" where there are none.
    """

    rows: tuple[Sitting, ...]
    newer: str
    older: str


def _sums() -> tuple[ColumnElement[Any], ...]:
    """Return the columns of a Summary; one index holds all they read."""
    share = case((Attempt.points_of > 0, Attempt.points / Attempt.points_of))
    return (
        func.count(),
        func.count(Attempt.user_id.distinct()),
        func.count(Attempt.points),
        func.avg(share),
        func.coalesce(func.sum(Attempt.awaiting), 0),
        func.max(Attempt.started_at),
    )


def quizzes(*, titles: Mapping[str, str], open_attempts: bool, number: int = 1) -> QuizLines:
    """List the quizzes that were taken; `titles` are those of the bank."""
    visible = conditions(Criteria(purpose="all"), open_attempts=open_attempts)
    rows = db.session.execute(
        select(Attempt.quiz_id, func.max(Attempt.id), *_sums())
        .where(Attempt.purpose == "quiz", *visible)
        .group_by(Attempt.quiz_id)
    ).all()
    rows = sorted(rows, key=lambda row: row[1], reverse=True)
    pages = max(1, -(-len(rows) // ROWS))
    number = min(max(1, number), pages)
    shown = rows[(number - 1) * ROWS : number * ROWS]
    gone = [row[1] for row in shown if row[0] not in titles]
    old: dict[str, str] = {}
    if gone:
        found = select(Attempt.quiz_id, Attempt.title).where(Attempt.id.in_(gone))
        old = {row.quiz_id: row.title for row in db.session.execute(found)}
    return QuizLines(
        tuple(
            QuizLine(quiz, titles.get(quiz) or old.get(quiz, quiz), Summary(*sums))
            for quiz, _last, *sums in shown
        ),
        number,
        pages,
    )


def title(quiz_id: str, *, open_attempts: bool) -> str:
    """Return the title a quiz had when it was last taken.

    Raises NotFound when it never was.
    """
    visible = conditions(Criteria(quizzes=(quiz_id,), purpose="all"), open_attempts=open_attempts)
    found = db.session.scalar(
        select(Attempt.title).where(*visible).order_by(Attempt.id.desc()).limit(1)
    )
    if found is None:
        raise NotFound(N_("There is no such quiz."))
    return found


def summary(criteria: Criteria, *, open_attempts: bool) -> Summary:
    """Add up the attempts of a filter."""
    purposes = Attempt.purpose.in_(criteria.purposes)
    where = [purposes, *conditions(criteria, open_attempts=open_attempts)]
    return Summary(*db.session.execute(select(*_sums()).where(*where)).one())


def sittings(
    criteria: Criteria,
    *,
    now: datetime,
    open_attempts: bool,
    before: str = "",
    after: str = "",
    by_question: bool = False,
) -> Sittings:
    """Return a page of attempts, newest first, that starts `before` or ends `after` another one."""
    where = conditions(criteria, open_attempts=open_attempts)
    start = after or before
    if start:
        edge = select(Attempt.id).where(Attempt.public_id == start).scalar_subquery()
        where.append(Attempt.id > edge if after else Attempt.id < edge)
    needs = Needs.ANSWERS if by_question else Needs.SUMS
    read = page(where, size=ROWS + 1, needs=needs, now=now, newest_first=not after)
    more, read = len(read) > ROWS, read[:ROWS]
    if after:
        read.reverse()
    return Sittings(
        tuple(each.sitting for each in read),
        newer=_id(read[:1]) if (more if after else start) else "",
        older=_id(read[-1:]) if (start if after else more) else "",
    )


def _id(read: list[Read]) -> str:
    return read[0].sitting.attempt_id if read else ""
