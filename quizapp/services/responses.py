"""Responses: every change is kept, exactly one value counts.

A crash or a bad line leaves changes stored whose reply never arrived, so each change may come
again. A rendered page has a random id and counts its changes: the triple (position, page, change)
names a change for ever. A page without JavaScript does not count and sends 0; then the order of
arrival decides, as it does between pages and devices.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from pydantic import JsonValue
from sqlalchemy import BindParameter, Connection, and_, bindparam, insert, select, update
from sqlalchemy.orm import Session

from quizapp.domain import quiz as rules
from quizapp.domain.errors import N_, Conflict, Message, NotFound
from quizapp.domain.questions.base import Mark
from quizapp.models import Attempt, Response, ResponseChange, reading
from quizapp.services import papers
from quizapp.services.transactions import transaction

LONGEST_LOOK_MS = 3_600_000
"""A page left open longer than an hour does not count as more than an hour of thought."""
MOST_MS = 2_000_000_000
"""As much time as the column holds, whatever pages claim."""


FINAL = N_("You have seen how this question was marked, so its answer stays as it was.")


class AttemptClosed(Conflict):
    """The answer came when the attempt took no more."""


class AlreadyChecked(Conflict):
    """The answer came after its mark had been shown."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one response as a page sent it, parsed and marked."""

    position: int
    value: JsonValue
    mark: Mark
    page: str = ""
    count: int = 0
    elapsed_ms: int = 0
    untouched: bool = False
    """True when the page sends back what it was rendered with: nobody changed anything there, so
    it must not undo what another page has stored since."""
    flag: bool | None = None
    """True and False set the flag, None leaves it."""
    hints: int = 0
    """How many hints this change has opened; they never close again."""
    check: bool = False
    """True when the student asks for the mark, after which the response is final."""
    whole: bool = False
    """True when it came with the other answers of a page: the count is that of all of them, so
    the value this page stored last is no change, whatever the count."""


class Given(NamedTuple):
    """The response that counts for one question, as it stood when it was read."""

    position: int
    value: JsonValue
    outcome: str
    fraction: float | None
    points: float | None
    duration_ms: int
    hints_opened: int
    flagged: bool
    checked_at: datetime | None


_given = select(*(getattr(Response, name) for name in Given._fields)).where(
    Response.attempt_id == bindparam("attempt")
)


def of_attempt(attempt_id: int) -> dict[int, Given]:
    """Return the responses of an attempt by position."""
    rows = reading().execute(_given, {"attempt": attempt_id})
    return {row[0]: Given._make(row) for row in rows}


def save(
    *,
    attempt_id: int,
    paper: papers.Paper,
    changes: Sequence[Change],
    now: datetime,
) -> None:
    """Store changes; each is applied once, and never over a newer one of its page.

    Raises AttemptClosed with nothing stored, AlreadyChecked with all other changes stored.
    """
    if final := _save_all(attempt_id=attempt_id, paper=paper, changes=changes, now=now):
        raise final


@transaction
def _save_all(
    session: Session,
    *,
    attempt_id: int,
    paper: papers.Paper,
    changes: Sequence[Change],
    now: datetime,
) -> AlreadyChecked | None:
    _lock(session, attempt_id)
    connection = session.connection()  # rows go in and out as they are: no objects are made
    final: AlreadyChecked | None = None
    for change in changes:
        try:
            _save(connection, attempt_id, paper.items[change.position - 1], change, now)
        except AlreadyChecked as error:
            final = error
    return final


_attempt: BindParameter[int] = bindparam("attempt")
_position: BindParameter[int] = bindparam("position")

_current = (
    select(
        Attempt.handed_in_at,
        Attempt.deadline_at,
        Response.position,
        Response.value,
        Response.fraction,
        Response.outcome,
        Response.hints_opened,
        Response.duration_ms,
        Response.flagged,
        Response.checked_at,
    )
    .join_from(
        Attempt,
        Response,
        and_(Response.attempt_id == Attempt.id, Response.position == _position),
        isouter=True,
    )
    .where(Attempt.id == _attempt)
)

