"""What administrators decide about people: their role and their time."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from quizapp.domain.errors import N_, Conflict, NotAllowed
from quizapp.models import OneTimeLink, User
from quizapp.models.people import ROLES
from quizapp.services.logins import end_all
from quizapp.services.names import InvalidInput
from quizapp.services.people import audit, locked
from quizapp.services.transactions import transaction

ACCOUNT_ROLES: Final = tuple(role for role in ROLES if role != "guest")
TIME_FACTORS: Final = ("1", "1.25", "1.5", "2", "none")


@transaction
def set_role(
    session: Session, *, actor_id: int | None, user_id: int, role: str, now: datetime
) -> bool:
    """Give a person a role, and end their sign-ins; return whether anything changed.

    Raises InvalidInput for an unknown role, NotAllowed for a guest, Conflict when nobody would be
    left to administer.
    """
    if role not in ACCOUNT_ROLES:
        raise InvalidInput("role", N_("There is no such role."))
    query = select(User.id).where(User.role == "admin").order_by(User.id).with_for_update()
    admins = session.scalars(query).all()
    user = locked(session, user_id)
    if user.role == "guest":
        raise NotAllowed(N_("A guest has no account yet and can have no role."))
    if user.role == role:
        return False
    if list(admins) == [user.id]:
        raise Conflict(
            N_("This is the last administrator. Make somebody else an administrator first.")
        )
    audit(
        session,
        "role",
        now=now,
        actor_id=actor_id,
        subject_id=user.id,
        details={"from": user.role, "to": role},
    )
    user.role = role
    end_all(session, user.id)
    session.execute(delete(OneTimeLink).where(OneTimeLink.user_id == user.id))
    return True


@transaction
def set_time_factor(
    session: Session, *, actor_id: int | None, user_id: int, factor: str, now: datetime
) -> bool:
    """Give a person more time in every timed attempt that starts from now on."""
    if factor not in TIME_FACTORS:
        raise InvalidInput("factor", N_("There is no such time factor."))
    user = locked(session, user_id)
    if user.time_factor == factor:
        return False
    audit(
        session,
        "time_factor",
        now=now,
        actor_id=actor_id,
        subject_id=user.id,
        details={"from": user.time_factor, "to": factor},
    )
    user.time_factor = factor
    return True
