"""Scores: a row per attempt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.domain.errors import N_
from quizapp.domain.reports.csv import Cell
from quizapp.domain.reports.records import Sitting
from quizapp.domain.reports.report import ATTEMPT, SCORE, Column, Needs, Report, documented

COLUMNS: tuple[Column[Sitting], ...] = (
    *ATTEMPT,
    Column(
        "deadline_at",
        N_("When the time limit ended it or will end it (UTC); empty without one."),
        lambda one: one.deadline_at,
    ),
    Column("questions", N_("How many questions were on the paper."), lambda one: one.questions),
    Column("answered", N_("How many of them have an answer."), lambda one: one.answered),
    *SCORE,
    Column(
        "duration_seconds",
        N_("Seconds from the start to handing in; empty while the attempt is open."),
        lambda one: one.duration_seconds,
    ),
    Column(
        "answering_seconds",
        N_("Seconds spent on the questions, added up over the answers."),
        lambda one: one.answering_seconds,
    ),
    Column("hints_opened", N_("How many hints were opened."), lambda one: one.hints_opened),
)


def _header(_questions: Sequence[str]) -> tuple[str, ...]:
    return tuple(column.name for column in COLUMNS)


def _rows(one: Sitting, _questions: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    yield tuple(column.cell(one) for column in COLUMNS)


SCORES = Report(
    name="scores",
    title=N_("Scores"),
    about=N_("A row for each attempt: who, when, and how many points."),
    needs=Needs.SUMS,
    columns=documented(*COLUMNS),
    header=_header,
    rows=_rows,
)
