"""The declarative base, the session, and times that are always UTC."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timezone
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    JSON,
    BigInteger,
    Connection,
    DateTime,
    Dialect,
    Integer,
    MetaData,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass

from quizapp.models.session import Session


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """The base of all tables; constraint names follow one convention, so migrations find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(
    metadata=Base.metadata, session_options={"class_": Session, "expire_on_commit": False}
)


def reading() -> Connection:
    """Return the connection on which this request reads rows; it is given back with the session."""
    session = db.session()
    assert isinstance(session, Session)  # noqa: S101 - the options above say so
    return session.reading()


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, stored in UTC and returned with `datetime.timezone.utc`."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert to UTC; a naive time is a mistake of ours."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return an aware time; SQLite hands it back naive."""
        if value is None:
            return None
        if value.tzinfo is None:
            return value.replace(tzinfo=timezone.utc)  # noqa: UP017 - fsrs accepts this name only
        return value.astimezone(UTC)


BigId = BigInteger().with_variant(Integer, "sqlite")
"""Primary keys: 64 bits on PostgreSQL, SQLite's own row id there."""

Json: Any = JSON(none_as_null=True)


def random_id() -> str:
    """Return an id that cannot be guessed, for addresses and tables.

    It has no hyphen: at the start of a cell a spreadsheet would take it for a minus.
    """
    return secrets.token_urlsafe(12).replace("-", "_")
