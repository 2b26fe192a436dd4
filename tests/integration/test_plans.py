"""However many answers are stored, saving one and showing a question never reads a whole table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from quizapp.models import db
from quizapp.services import papers
from tests.integration.taking import Browser


@contextmanager
def recorded(app: Flask) -> Iterator[list[tuple[str, Any]]]:
    """Note each statement with its parameters."""
    seen: list[tuple[str, Any]] = []

    def note(
        _connection: Any, _cursor: Any, sql: str, parameters: Any, _c: Any, many: bool
    ) -> None:
        if sql.lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
            seen.append((sql, parameters[0] if many else parameters))

    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(db.engine, "before_cursor_execute", note)


def scans(app: Flask, sql: str, parameters: Any = ()) -> list[str]:
    """Return the steps of SQLite's plan that read a whole table or index."""
    with app.app_context(), db.engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", parameters)
        steps = [str(row[3]) for row in plan]
    return [step for step in steps if "SCAN" in step and "CONSTANT ROW" not in step]


@pytest.fixture
def cold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process remember no paper and no question: they are read from the database."""
    monkeypatch.setattr(papers, "_papers", {})
    monkeypatch.setattr(papers, "_versions", papers._Versions(10))


@pytest.mark.usefixtures("cold")
def test_saving_an_answer_and_showing_a_question_scan_no_table(
    app: Flask, client: FlaskClient
) -> None:
    browser = Browser(client)
    browser.start()
    address = browser.page.address
    with recorded(app) as seen:
        browser.choose("Ottawa")
        browser.open(address)
        browser.choose("Toronto", check="1")
        browser.open(address)
        browser.save(2, flag="2-1")
    tables = {word for sql, _ in seen for word in sql.replace('"', " ").split()}
    assert {"login", "attempt", "response", "response_change"} <= tables
    assert any(sql.startswith("INSERT INTO response_change") for sql, _ in seen)
    assert any(sql.startswith("UPDATE response") for sql, _ in seen)
    for sql, parameters in seen:
        assert scans(app, sql, parameters) == [], sql


@pytest.mark.usefixtures("cold")
def test_the_first_look_at_a_question_scans_no_table(app: Flask, client: FlaskClient) -> None:
    browser = Browser(client)
    browser.start()
    papers._papers.clear()
    papers._versions._rows.clear()
    with recorded(app) as seen:
        browser.open(browser.page.address)
    assert any("question_version" in sql for sql, _ in seen)
    assert any("attempt.paper" in sql for sql, _ in seen)
    for sql, parameters in seen:
        assert scans(app, sql, parameters) == [], sql


def test_a_scan_would_be_noticed(app: Flask) -> None:
    assert scans(app, "SELECT * FROM response WHERE outcome = 'right'")
    assert scans(app, "SELECT * FROM attempt WHERE public_id = 'a'") == []
