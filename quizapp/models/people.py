"""People and their sign-ins."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizapp.models.base import Base, BigId, Json, UtcDateTime, random_id

ROLES = ("guest", "student", "teacher", "admin")


class User(Base, kw_only=True):
    """A person; a guest until registered."""

    __tablename__ = "user"
    __table_args__ = (
        CheckConstraint("role IN ('guest', 'student', 'teacher', 'admin')", name="role"),
        CheckConstraint("role = 'guest' OR name_key IS NOT NULL", name="named"),
        Index("ix_user_role_active", "role", "active_at"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True, init=False)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default_factory=random_id)
    role: Mapped[str] = mapped_column(String(10), default="guest")
    name: Mapped[str | None] = mapped_column(String(100), default=None)
    name_key: Mapped[str | None] = mapped_column(String(200), unique=True, default=None)
    email: Mapped[str | None] = mapped_column(String(254), default=None)
    password_hash: Mapped[str | None] = mapped_column(String(200), default=None)
    locale: Mapped[str | None] = mapped_column(String(20), default=None)
    time_zone: Mapped[str | None] = mapped_column(String(60), default=None)
    rollover_hour: Mapped[int] = mapped_column(default=4)
    time_factor: Mapped[str] = mapped_column(String(4), default="1")
    """"1", "1.25", "1.5", "2", or "none" for no time limit at all."""
    resume_nonce: Mapped[str] = mapped_column(String(32), default_factory=random_id)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    active_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Login(Base, kw_only=True):
    """One browser in which somebody is signed in; the cookie holds the token, this its hash."""

    __tablename__ = "login"

    id: Mapped[int] = mapped_column(BigId, primary_key=True, init=False)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    user: Mapped[User] = relationship(init=False, lazy="joined", innerjoin=True)


class OneTimeLink(Base, kw_only=True):
    """A link that works once: the first administrator's, or a new password."""

    __tablename__ = "one_time_link"
    __table_args__ = (CheckConstraint("purpose IN ('first_admin', 'reset')", name="purpose"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True, init=False)
    purpose: Mapped[str] = mapped_column(String(20))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("user.id", ondelete="CASCADE"), index=True, default=None
    )
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)


class AuditEvent(Base, kw_only=True):
    """Who did what to whom: append-only."""

    __tablename__ = "audit_event"

    id: Mapped[int] = mapped_column(BigId, primary_key=True, init=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor_id: Mapped[int | None] = mapped_column(
        ForeignKey("user.id", ondelete="SET NULL"), index=True, default=None
    )
    """None when the command line did it."""
    subject_id: Mapped[int | None] = mapped_column(
        ForeignKey("user.id", ondelete="SET NULL"), index=True, default=None
    )
    action: Mapped[str] = mapped_column(String(40))
    details: Mapped[Any] = mapped_column(Json, default=None, nullable=True)
