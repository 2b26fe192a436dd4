"""How connections behave: durable, read-only for readers, one writer at a time."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from contextvars import ContextVar
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic_core import from_json
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.pool import ConnectionPoolEntry

from quizapp.models.gate import Gate

WRITE = "quizapp_write"
"""Execution option of a connection that is about to write."""

read_only: ContextVar[bool] = ContextVar("read_only", default=False)
"""True while a GET or HEAD is answered: nothing may write then."""


def sqlite_module() -> ModuleType:
    """Return the newest SQLite at hand: older ones can corrupt a WAL database."""
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        return sqlite3
    return dbapi2  # type: ignore[no-any-return]  # it has no types


def engine_options(url: str) -> dict[str, Any]:
    """Return what create_engine needs for this address."""
    if make_url(url).get_backend_name() == "sqlite":
        return {
            "module": sqlite_module(),
            "json_deserializer": _read_json,
            "connect_args": {"isolation_level": None, "timeout": 30, "check_same_thread": False},
        }
    return {"pool_pre_ping": True}


def _read_json(text: str) -> Any:
    """Read a stored value: an answer page reads one for each question, and this is fastest."""
    try:
        return from_json(text)
    except ValueError:  # half of a surrogate pair, which only Python's own reader takes
        return json.loads(text)


def set_up(engine: Engine) -> None:
    """Attach the behaviour to an engine, once."""
    if engine.dialect.name == "sqlite":
        _set_up_sqlite(engine)
    else:
        event.listen(engine, "begin", _begin_on_server)


def _set_up_sqlite(engine: Engine) -> None:
    path = Path(engine.url.database or "")
    gate = Gate(path.with_name(path.name + ".lock"))
    os.register_at_fork(after_in_child=gate.after_fork)

    @event.listens_for(engine, "connect")
    def connect(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA journal_size_limit=67108864")
        if sys.platform == "darwin":
            cursor.execute("PRAGMA fullfsync=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get(WRITE):
            if read_only.get():
                raise RuntimeError("a page that is only read tried to write")
            gate.enter()
            connection.info["gated"] = True
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            driver = connection.connection  # these touch no file, so they need no wrapping
            if read_only.get():
                driver.execute("PRAGMA query_only=ON")
                connection.info["query_only"] = True
            driver.execute("BEGIN")

    @event.listens_for(engine, "checkin")
    def checkin(connection: sqlite3.Connection | None, entry: ConnectionPoolEntry) -> None:
        if entry.info.pop("query_only", False) and connection is not None:
            connection.execute("PRAGMA query_only=OFF")
        if entry.info.pop("gated", False):
            gate.leave()


def _begin_on_server(connection: Connection) -> None:
    if read_only.get():
        if connection.get_execution_options().get(WRITE):
            raise RuntimeError("a page that is only read tried to write")
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")
