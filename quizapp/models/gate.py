"""One writer at a time on SQLite, without lost updates and without "database is locked".

SQLite lets one connection write; whoever else tries gets an error after a blind wait. So every
writing transaction first passes this gate: a lock among the threads of the process, then a file
lock among the processes of the host, then BEGIN IMMEDIATE.
"""

from __future__ import annotations

import fcntl
import os
import threading
from pathlib import Path


class GateClosedError(RuntimeError):
    """No writer's turn came in time."""


class Gate:
    """A lock file beside the database, with a queue in front of it."""

    def __init__(self, path: Path, patience: float = 30.0) -> None:
        """Guard with the file at `path`; wait `patience` seconds for the other threads."""
        self.path = path
        self.patience = patience
        self._turn = threading.Lock()
        self._owner: int | None = None
        self._descriptor: tuple[int, int] | None = None  # (pid, fd)

    def enter(self) -> None:
        """Wait for the turn to write.

        Raises GateClosedError after `patience` seconds, RuntimeError when this thread already
        writes: it would wait for itself for ever.
        """
        me = threading.get_ident()
        if self._owner == me:
            raise RuntimeError("a writing transaction was opened inside another one")
        if not self._turn.acquire(timeout=self.patience):
            raise GateClosedError("another write did not end in time")
        self._owner = me
        try:
            fcntl.flock(self._open(), fcntl.LOCK_EX)
        except BaseException:
            self._owner = None
            self._turn.release()
            raise

    def leave(self) -> None:
        """Let the next writer in."""
        try:
            fcntl.flock(self._open(), fcntl.LOCK_UN)
        finally:
            self._owner = None
            self._turn.release()

    def after_fork(self) -> None:
        """Start afresh in a child: a lock held by another thread of the parent is not ours."""
        self._turn = threading.Lock()
        self._owner = None

    def _open(self) -> int:
        """Return this process's own descriptor; one inherited by fork shares its parent's lock."""
        if self._descriptor is None or self._descriptor[0] != os.getpid():
            fd = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            self._descriptor = (os.getpid(), fd)
        return self._descriptor[1]
