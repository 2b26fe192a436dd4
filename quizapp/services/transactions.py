"""One public call of a service is one transaction."""

from __future__ import annotations

import functools
import random
import time
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from quizapp.models import db
from quizapp.models.engine import WRITE

P = ParamSpec("P")
R = TypeVar("R")

DEADLINE = 8.0
"""Seconds within which a transaction is tried again; less than a worker's own time-out."""

_RETRIED = ("08", "25", "40", "53", "57")
"""SQLSTATE classes that another try can cure: lost connection, conflict, restart of the server."""


def transaction(work: Callable[Concatenate[Session, P], R]) -> Callable[P, R]:
    """Run a function in a writing transaction of its own: committed whole, or not at all.

    On PostgreSQL the whole of it is run again after a lost connection or a conflict, which is
    safe because every change is idempotent.
    """

    @functools.wraps(work)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        deadline = time.monotonic() + DEADLINE
        pause = 0.05
        while True:
            session = db.session()
            if session.in_transaction():
                session.commit()  # ends the reads before; a gate must not wait for them
            try:
                session.connection(execution_options={WRITE: True})
                result = work(session, *args, **kwargs)
                session.commit()
            except DBAPIError as error:
                session.rollback()
                if not _curable(error) or time.monotonic() + pause > deadline:
                    raise
                time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 - jitter, no secret
                pause = min(pause * 2, 1.0)
            except BaseException:
                session.rollback()
                raise
            else:
                return result

    return run


def _curable(error: DBAPIError) -> bool:
    state = getattr(error.orig, "sqlstate", None)
    return bool(error.connection_invalidated) or str(state or "")[:2] in _RETRIED