_newest = (
    select(ResponseChange.change, ResponseChange.value, ResponseChange.elapsed_ms)
    .where(
        ResponseChange.attempt_id == _attempt,
        ResponseChange.position == _position,
        ResponseChange.page == bindparam("page"),
    )
    .order_by(ResponseChange.change.desc())
    .limit(1)
)


_responses = Response.metadata.tables["response"]
_add_change = insert(ResponseChange.metadata.tables["response_change"])
_add_response = insert(_responses)
_alter_response = update(_responses).where(
    _responses.c.attempt_id == bindparam("of_attempt"),
    _responses.c.position == bindparam("at_position"),
)


def _lock(session: Session, attempt_id: int) -> None:
    """Let nobody else change this attempt until the commit.

    A statement of its own: on PostgreSQL one that waits for a lock still reads what was there
    before it waited. On SQLite the gate has already done this.
    """
    if session.get_bind().dialect.name != "sqlite":
        session.execute(select(Attempt.id).where(Attempt.id == attempt_id).with_for_update())


def _save(
    connection: Connection, attempt_id: int, item: papers.Item, change: Change, now: datetime
) -> None:
    row = connection.execute(_current, {"attempt": attempt_id, "position": change.position}).first()
    if row is None:
        raise NotFound(N_("There is no such attempt."))
    if rules.is_closed(now, row.handed_in_at, row.deadline_at):
        raise AttemptClosed(_why_closed(row.handed_in_at))
    newest = connection.execute(
        _newest, {"attempt": attempt_id, "position": change.position, "page": change.page}
    ).first()
    stale = newest is not None and 0 < change.count < newest.change
    again = (
        newest is not None
        and (change.whole or change.count in (0, newest.change))
        and change.value == newest.value
    )
    idle = change.untouched and newest is None
    moved = not (stale or again or idle) and change.value != row.value
    if moved and row.checked_at is not None and item.scored:
        raise AlreadyChecked(FINAL)
    new: dict[str, Any] = {}
    fraction, outcome = row.fraction, row.outcome
    if moved:
        elapsed = min(change.elapsed_ms, LONGEST_LOOK_MS)
        count = change.count
        if newest is not None:
            count = max(count, newest.change + 1)
        connection.execute(
            _add_change,
            {
                "attempt_id": attempt_id,
                "position": change.position,
                "page": change.page,
                "change": count,
                "value": change.value,
                "at": now,
                "elapsed_ms": elapsed,
            },
        )
        fraction, outcome = change.mark.fraction, str(change.mark.outcome)
        since = elapsed - (newest.elapsed_ms if newest else 0)
        new |= {
            "value": change.value,
            "fraction": fraction,
            "outcome": outcome,
            "duration_ms": min(MOST_MS, (row.duration_ms or 0) + max(0, since)),
            "answered_at": now,
        }
    hints = max(row.hints_opened or 0, change.hints)
    if hints != (row.hints_opened or 0):
        new["hints_opened"] = hints
    if change.flag is not None and change.flag != bool(row.flagged):
        new["flagged"] = change.flag
    checkable = outcome in _CHECKABLE or not item.scored  # turning a card needs no answer
    if change.check and not stale and row.checked_at is None and checkable:
        new["checked_at"] = now
    if not new:
        return
    new["points"] = rules.earned(
        fraction, item.points, hints_opened=hints, hints_cost=item.hints_cost
    )
    if row.position is None:
        connection.execute(
            _add_response,
            {
                "attempt_id": attempt_id,
                "position": change.position,
                "question_id": item.question,
                "outcome": "unanswered",
                "fraction": None,
                "duration_ms": 0,
                "hints_opened": 0,
                "flagged": False,
                **new,
            },
        )
    else:
        connection.execute(
            _alter_response, {"of_attempt": attempt_id, "at_position": change.position, **new}
        )


_CHECKABLE = frozenset({"right", "partly", "wrong", "awaiting", "unmarked"})


def _why_closed(handed_in_at: datetime | None) -> Message:
    if handed_in_at is not None:
        return N_(
            "This answer came after the attempt was handed in, so it was not stored. "
            "What was saved before counts."
        )
    return N_(
        "This answer came after the time was up, so it was not stored. "
        "What was saved before counts."
    )
