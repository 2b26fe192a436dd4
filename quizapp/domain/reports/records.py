"""What a report is made from: one attempt with what came of it, free of tables and pages."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pydantic import JsonValue

from quizapp.domain.questions.base import Outcome, Question


class State(StrEnum):
    """How an attempt stands."""

    OPEN = "open"
    HANDED_IN = "handed-in"
    TIME_UP = "time-up"


def shown_name(name: str | None, public_id: str) -> str:
    """Return a person's name, or for a guest a short label that stays the same: "Guest 4F2A"."""
    if name:
        return name
    return f"Guest {hashlib.sha256(public_id.encode()).hexdigest()[:4].upper()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One question of an attempt and what the student made of it; `question` only where needed."""

    position: int
    """The place on the paper, from 1."""
    question_id: str
    version: str
    title: str
    scored: bool
    points_of: float
    question: Question | None = None
    value: JsonValue = None
    outcome: str = Outcome.UNANSWERED
    fraction: float | None = None
    points: float | None = None
    seconds: float = 0.0
    hints_opened: int = 0
    flagged: bool = False
    changes: int = 0
    answered_at: datetime | None = None

    @property
    def response(self) -> str:
        """Put the response in plain words; "" when there is none."""
        if self.question is None or self.value is None:
            return ""
        return self.question.describe(self.value)

    @property
    def key(self) -> str:
        """Put the right response in plain words."""
        return self.question.describe_key() if self.question is not None else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One attempt as a report sees it. Times are UTC; `points` is None while it is open."""

    attempt_id: str
    quiz_id: str
    title: str
    number: int
    purpose: str
    user_id: str
    user_name: str
    role: str
    started_at: datetime
    deadline_at: datetime | None
    handed_in_at: datetime | None
    """When it was handed in or its time was up; None while it is open."""
    questions: int
    answered: int
    points: float | None
    points_of: float
    awaiting: int
    answering_seconds: float
    hints_opened: int
    answers: tuple[Answer, ...] = ()

    @property
    def state(self) -> State:
        """Tell whether it is open, was handed in, or was closed by its time limit."""
        if self.handed_in_at is None:
            return State.OPEN
        if self.deadline_at is not None and self.handed_in_at >= self.deadline_at:
            return State.TIME_UP
        return State.HANDED_IN

    @property
    def percent(self) -> float | None:
        """Return the score in percent, to two decimals; None while open or without points."""
        if self.points is None or not self.points_of:
            return None
        return round(100 * self.points / self.points_of, 2)

    @property
    def duration_seconds(self) -> float | None:
        """Return the time from start to hand-in."""
        if self.handed_in_at is None:
            return None
        return round((self.handed_in_at - self.started_at).total_seconds(), 3)
