"""Reads the answers of a page of attempts, for the reports that show them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, func, select

from quizapp.domain.questions.base import Outcome, Question
from quizapp.domain.reports.records import Answer
from quizapp.models import Response, ResponseChange, db
from quizapp.services import papers

Place = tuple[int, int]
"""(attempt id, position on its paper)."""


class Given(NamedTuple):
    """The columns of a response; by default those of a question nobody touched."""

    value: Any = None
    outcome: str = Outcome.UNANSWERED
    fraction: float | None = None
    points: float | None = None
    duration_ms: int = 0
    hints_opened: int = 0
    flagged: bool = False
    answered_at: datetime | None = None


def read(
    asked: Mapping[int, papers.Paper], closed: Collection[int], *, with_questions: bool
) -> dict[int, tuple[Answer, ...]]:
    """Return the answers to every numbered question of these attempts (id -> paper).

    With questions each can be put into words, and its changes are counted.
    """
    responses = _responses(asked)
    questions: dict[str, Question] = {}
    changes: dict[Place, int] = {}
    if with_questions:
        questions = papers.questions({i.version for paper in asked.values() for i in paper.items})
        changes = _changes(asked)
    return {
        attempt: tuple(
            _answer(
                item,
                position,
                responses.get((attempt, position)) or Given(),
                closed=attempt in closed,
                question=questions.get(item.version),
                changes=changes.get((attempt, position), 0),
            )
            for position, item in enumerate(paper.items, 1)
            if item.number is not None
        )
        for attempt, paper in asked.items()
    }


def _responses(attempts: Collection[int]) -> dict[Place, Row[Any]]:
    rows = db.session.execute(
        select(
            Response.attempt_id,
            Response.position,
            Response.value,
            Response.outcome,
            Response.fraction,
            Response.points,
            Response.duration_ms,
            Response.hints_opened,
            Response.flagged,
            Response.answered_at,
        ).where(Response.attempt_id.in_(attempts))
    )
    return {(row.attempt_id, row.position): row for row in rows}


def _changes(attempts: Collection[int]) -> dict[Place, int]:
    rows = db.session.execute(
        select(ResponseChange.attempt_id, ResponseChange.position, func.count())
        .where(ResponseChange.attempt_id.in_(attempts))
        .group_by(ResponseChange.attempt_id, ResponseChange.position)
    )
    return {(attempt, position): count for attempt, position, count in rows}


def _answer(
    item: papers.Item,
    position: int,
    given: Row[Any] | Given,
    *,
    closed: bool,
    question: Question | None,
    changes: int,
) -> Answer:
    points: float | None = given.points
    if points is None and closed and given.outcome != Outcome.AWAITING:
        points = 0.0  # what is unanswered or unreadable at the end earns nothing
    return Answer(
        position=position,
        question_id=item.question,
        version=item.version,
        title=item.title,
        scored=item.scored,
        points_of=item.points,
        question=question,
        value=given.value,
        outcome=given.outcome,
        fraction=given.fraction,
        points=points if item.scored else None,
        seconds=given.duration_ms / 1000,
        hints_opened=given.hints_opened,
        flagged=given.flagged,
        changes=changes,
        answered_at=given.answered_at,
    )
