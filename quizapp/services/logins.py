"""Sign-ins: one row per browser; the browser holds a token, the row only its hash."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from quizapp.models import Login, User, reading
from quizapp.services.transactions import transaction

SEEN_EVERY: Final = timedelta(hours=1)
"""How exact the times of the last visit are: a write per visit would be a waste."""

LIFETIME: Final = timedelta(days=400)
"""How long a browser stays signed in without a visit; browsers keep no cookie longer."""


class Person(NamedTuple):
    """Who is signed in, as every page reads it."""

    id: int
    public_id: str
    role: str
    name: str | None
    email: str | None
    locale: str | None
    time_zone: str | None
    rollover_hour: int
    resume_nonce: str


class SignIn(NamedTuple):
    """One sign-in with its person, as the row stood when it was read."""

    id: int
    user_id: int
    last_seen_at: datetime
    user: Person


def token_hash(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_login(session: Session, user: User, *, now: datetime) -> str:
    """Add a sign-in inside the caller's transaction; return the token for the cookie."""
    token = secrets.token_urlsafe(32)
    session.add(
        Login(user_id=user.id, token_hash=token_hash(token), created_at=now, last_seen_at=now)
    )
    session.flush()
    return token


_by_token = (
    select(Login.id, Login.last_seen_at, *(getattr(User, name) for name in Person._fields))
    .join_from(Login, User, User.id == Login.user_id)
    .where(Login.token_hash == bindparam("token_hash"))
)


def find(token: str) -> SignIn | None:
    """Return the sign-in of a token with its person, in one SELECT, or None."""
    found = reading().execute(_by_token, {"token_hash": token_hash(token)})
    row = found.first()
    if row is None:
        return None
    login_id, last_seen_at, *person = row
    user = Person._make(person)
    return SignIn(login_id, user.id, last_seen_at, user)


def is_stale(login: SignIn, *, now: datetime) -> bool:
    """Tell whether the time of the last visit is worth a write."""
    return now - login.last_seen_at >= SEEN_EVERY


@transaction
def see(session: Session, *, login_id: int, user_id: int, now: datetime) -> None:
    """Note that somebody is here."""
    session.execute(update(Login).where(Login.id == login_id).values(last_seen_at=now))
    session.execute(update(User).where(User.id == user_id).values(active_at=now))


@transaction
def log_out(session: Session, *, token: str) -> None:
    """End one sign-in; ending it twice is no mistake."""
    session.execute(delete(Login).where(Login.token_hash == token_hash(token)))


def end_all(session: Session, user_id: int) -> None:
    """End every sign-in of a person inside the caller's transaction."""
    session.execute(delete(Login).where(Login.user_id == user_id))


@transaction
def log_out_everywhere(session: Session, *, user_id: int) -> None:
    """End every sign-in of a person."""
    end_all(session, user_id)
