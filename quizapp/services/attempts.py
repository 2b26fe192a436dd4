"""Attempts: starting, finding, handing in, closing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from quizapp.domain import quiz as rules
from quizapp.domain.errors import N_, Conflict, NotAllowed, NotFound
from quizapp.models import Attempt, User, db, reading
from quizapp.services import logins, papers, people
from quizapp.services.responses import Given, of_attempt
from quizapp.services.transactions import transaction

OPEN = "open"
"""The scope of attempts outside any class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an attempt is started on: questions in asking order and the rules they come with."""

    quiz_id: str
    title: str
    made: papers.Draft
    media: Mapping[str, bytes]
    seed: str
    feedback: str = "each"
    due_at: datetime | None = None
    layout: str = "one"
    time_limit: int | None = None
    attempts: int | None = None
    purpose: str = "quiz"


@dataclass(frozen=True, slots=True)
class Started:
    """An attempt that runs, and the sign-in token when a guest was made for it."""

    attempt: Attempt
    token: str | None = None


@transaction
def start(
    session: Session,
    *,
    plan: Plan,
    user_id: int | None,
    start_key: str,
    guests: bool,
    now: datetime,
) -> Started:
    """Start an attempt, or return the one that this page, or an earlier one, already started.

    Raises NotAllowed when guests may not answer, or no attempt is left.
    """
    token: str | None = None
    if user_id is None:
        if again := _started_by_guest(session, start_key, now):
            return again
        if not guests:
            raise NotAllowed(N_("Sign in first: here only people with an account may answer."))
        user, token = people.new_guest(session, now=now)
    else:
        user = session.get_one(User, user_id, with_for_update=True)
    mine = (
        Attempt.user_id == user.id,
        Attempt.quiz_id == plan.quiz_id,
        Attempt.scope == OPEN,
        Attempt.purpose == plan.purpose,
    )
    before = list(session.scalars(select(Attempt).where(*mine).order_by(Attempt.number)))
    for attempt in before:
        closed = rules.is_closed(now, attempt.handed_in_at, attempt.deadline_at)
        if attempt.start_key == start_key or (plan.purpose != "practice" and not closed):
            return Started(attempt, token)
    if rules.attempts_left(plan.attempts, len(before)) == 0:
        raise NotAllowed(
            N_("You have taken this quiz {count} times, and no attempt is left.", count=len(before))
        )
    papers.store(session, plan.made, plan.media, now)
    attempt = Attempt(
        user_id=user.id,
        quiz_id=plan.quiz_id,
        purpose=plan.purpose,
        number=before[-1].number + 1 if before else 1,
        start_key=start_key,
        title=plan.title,
        seed=plan.seed,
        paper=plan.made.paper.to_json(),
        layout=plan.layout,
        feedback=plan.feedback,
        due_at=plan.due_at,
        started_at=now,
        deadline_at=rules.deadline(now, plan.time_limit, user.time_factor),
        points_of=plan.made.paper.points_of,
    )
    session.add(attempt)
    session.flush()
    return Started(attempt, token)


def _started_by_guest(session: Session, start_key: str, now: datetime) -> Started | None:
    """Find what the first half of a double click started before its cookie arrived."""
    lately = now - timedelta(minutes=1)
    attempt = session.scalar(
        select(Attempt)
        .join(User, User.id == Attempt.user_id)
        .where(
            Attempt.start_key == start_key,
            Attempt.started_at > lately,
            User.role == "guest",
            User.active_at > lately,  # by the index: not every guest there ever was is asked
        )
    )
    if attempt is None:
        return None
    guest = session.get_one(User, attempt.user_id)
    return Started(attempt, logins.open_login(session, guest, now=now))


def plan_practice(attempt: Attempt | Found, items: Sequence[papers.Item], *, seed: str) -> Plan:
    """Plan a practice attempt on some questions of an attempt, in the wording they had."""
    return Plan(
        quiz_id=attempt.quiz_id,
        title=attempt.title,
        made=papers.redraft(seed, items),
        media={},
        seed=seed,
        purpose="practice",
    )


class Found(NamedTuple):
    """An attempt as its pages read it: the row as it stood, without its paper."""

    id: int
    public_id: str
    user_id: int
    quiz_id: str
    purpose: str
    number: int
    title: str
    seed: str
    layout: str
    feedback: str
    started_at: datetime
    due_at: datetime | None
    deadline_at: datetime | None
    handed_in_at: datetime | None
    points_of: float


_by_public_id = select(*(getattr(Attempt, name) for name in Found._fields)).where(
    Attempt.public_id == bindparam("public_id")
)


def find(public_id: str) -> Found:
    """Return an attempt by the id in its address.

    Raises NotFound.
    """
    row = reading().execute(_by_public_id, {"public_id": public_id}).first()
    if row is None:
        raise NotFound(N_("There is no such attempt."))
    return Found._make(row)


def latest(
    user_id: int, quiz_ids: Sequence[str] | None = None, *, purpose: str = "quiz"
) -> dict[str, list[Attempt]]:
    """Return a person's attempts of one purpose by quiz, oldest first."""
    wanted = select(Attempt).where(Attempt.user_id == user_id, Attempt.purpose == purpose)
    if quiz_ids is not None:
        wanted = wanted.where(Attempt.quiz_id.in_(quiz_ids))
    found: dict[str, list[Attempt]] = {}
    for attempt in db.session.scalars(wanted.order_by(Attempt.id)):
        found.setdefault(attempt.quiz_id, []).append(attempt)
    return found


