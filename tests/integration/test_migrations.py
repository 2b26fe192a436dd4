"""The migrations make the tables of the models, in both directions, and lose no row."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.exc import OperationalError

from quizapp.models.engine import engine_options, set_up
from quizapp.services import schema


def connect(url: str) -> Engine:
    engine = create_engine(url, **engine_options(url))
    set_up(engine)
    return engine


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "postgres":
        url: str = request.getfixturevalue("postgres")
    else:
        url = f"sqlite:///{tmp_path / 'quizapp.sqlite3'}"
    engine = connect(url)
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Engine]:
    engine = connect(f"sqlite:///{tmp_path / 'quizapp.sqlite3'}")
    yield engine
    engine.dispose()


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the migrations to where a test may add one."""
    copy = tmp_path / "migrations"
    shutil.copytree(schema.VERSIONS.parent, copy)
    monkeypatch.setattr(schema, "VERSIONS", copy / "versions")
    return copy / "versions"


NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "0099"
down_revision = {down!r}


def upgrade():
    {body}


def downgrade():
    pass
"""


def add_migration(versions: Path, body: str) -> None:
    text = NEXT.format(down=schema.head(), body=body)
    (versions / "0099_next.py").write_text(text, encoding="utf-8")


def test_the_migrated_database_has_the_tables_of_the_models(engine: Engine) -> None:
    schema.upgrade(engine)
    assert schema.differences(engine) == []


def test_a_lacking_column_is_found(sqlite: Engine) -> None:
    schema.upgrade(sqlite)
    with sqlite.connect() as connection:
        connection.execute(text("ALTER TABLE user DROP COLUMN email"))
        connection.commit()
    assert any("email" in each for each in schema.differences(sqlite))


def test_up_down_and_up_again(engine: Engine) -> None:
    assert schema.upgrade(engine)
    assert not schema.upgrade(engine)
    schema.downgrade(engine, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    assert schema.current(engine) is None
    assert schema.upgrade(engine)
    assert schema.current(engine) == schema.head()


def test_the_newest_file_is_the_head_and_numbers_have_no_gap() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.VERSIONS.parent))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [schema.head()]
    revisions = [each.revision for each in scripts.walk_revisions()][::-1]
    assert revisions == [f"{number:04}" for number in range(1, len(revisions) + 1)]


def test_an_empty_an_older_and_a_newer_database_are_refused(sqlite: Engine) -> None:
    with pytest.raises(schema.SchemaError, match="no tables yet: run `quizapp db upgrade`"):
        schema.require_current(sqlite)
    schema.upgrade(sqlite)
    schema.require_current(sqlite)
    for revision, words in (("0000", "is older.*run `quizapp db upgrade`"), ("9999", "newer")):
        with sqlite.connect() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = :r"), {"r": revision})
            connection.commit()
        with pytest.raises(schema.SchemaError, match=words):
            schema.require_current(sqlite)
    with pytest.raises(schema.SchemaError, match="newer"):
        schema.upgrade(sqlite)


def insert_person_with_login(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(
            text(
                "INSERT INTO user (public_id, role, rollover_hour, time_factor, resume_nonce,"
                " created_at, active_at) VALUES ('p', 'guest', 4, '1', 'n', '2026-01-01',"
                " '2026-01-01')"
            )
        )
        connection.execute(
            text(
                "INSERT INTO login (user_id, token_hash, created_at, last_seen_at)"
                " VALUES (1, 'h', '2026-01-01', '2026-01-01')"
            )
        )
        connection.commit()


def test_a_table_that_is_rebuilt_keeps_the_rows_that_refer_to_it(
    sqlite: Engine, versions: Path
) -> None:
    schema.upgrade(sqlite)
    insert_person_with_login(sqlite)
    add_migration(
        versions,
        'with op.batch_alter_table("user", recreate="always") as batch:\n'
        '        batch.add_column(sa.Column("colour", sa.String()))',
    )
    assert schema.upgrade(sqlite)
    with sqlite.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM login")) == 1
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1


def test_a_migration_that_would_leave_orphans_changes_nothing(
    sqlite: Engine, versions: Path
) -> None:
    schema.upgrade(sqlite)
    before = schema.current(sqlite)
    insert_person_with_login(sqlite)
    add_migration(versions, 'op.execute("DELETE FROM user")')
    with pytest.raises(RuntimeError, match="refer to nothing in: login"):
        schema.upgrade(sqlite)
    assert schema.current(sqlite) == before
    with sqlite.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM user")) == 1


def test_a_draft_holds_what_the_models_have_more(sqlite: Engine, versions: Path) -> None:
    schema.upgrade(sqlite)
    with sqlite.connect() as connection:
        connection.execute(text("ALTER TABLE user DROP COLUMN email"))
        connection.commit()
    last = int(schema.head())
    schema.draft(sqlite, "Give people a mail address")
    [drafted] = versions.glob(f"{last + 1:04}_*.py")
    assert "sa.Column('email'" in drafted.read_text(encoding="utf-8")


def test_a_broken_file_is_not_taken_for_an_empty_database(tmp_path: Path) -> None:
    path = tmp_path / "quizapp.sqlite3"
    path.write_bytes(b"This is no database at all. " * 100)
    engine = connect(f"sqlite:///{path}")
    with pytest.raises(schema.SchemaError, match="is not a database"):
        schema.current(engine)
    engine.dispose()


def test_a_server_that_is_away_is_not_taken_for_an_empty_database() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    engine = connect(f"postgresql+psycopg://nobody@127.0.0.1:{port}/quizapp")
    with pytest.raises(OperationalError):
        schema.current(engine)
    engine.dispose()
