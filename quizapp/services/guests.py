"""Guests: what becomes of their attempts when they log in, leave, or stay away."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.domain.errors import N_, NotAllowed
from quizapp.models import Attempt, Response, User, db
from quizapp.models.base import random_id
from quizapp.services import people
from quizapp.services.logins import end_all, open_login
from quizapp.services.transactions import transaction

EMPTY_DAYS: Final = 7
"""After how many days a guest who never answered is deleted."""

BATCH: Final = 500


def attempts_of(user_id: int) -> int:
    """Count the attempts of a person."""
    query = select(func.count()).select_from(Attempt).where(Attempt.user_id == user_id)
    return db.session.scalar(query) or 0


def move_attempts(*, guest_id: int, user_id: int, now: datetime) -> int:
    """Give a guest's attempts to an account and delete the guest; return how many moved.

    Numbers go on where the account's own end. Another attempt that starts meanwhile may take the
    same number; then it is all done again.
    """
    for _turn in range(3):
        try:
            return _move(guest_id=guest_id, user_id=user_id, now=now)
        except IntegrityError:
            continue
    return _move(guest_id=guest_id, user_id=user_id, now=now)


@transaction
def _move(session: Session, *, guest_id: int, user_id: int, now: datetime) -> int:
    user = people.locked(session, user_id)
    guest = session.get(User, guest_id, with_for_update=True, populate_existing=True)
    if guest is None:
        return 0  # done before: the button was pressed twice
    if guest.role != "guest" or user.role == "guest":
        raise NotAllowed(N_("Only a guest's quizzes can be moved, and only to an account."))
    last: dict[tuple[str, str, str], int] = {}
    group = (Attempt.quiz_id, Attempt.scope, Attempt.purpose)
    query = select(*group, func.max(Attempt.number)).where(Attempt.user_id == user.id)
    for quiz_id, scope, purpose, number in session.execute(query.group_by(*group)):
        last[quiz_id, scope, purpose] = number
    keys = set(session.scalars(select(Attempt.start_key).where(Attempt.user_id == user.id)))
    moved = session.scalars(
        select(Attempt)
        .where(Attempt.user_id == guest.id)
        .order_by(Attempt.id)
        .execution_options(populate_existing=True)
    ).all()
    for attempt in moved:
        place = (attempt.quiz_id, attempt.scope, attempt.purpose)
        last[place] = last.get(place, 0) + 1
        attempt.number = last[place]
        attempt.user_id = user.id
        if attempt.start_key in keys:
            attempt.start_key = random_id()
    session.flush()
    session.delete(guest)
    people.audit(
        session,
        "move_attempts",
        now=now,
        actor_id=user.id,
        subject_id=user.id,
        details={"attempts": len(moved)},
    )
    return len(moved)


@transaction
def leave(session: Session, *, guest_id: int) -> None:
    """End a guest's sign-ins; one who started nothing is deleted at once."""
    guest = session.get(User, guest_id, with_for_update=True, populate_existing=True)
    if guest is None or guest.role != "guest":
        return
    end_all(session, guest.id)
    if session.scalar(select(Attempt.id).where(Attempt.user_id == guest.id).limit(1)) is None:
        session.delete(guest)


@transaction
def resume(session: Session, *, public_id: str, nonce: str, now: datetime) -> str | None:
    """Sign a browser in as the guest of a resume link; None when the link has been ended."""
    guest = _resumed(session, public_id, nonce)
    if guest is None:
        return None
    guest.active_at = now
    return open_login(session, guest, now=now)


def resumable(*, public_id: str, nonce: str) -> User | None:
    """Return the guest of a resume link, or None when the link has been ended."""
    return _resumed(db.session(), public_id, nonce)


def _resumed(session: Session, public_id: str, nonce: str) -> User | None:
    return session.scalar(
        select(User).where(
            User.public_id == public_id, User.resume_nonce == nonce, User.role == "guest"
        )
    )


@transaction
def purge(session: Session, *, keep_days: int, now: datetime) -> int:
    """Delete guests who stayed away too long, some at a time; return how many.

    `keep_days` 0 keeps those who answered something for ever.
    """
    answered = (
        select(Response.position)
        .join(Attempt, Attempt.id == Response.attempt_id)
        .where(Attempt.user_id == User.id, Response.answered_at.is_not(None))
        .exists()
    )
    is_old = User.active_at < now - timedelta(days=EMPTY_DAYS)
    gone = is_old & ~answered
    if keep_days:
        gone = gone | (User.active_at < now - timedelta(days=keep_days))
    query = select(User.id).where(User.role == "guest", gone).limit(BATCH)
    ids = session.scalars(query).all()
    session.execute(delete(User).where(User.id.in_(ids), User.role == "guest"))
    return len(ids)
