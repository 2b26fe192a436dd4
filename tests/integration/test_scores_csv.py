"""Scores as CSV: what is in them, and that page and command write the same bytes."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from quizapp.cli import main
from quizapp.domain.reports import REPORTS
from quizapp.domain.reports.csv import guard
from quizapp.models import User
from quizapp.models.base import random_id
from tests.conftest import START, Clock
from tests.factories import make_user
from tests.integration.scores_data import change, give, keep, take, teacher

AFTER = START + timedelta(days=1)

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def taken(app: Flask) -> dict[str, User]:
    """Store attempts of four people: handed in, open, timed out, and a guest's practice."""
    keep(app)
    ann = make_user(app, name="Ann")
    bob = make_user(app, name="=cmd|' /C calc'!A0")
    eve = make_user(app, name="Ève")
    guest = make_user(app, "guest")
    first = take(app, ann, points=2.0)
    give(app, first, 1, hints_opened=1, flagged=True)
    give(app, first, 2, hints_opened=2)
    change(app, first, 1)
    change(app, first, 2)
    second = take(app, bob, at=AFTER, handed_in_at=AFTER + timedelta(seconds=30))
    give(app, second, 1)
    take(app, eve, handed_in_at=None, points=None, at=AFTER + timedelta(days=1))
    late = take(
        app, eve, number=2, handed_in_at=None, points=None, deadline_at=START + timedelta(minutes=5)
    )
    give(app, late, 1)
    take(app, guest, purpose="practice")
    take(app, guest, quiz_id="other", title="Another")
    return {"ann": ann, "bob": bob, "eve": eve, "guest": guest}


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def download(app: Flask, **query: object) -> bytes:
    response = teacher(app).get("/scores.csv", query_string=query)
    assert response.status_code == 200
    data: bytes = response.data
    return data


def test_scores_have_a_row_per_attempt_of_quizzes(app: Flask, taken: dict[str, User]) -> None:
    rows = table(download(app, report="scores"))
    assert len(rows) == 5
    ann = rows[0]
    assert ann["user_name"] == "Ann"
    assert (ann["points"], ann["points_of"], ann["percent"]) == ("2", "2", "100")
    assert (ann["started_at"], ann["duration_seconds"]) == ("2026-03-02T09:00:00Z", "60")
    assert (ann["questions"], ann["answered"], ann["hints_opened"]) == ("2", "2", "3")
    assert ann["answering_seconds"] == "3"


def test_a_guest_has_a_label_and_an_id(app: Flask, taken: dict[str, User]) -> None:
    row = table(download(app, report="scores", quiz="other"))[0]
    assert row["user_name"].startswith("Guest ")
    assert row["user_id"] == taken["guest"].public_id
    found = table(download(app, report="scores", person=row["user_name"].lower()))
    assert [each["quiz_id"] for each in found] == ["other"]


def test_our_own_ids_never_need_a_guard() -> None:
    ids = [random_id() for _ in range(2000)]
    assert [each for each in ids if guard(each) != each] == []
    assert len(set(ids)) == 2000


def test_a_name_that_is_a_formula_is_only_text(app: Flask, taken: dict[str, User]) -> None:
    assert table(download(app))[1]["user_name"] == "'=cmd|' /C calc'!A0"


def test_an_attempt_past_its_deadline_counts_as_closed(
    app: Flask, taken: dict[str, User], clock: Clock
) -> None:
    def state() -> list[tuple[str, str, str]]:
        rows = table(download(app, person="ève"))
        return [(each["state"], each["points"], each["handed_in_at"]) for each in rows]

    assert state() == [("open", "", ""), ("open", "", "")]
    clock.advance(minutes=6)
    assert state()[1] == ("time-up", "1", "2026-03-02T09:05:00Z")


def test_responses_have_a_row_per_question(app: Flask, taken: dict[str, User]) -> None:
    rows = table(download(app, report="responses", person="Ann"))
    assert [row["position"] for row in rows] == ["1", "2"]
    first = rows[0]
    assert (first["kind"], first["response"], first["key"]) == ("choice", "Ottawa", "Ottawa")
    assert (first["changes"], first["flagged"], first["hints_opened"]) == ("2", "true", "1")
    assert (first["seconds"], first["answered_at"]) == ("1.5", "2026-03-02T09:00:30Z")
    assert rows[1]["response"] == "2"


def test_an_unanswered_question_of_a_closed_attempt_earned_nothing(
    app: Flask, taken: dict[str, User]
) -> None:
    rows = table(download(app, report="responses", person="calc"))
    assert [(row["outcome"], row["points"]) for row in rows] == [
        ("right", "1"),
        ("unanswered", "0"),
    ]


def test_a_wide_table_has_a_column_per_question_in_bank_order(
    app: Flask, taken: dict[str, User]
) -> None:
    data = download(app, report="wide", person="calc")
    assert data.splitlines()[0].endswith(b",q:sample-capital,q:sample-moons")
    assert table(data)[0]["q:sample-capital"] == "1"
    assert table(data)[0]["q:sample-moons"] == "0"


def test_since_is_included_and_until_is_not(app: Flask, taken: dict[str, User]) -> None:
    found = table(download(app, since="2026-03-03T09:00Z", until="2026-03-04T09:00Z"))
    assert [row["started_at"] for row in found] == ["2026-03-03T09:00:00Z"]


def test_practice_is_left_out_unless_asked_for(app: Flask, taken: dict[str, User]) -> None:
    assert {row["purpose"] for row in table(download(app))} == {"quiz"}
    assert {row["purpose"] for row in table(download(app, purpose="all"))} == {"quiz", "practice"}


