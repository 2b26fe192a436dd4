"""The wide table of a page: which questions are its columns, and what stands in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.domain.reports.records import Answer, Sitting
from quizapp.services.scores import in_bank_order

COLUMNS = 40
"""Questions beside each other; more are on the next part, so that a page stays small."""


@dataclass(frozen=True, slots=True)
class Table:
    """One part of the questions on the papers of a page, in the bank's order."""

    columns: tuple[Answer, ...]
    """Each question as the newest paper asks it."""
    lines: tuple[tuple[Sitting, tuple[Answer | None, ...]], ...]
    """Attempts with their answers under the columns; None where a paper does not ask it."""
    first: int
    part: int
    parts: int
    questions: int

    @classmethod
    def of(cls, rows: Sequence[Sitting], *, bank_order: Sequence[str], part: int = 1) -> Table:
        """Lay out a page of attempts."""
        asked: dict[str, Answer] = {}
        for row in rows:
            for answer in row.answers:
                if answer.scored:
                    asked.setdefault(answer.question_id, answer)
        ids = in_bank_order(tuple(asked), bank_order)
        parts = max(1, -(-len(ids) // COLUMNS))
        part = min(max(1, part), parts)
        first = (part - 1) * COLUMNS
        shown = ids[first : first + COLUMNS]
        return cls(
            columns=tuple(asked[each] for each in shown),
            lines=tuple((row, _cells(row, shown)) for row in rows),
            first=first + 1,
            part=part,
            parts=parts,
            questions=len(ids),
        )


def _cells(row: Sitting, shown: Sequence[str]) -> tuple[Answer | None, ...]:
    answers = {answer.question_id: answer for answer in row.answers}
    return tuple(answers.get(each) for each in shown)
