"""Attempts, and every response ever given in them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import Base, BigId, Json, UtcDateTime, random_id


class Attempt(Base, kw_only=True):
    """One person's go at one quiz; its paper is fixed when it starts."""

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint(
            "user_id", "quiz_id", "scope", "purpose", "number", name="uq_attempt_number"
        ),
        UniqueConstraint("user_id", "start_key", name="uq_attempt_start_key"),
        CheckConstraint("purpose IN ('quiz', 'practice', 'preview')", name="purpose"),
        CheckConstraint("feedback IN ('each', 'end', 'due', 'never')", name="feedback"),
        Index("ix_attempt_quiz", "quiz_id", "id"),
        Index("ix_attempt_open_deadline", "handed_in_at", "deadline_at"),
        # All that sums of scores read: the rows, with their papers, are left alone.
        Index(
            "ix_attempt_scores",
            "purpose",
            "quiz_id",
            "scope",
            "user_id",
            "started_at",
            "points",
            "points_of",
            "awaiting",
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True, init=False)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default_factory=random_id)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    quiz_id: Mapped[str] = mapped_column(String(200))
    scope: Mapped[str] = mapped_column(String(32), default="open")
    purpose: Mapped[str] = mapped_column(String(10), default="quiz")
    number: Mapped[int]
    """1 for the first of this person with this quiz, scope and purpose."""
    start_key: Mapped[str] = mapped_column(String(40))
    """The key of the page that started it: starting twice by one page gives one attempt."""
    title: Mapped[str] = mapped_column(String(300))
    seed: Mapped[str] = mapped_column(String(40))
    paper: Mapped[Any] = mapped_column(Json, deferred=True)
    """What was asked, with a format number; see services/papers.py."""
    layout: Mapped[str] = mapped_column(String(4), default="one")
    feedback: Mapped[str] = mapped_column(String(5), default="each")
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    deadline_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    handed_in_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    hand_in_key: Mapped[str | None] = mapped_column(String(40), default=None)
    points: Mapped[float | None] = mapped_column(default=None)
    """The score when handed in; None before."""
    points_of: Mapped[float] = mapped_column(default=0.0)
    awaiting: Mapped[int] = mapped_column(default=0)
    """How many responses still wait for a mark."""


class Response(Base, kw_only=True):
    """The response that counts for one question of one attempt, with its flag and hints."""

    __tablename__ = "response"
    __table_args__ = (Index("ix_response_question", "question_id"),)

    attempt_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    question_id: Mapped[str] = mapped_column(String(100))
    value: Mapped[Any] = mapped_column(Json, default=None, nullable=True)
    """What the type's `parse` returned; NULL while unanswered."""
    outcome: Mapped[str] = mapped_column(String(12), default="unanswered")
    fraction: Mapped[float | None] = mapped_column(default=None)
    points: Mapped[float | None] = mapped_column(default=None)
    """Points earned, hints taken off; NULL while open."""
    duration_ms: Mapped[int] = mapped_column(default=0)
    hints_opened: Mapped[int] = mapped_column(default=0)
    flagged: Mapped[bool] = mapped_column(default=False)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    checked_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    """When the mark was shown, after which the response is final."""


class ResponseChange(Base, kw_only=True):
    """One change of one response, as it arrived: append-only."""

    __tablename__ = "response_change"
    __table_args__ = (
        UniqueConstraint("attempt_id", "position", "page", "change", name="uq_change_page"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True, init=False)
    attempt_id: Mapped[int] = mapped_column(BigId, ForeignKey("attempt.id", ondelete="CASCADE"))
    position: Mapped[int]
    page: Mapped[str] = mapped_column(String(40))
    """The random id of the rendered page the change was made on."""
    change: Mapped[int]
    """The page's own count of its changes."""
    value: Mapped[Any] = mapped_column(Json, default=None, nullable=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    elapsed_ms: Mapped[int] = mapped_column(default=0)
    """Time since the page was rendered."""
