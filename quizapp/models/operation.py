"""Rows the installation itself needs: leases of jobs, and counts of limits."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import Base, UtcDateTime


class Lease(Base, kw_only=True):
    """Who runs a job until when; taking it is one UPDATE, so two workers never run it at once."""

    __tablename__ = "lease"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    until: Mapped[datetime] = mapped_column(UtcDateTime)


class LimitCount(Base, kw_only=True):
    """How often something happened in one window of a limit."""

    __tablename__ = "limit_count"

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    count: Mapped[int]
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
