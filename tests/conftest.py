"""What tests share: an app on a real SQLite file, browsers, a clock, and a counter of SQL."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import NullPool, create_engine, event, text
from werkzeug.serving import BaseWSGIServer, make_server

from quizapp.config import Config

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""The moment at which the clock of a test stands until the test moves it."""

LAN_NAME = "quiz.school.test"
"""A name the test browser resolves to 127.0.0.1; to the browser it is no secure context."""

SAMPLE = """\
quizapp: 1
id: sample
title: A small quiz
questions:
  - id: sample-capital
    prompt: What is the capital of Canada?
    answer: Ottawa
    wrong: [Toronto, Montréal]
    explanation: It was chosen in 1857.
  - id: sample-even
    prompt: Which of these are even?
    answers: ["2", "4"]
    wrong: ["3"]
  - id: sample-moons
    prompt: How many moons has Mars?
    type: number
    answer: 2
"""


@pytest.fixture(autouse=True)
def _push_request_context() -> None:
    """Replace pytest-flask's fixture of this name.

    Its shared request context would make every browser of a test the same person and hide a
    forgotten commit.
    """


@pytest.fixture
def bank_folder(tmp_path: Path) -> Path:
    """Make the question folder of the app: one small quiz, to which a test may add files."""
    folder = tmp_path / "questions"
    folder.mkdir()
    (folder / "sample.yaml").write_text(SAMPLE, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def prepared_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty database, made once by the migrations and copied for each test."""
    from quizapp.services import database, schema

    folder = tmp_path_factory.mktemp("prepared")
    app = build(Config(instance=folder, questions=folder, secret_key="prepared", testing=True))
    with app.app_context():
        schema.upgrade(database.engine())
        different = schema.differences(database.engine())
    dispose(app)
    assert different == [], "the models have changed: `quizapp db draft` writes a migration"
    return folder / "quizapp.sqlite3"


@pytest.fixture
def make_app(
    tmp_path: Path, bank_folder: Path, prepared_database: Path
) -> Iterator[Callable[..., Flask]]:
    """Return a function that builds the app with other settings; one database for all of a test."""
    instance = tmp_path / "instance"
    instance.mkdir()
    shutil.copy(prepared_database, instance / "quizapp.sqlite3")
    made: list[Flask] = []

    def make(**settings: Any) -> Flask:
        given: dict[str, Any] = {
            "instance": instance,
            "questions": bank_folder,
            "secret_key": "a key for tests",
            "testing": True,
        }
        made.append(build(Config(**given | settings)))
        return made[-1]

    yield make
    for app in made:
        dispose(app)


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    """Build the app with the default settings; no context is pushed."""
    return make_app()


@pytest.fixture
def app_context(request: pytest.FixtureRequest, app: Flask) -> Iterator[None]:
    """Push an app context for a test of services that sends no request."""
    if {"client", "make_client", "site"} & set(request.fixturenames):
        raise pytest.UsageError("requests would share the session of this context")
    with app.app_context():
        yield


@pytest.fixture
def make_client(app: Flask) -> Callable[[], FlaskClient]:
    """Return a function that opens another browser, with cookies of its own."""
    return app.test_client


@pytest.fixture
def client(make_client: Callable[[], FlaskClient]) -> FlaskClient:
    """Open one browser."""
    return make_client()


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    moment: datetime = START

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.moment

    def advance(self, **span: float) -> datetime:
        """Move on by a span such as minutes=5."""
        self.moment += timedelta(**span)
        return self.moment


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Stop the clock of the web and of the commands."""
    from quizapp.web import clock as real

    stopped = Clock()
    original = real.now
    for name, module in list(sys.modules.items()):
        if name.startswith("quizapp.") and getattr(module, "now", None) is original:
            monkeypatch.setattr(module, "now", stopped)
    return stopped


@dataclass
class Statements:
    """The SQL sent to the database, without what only steers the connection."""

    seen: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        """Count the statements."""
        return len(self.seen)

    def note(self, statement: str) -> None:
        """Keep one statement."""
        if not statement.lstrip().upper().startswith(("PRAGMA", "BEGIN", "COMMIT", "ROLLBACK")):
            self.seen.append(statement)

    def clear(self) -> None:
        """Start counting anew."""
        self.seen.clear()


@pytest.fixture
def statements(app: Flask) -> Statements:
    """Count the SQL statements of the app."""
    from quizapp.models import db

    counter = Statements()
    with app.app_context():
        event.listen(
            db.engine, "before_cursor_execute", lambda _c, _cur, sql, *_: counter.note(sql)
        )
    return counter


@pytest.fixture
def postgres() -> Iterator[str]:
    """Make an empty database on the server QUIZAPP_TEST_POSTGRES names; return its address."""
    server = os.environ.get("QUIZAPP_TEST_POSTGRES")
    if not server:
        pytest.skip("QUIZAPP_TEST_POSTGRES names no PostgreSQL server")
    name = f"quizapp_{secrets.token_hex(6)}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield engine.url.set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


class Site:
    """The app behind a real socket of this machine; it can go down and come back."""

    def __init__(self, app: Flask) -> None:
        """Serve on a free port."""
        self.app = app
        self.port = 0
        self._server: BaseWSGIServer | None = None
        self.start()

    @property
    def url(self) -> str:
        """Return the address on this machine."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def lan_url(self) -> str:
        """Return the address by a name, as a phone in the school's network would use it."""
        return f"http://{LAN_NAME}:{self.port}"

    def start(self) -> None:
        """Listen, after a stop on the same port."""
        self._server = make_server("127.0.0.1", self.port, self._whole, threaded=True)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def _whole(self, environ: WSGIEnvironment, start: StartResponse) -> list[bytes]:
        """Read each response to its end: this server leaves files open when a browser hangs up."""
        body = self.app(environ, start)
        try:
            return [b"".join(body)]
        finally:
            if hasattr(body, "close"):
                body.close()

    def stop(self) -> None:
        """Close the port; requests under way are answered first."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


@pytest.fixture
def site(app: Flask) -> Iterator[Site]:
    """Serve the app for a browser."""
    served = Site(app)
    yield served
    served.stop()


class CompiledTemplates(BytecodeCache):
    """Templates compiled once for all apps of a test run; else most of its time goes there."""

    def __init__(self) -> None:
        """Start without any."""
        self.kept: dict[tuple[str, str], Any] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Tell languages apart: their words are compiled in."""
        from flask_babel import get_locale

        from quizapp.web.translating import words

        language = f"{get_locale()} {type(words().catalogue).__name__}"
        return f"{super().get_cache_key(name, filename)} {language}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what was compiled from the same source."""
        bucket.code = self.kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.kept[bucket.key, bucket.checksum] = bucket.code


COMPILED = CompiledTemplates()


def build(config: Config) -> Flask:
    """Build the app; imported late so that tests of the domain load no Flask app."""
    from quizapp import create_app

    app = create_app(config)
    app.jinja_env.bytecode_cache = COMPILED
    return app


def dispose(app: Flask) -> None:
    """Close the connections of an app."""
    from quizapp.models import db

    with app.app_context():
        db.session.remove()
        db.engine.dispose()
