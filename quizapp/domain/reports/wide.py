"""Wide: a row per attempt, a column per question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.domain.errors import N_
from quizapp.domain.reports.csv import Cell
from quizapp.domain.reports.records import Sitting
from quizapp.domain.reports.report import ATTEMPT, SCORE, Documented, Needs, Report, documented

PREFIX = "q:"
"""Before a question's id in a column's name, so that no id can be taken for another column."""


def _header(questions: Sequence[str]) -> tuple[str, ...]:
    return (
        *(column.name for column in (*ATTEMPT, *SCORE)),
        *(PREFIX + question for question in questions),
    )


def _rows(one: Sitting, questions: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    points = {answer.question_id: answer.points for answer in one.answers}
    yield (
        *(column.cell(one) for column in (*ATTEMPT, *SCORE)),
        *(points.get(question) for question in questions),
    )


WIDE = Report(
    name="wide",
    title=N_("Wide table"),
    about=N_("A row for each attempt and a column for each question with its points."),
    needs=Needs.ANSWERS,
    columns=(
        *documented(*ATTEMPT, *SCORE),
        Documented(
            f"{PREFIX}<question id>",
            N_(
                "The points of this question; empty when it was not on the paper, "
                "is not answered yet, or waits for a mark."
            ),
        ),
    ),
    header=_header,
    rows=_rows,
    by_question=True,
)
