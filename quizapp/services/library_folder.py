"""Find the folder of the bank, and fill one where there is none."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from quizapp.config import Config
from quizapp.domain.errors import N_, BankError

PACKAGE = Path(__file__).resolve().parent.parent


def bank_folder(config: Config) -> Path:
    """Return the folder of the bank that a configuration means.

    Raises BankError when it names a folder that is not there.
    """
    return resolve_folder(
        config.questions, here=Path.cwd(), instance=config.instance, shipped=shipped_bank()
    )


def shipped_bank() -> Path:
    """Return the bank that comes with the program: inside a wheel, else beside the package."""
    inside = PACKAGE / "_shipped" / "questions"
    return inside if inside.is_dir() else PACKAGE.parent / "questions"


def resolve_folder(configured: Path | None, *, here: Path, instance: Path, shipped: Path) -> Path:
    """Return the configured folder, else `questions` here, else a copy of the shipped bank.

    Raises BankError when the configured folder is not there.
    """
    if configured is not None:
        if not configured.is_dir():
            raise BankError(
                N_(
                    "QUIZAPP_QUESTIONS: there is no folder {folder}. Make it, or name another.",
                    folder=configured,
                )
            )
        return configured
    if (here / "questions").is_dir():
        return here / "questions"
    target = instance / "questions"
    if not target.is_dir():
        _fill(target, shipped)
    return target


def _fill(target: Path, shipped: Path) -> None:
    """Copy the shipped bank beside its place, then move it there whole."""
    draft = target.with_name(f".questions.{os.getpid()}")
    shutil.rmtree(draft, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    if shipped.is_dir():
        shutil.copytree(shipped, draft)
    else:
        draft.mkdir()
    try:
        draft.rename(target)
    except OSError:  # another process was first
        shutil.rmtree(draft, ignore_errors=True)
        if not target.is_dir():
            raise
