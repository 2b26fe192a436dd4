"""Scores taken away: the rows of a report, read a page at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from quizapp.domain.reports.criteria import Criteria
from quizapp.domain.reports.csv import Cell
from quizapp.domain.reports.report import Needs, Report
from quizapp.models import Attempt, db
from quizapp.services import papers
from quizapp.services.scores_filter import conditions
from quizapp.services.scores_records import page

PAGE = {Needs.SUMS: 500, Needs.ANSWERS: 200, Needs.QUESTIONS: 100}
"""Attempts read at once: so few that memory stays the same however many there are."""


def export(
    report: Report,
    criteria: Criteria,
    *,
    now: datetime,
    bank_order: Sequence[str],
    open_attempts: bool,
) -> Iterator[tuple[Cell, ...]]:
    """Yield the header and the rows of a report, oldest attempt first.

    Each page is read in a transaction of its own, ended before a row of it is given out, and
    attempts that start meanwhile are left out. A wide table's questions come in `bank_order`,
    and after them those that are in the bank no more, as they were first asked.
    """
    where = conditions(criteria, open_attempts=open_attempts)
    first, last = _ends(criteria, where)
    where.append(Attempt.id <= last)
    asked = _asked(where, first) if report.by_question else ()
    questions = in_bank_order(asked, bank_order)
    yield report.header(questions)
    after = first - 1
    while after < last:
        read = page(
            [*where, Attempt.id > after], size=PAGE[report.needs], needs=report.needs, now=now
        )
        db.session.commit()
        if not read:
            return
        after = read[-1].id
        for each in read:
            yield from report.rows(each.sitting, questions)


def in_bank_order(asked: Sequence[str], bank_order: Sequence[str]) -> tuple[str, ...]:
    """Sort question ids as the bank has them; those it has no more stay behind, as they came."""
    place = {each: index for index, each in enumerate(bank_order)}
    return tuple(sorted(asked, key=lambda each: place.get(each, len(place))))


def _ends(criteria: Criteria, where: Sequence[ColumnElement[bool]]) -> tuple[int, int]:
    """Return the first and the last id of a filter, from one index, without reading a row.

    The pages then start where there is something, not at the beginning of time.
    """
    purposes = Attempt.purpose.in_(criteria.purposes)
    ends = select(func.min(Attempt.id), func.max(Attempt.id)).where(purposes, *where)
    first, last = db.session.execute(ends).one()
    db.session.commit()
    return first or 1, last or 0


def _asked(where: Sequence[ColumnElement[bool]], first: int) -> tuple[str, ...]:
    """Return every scored question on these papers, as they were first asked."""
    seen: dict[str, None] = {}
    after = first - 1
    while True:
        rows = db.session.execute(
            select(Attempt.id, Attempt.paper)
            .where(*where, Attempt.id > after)
            .order_by(Attempt.id)
            .limit(PAGE[Needs.SUMS])
        ).all()
        db.session.commit()
        if not rows:
            return tuple(seen)
        after = rows[-1].id
        for row in rows:
            seen |= dict.fromkeys(
                item.question
                for item in papers.read(row.paper).items
                if item.scored and item.number
            )
