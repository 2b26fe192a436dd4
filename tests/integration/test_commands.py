"""Commands that look after the database, run inside this process."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from quizapp.cli import main
from quizapp.cli.announcement import announce, qr
from quizapp.cli.serve import address_of, prepare
from quizapp.cli.server import hide_secrets
from quizapp.config import Config
from quizapp.services import database


@pytest.fixture
def quizapp(
    tmp_path: Path, bank_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Result]:
    """Return a function that runs a command on an installation of its own."""
    monkeypatch.setenv("QUIZAPP_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setenv("QUIZAPP_QUESTIONS", str(bank_folder))

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments)

    return run


def test_every_command_explains_itself(quizapp: Callable[..., Result]) -> None:
    listed = re.findall(r"^  (\w+)  ", quizapp("--help").output, re.MULTILINE)
    assert {"bank", "db", "scores", "serve", "user"} <= set(listed)
    for name in listed:
        helped = quizapp(name, "--help")
        assert helped.exit_code == 0
        assert len(helped.output.splitlines()) > 4
    assert quizapp("nonsense").exit_code == 2


def test_the_database_is_upgraded_once(quizapp: Callable[..., Result]) -> None:
    assert quizapp("db", "check").exit_code == 2
    assert "now at revision" in quizapp("db", "upgrade").output
    assert "now at revision" not in quizapp("db", "upgrade").output
    checked = quizapp("db", "check")
    assert (checked.exit_code, checked.output) == (0, "The database is up to date.\n")
    assert re.match(r"database (\d{4}), wanted \1$", quizapp("db", "current").output)


def test_what_is_no_database_is_told_in_one_line(
    quizapp: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "instance").mkdir()
    (tmp_path / "instance" / "quizapp.sqlite3").write_bytes(b"no database " * 100)
    ended = quizapp("db", "upgrade")
    assert ended.exit_code == 2
    assert re.fullmatch(r"quizapp: \S+ is not a database .*: restore a backup\n", ended.output)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("nonsense", "QUIZAPP_DATABASE: the value cannot be used: write an address"),
        ("postgresql:nonsense", "QUIZAPP_DATABASE: Could not parse"),
        ("postgresql+psycopg://nobody@127.0.0.1:1/quizapp", "the database cannot be used: "),
    ],
)
def test_a_database_that_cannot_be_reached_is_told_without_a_traceback(
    quizapp: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, address: str, told: str
) -> None:
    monkeypatch.setenv("QUIZAPP_DATABASE", address)
    ended = quizapp("db", "current")
    assert ended.exit_code == 2
    assert ended.output.startswith(f"quizapp: {told}")


def test_a_missing_driver_is_named(
    quizapp: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.setenv("QUIZAPP_DATABASE", "postgresql+psycopg://127.0.0.1/quizapp")
    ended = quizapp("db", "current")
    assert ended.exit_code == 2
    assert ended.output.endswith("needs one more package: pip install psycopg[binary]\n")


def test_on_the_network_a_code_for_phones_is_shown(
    make_app: Callable[..., Flask], capsys: pytest.CaptureFixture[str]
) -> None:
    app = make_app(public_url="http://192.168.1.5:8000")
    with app.app_context():
        announce(app, lan=False)
        assert "█" not in capsys.readouterr().out
        announce(app, lan=True)
        shown = capsys.readouterr().out
    assert "quizapp is at http://192.168.1.5:8000 " in shown
    assert "http://192.168.1.5:8000/setup/" in shown
    assert qr("http://192.168.1.5:8000") in shown


def test_connections_are_left_to_the_parent_of_a_fork(app: Flask) -> None:
    with app.app_context():
        engine = database.engine()
        with engine.connect() as connection:
            kept = connection.connection.dbapi_connection
        database.forget_connections()
        assert kept is not None
        kept.cursor().close()  # still open: it belongs to the other process
        with engine.connect() as connection:
            closed = connection.connection.dbapi_connection
            assert closed is not kept
        database.close()
        assert closed is not None
        with pytest.raises(Exception, match="closed database"):
            closed.cursor()
        kept.close()
    assert database.sqlite_version() >= (3, 35)


def test_links_lead_to_where_the_server_listens(tmp_path: Path) -> None:
    class Listener:
        def __init__(self, host: str) -> None:
            self.host = host

        def getsockname(self) -> tuple[str, int]:
            return self.host, 8000

    assert address_of(Listener("127.0.0.1")) == "http://127.0.0.1:8000"  # type: ignore[arg-type]
    assert address_of(Listener("::1")) == "http://[::1]:8000"  # type: ignore[arg-type]
    everywhere = address_of(Listener("0.0.0.0"))  # type: ignore[arg-type]  # noqa: S104
    assert re.fullmatch(r"http://[\d.]+:8000", everywhere)
    assert everywhere != "http://0.0.0.0:8000"
    bare = Config(instance=tmp_path)
    local = Listener("127.0.0.1")
    assert prepare(bare, listener=local).public_url == "http://127.0.0.1:8000"  # type: ignore[arg-type]
    named = Config(instance=tmp_path, public_url="https://quiz.example.org")
    assert prepare(named, listener=local) is named  # type: ignore[arg-type]


def test_the_code_for_phones_is_drawn_in_characters() -> None:
    lines = qr("http://192.168.1.5:8000").splitlines()
    assert len(lines) > 10
    assert len({len(line) for line in lines if line.strip()}) <= 3


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/", "/"),
        ("/attempts/abcDEF0123456789", "/attempts/abcDEF0123456789"),
        ("/setup/" + "x" * 43, "/setup/xxxx…"),
        ("/resume/" + "ab-_.=" * 8 + "/more", "/resume/ab-_…/more"),
    ],
)
def test_long_tokens_are_cut_in_logs(path: str, shown: str) -> None:
    assert hide_secrets(path) == shown
