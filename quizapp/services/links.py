"""Links that work once: the first administrator's, and those to a new password.

The database keeps hashes; a link is shown when it is made and never again.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.domain.errors import N_, NotFound
from quizapp.models import OneTimeLink, User, db
from quizapp.services import people
from quizapp.services.accounts import name_taken
from quizapp.services.logins import open_login, token_hash
from quizapp.services.names import check_password, clean_name, name_key
from quizapp.services.passwords import hash_password
from quizapp.services.signing_in import replace_password
from quizapp.services.transactions import transaction

FIRST_ADMIN_LIFE: Final = timedelta(hours=1)
RESET_LIFE: Final = timedelta(days=3)

FIRST_ADMIN: Final = "first_admin"
RESET: Final = "reset"


@transaction
def first_admin_link(session: Session, *, now: datetime) -> str | None:
    """Return the token of a new link to make the first administrator; None once one exists.

    A new token ends the one before.
    """
    if _admin_exists(session):
        return None
    session.execute(delete(OneTimeLink).where(OneTimeLink.purpose == FIRST_ADMIN))
    return _add(session, FIRST_ADMIN, user_id=None, life=FIRST_ADMIN_LIFE, now=now)


def use_first_admin(*, token: str, name: str, password: str, now: datetime) -> str:
    """Make the first administrator; return a sign-in's token.

    Raises NotFound for a link that does not work (any more), InvalidInput naming the field to
    mend, which leaves the link usable.
    """
    is_usable(token, FIRST_ADMIN, now=now)
    name = clean_name(name)
    check_password(password, name=name)
    stored = hash_password(password)
    try:
        return _use_first_admin(token=token, name=name, password_hash=stored, now=now)
    except IntegrityError as error:
        raise name_taken() from error


@transaction
def _use_first_admin(
    session: Session, *, token: str, name: str, password_hash: str, now: datetime
) -> str:
    _spend(session, token, FIRST_ADMIN, now=now)
    if _admin_exists(session):
        raise _worthless()
    admin = User(
        name=name,
        name_key=name_key(name),
        role="admin",
        password_hash=password_hash,
        created_at=now,
        active_at=now,
    )
    session.add(admin)
    session.flush()
    people.audit(session, "first_admin", now=now, actor_id=admin.id, subject_id=admin.id)
    return open_login(session, admin, now=now)


@transaction
def reset_link(session: Session, *, actor_id: int, user_id: int, now: datetime) -> str:
    """Return the token of a new link with which a person sets a new password.

    Teachers issue them for students, administrators for every account; raises NotFound otherwise.
    """
    actor = people.locked(session, actor_id)
    user = people.locked(session, user_id)
    reach = {"admin": {"student", "teacher", "admin"}, "teacher": {"student"}}
    if user.role not in reach.get(actor.role, set()):
        raise NotFound(N_("This person is no longer here."))
    session.execute(delete(OneTimeLink).where(OneTimeLink.user_id == user.id))
    people.audit(session, "reset_link", now=now, actor_id=actor.id, subject_id=user.id)
    return _add(session, RESET, user_id=user.id, life=RESET_LIFE, now=now)


def reset_person(token: str, *, now: datetime) -> User:
    """Return the person whose password a link sets; raises NotFound when it does not work."""
    return db.session.get_one(User, _usable(token, RESET, now=now).user_id)


def use_reset(*, token: str, password: str, now: datetime) -> str:
    """Set a new password; return a sign-in's token.

    Raises NotFound or InvalidInput like `use_first_admin`.
    """
    user = reset_person(token, now=now)
    db.session.commit()
    check_password(password, name=user.name or "")
    return _use_reset(token=token, password_hash=hash_password(password), now=now)


@transaction
def _use_reset(session: Session, *, token: str, password_hash: str, now: datetime) -> str:
    user_id = _spend(session, token, RESET, now=now)
    if user_id is None:
        raise _worthless()
    user = replace_password(
        session, user_id=user_id, password_hash=password_hash, actor_id=user_id, now=now
    )
    return open_login(session, user, now=now)


def is_usable(token: str, purpose: str, *, now: datetime) -> None:
    """Raise NotFound unless the link works right now."""
    _usable(token, purpose, now=now)
    if purpose == FIRST_ADMIN and _admin_exists(db.session()):
        raise _worthless()


def _usable(token: str, purpose: str, *, now: datetime) -> OneTimeLink:
    link = db.session.scalar(
        select(OneTimeLink).where(
            OneTimeLink.token_hash == token_hash(token),
            OneTimeLink.purpose == purpose,
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > now,
        )
    )
    if link is None:
        raise _worthless()
    return link


def _spend(session: Session, token: str, purpose: str, *, now: datetime) -> int | None:
    """Mark a link used, by one statement, so that of two clicks one wins; return its person."""
    row = session.execute(
        update(OneTimeLink)
        .where(
            OneTimeLink.token_hash == token_hash(token),
            OneTimeLink.purpose == purpose,
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > now,
        )
        .values(used_at=now)
        .returning(OneTimeLink.user_id)
    ).one_or_none()
    if row is None:
        raise _worthless()
    user_id: int | None = row[0]
    return user_id


def _add(
    session: Session, purpose: str, *, user_id: int | None, life: timedelta, now: datetime
) -> str:
    token = secrets.token_urlsafe(32)
    session.add(
        OneTimeLink(
            purpose=purpose,
            token_hash=token_hash(token),
            user_id=user_id,
            created_at=now,
            expires_at=now + life,
        )
    )
    return token


def _admin_exists(session: Session) -> bool:
    return session.scalar(select(User.id).where(User.role == "admin").limit(1)) is not None


def _worthless() -> NotFound:
    return NotFound(N_("This link has been used, has expired, or was cut when it was copied."))
