"""`quizapp reviews`: what a review log says; needs no database.

It imports nothing of the app, so that a short log does not wait for it.
"""

from __future__ import annotations

import io
import json
import sys
from datetime import UTC, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from quizapp.cli.reviews_output import csv_lines, json_lines
from quizapp.domain.errors import N_
from quizapp.domain.scheduling.days import ROLLOVER, Calendar
from quizapp.domain.scheduling.log import BadLog, read_log
from quizapp.domain.scheduling.replay import replay as replayed
from quizapp.domain.scheduling.scheduler import Scheduler
from quizapp.domain.scheduling.settings import (
    MAXIMUM_INTERVAL,
    PARAMETERS,
    BadSettings,
    Settings,
    check_parameters,
    read_steps,
)


@click.group()
def reviews() -> None:
    """Work with logs of reviews."""


@reviews.command()
@click.argument("log", type=click.Path(path_type=Path, allow_dash=True), metavar="LOG")
@click.option(
    "--parameters",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A JSON list of the 21 parameters of FSRS-6; without it, its defaults.",
)
@click.option("--retention", default=0.9, show_default=True, help="The desired retention.")
@click.option(
    "--time-zone", default="UTC", show_default=True, metavar="NAME", help="Where the learner lives."
)
@click.option(
    "--rollover",
    type=click.IntRange(0, 23),
    default=ROLLOVER,
    show_default=True,
    help="The hour at which a day begins.",
)
@click.option(
    "--steps",
    default="1m,10m",
    show_default=True,
    metavar="LIST",
    help='Steps of a new card, as 90s, 10m, 1h or 1d; "" for none.',
)
@click.option(
    "--relearning-steps",
    default="10m",
    show_default=True,
    metavar="LIST",
    help='Steps of a forgotten card; "" for none.',
)
@click.option(
    "--maximum-interval",
    type=click.IntRange(1, MAXIMUM_INTERVAL),
    default=MAXIMUM_INTERVAL,
    show_default=True,
    metavar="DAYS",
    help="The longest interval.",
)
@click.option("--json", "as_json", is_flag=True, help="Write a JSON object per line, not CSV.")
def replay(
    log: Path,
    parameters: Path | None,
    retention: float,
    time_zone: str,
    rollover: int,
    steps: str,
    relearning_steps: str,
    maximum_interval: int,
    as_json: bool,
) -> None:
    """Compute the memory of each card after each review of a log, without chance.

    LOG is CSV with the columns card_id, review_time and review_rating; - reads standard input.

    Exit status: 0 when all is told, 1 at a line that cannot be used, 2 when it could not run.
    """
    try:
        settings = Settings(
            parameters=PARAMETERS if parameters is None else _parameters(parameters),
            retention=retention,
            steps=read_steps(steps),
            relearning_steps=read_steps(relearning_steps),
            maximum_interval=maximum_interval,
        )
        scheduler = Scheduler(settings, Calendar(_zone(time_zone), rollover))
        _replay(log, scheduler, as_json=as_json)
    except BadSettings as error:
        _give_up(str(error))
    except BadLog as error:
        click.echo(f"{log}:{error.line}: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        raise  # `| head` has read enough; click ends quietly
    except OSError as error:
        _give_up(f"{error.filename}: {error.strerror}" if error.filename else str(error))


def _replay(path: Path, scheduler: Scheduler, *, as_json: bool) -> None:
    # Bytes of an id that are not UTF-8 go out as they came in.
    with (
        sys.stdin.buffer if str(path) == "-" else path.open("rb") as source,
        io.TextIOWrapper(
            source, encoding="utf-8-sig", errors="surrogateescape", newline=""
        ) as lines,
    ):
        rows = replayed(read_log(lines), scheduler)
        write = json_lines if as_json else csv_lines
        try:
            for piece in write(rows, scheduler.calendar):
                sys.stdout.buffer.write(piece.encode(errors="surrogateescape"))
        finally:
            sys.stdout.buffer.flush()


def _parameters(path: Path) -> tuple[float, ...]:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
        return check_parameters(found)
    except BadSettings as error:
        raise BadSettings(N_("{file}: {problem}", file=path, problem=error)) from None
    except (ValueError, RecursionError) as error:
        raise BadSettings(N_("{file}: no JSON: {problem}", file=path, problem=error)) from None


def _zone(name: str) -> tzinfo:
    if name.upper() == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise BadSettings(
            N_("--time-zone: there is no {name}; write it as Europe/Berlin.", name=repr(name)[:60])
        ) from None


def _give_up(reason: str) -> None:
    from quizapp.cli.running import give_up  # loads the app, so only where something is wrong

    give_up(reason)
