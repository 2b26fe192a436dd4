"""Which attempts a report is about, as typed on a page or on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final

from quizapp.domain.errors import N_, QuizappError

PURPOSES: Final = ("quiz", "practice", "preview")
ALL: Final = "all"


class BadCriteria(QuizappError):
    """A filter says something that cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """A filter of attempts; what is empty does not filter.

    Started at `since` or later, and before `until`.
    """

    quizzes: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    person: str = ""
    """A part of a user name, a guest's label, or a person's id."""
    purpose: str = "quiz"

    @property
    def purposes(self) -> tuple[str, ...]:
        """Return the purposes that are wanted."""
        return PURPOSES if self.purpose == ALL else (self.purpose,)


def read(
    *,
    quizzes: Sequence[str] = (),
    since: str = "",
    until: str = "",
    person: str = "",
    purpose: str = "",
) -> Criteria:
    """Read a filter from texts.

    Raises BadCriteria with the text and how to write it.
    """
    if purpose and purpose not in (*PURPOSES, ALL):
        raise BadCriteria(
            N_(
                'There is no purpose "{text}". Write quiz, practice, preview or all.',
                text=purpose,
            )
        )
    return Criteria(
        quizzes=tuple(dict.fromkeys(each.replace("\0", "") for each in quizzes if each)),
        since=_moment(since),
        until=_moment(until),
        person=" ".join(person.replace("\0", " ").split()),
        purpose=purpose or "quiz",
    )


def _moment(text: str) -> datetime | None:
    """Read an ISO 8601 date or date-time; a date is its midnight, and no offset means UTC."""
    text = text.strip()
    if not text:
        return None
    try:
        if len(text) == len("2026-03-02"):
            return datetime.combine(date.fromisoformat(text), time(), UTC)
        moment = datetime.fromisoformat(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadCriteria(
            N_(
                '"{text}" is no date. Write it as 2026-03-02 or 2026-03-02T09:00Z.',
                text=text,
            )
        ) from None
