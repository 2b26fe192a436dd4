"""Review logs as CSV, in the form that tools around FSRS exchange: one line per review."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple, NoReturn

from quizapp.domain.errors import N_, Message, QuizappError
from quizapp.domain.scheduling.scheduler import Rating

NEEDED: Final = ("card_id", "review_time", "review_rating")
"""The columns without which there is no review; others may stand beside them, in any order."""

_RATINGS: Final = {str(int(each)): each for each in Rating}
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_END: Final = datetime(3000, 1, 1, tzinfo=UTC)


class BadLog(QuizappError):
    """A line of a review log cannot be used."""

    def __init__(self, line: int, message: Message) -> None:
        super().__init__(message)
        self.line = line


class LoggedReview(NamedTuple):
    """One line of a log: where it stands, its id and time as written, and what they mean."""

    line: int
    card_id: str
    review_time: str
    at: datetime
    rating: Rating


def read_log(lines: Iterable[str]) -> Iterator[LoggedReview]:
    """Yield the reviews of a log line by line. Raises BadLog at the first that is none."""
    reader = csv.reader(lines, strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        card, time, rating = _places(header)
        width = len(header)
        for row in reader:
            if len(row) != width:
                if not row:
                    continue
                raise BadLog(
                    reader.line_num,
                    N_("Expected {wanted} columns, got {found}.", wanted=width, found=len(row)),
                )
            line = reader.line_num
            yield LoggedReview(
                line,
                row[card] or _refuse(line, "card_id", "an id", row[card]),
                row[time],
                _moment(line, row[time]),
                _RATINGS.get(row[rating].strip())
                or _refuse(line, "review_rating", "1, 2, 3 or 4", row[rating]),
            )
    except csv.Error as error:
        raise BadLog(
            reader.line_num, N_("This line cannot be read as CSV: {reason}.", reason=error)
        ) from None


def _places(header: list[str]) -> tuple[int, ...]:
    for name in NEEDED:
        if header.count(name) != 1:
            raise BadLog(
                1,
                N_(
                    "The first line must name the columns, and {name} once; it says: {found}.",
                    name=name,
                    found=_shown(", ".join(header)) or "nothing",
                ),
            )
    return tuple(header.index(name) for name in NEEDED)


def _moment(line: int, text: str) -> datetime:
    """Read milliseconds since 1970, or a date and time of ISO 8601 with its zone."""
    written = text.strip()
    try:
        if written.isdecimal() and len(written) < 16:
            moment: datetime | None = _EPOCH + timedelta(milliseconds=int(written))
        else:
            moment = datetime.fromisoformat(written)
    except (ValueError, OverflowError):
        moment = None
    if moment is None or moment.tzinfo is None or not _EPOCH <= moment < _END:
        _refuse(
            line, "review_time", "milliseconds since 1970, or a date and time with its zone", text
        )
    return moment


def _refuse(line: int, column: str, wanted: str, found: str) -> NoReturn:
    raise BadLog(
        line,
        N_(
            "{column}: expected {wanted}, got {found}.",
            column=column,
            wanted=wanted,
            found=f'"{_shown(found)}"',
        ),
    )


def _shown(text: str) -> str:
    """Shorten what was found, without bytes that are no text and codes that steer a terminal."""
    return "".join(
        each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text[:60]
    )
