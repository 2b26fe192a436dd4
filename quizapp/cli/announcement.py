"""What `quizapp serve` says at a start: broken files, the first administrator, the address."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import click
from flask import Flask, url_for

from quizapp.config import Config
from quizapp.domain.bank.problem import Severity

SHOWN: Final = 20
"""Problems listed at a start; `quizapp bank check` shows all."""


def announce(app: Flask, *, lan: bool) -> None:
    """Print everything an operator needs at a start."""
    config: Config = app.config["QUIZAPP"]
    tell_bank(app)
    tell_first_admin(app, config.public_url)
    click.echo(f"\nquizapp is at {config.public_url}   (Ctrl-C stops it)")
    if lan:
        click.echo(
            f"Scan this to open it on a phone in the same network:\n\n{qr(config.public_url)}"
        )


def tell_bank(app: Flask) -> None:
    """Count what is served, and list what is not, and why."""
    bank = app.extensions["quizapp.library"].snapshot()
    errors = [each for each in bank.all_problems if each.severity is Severity.ERROR]
    for problem in errors[:SHOWN]:
        click.echo(str(problem), err=True)
    if errors:
        more = f"{len(errors) - SHOWN} more; " if len(errors) > SHOWN else ""
        click.echo(f"({more}`quizapp bank check` shows the lines; the rest is served)", err=True)
    questions = sum(len(quiz.questions) for quiz in bank.listed)
    click.echo(f"{len(bank.listed)} quizzes with {questions} questions")


def tell_first_admin(app: Flask, address: str) -> None:
    """Print a link to make the first administrator, until there is one."""
    from quizapp.services.links import first_admin_link

    token = first_admin_link(now=datetime.now(UTC))
    if token is None:
        return
    with app.test_request_context(base_url=address):
        link = url_for("links.setup", token=token, _external=True)
    click.echo(f"\nMake the first administrator here (works once, for an hour):\n  {link}")


def qr(address: str) -> str:
    """Draw a QR code in characters."""
    import io

    import segno

    drawn = io.StringIO()
    segno.make(address, micro=False).terminal(drawn, compact=True)
    return drawn.getvalue()
