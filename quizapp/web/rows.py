"""Attempts as lists show them to the person whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from flask import url_for

from quizapp.domain import quiz as rules

if TYPE_CHECKING:
    from quizapp.models import Attempt


@dataclass(frozen=True, slots=True)
class Row:
    """One attempt in a list: where it leads, and its score as far as it may be seen."""

    attempt: Attempt
    href: str
    closed: bool
    score: rules.Total | None


def row(attempt: Attempt, moment: datetime) -> Row:
    """Return an attempt as a list shows it to the person whose it is."""
    closed = rules.is_closed(moment, attempt.handed_in_at, attempt.deadline_at)
    released = rules.feedback_visible(
        attempt.feedback, checked=False, closed=closed, now=moment, due_at=attempt.due_at
    )
    score = None
    if released and attempt.points is not None:
        score = rules.Total(attempt.points, attempt.points_of, attempt.awaiting)
    endpoint = "results.show" if closed else "attempts.show"
    return Row(attempt, url_for(endpoint, public_id=attempt.public_id), closed, score)
