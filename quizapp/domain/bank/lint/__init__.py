"""Lint: what is allowed and probably not meant. One file per job, and RULES, the registry.

It runs for authors, never while the bank is loaded for serving.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from quizapp.domain.bank.lint import (
    advice,
    ids,
    leaks,
    math,
    options,
    pictures,
    prompts,
    sources,
    writing,
)
from quizapp.domain.bank.lint.remark import BankRule, FileRule, Remark
from quizapp.domain.bank.loaded import LoadedFile
from quizapp.domain.bank.problem import Problem
from quizapp.domain.bank.reporter import Mistake

FILE_RULES: Final[tuple[FileRule, ...]] = (
    advice.missing_id,
    advice.missing_title,
    options.nearly_equal,
    options.unpinned,
    options.longest_is_right,
    writing.cut_by_comment,
    writing.control_characters,
    math.unbalanced_dollar,
    pictures.missing_alt,
    pictures.outside_media,
    sources.unused_source,
    leaks.given_away,
)
BANK_RULES: Final[tuple[BankRule, ...]] = (ids.case_only, prompts.near_duplicates)


def lint(files: Iterable[LoadedFile]) -> list[Problem]:
    """Return the warnings of files, in order of file and place."""
    ordered = sorted(files, key=lambda each: each.name)
    found = [_problem(file, each) for file in ordered for rule in FILE_RULES for each in rule(file)]
    found += [_problem(file, each) for rule in BANK_RULES for file, each in rule(ordered)]
    return sorted(found, key=lambda each: each.sort_key)


def _problem(file: LoadedFile, remark: Remark) -> Problem:
    mistake = Mistake(remark.path, remark.code, remark.message)
    if remark.text:
        return file.reporter.problem_at_text(mistake, remark.text)
    return file.reporter.problem(mistake)
