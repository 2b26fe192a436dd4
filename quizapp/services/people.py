"""People: guests, accounts, their roles and settings."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.models import User
from quizapp.services.logins import open_login


def new_guest(session: Session, *, now: datetime) -> tuple[User, str]:
    """Add a guest inside the caller's transaction; return the row and the cookie's token."""
    guest = User(created_at=now, active_at=now)
    session.add(guest)
    session.flush()
    return guest, open_login(session, guest, now=now)
