"""Logging in with a name and a password, and changing the password."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from quizapp.domain.errors import N_
from quizapp.models import OneTimeLink, User, db
from quizapp.services import passwords, people
from quizapp.services.logins import end_all, open_login
from quizapp.services.names import InvalidInput, check_password
from quizapp.services.transactions import transaction


def log_in(*, name: str, password: str, now: datetime) -> str | None:
    """Return the token of a new sign-in, or None; why not is nobody's business.

    One hash is computed on every path, so neither the answer nor its time tells whether the name
    exists.
    """
    user = people.by_name(name)
    db.session.commit()  # nothing is held while the hash is computed
    stored = None if user is None else user.password_hash
    if not passwords.verify(stored, password) or user is None or stored is None:
        return None
    better = passwords.hash_password(password) if passwords.needs_rehash(stored) else None
    return _open(user_id=user.id, stored=stored, better=better, now=now)


@transaction
def _open(
    session: Session, *, user_id: int, stored: str, better: str | None, now: datetime
) -> str | None:
    user = people.locked(session, user_id)
    if user.password_hash != stored:  # changed since it was verified
        return None
    if better is not None:
        user.password_hash = better
    user.active_at = now
    return open_login(session, user, now=now)


def change_password(*, user_id: int, old: str, new: str, now: datetime) -> str:
    """Store a new password and end all sign-ins; return the token of a new one.

    Raises InvalidInput naming the field to mend.
    """
    user = db.session.get_one(User, user_id)
    db.session.commit()
    stored = user.password_hash
    if not passwords.verify(stored, old):
        raise InvalidInput("old_password", N_("This is not your present password."))
    try:
        check_password(new, name=user.name or "")
    except InvalidInput as error:
        raise InvalidInput("new_password", error.message) from error
    return _change(user_id=user_id, password_hash=passwords.hash_password(new), now=now)


@transaction
def _change(session: Session, *, user_id: int, password_hash: str, now: datetime) -> str:
    user = replace_password(
        session, user_id=user_id, password_hash=password_hash, actor_id=user_id, now=now
    )
    return open_login(session, user, now=now)


@transaction
def set_password(session: Session, *, user_id: int, password_hash: str, now: datetime) -> None:
    """Store a password's hash, as the command line does; all sign-ins and links end."""
    replace_password(session, user_id=user_id, password_hash=password_hash, actor_id=None, now=now)


def replace_password(
    session: Session, *, user_id: int, password_hash: str, actor_id: int | None, now: datetime
) -> User:
    """Do the same inside the caller's transaction; return the person."""
    user = people.locked(session, user_id)
    user.password_hash = password_hash
    end_all(session, user.id)
    session.execute(delete(OneTimeLink).where(OneTimeLink.user_id == user.id))
    people.audit(session, "password", now=now, actor_id=actor_id, subject_id=user.id)
    return user
