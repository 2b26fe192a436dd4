"""The bare floor: a Flask app of two views on the sqlite3 driver, under the same gunicorn.

Run as `python -m tests.benchmarks.floor DATABASE STATEMENTS PAGE WORKERS THREADS`.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path
from typing import Any

from flask import Flask, redirect, render_template, request
from gunicorn.app.base import BaseApplication
from werkzeug.wrappers import Response

from quizapp.cli import preflight
from quizapp.cli.server import SETTINGS
from quizapp.models.engine import sqlite_module


def build(database: Path, statements: list[tuple[str, list[Any]]], page: str) -> Flask:
    """Return the app: one durable INSERT, and one page after the same SELECTs."""
    app = Flask("floor")
    local = threading.local()

    def connection() -> Any:
        if not hasattr(local, "connection"):
            local.connection = sqlite_module().connect(
                database, isolation_level=None, timeout=30, check_same_thread=False
            )
            local.connection.execute("PRAGMA journal_mode=WAL")
            local.connection.execute("PRAGMA synchronous=FULL")
            local.connection.execute("PRAGMA foreign_keys=ON")
        return local.connection

    connection().execute(
        "CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, position INTEGER, value TEXT)"
    )
    connection().close()
    del local.connection
    template = app.jinja_env.from_string("{% raw %}" + page + "{% endraw %}")

    @app.post("/attempts/<public_id>/<int:position>")
    def answer(public_id: str, position: int) -> Response:
        connection().execute(
            "INSERT INTO bare (position, value) VALUES (?, ?)",
            (position, request.form[f"q{position}-answer"]),
        )
        return redirect(f"/attempts/{public_id}/{position}", code=303)

    @app.get("/attempts/<public_id>/<int:position>")
    def ask(public_id: str, position: int) -> str:
        for sql, parameters in statements:
            connection().execute(sql, parameters).fetchall()
        return render_template(template)

    return app


class Floor(BaseApplication):  # type: ignore[misc]
    """gunicorn with the settings of `quizapp serve`."""

    def __init__(self, app: Flask, **settings: Any) -> None:
        """Serve an app."""
        self.app, self.settings = app, SETTINGS | settings
        super().__init__()

    def load_config(self) -> None:
        """Give gunicorn the settings."""
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Return the app."""
        return self.app


def main(database: str, statements: str, page: str, workers: str, threads: str) -> None:
    """Serve until stopped."""
    app = build(
        Path(database),
        json.loads(Path(statements).read_text(encoding="utf-8")),
        Path(page).read_text(encoding="utf-8"),
    )
    listener = preflight.listen("127.0.0.1", 0)
    print(f"floor is at http://127.0.0.1:{listener.getsockname()[1]}", flush=True)  # noqa: T201
    Floor(
        app,
        bind=[f"fd://{listener.detach()}"],
        workers=int(workers),
        threads=int(threads),
        accesslog=None,
    ).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
