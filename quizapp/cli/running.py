"""The app for a command, and errors in one line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import click
from flask import Flask

from quizapp import create_app
from quizapp.config import Config, ConfigError
from quizapp.domain.errors import BankError


@contextmanager
def running_app(
    *, checked: bool = True, config: Callable[[Config], Config] | None = None
) -> Iterator[Flask]:
    """Build the app, push its context, and end the command in one line when that cannot be done.

    `checked` refuses a database that is not up to date; `config` may change the settings.
    """
    from quizapp.services import database, schema

    try:
        settings = Config.from_environ()
        app = create_app(config(settings) if config else settings)
        with app.app_context():
            if checked:
                schema.require_current(database.engine())
            yield app
    except (ConfigError, BankError, schema.SchemaError) as error:
        give_up(str(error))
    except database.ArgumentError as error:
        give_up(f"QUIZAPP_DATABASE: {error}")
    except ModuleNotFoundError as error:
        if error.name not in {"psycopg", "psycopg2"}:
            raise
        give_up("QUIZAPP_DATABASE: PostgreSQL needs one more package: pip install psycopg[binary]")
    except database.TROUBLES as error:
        give_up(f"the database cannot be used: {getattr(error, 'orig', error)}")
    except BrokenPipeError:
        raise  # `| head` has read enough; click ends quietly
    except OSError as error:
        give_up(f"{error.filename}: {error.strerror}" if error.filename else str(error))


def give_up(reason: str) -> NoReturn:
    """End the command with one line and exit code 2."""
    click.echo(f"quizapp: {reason}", err=True)
    raise SystemExit(2)
