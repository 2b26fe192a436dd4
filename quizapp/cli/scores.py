"""`quizapp scores`: take scores away as CSV."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from quizapp.cli.running import give_up, running_app
from quizapp.domain.reports import REPORTS, criteria, csv
from quizapp.domain.reports.criteria import ALL, PURPOSES, BadCriteria


@click.group()
def scores() -> None:
    """Take scores away."""


@scores.command()
@click.option(
    "--report",
    type=click.Choice(list(REPORTS)),
    default="scores",
    show_default=True,
    help="A row per attempt, a row per answer, or a column per question.",
)
@click.option("--quiz", "quizzes", multiple=True, metavar="ID", help="Only this quiz; repeatable.")
@click.option("--since", default="", metavar="DATE", help="Started at this moment or later (UTC).")
@click.option("--until", default="", metavar="DATE", help="Started before this moment (UTC).")
@click.option(
    "--person", default="", metavar="NAME", help="A part of a user name, a guest's label, or an id."
)
@click.option(
    "--purpose",
    type=click.Choice([*PURPOSES, ALL]),
    default="quiz",
    show_default=True,
    help="What the attempts were for.",
)
@click.option("--bom", is_flag=True, help="Begin with a byte order mark, for Excel.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write here instead of to the standard output; the file appears whole or not at all.",
)
def export(
    report: str,
    quizzes: tuple[str, ...],
    since: str,
    until: str,
    person: str,
    purpose: str,
    bom: bool,
    output: Path | None,
) -> None:
    """Write attempts as CSV: the same bytes as the download on the page of scores."""
    try:
        wanted = criteria.read(
            quizzes=quizzes, since=since, until=until, person=person, purpose=purpose
        )
    except BadCriteria as problem:
        give_up(str(problem))
    with running_app() as app:
        from quizapp.services.scores import export as rows_of

        rows = rows_of(
            REPORTS[report],
            wanted,
            now=datetime.now(UTC),
            bank_order=tuple(app.extensions["quizapp.library"].snapshot().questions),
            open_attempts=True,
        )
        pieces = csv.encode(rows, bom=bom)
        if output is None or str(output) == "-":
            stream = sys.stdout.buffer
            for piece in pieces:
                stream.write(piece)
            stream.flush()
        else:
            _write(output, pieces)


def _write(path: Path, pieces: Iterator[bytes]) -> None:
    """Write beside the file first and then take its place, so that nobody finds half of it."""
    path = path.resolve()
    existed = path.exists()
    if existed and not path.is_file():
        with path.open("wb") as device:  # such as /dev/stdout, which nothing may take the place of
            device.writelines(pieces)
        return
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(path.stat().st_mode & 0o777 if existed else 0o600)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    click.echo(f"{'Replaced' if existed else 'Wrote'} {path}.", err=True)
