"""The database as the floors above may see it: its state and its errors, never its tables."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, OperationalError, SQLAlchemyError

from quizapp.models import db
from quizapp.models.engine import read_only, sqlite_module
from quizapp.models.gate import GateClosedError

__all__ = [
    "TROUBLES",
    "ArgumentError",
    "DBAPIError",
    "DataError",
    "GateClosedError",
    "OperationalError",
    "SQLAlchemyError",
    "close",
    "engine",
    "forget_connections",
    "read_only",
    "sqlite_version",
]

TROUBLES: Final = (OperationalError, GateClosedError)
"""What is raised while the database cannot be reached or is too busy: later may go well."""


def engine() -> Engine:
    """Return the engine of the current app."""
    return db.engine


def close() -> None:
    """Close every connection of this process, before a fork: none may live in two processes."""
    db.session.remove()
    db.engine.dispose()


def forget_connections() -> None:
    """Leave the connections to the process this one was forked from."""
    db.engine.dispose(close=False)


def sqlite_version() -> tuple[int, ...]:
    """Return the version of the SQLite in use."""
    version: tuple[int, ...] = sqlite_module().sqlite_version_info
    return version