def test_several_quizzes_can_be_asked_for(app: Flask, taken: dict[str, User]) -> None:
    both = download(app, quiz=["sample", "other"])
    assert both == download(app)
    assert len(table(download(app, quiz="sample"))) == 4


def test_a_percent_sign_in_a_name_is_no_wildcard(app: Flask, taken: dict[str, User]) -> None:
    assert table(download(app, person="%")) == []


def test_a_file_for_excel_begins_with_a_byte_order_mark(app: Flask, taken: dict[str, User]) -> None:
    plain = download(app)
    assert plain.startswith(b"attempt_id,")
    assert download(app, bom="1") == b"\xef\xbb\xbf" + plain


def test_the_download_has_a_dated_name_of_safe_letters(app: Flask) -> None:
    response = teacher(app).get("/scores.csv?quiz=a/b%0d%0a%22..%5c%C3%A9&report=wide")
    disposition = response.headers["Content-Disposition"]
    assert disposition == "attachment; filename=quizapp-wide-a-b-2026-03-02.csv"
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"


def test_a_bad_date_is_refused_before_anything_is_sent(app: Flask) -> None:
    response = teacher(app).get("/scores.csv?since=yesterday")
    assert response.status_code == 400
    assert "Write it as 2026-03-02" in response.text
    assert teacher(app).get("/scores.csv?report=secrets").status_code == 404


def test_attempts_outside_classes_can_be_kept_for_administrators(
    make_app: object, taken: dict[str, User]
) -> None:
    strict: Flask = make_app(open_attempts="admins")  # type: ignore[operator]
    assert table(download(strict)) == []
    page = teacher(strict).get("/scores")
    assert "Nobody has taken a quiz yet" in page.text
    assert teacher(strict).get("/scores/other").status_code == 404
    assert len(table(teacher(strict, "admin").get("/scores.csv").data)) == 5


@pytest.fixture
def environment(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands use the app's folders."""
    config = app.config["QUIZAPP"]
    monkeypatch.setenv("QUIZAPP_INSTANCE", str(config.instance))
    monkeypatch.setenv("QUIZAPP_QUESTIONS", str(config.questions))
    monkeypatch.setenv("QUIZAPP_SECRET_KEY", config.secret_key)
    monkeypatch.setattr("quizapp.services.schema.require_current", lambda _engine: None)


QUERIES: list[tuple[list[str], dict[str, object]]] = [
    ([], {}),
    (["--quiz", "sample"], {"quiz": "sample"}),
    (["--quiz", "sample", "--quiz", "other"], {"quiz": ["sample", "other"]}),
    (["--since", "2026-03-03", "--bom"], {"since": "2026-03-03", "bom": "1"}),
    (["--until", "2026-03-03T10:00+01:00"], {"until": "2026-03-03T10:00+01:00"}),
    (["--person", "ann"], {"person": "ann"}),
    (["--purpose", "all"], {"purpose": "all"}),
]


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.usefixtures("environment")
def test_the_command_writes_the_bytes_of_the_page(
    app: Flask, taken: dict[str, User], clock: Clock, report: str
) -> None:
    clock.advance(days=2000)  # the command reads the real clock: all deadlines are past
    for options, query in QUERIES:
        result = CliRunner().invoke(main, ["scores", "export", "--report", report, *options])
        assert result.exit_code == 0, result.output
        assert result.stdout_bytes == download(app, report=report, **query)


@pytest.mark.usefixtures("environment", "taken")
def test_a_file_appears_whole_and_says_when_it_replaces_one(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "scores.csv"
    command = ["scores", "export", "-o", str(path)]
    first = CliRunner().invoke(main, command)
    assert first.stderr == f"Wrote {path}.\n"
    assert len(table(path.read_bytes())) == 5
    assert CliRunner().invoke(main, command).stderr == f"Replaced {path}.\n"
    assert [each.name for each in tmp_path.glob("*scores*")] == ["scores.csv"]


@pytest.mark.usefixtures("environment", "taken")
def test_an_export_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "scores.csv"
    path.write_text("old", encoding="utf-8")

    def broken(*_args: object, **_more: object) -> None:
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr("quizapp.services.scores.page", broken)
    result = CliRunner().invoke(main, ["scores", "export", "-o", str(path)])
    assert isinstance(result.exception, RuntimeError)
    assert path.read_text(encoding="utf-8") == "old"
    assert [each.name for each in tmp_path.glob("*scores*")] == ["scores.csv"]


@pytest.mark.usefixtures("environment")
def test_a_folder_that_is_not_there_ends_in_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["scores", "export", "-o", str(tmp_path / "no" / "x.csv")])
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "No such file" in result.stderr


@pytest.mark.usefixtures("environment")
def test_a_bad_date_ends_in_one_line() -> None:
    result = CliRunner().invoke(main, ["scores", "export", "--since", "soon"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith('quizapp: "soon" is no date.')


def test_a_reader_that_has_seen_enough_is_no_error(app: Flask) -> None:
    config = app.config["QUIZAPP"]
    code = (
        "from quizapp.services import schema\n"
        "schema.require_current = lambda engine: None\n"
        "from quizapp.domain.reports import csv\n"
        "csv.encode = lambda rows, bom: iter([b'x' * 100_000] * 50)\n"
        "from quizapp.cli import main\n"
        "main(['scores', 'export'])\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ
        | {
            "QUIZAPP_INSTANCE": str(config.instance),
            "QUIZAPP_QUESTIONS": str(config.questions),
        },
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        assert run.stdout.read(10) == b"x" * 10
        run.stdout.close()
        assert run.stderr.read() == b""
