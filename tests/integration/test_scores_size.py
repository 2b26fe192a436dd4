"""Exports of any size: short reads along an index, in memory that stays the same."""

from __future__ import annotations

import csv as reader
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, event
from sqlalchemy.orm import Session

from quizapp.domain.reports import REPORTS, criteria, csv
from quizapp.domain.reports.csv import Cell
from quizapp.models import Attempt, db
from quizapp.services import scores, scores_lists
from quizapp.services.transactions import transaction
from tests.conftest import START, Statements
from tests.factories import make_user
from tests.integration.scores_bulk import fill
from tests.integration.scores_data import keep, take, teacher

pytestmark = pytest.mark.usefixtures("clock")


def rows(report: str, **given: Any) -> Iterator[tuple[Cell, ...]]:
    return scores.export(
        REPORTS[report],
        criteria.read(**given),
        now=START,
        bank_order=(),
        open_attempts=True,
    )


def peak(app: Flask, report: str) -> tuple[int, int]:
    """Return how many rows an export gives, and the most bytes it held at once."""
    with app.app_context():
        for _ in csv.encode(rows(report)):  # fill the caches that are kept anyway
            pass
        tracemalloc.start()
        try:
            lines = sum(piece.count(b"\r\n") for piece in csv.encode(rows(report), chunk=1_000))
            return lines - 1, tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()


@pytest.mark.parametrize("report", REPORTS)
def test_memory_does_not_grow_with_the_rows(
    app: Flask, report: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scores, "PAGE", dict.fromkeys(scores.PAGE, 20))
    fill(app, 100, 3)
    few, before = peak(app, report)
    fill(app, 500, 3)
    many, after = peak(app, report)
    assert many == 6 * few
    assert after < 1.6 * before, (before, after)


def test_no_transaction_is_open_while_a_row_is_given_out(app: Flask) -> None:
    fill(app, 10, 3)
    with app.app_context():
        for report in REPORTS:
            for _ in rows(report):
                assert not db.session().in_transaction()


def test_the_web_holds_no_connection_while_the_reader_is_slow(app: Flask) -> None:
    fill(app, 1_500, 1)
    response = teacher(app).get("/scores.csv", buffered=False)
    pieces = response.iter_encoded()
    assert next(pieces).startswith(b"attempt_id,")
    with app.app_context():
        assert db.engine.pool.checkedout() == 0  # type: ignore[attr-defined]
    lines = sum(piece.count(b"\r\n") for piece in pieces)
    assert lines > 500


def test_attempts_that_start_meanwhile_are_left_out(app: Flask) -> None:
    keep(app)
    take(app, make_user(app))
    with app.app_context():
        export = rows("scores")
        next(export)
        take(app, make_user(app))
        assert len(list(export)) == 1


def test_attempts_that_are_deleted_meanwhile_end_the_export_early(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scores, "PAGE", dict.fromkeys(scores.PAGE, 5))
    fill(app, 12, 1)
    with app.app_context():
        export = rows("scores")
        assert len([next(export) for _ in range(6)]) == 6
        remove()
        assert list(export) == []


@transaction
def remove(session: Session) -> None:
    session.execute(delete(Attempt))


def test_pages_meet_without_a_gap_or_an_overlap(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(app, 23, 2)
    monkeypatch.setattr(scores, "PAGE", dict.fromkeys(scores.PAGE, 5))
    with app.app_context():
        for report, each in (("scores", 1), ("responses", 2), ("wide", 1)):
            lines = list(reader.reader(b"".join(csv.encode(rows(report))).decode().splitlines()))
            assert len(lines) == 23 * each + 1
            assert len({line[0] for line in lines[1:]}) == 23


def test_a_page_costs_the_same_number_of_statements(app: Flask, statements: Statements) -> None:
    fill(app, 400, 2)
    with app.app_context():
        for report in REPORTS:
            statements.clear()
            list(rows(report))
            assert len(statements) <= 2 + 5 * (400 / scores.PAGE[REPORTS[report].needs] + 1)


def plans(app: Flask, work: Any) -> list[str]:
    """Return the lines of the query plans of all statements that some work sends."""
    sent: list[tuple[str, Any]] = []
    found: list[str] = []
    with app.app_context():

        def note(_c: Any, _cur: Any, sql: str, values: Any, *_: Any) -> None:
            if sql.lstrip().startswith("SELECT"):
                sent.append((sql, values))

        event.listen(db.engine, "before_cursor_execute", note)
        work()
        event.remove(db.engine, "before_cursor_execute", note)
        with db.engine.connect() as connection:
            for sql, values in sent:
                steps = connection.exec_driver_sql("EXPLAIN QUERY PLAN " + sql, values)
                found += [step[3] for step in steps]
    assert found
    return found


FILTERS: list[dict[str, Any]] = [
    {},
    {"quizzes": ["big"]},
    {"quizzes": ["big", "sample"]},
    {"since": "2026-03-01", "until": "2026-04-01"},
    {"quizzes": ["big"], "since": "2026-03-01", "purpose": "practice"},
    {"person": "berger"},
    {"person": "student"},
    {"quizzes": ["big"], "person": "berger"},
]


@pytest.mark.parametrize("given", FILTERS, ids=str)
def test_exports_walk_an_index_and_sort_nothing(app: Flask, given: dict[str, Any]) -> None:
    fill(app, 250, 3)
    keep(app)
    take(app, make_user(app))
    for report in REPORTS:
        steps = plans(app, lambda report=report: list(rows(report, **given)))
        for step in steps:
            assert not step.startswith(("SCAN response", "SCAN attempt")), steps
            assert not step.startswith("SCAN user") or "person" in given, steps
            assert "TEMP B-TREE" not in step or given == {"person": "student"}, steps


def test_pages_walk_an_index(app: Flask) -> None:
    fill(app, 60, 3)

    def work() -> None:
        wanted = criteria.read(quizzes=["big"], since="2026-03-01")
        for edge in ({}, {"before": "attempt-5"}, {"after": "attempt-5"}):
            scores_lists.sittings(wanted, now=START, open_attempts=True, by_question=True, **edge)

    for step in (steps := plans(app, work)):
        assert not step.startswith("SCAN"), steps
        assert "TEMP B-TREE" not in step, steps


def test_sums_read_one_index_and_no_paper(app: Flask) -> None:
    fill(app, 60, 3)

    def work() -> None:
        scores_lists.quizzes(titles={"big": "Big"}, open_attempts=True)
        scores_lists.summary(criteria.read(quizzes=["big"]), open_attempts=True)

    steps = [step for step in plans(app, work) if "attempt" in step]
    assert steps
    for step in steps:
        assert "COVERING INDEX ix_attempt_scores" in step, steps
