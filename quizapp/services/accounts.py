"""Accounts: made by their owners, out of a guest when there is one, or by somebody else."""

from __future__ import annotations

import hmac
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.config import Config
from quizapp.domain.errors import N_, NotAllowed
from quizapp.models import User
from quizapp.models.base import random_id
from quizapp.services.logins import end_all, open_login
from quizapp.services.names import InvalidInput, check_password, clean_name, name_key
from quizapp.services.passwords import hash_password
from quizapp.services.people import audit, locked
from quizapp.services.transactions import transaction


def register(
    *, config: Config, name: str, password: str, code: str, guest_id: int | None, now: datetime
) -> str:
    """Make an account, out of the guest's own row when there is one; return a sign-in's token.

    Raises NotAllowed when registration is closed, InvalidInput naming the field to mend.
    """
    if config.registration == "closed":
        raise NotAllowed(N_("Accounts are made by a teacher or an administrator here."))
    if config.registration == "code" and not _is_code(code, config.registration_code):
        raise InvalidInput("code", N_("This is not the code. Ask your teacher for it."))
    name = clean_name(name)
    check_password(password, name=name)
    stored = hash_password(password)
    try:
        return _register(name=name, password_hash=stored, guest_id=guest_id, now=now)
    except IntegrityError as error:
        raise name_taken() from error


@transaction
def _register(
    session: Session, *, name: str, password_hash: str, guest_id: int | None, now: datetime
) -> str:
    if guest_id is None:
        user = User(created_at=now, active_at=now)
        session.add(user)
    else:
        user = locked(session, guest_id)
        if user.role != "guest":
            raise NotAllowed(N_("You have an account already."))
        end_all(session, user.id)
        user.resume_nonce = random_id()  # the guest's link must not open the account
    user.name, user.name_key = name, name_key(name)
    user.password_hash = password_hash
    user.role = "student"
    user.active_at = now
    session.flush()
    audit(session, "register", now=now, actor_id=user.id, subject_id=user.id)
    return open_login(session, user, now=now)


def create_account(
    *,
    actor_id: int | None,
    name: str,
    role: str,
    password_hash: str | None,
    email: str | None = None,
    now: datetime,
) -> User:
    """Make an account for somebody else; without a password they need a reset link.

    Raises InvalidInput naming the field to mend.
    """
    name = clean_name(name)
    try:
        return _create(
            actor_id=actor_id,
            name=name,
            role=role,
            password_hash=password_hash,
            email=email,
            now=now,
        )
    except IntegrityError as error:
        raise name_taken() from error


@transaction
def _create(
    session: Session,
    *,
    actor_id: int | None,
    name: str,
    role: str,
    password_hash: str | None,
    email: str | None,
    now: datetime,
) -> User:
    user = User(
        name=name,
        name_key=name_key(name),
        role=role,
        password_hash=password_hash,
        email=email,
        created_at=now,
        active_at=now,
    )
    session.add(user)
    session.flush()
    audit(
        session,
        "create",
        now=now,
        actor_id=actor_id,
        subject_id=user.id,
        details={"name": name, "role": role},
    )
    return user


def name_taken() -> InvalidInput:
    """Return the error for a user name that somebody has."""
    return InvalidInput("name", N_("Somebody has this user name. Choose another one."))


def _is_code(given: str, expected: str) -> bool:
    return bool(expected) and hmac.compare_digest(given.strip().encode(), expected.encode())
