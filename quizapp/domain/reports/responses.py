"""Responses: a row per answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.domain.errors import N_
from quizapp.domain.reports.csv import Cell
from quizapp.domain.reports.records import Answer, Sitting
from quizapp.domain.reports.report import ATTEMPT, Column, Needs, Report, documented

COLUMNS: tuple[Column[Answer], ...] = (
    Column("position", N_("The question's place on the paper, from 1."), lambda one: one.position),
    Column("question_id", N_("The question's id in the bank."), lambda one: one.question_id),
    Column(
        "question_version",
        N_("The exact wording that was asked, as a hash: equal hashes, equal questions."),
        lambda one: one.version,
    ),
    Column(
        "kind",
        N_("The type of the question, such as choice or number."),
        lambda one: one.question.kind if one.question else "",
    ),
    Column("prompt", N_("The start of the prompt."), lambda one: one.title),
    Column("response", N_("What was answered, in plain words."), lambda one: one.response),
    Column("key", N_("What would have been right, in plain words."), lambda one: one.key),
    Column(
        "outcome",
        N_(
            "How it was marked: right, partly, wrong, unanswered, unreadable, "
            "awaiting (a mark by hand) or unmarked (no points to be had)."
        ),
        lambda one: one.outcome,
    ),
    Column(
        "fraction",
        N_("The mark as a fraction from -1 to 1, before hints are taken off; empty while open."),
        lambda one: one.fraction,
    ),
    Column(
        "points",
        N_("The points earned, hints taken off; empty without a mark."),
        lambda one: one.points,
    ),
    Column("points_of", N_("The points the question could give."), lambda one: one.points_of),
    Column("seconds", N_("Seconds spent on the question."), lambda one: one.seconds),
    Column("hints_opened", N_("How many of its hints were opened."), lambda one: one.hints_opened),
    Column("flagged", N_("true when the student flagged it, else false."), lambda one: one.flagged),
    Column("changes", N_("How often the answer was given or changed."), lambda one: one.changes),
    Column(
        "answered_at",
        N_("When the answer that counts was given (UTC); empty without one."),
        lambda one: one.answered_at,
    ),
)


def _header(_questions: Sequence[str]) -> tuple[str, ...]:
    return (*(column.name for column in ATTEMPT), *(column.name for column in COLUMNS))


def _rows(one: Sitting, _questions: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    start = tuple(column.cell(one) for column in ATTEMPT)
    for answer in one.answers:
        yield (*start, *(column.cell(answer) for column in COLUMNS))


RESPONSES = Report(
    name="responses",
    title=N_("Answers"),
    about=N_(
        "A row for each question of each attempt: what was answered, what was right, "
        "and its points. A question without an answer has its row too."
    ),
    needs=Needs.QUESTIONS,
    columns=(*documented(*ATTEMPT), *documented(*COLUMNS)),
    header=_header,
    rows=_rows,
)
