"""Counts of what happens too often, shared by all workers through the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import case, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from quizapp.models import LimitCount, db
from quizapp.services.transactions import transaction


@transaction
def hit(session: Session, *, key: str, amount: int, until: datetime, now: datetime) -> int:
    """Count something, by one statement; return the count of the present window.

    A window that is over is begun anew, to end at `until`.
    """
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(LimitCount).values(key=key, count=amount, expires_at=until)
    over = LimitCount.expires_at <= now
    counted = statement.on_conflict_do_update(
        index_elements=[LimitCount.key],
        set_={
            "count": case((over, amount), else_=LimitCount.count + amount),
            "expires_at": case((over, until), else_=LimitCount.expires_at),
        },
    ).returning(LimitCount.count)
    total: int = session.execute(counted).scalar_one()
    return total


def count(key: str, *, now: datetime) -> tuple[int, datetime]:
    """Return the count of the present window and when it ends."""
    query = select(LimitCount.count, LimitCount.expires_at).where(
        LimitCount.key == key, LimitCount.expires_at > now
    )
    row = db.session.execute(query).one_or_none()
    return (0, now) if row is None else (row[0], row[1])


@transaction
def clear(session: Session, *, key: str | None = None) -> None:
    """Forget a count, or all of them."""
    statement = delete(LimitCount)
    session.execute(statement if key is None else statement.where(LimitCount.key == key))


@transaction
def purge(session: Session, *, now: datetime) -> None:
    """Delete the counts of windows that are over."""
    session.execute(delete(LimitCount).where(LimitCount.expires_at <= now))
