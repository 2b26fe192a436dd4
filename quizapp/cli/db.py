"""`quizapp db`: bring the database up to date, and look at its state."""

from __future__ import annotations

import click

from quizapp.cli.running import running_app


@click.group()
def db() -> None:
    """Look after the tables of the database."""


@db.command()
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Bring the database up to date; its rows are kept."""
    from quizapp.services import database, schema

    with running_app(checked=False):
        done = schema.upgrade(database.engine(), revision)
        state = schema.current(database.engine())
    click.echo(f"The database is {'now ' if done else ''}at revision {state}.")


@db.command()
def current() -> None:
    """Print the revision of the database and that of this program."""
    from quizapp.services import database, schema

    with running_app(checked=False):
        click.echo(
            f"database {schema.current(database.engine()) or 'empty'}, wanted {schema.head()}"
        )


@db.command()
def check() -> None:
    """End with an error unless the database is up to date and agrees with the program."""
    from quizapp.services import database, schema

    with running_app(checked=True):
        different = schema.differences(database.engine())
    for each in different:
        click.echo(each, err=True)
    if different:
        raise SystemExit(1)
    click.echo("The database is up to date.")


@db.command(hidden=True)
@click.argument("message")
def draft(message: str) -> None:
    """Write the next migration from the change of the models, for a developer to edit."""
    from quizapp.services import database, schema

    with running_app(checked=True):
        schema.draft(database.engine(), message)
