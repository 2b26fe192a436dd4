"""What a report is: a name, documented columns, and the rows one attempt gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

from quizapp.domain.errors import N_, Message
from quizapp.domain.reports.csv import Cell
from quizapp.domain.reports.records import Sitting

T = TypeVar("T")


class Needs(IntEnum):
    """How much of an attempt has to be read for a report."""

    SUMS = 1
    ANSWERS = 2
    QUESTIONS = 3
    """The answers with their questions, which put them into words."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its name, which never changes, one sentence about it, and its cell."""

    name: str
    about: Message
    cell: Callable[[T], Cell]


@dataclass(frozen=True, slots=True)
class Documented:
    """A column's name and its sentence, for the manual; `<…>` in a name stands for what varies."""

    name: str
    about: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A table of scores. `rows` turns one attempt into rows; `questions` are the ids that head
    the columns of a wide table, empty for the others.
    """

    name: str
    title: Message
    about: Message
    needs: Needs
    columns: tuple[Documented, ...]
    """Every column, in order; the last one of a wide table stands for all its questions."""
    header: Callable[[Sequence[str]], tuple[str, ...]]
    rows: Callable[[Sitting, Sequence[str]], Iterator[tuple[Cell, ...]]]
    by_question: bool = False


def documented(*columns: Column[T]) -> tuple[Documented, ...]:
    """Return what the manual says of these columns."""
    return tuple(Documented(each.name, each.about) for each in columns)


ATTEMPT: tuple[Column[Sitting], ...] = (
    Column(
        "attempt_id",
        N_("The attempt's own id, the same in every report."),
        lambda one: one.attempt_id,
    ),
    Column("quiz_id", N_("The id of the quiz, as its file says."), lambda one: one.quiz_id),
    Column(
        "quiz_title",
        N_("The title of the quiz when the attempt started."),
        lambda one: one.title,
    ),
    Column(
        "attempt_number",
        N_("1 for the first attempt of this person at this quiz, 2 for the second."),
        lambda one: one.number,
    ),
    Column("purpose", N_("What it was for: quiz, practice or preview."), lambda one: one.purpose),
    Column(
        "user_id",
        N_("The person's own id, which stays when a guest registers or a name changes."),
        lambda one: one.user_id,
    ),
    Column(
        "user_name",
        N_("The user name, or for a guest a label such as Guest 4F2A."),
        lambda one: one.user_name,
    ),
    Column(
        "user_role",
        N_("The person's role now: guest, student, teacher or admin."),
        lambda one: one.role,
    ),
    Column(
        "started_at",
        N_("When the attempt started (UTC, as in 2026-03-02T09:00:00Z)."),
        lambda one: one.started_at,
    ),
    Column(
        "handed_in_at",
        N_("When it was handed in or its time was up (UTC); empty while it is open."),
        lambda one: one.handed_in_at,
    ),
    Column(
        "state",
        N_("How it stands: open, handed-in, or time-up when the time limit closed it."),
        lambda one: str(one.state),
    ),
)
"""The columns that every report starts with."""

SCORE: tuple[Column[Sitting], ...] = (
    Column(
        "points",
        N_("The points earned, so far when awaiting is not 0; empty while the attempt is open."),
        lambda one: one.points,
    ),
    Column("points_of", N_("The points the paper could give."), lambda one: one.points_of),
    Column(
        "percent",
        N_("Points as a percentage of points_of, from 0 to 100, to two decimals."),
        lambda one: one.percent,
    ),
    Column(
        "awaiting",
        N_("How many answers still wait for a mark by hand."),
        lambda one: one.awaiting,
    ),
)
