"""`quizapp user`: accounts from the command line, for whoever may log in to the server itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from quizapp.cli.running import running_app
from quizapp.domain.errors import N_, NotFound, QuizappError

if TYPE_CHECKING:
    from quizapp.models import User

ROLES = ("student", "teacher", "admin")


@click.group()
def user() -> None:
    """Make accounts, and change roles and passwords."""


@user.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="student", show_default=True)
@click.option("--email", help="Where a link for a new password is mailed to.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def create(name: str, role: str, email: str | None, *, password_stdin: bool) -> None:
    """Make an account."""
    from quizapp.services import accounts, names, passwords

    with _working():
        shown = names.clean_name(name)
        password = _ask(password_stdin)
        names.check_password(password, name=shown)
        made = accounts.create_account(
            actor_id=None,
            name=shown,
            role=role,
            password_hash=passwords.hash_password(password),
            email=email,
            now=datetime.now(UTC),
        )
        click.echo(f"{made.name} is here now, as {role}.")


@user.command()
@click.argument("name")
@click.argument("role", type=click.Choice(ROLES))
def role(name: str, role: str) -> None:
    """Give a person another role; their sign-ins end."""
    from quizapp.services import roles

    with _working():
        person = _find(name)
        changed = roles.set_role(actor_id=None, user_id=person.id, role=role, now=datetime.now(UTC))
        click.echo(f"{person.name} is {'now' if changed else 'already'} {role}.")


@user.command()
@click.argument("name")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def password(name: str, *, password_stdin: bool) -> None:
    """Set a person's password; their sign-ins end."""
    from quizapp.services import names, passwords, signing_in

    with _working():
        person = _find(name)
        new = _ask(password_stdin)
        names.check_password(new, name=person.name or "")
        signing_in.set_password(
            user_id=person.id,
            password_hash=passwords.hash_password(new),
            now=datetime.now(UTC),
        )
        click.echo(f"{person.name} has a new password, and is signed out everywhere.")


@user.command("list")
@click.option("--role", type=click.Choice(ROLES), help="Only these.")
@click.option("--search", default="", help="Only names with this text in them.")
def list_(role: str | None, search: str) -> None:
    """List accounts: name, role, and when they were last here."""
    from quizapp.services import people

    with _working():
        page = pages = 1
        while page <= pages:
            found = people.search(text=search, roles=(role,) if role else ROLES, page=page)
            for each in found.people:
                click.echo(f"{each.name}\t{each.role}\t{each.active_at:%Y-%m-%d}")
            page, pages = page + 1, found.pages


@contextmanager
def _working() -> Iterator[None]:
    """Push the app's context; say what is wrong in one line, with exit code 1."""
    with running_app():
        try:
            yield
        except QuizappError as error:
            raise click.ClickException(str(error.message)) from error


def _find(name: str) -> User:
    from quizapp.services import people

    person = people.by_name(name)
    if person is None:
        raise NotFound(N_('There is no account named "{name}".', name=name))
    return person


def _ask(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    text: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return text
