"""What the servers of the benchmark hold: a bank, students in the middle of a quiz, old answers."""

from __future__ import annotations

import itertools
import random
import re
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from flask import Flask
from sqlalchemy import event

from quizapp import create_app
from quizapp.config import Config
from quizapp.models.engine import sqlite_module
from quizapp.services import database, schema
from tests.benchmarks.load import Request
from tests.integration.taking import Browser

QUESTIONS: Final = 15
_STEERING: Final = ("PRAGMA", "BEGIN", "COMMIT", "ROLLBACK")


def question(name: str, kind: int, words: str) -> str:
    """Return the YAML of one question: of three in five the key is chosen, else it is typed."""
    head = f"  - id: {name}\n    prompt: {words}\n"
    tail = (
        "    explanation: Because of what the second paragraph says.\n    hints: [Read it again.]\n"
    )
    if kind % 5 == 3:
        return f"{head}    type: number\n    answer: {17 + kind}\n{tail}"
    if kind % 5 == 4:
        return f"{head}    type: text\n    answers: [seventeen, a dozen and five]\n{tail}"
    return f"{head}    answer: The first of them\n    wrong: [The second, The third, None]\n{tail}"


def bank(folder: Path) -> Path:
    """Write a bank of one quiz and return its folder."""
    folder.mkdir(parents=True)
    words = "Which of the things that the article names came first, and why is it so?"
    blocks = [question(f"bench-{each}", each, f"{each}. {words}") for each in range(QUESTIONS)]
    text = "quizapp: 1\nid: bench\ntitle: A quiz to measure\nquiz: {shuffle: false}\nquestions:\n"
    (folder / "bench.yaml").write_text(text + "".join(blocks), encoding="utf-8")
    return folder


@dataclass
class Student:
    """A browser with an attempt under way, as the load needs it."""

    cookie: str
    csrf: str
    attempt: str
    values: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Position -> two answers between which a student cannot decide."""

    def saves(self) -> Iterator[Request]:
        """Answer one question after the other, for ever, each time otherwise than before."""
        for turn in itertools.count(random.randrange(1_000)):  # noqa: S311 - spreads the load
            position = turn % QUESTIONS + 1
            yield self.save(position, self.values[position][turn // QUESTIONS % 2])

    def save(self, position: int, value: str) -> Request:
        """Return what the page sends when a question was answered and Next pressed."""
        form = {
            "csrf_token": self.csrf,
            "page": f"{int(time.time() * 1000):x}-{secrets.token_hex(8)}",
            "change": "0",
            f"q{position}-answer": value,
            "go": "next",
        }
        headers = {
            "Cookie": self.cookie,
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "text/html",
        }
        path = f"/attempts/{self.attempt}/{position}"
        return Request("POST", path, 303, urlencode(form), headers)

    def pages(self) -> Iterator[Request]:
        """Look at one question after the other, for ever."""
        headers = {"Cookie": self.cookie, "Accept": "text/html"}
        for turn in itertools.count(random.randrange(1_000)):  # noqa: S311 - spreads the load
            path = f"/attempts/{self.attempt}/{turn % QUESTIONS + 1}"
            yield Request("GET", path, 200, headers=headers)


class Stage:
    """A folder with all that one server needs."""

    def __init__(self, folder: Path, students: int, stored: int) -> None:
        """Make a database in which about `stored` old responses lie, and students at work."""
        self.instance, self.questions = folder / "instance", bank(folder / "questions")
        self.database = self.instance / "quizapp.sqlite3"
        self.app = self._app()
        first = self._student()
        for position, (value, _other) in first.values.items():
            self._browser.client.post(
                f"/attempts/{first.attempt}/{position}", data=_form(first.save(position, value))
            )
        self._fill(stored // QUESTIONS)
        self.students = [self._student() for _ in range(students)]
        self.close()

    @property
    def environment(self) -> dict[str, str]:
        """Return the settings of a server on this stage."""
        return {"QUIZAPP_INSTANCE": str(self.instance), "QUIZAPP_QUESTIONS": str(self.questions)}

    def close(self) -> None:
        """Leave the database to the servers."""
        with self.app.app_context():
            database.close()

    def statements(self) -> tuple[list[tuple[str, list[Any]]], str]:
        """Return the SELECTs behind a question page, and its HTML."""
        seen: list[tuple[str, list[Any]]] = []

        def note(_connection: Any, _cursor: Any, sql: str, parameters: Any, *_more: Any) -> None:
            if not sql.lstrip().upper().startswith(_STEERING):
                seen.append((sql, list(parameters)))

        student = self.students[0]
        client = self.app.test_client(use_cookies=False)
        address, headers = f"/attempts/{student.attempt}/1", {"Cookie": student.cookie}
        client.get(address, headers=headers)  # fills the caches of this process
        with self.app.app_context():
            event.listen(database.engine(), "before_cursor_execute", note)
        page = client.get(address, headers=headers).text
        self.close()
        return seen, page

    def _app(self) -> Flask:
        app = create_app(Config(instance=self.instance, questions=self.questions))
        app.config["UPKEEP"] = False
        with app.app_context():
            schema.upgrade(database.engine())
        return app

    def _student(self) -> Student:
        browser = self._browser = Browser(self.app.test_client())
        browser.start("bench")
        cookie = browser.client.get_cookie("quizapp")
        assert cookie is not None, "starting an attempt sets a cookie"
        student = Student(
            f"quizapp={cookie.value}", browser.page.hidden["csrf_token"], browser.attempt
        )
        for position in range(1, QUESTIONS + 1):
            html = browser.open(f"/attempts/{student.attempt}/{position}").html
            options = re.findall(rf'type="radio" name="q{position}-answer" value="([^"]+)"', html)
            student.values[position] = (options[0], options[1]) if options else ("17", "18")
        return student

    def _fill(self, attempts: int) -> None:
        """Copy what the first student did, so that rows are as long as real ones."""
        connection = sqlite_module().connect(self.database, isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "CREATE TEMP TABLE n AS WITH RECURSIVE c(n) AS "
            "(SELECT 10 UNION ALL SELECT n + 1 FROM c WHERE n < ?) SELECT n FROM c",
            (attempts + 9,),
        )
        for table, changed in _COPIES.items():
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            kept = [name for name in columns if changed.get(name) != ""]
            into = ", ".join(f'"{name}"' for name in kept)
            values = ", ".join(changed.get(name, f't."{name}"') for name in kept)
            connection.execute(
                f"INSERT INTO {table} ({into}) SELECT {values} FROM n "  # noqa: S608 - our words
                f"CROSS JOIN {table} t WHERE t.{_FIRST[table]} = 1"
            )
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()


_COPIES: Final[dict[str, dict[str, str]]] = {
    '"user"': {"id": "n", "public_id": "'u' || n", "resume_nonce": "'r' || n"},
    "login": {"id": "n", "user_id": "n", "token_hash": "'t' || n"},
    "attempt": {
        "id": "n",
        "public_id": "'a' || n",
        "user_id": "n",
        "handed_in_at": "t.started_at",
        "points": "3.0",
    },
    "response": {"attempt_id": "n"},
    "response_change": {"id": "", "attempt_id": "n"},
}
"""Table -> what is not copied: "" leaves a column to SQLite."""

_FIRST: Final = {
    '"user"': "id",
    "login": "id",
    "attempt": "id",
    "response": "attempt_id",
    "response_change": "attempt_id",
}


def _form(request: Request) -> dict[str, str]:
    return dict(parse_qsl(request.body or ""))
