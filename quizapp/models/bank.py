"""What attempts keep of the bank: the exact questions and media they were taken with."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import Base, Json, UtcDateTime


class QuestionVersion(Base, kw_only=True):
    """One exact wording of a question; never changed, never deleted."""

    __tablename__ = "question_version"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    key_hash: Mapped[str] = mapped_column(String(64))
    format: Mapped[int]
    body: Mapped[Any] = mapped_column(Json)
    media: Mapped[Any] = mapped_column(Json)
    """Media path in the file -> hash of its bytes."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Media(Base, kw_only=True):
    """An image or other file a question shows, stored once by the hash of its bytes."""

    __tablename__ = "media"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    suffix: Mapped[str] = mapped_column(String(10))
    data: Mapped[bytes] = mapped_column(LargeBinary)
