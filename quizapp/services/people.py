"""People: their rows, settings, and the list of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple
from zoneinfo import available_timezones

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from quizapp.domain.errors import N_, NotFound
from quizapp.models import AuditEvent, User, db
from quizapp.models.base import random_id
from quizapp.services.logins import open_login
from quizapp.services.names import InvalidInput, name_key
from quizapp.services.transactions import transaction

PAGE: Final = 50


def new_guest(session: Session, *, now: datetime) -> tuple[User, str]:
    """Add a guest inside the caller's transaction; return the row and the cookie's token."""
    guest = User(created_at=now, active_at=now)
    session.add(guest)
    session.flush()
    return guest, open_login(session, guest, now=now)


def audit(
    session: Session,
    action: str,
    *,
    now: datetime,
    actor_id: int | None,
    subject_id: int | None,
    details: Any = None,
) -> None:
    """Write down who did what to whom, inside the caller's transaction."""
    session.add(
        AuditEvent(at=now, actor_id=actor_id, subject_id=subject_id, action=action, details=details)
    )


def locked(session: Session, user_id: int) -> User:
    """Return a person as the database has them now, kept from changing until the commit."""
    user = session.get(User, user_id, with_for_update=True, populate_existing=True)
    if user is None:
        raise NotFound(N_("This person is no longer here."))
    return user


def change_settings(
    *,
    user_id: int,
    locale: str | None,
    time_zone: str | None,
    rollover_hour: int,
    email: str | None,
) -> None:
    """Store how somebody wants to see things.

    Raises InvalidInput for a time zone that does not exist or an hour that no day has.
    """
    if time_zone is not None and time_zone not in available_timezones():
        raise InvalidInput("time_zone", N_("Choose a time zone from the list."))
    if not 0 <= rollover_hour <= 23:
        raise InvalidInput("rollover_hour", N_("Choose an hour from 0 to 23."))
    _store(
        user_id,
        {"locale": locale, "time_zone": time_zone, "rollover_hour": rollover_hour, "email": email},
    )


@transaction
def _store(session: Session, user_id: int, values: Mapping[str, Any]) -> None:
    user = locked(session, user_id)
    for name, value in values.items():
        setattr(user, name, value)


@transaction
def renew_resume(session: Session, *, user_id: int) -> None:
    """Make every resume link given out so far worthless."""
    locked(session, user_id).resume_nonce = random_id()


class Listing(NamedTuple):
    """One page of people."""

    people: Sequence[User]
    total: int
    page: int
    pages: int


def search(*, text: str, roles: Sequence[str], page: int) -> Listing:
    """Return the people of these roles whose name or e-mail contains the text, by name."""
    where: list[ColumnElement[bool]] = [User.role.in_(roles)]
    if key := name_key(text):
        where.append(
            or_(
                User.name_key.contains(key, autoescape=True),
                func.lower(User.email).contains(key, autoescape=True),
            )
        )
    total = db.session.scalar(select(func.count()).select_from(User).where(*where)) or 0
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    query = select(User).where(*where).order_by(User.name_key, User.id)
    found = db.session.scalars(query.limit(PAGE).offset((page - 1) * PAGE)).all()
    return Listing(found, total, page, pages)


def by_name(name: str) -> User | None:
    """Return the account with this user name, however it is capitalised."""
    return db.session.scalar(select(User).where(User.name_key == name_key(name)))


def by_public_id(public_id: str) -> User:
    """Return the person with this public id; raises NotFound."""
    user = db.session.scalar(select(User).where(User.public_id == public_id))
    if user is None:
        raise NotFound(N_("This person is no longer here."))
    return user