def history(user_id: int, *, before: str | None = None, limit: int = 50) -> list[Attempt]:
    """Return a person's attempts of every purpose, newest first, older than one of them."""
    wanted = select(Attempt).where(Attempt.user_id == user_id)
    if before is not None:
        mark = select(Attempt.id).where(Attempt.public_id == before, Attempt.user_id == user_id)
        wanted = wanted.where(Attempt.id < mark.scalar_subquery())
    return list(db.session.scalars(wanted.order_by(Attempt.id.desc()).limit(limit)))


def guarded(user_id: int, now: datetime, *, but: int | None = None) -> frozenset[str]:
    """Return the questions whose key this person must not see anywhere, `but` one attempt aside.

    Those of every attempt that is open, or whose marks are not released yet.
    """
    rows = db.session.execute(
        select(
            Attempt.id,
            Attempt.paper,
            Attempt.handed_in_at,
            Attempt.deadline_at,
            Attempt.feedback,
            Attempt.due_at,
        ).where(
            Attempt.user_id == user_id,
            Attempt.purpose == "quiz",
            or_(Attempt.handed_in_at.is_(None), Attempt.feedback.in_(("due", "never"))),
        )
    )
    held: set[str] = set()
    for each, paper, handed_in_at, deadline_at, feedback, due_at in rows:
        closed = rules.is_closed(now, handed_in_at, deadline_at)
        if each != but and not rules.feedback_visible(
            feedback, checked=False, closed=closed, now=now, due_at=due_at
        ):
            held.update(item.question for item in papers.read(paper).items)
    return frozenset(held)


def total(paper: papers.Paper, responses: Mapping[int, Given]) -> rules.Total:
    """Add up a paper's points; what is unanswered earns nothing."""
    return rules.Total.over(
        (
            responses[position].points if position in responses else 0.0,
            item.points,
            responses[position].outcome if position in responses else "unanswered",
        )
        for position, item in enumerate(paper.items, 1)
        if item.scored
    )


@transaction
def hand_in(session: Session, *, attempt_id: int, key: str, now: datetime) -> Attempt:
    """Hand an attempt in; a second time by the same page changes nothing.

    After the time ran out it counts as handed in when it did. Raises Conflict when it was handed
    in before, by another page or because the time ran out.
    """
    attempt = session.get_one(Attempt, attempt_id, with_for_update=True, populate_existing=True)
    if attempt.handed_in_at is not None:
        if attempt.hand_in_key == key:
            return attempt
        raise Conflict(N_("This attempt was already handed in. Here is its result."))
    late = rules.is_closed(now, None, attempt.deadline_at)
    _close(attempt, attempt.deadline_at if late and attempt.deadline_at else now)
    attempt.hand_in_key = key
    return attempt


def _close(attempt: Attempt, at: datetime) -> None:
    score = total(papers.of(attempt), of_attempt(attempt.id))
    attempt.points, attempt.points_of, attempt.awaiting = score.points, score.of, score.awaiting
    attempt.handed_in_at = at


@transaction
def close_expired(session: Session, *, now: datetime, limit: int = 200) -> int:
    """Close attempts whose time is up, dated when it was up; return how many."""
    expired = session.scalars(
        select(Attempt)
        .where(Attempt.handed_in_at.is_(None), Attempt.deadline_at < now - rules.GRACE)
        .order_by(Attempt.deadline_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    for attempt in expired:
        assert attempt.deadline_at is not None  # noqa: S101 - the WHERE above says so
        _close(attempt, attempt.deadline_at)
    return len(expired)
