"""How `quizapp reviews replay` writes what each review did: a line each, as CSV or JSON.

Numbers are written in full, so that they read back as they were.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from quizapp.domain.scheduling.days import Calendar
from quizapp.domain.scheduling.log import LoggedReview
from quizapp.domain.scheduling.scheduler import CardState, Reviewed, State, due

COLUMNS: Final = (
    "card_id",
    "review_time",
    "stability",
    "difficulty",
    "state",
    "due",
    "retrievability",
)

_STATES: Final = ("", *(each.name for each in State))


def csv_lines(rows: Iterable[tuple[LoggedReview, Reviewed]], calendar: Calendar) -> Iterator[str]:
    """Yield the head and a line per review."""
    due_text = _due_text(calendar)
    yield ",".join(COLUMNS) + "\n"
    for (_, card_id, review_time, _, _), (recall, after) in rows:
        named = f"{card_id},{review_time}"
        if not _plain(named):
            named = _quoted(card_id, review_time)
        yield (
            f"{named},{after.stability},{after.difficulty},{_STATES[after.state]},"
            f"{due_text(after)},{'' if recall is None else recall}\n"
        )


def json_lines(rows: Iterable[tuple[LoggedReview, Reviewed]], calendar: Calendar) -> Iterator[str]:
    """Yield an object per review; null where CSV leaves a cell empty."""
    due_text = _due_text(calendar)
    quoted = json.JSONEncoder().encode
    for (_, card_id, review_time, _, _), (recall, after) in rows:
        yield (
            f'{{"card_id": {quoted(card_id)}, "review_time": {quoted(review_time)}, '
            f'"stability": {after.stability}, "difficulty": {after.difficulty}, '
            f'"state": "{_STATES[after.state]}", "due": "{due_text(after)}", '
            f'"retrievability": {"null" if recall is None else recall}}}\n'
        )


def _due_text(calendar: Calendar) -> Callable[[CardState], str]:
    """Return a function that writes when a card is due; many cards are due on the same day."""

    @lru_cache(maxsize=8192)
    def start(day: date) -> str:
        return calendar.start(day).isoformat()

    def text(card: CardState) -> str:
        if card.interval is not None:
            return start(card.day + timedelta(card.interval))
        return due(card, calendar).isoformat()

    return text


def _plain(named: str) -> bool:
    """Tell whether two cells need no quotation marks and are no formula."""
    return named[0].isalnum() and named.count(",") == 1 and '"' not in named and named.isprintable()


def _quoted(*cells: str) -> str:
    from quizapp.domain.reports.csv import guard  # loads much that is seldom needed here

    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="").writerow([guard(cell) for cell in cells])
    return line.getvalue()
