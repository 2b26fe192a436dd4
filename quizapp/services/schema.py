"""The shape of the database: bring it up to date, and refuse to run on another one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from quizapp.models.engine import WRITE

if TYPE_CHECKING:
    from alembic.config import Config

VERSIONS: Final = Path(__file__).parents[1] / "migrations" / "versions"


class SchemaError(Exception):
    """The database does not have the shape this program works with."""


def head() -> str:
    """Return the revision this program works with.

    Revisions are numbered, so the name of the newest file tells without importing Alembic, which
    would slow each start down.
    """
    return max(path.name for path in VERSIONS.glob("[0-9]*.py"))[:4]


def current(engine: Engine) -> str | None:
    """Return the revision of the database, or None when it is empty.

    Raises SchemaError when the file is no database at all.
    """
    try:
        with engine.connect() as connection:
            revision: str | None = connection.scalar(
                text("SELECT version_num FROM alembic_version")
            )
    except DBAPIError as error:
        if _is_missing_table(error):
            return None
        if "not a database" in str(error.orig):
            raise SchemaError(
                f"{engine.url.database} is not a database (any more): restore a backup"
            ) from error
        raise
    return revision


def require_current(engine: Engine) -> None:
    """Raise SchemaError, in one line that says what to do, unless the database is up to date."""
    found = current(engine)
    if found == head():
        return
    if found is not None and found > head():
        raise SchemaError(
            f"the database is newer ({found}) than this program ({head()}): install the newer one"
        )
    state = "has no tables yet" if found is None else f"is older ({found}) than this program"
    raise SchemaError(f"the database {state}: run `quizapp db upgrade`")


def upgrade(engine: Engine, revision: str = "head") -> bool:
    """Migrate to a revision; tell whether anything had to be done."""
    if revision == "head":
        found = current(engine)
        if found == head():
            return False
        if found is not None and found > head():
            require_current(engine)
    with _prepared(engine) as (commands, config):
        commands.upgrade(config, revision)
    return True


def downgrade(engine: Engine, revision: str) -> None:
    """Migrate back to a revision, or to "base", an empty database."""
    with _prepared(engine) as (commands, config):
        commands.downgrade(config, revision)


def differences(engine: Engine) -> list[str]:
    """Return what the tables of the models have and the migrated database lacks, or the reverse."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from quizapp.models import db

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return [str(each) for each in compare_metadata(context, db.metadata)]


def draft(engine: Engine, message: str) -> None:
    """Write the next revision from how the models differ from the database, for a person to edit.

    The number, and so the order, is the next free one.
    """
    numbers = [int(path.name[:4]) for path in VERSIONS.glob("[0-9]*.py")]
    with _prepared(engine) as (commands, config):
        commands.revision(
            config,
            message=message,
            autogenerate=True,
            rev_id=f"{max(numbers, default=0) + 1:04}",
        )


@contextmanager
def _prepared(engine: Engine) -> Iterator[tuple[ModuleType, Config]]:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(VERSIONS.parent))
    with engine.connect() as connection:
        config.attributes["connection"] = connection.execution_options(**{WRITE: True})
        yield command, config


def _is_missing_table(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) == "42P01" or "no such table" in str(error.orig)
