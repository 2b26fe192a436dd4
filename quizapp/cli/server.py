"""gunicorn, set up for quizapp: one import, several workers, no secret in a log."""

from __future__ import annotations

import gc
import re
import socket
from typing import Any, Final

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from quizapp.services import database

_SECRET = re.compile(r"(?<=/)[A-Za-z0-9_.~=-]{24,}")

SETTINGS: Final[dict[str, Any]] = {
    "worker_class": "gthread",
    "preload_app": True,
    "timeout": 10,
    "graceful_timeout": 10,
    "keepalive": 75,  # less, and a class that reads for a minute gets broken connections
    "control_socket_disable": True,
    "loglevel": "warning",
    "access_log_format": "%(t)s %(m)s %(U)s %(s)s %(M)s ms",
    "secure_scheme_headers": {},  # QUIZAPP_PROXIES decides whom to believe
    "forwarder_headers": "",
}


class DiscreetLogger(Logger):  # type: ignore[misc]  # its base has no types
    """Logs requests without what would let a reader in: link tokens, queries, addresses."""

    def atoms(self, resp: Any, req: Any, environ: dict[str, Any], request_time: Any) -> Any:
        """Return the values of a log line, long path segments cut short."""
        atoms = super().atoms(resp, req, environ, request_time)
        atoms["U"] = hide_secrets(atoms["U"] or "")
        return atoms


def hide_secrets(path: str) -> str:
    """Cut the segments of a path that are long enough to be a secret."""
    return _SECRET.sub(lambda found: found[0][:4] + "…", path)


class Server(BaseApplication):  # type: ignore[misc]  # its base has no types
    """The arbiter of the workers that serve one app on one listening socket."""

    def __init__(
        self, app: Flask, listener: socket.socket, *, workers: int, threads: int, access_log: bool
    ) -> None:
        """Take over the socket."""
        self.app = app
        self.settings = SETTINGS | {
            "bind": [f"fd://{listener.detach()}"],
            "workers": workers,
            "threads": threads,
            "accesslog": "-" if access_log else None,
            "logger_class": DiscreetLogger,
            "post_fork": self._forget_connections,
        }
        super().__init__()

    def load_config(self) -> None:
        """Give gunicorn our settings; it reads no file and no variable."""
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Return the app, which is already there."""
        return self.app

    def run(self) -> None:
        """Serve until stopped."""
        with self.app.app_context():
            database.close()
        gc.freeze()  # workers share these pages as long as nobody counts references in them
        gc.enable()
        super().run()

    def _forget_connections(self, _arbiter: Any, _worker: Any) -> None:
        with self.app.app_context():
            database.forget_connections()
