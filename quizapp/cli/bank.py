"""`quizapp bank`: check, describe and list question files; needs no database."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import click

from quizapp.cli.bank_output import FORMATS, summary
from quizapp.config import Config, ConfigError
from quizapp.domain.bank.problem import Severity
from quizapp.domain.errors import BankError, NotFound
from quizapp.services.library_check import Checked
from quizapp.services.library_check import check as check_paths
from quizapp.services.library_folder import bank_folder


@click.group()
def bank() -> None:
    """Check, describe and list question files."""


@bank.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--format",
    "style",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How problems are written.",
)
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
def check(paths: tuple[Path, ...], style: str, strict: bool) -> None:
    """Report every problem of question files and folders; without PATH, of the bank.

    Exit status: 0 without errors, 1 with errors, 2 when it could not run.
    """
    checked = _checked(paths)
    for line in FORMATS[style](checked):
        click.echo(line)
    click.echo(summary(checked), err=True)
    if any(strict or each.severity is Severity.ERROR for each in checked.problems):
        sys.exit(1)


@bank.command()
def schema() -> None:
    """Print the JSON Schema of question files, for editors that complete and check."""
    from quizapp.domain.bank.schema import file_schema

    click.echo(json.dumps(file_schema(), indent=2, ensure_ascii=False))


@bank.command("list")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
def list_files(paths: tuple[Path, ...]) -> None:
    """List files with their titles and how many questions of each type they have."""
    checked = _checked(paths)
    total: Counter[str] = Counter()
    for name, file in checked.bank.files.items():
        quiz = checked.bank.quizzes.get(file.quiz_id)
        kinds = Counter(each.kind for each in quiz.questions) if quiz else Counter[str]()
        total += kinds
        click.echo(f"{name}: {file.title} ({_counts(kinds)})")
    files = len(checked.bank.files)
    click.echo(f"{files} {'file' if files == 1 else 'files'}: {_counts(total)}")


def _counts(kinds: Counter[str]) -> str:
    if not kinds:
        return "no questions"
    parts = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    return f"{kinds.total()} questions: {parts}"


def _checked(paths: tuple[Path, ...]) -> Checked:
    """Check the paths, or the bank; what keeps it from running ends the command with 2."""
    try:
        return check_paths(paths or (_near(bank_folder(Config.from_environ())),))
    except (BankError, ConfigError, NotFound, OSError) as error:
        click.echo(f"quizapp bank: {error}", err=True)
        sys.exit(2)


def _near(folder: Path) -> Path:
    """Name a folder by its path from here, where it lies beneath."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder
