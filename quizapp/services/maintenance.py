"""What has to be done from time to time, by whichever worker takes the lease."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from quizapp.models import Lease, Login, OneTimeLink
from quizapp.services import attempts, guests, limits
from quizapp.services.logins import LIFETIME
from quizapp.services.transactions import transaction

EVERY: Final = timedelta(minutes=1)

Job = Callable[[datetime], object]

JOBS: Final[list[Job]] = [lambda moment: attempts.close_expired(now=moment)]
"""What other services want done each minute: functions of the present moment."""

log = logging.getLogger(__name__)


def tick(*, keep_days: int, now: datetime) -> bool:
    """Do all jobs if nobody else did within the minute; return whether this call did.

    One that fails is logged and keeps no other from being done.
    """
    if not _take(name="maintenance", until=now + EVERY, now=now):
        return False
    own: list[Job] = [
        lambda moment: guests.purge(keep_days=keep_days, now=moment),
        lambda moment: limits.purge(now=moment),
        lambda moment: _purge_sign_ins(now=moment),
    ]
    for job in [*JOBS, *own]:
        try:
            job(now)
        except Exception:
            log.exception("a maintenance job failed")
    return True


@transaction
def _take(session: Session, *, name: str, until: datetime, now: datetime) -> bool:
    """Take the lease by one statement, so that two workers never both get it."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(Lease).values(name=name, until=until)
    taken = statement.on_conflict_do_update(
        index_elements=[Lease.name], set_={"until": until}, where=Lease.until <= now
    ).returning(Lease.name)
    return session.execute(taken).one_or_none() is not None


@transaction
def _purge_sign_ins(session: Session, *, now: datetime) -> None:
    """Delete links that can no longer be used, and sign-ins whose cookie has died."""
    session.execute(
        delete(OneTimeLink).where(
            or_(OneTimeLink.expires_at <= now, OneTimeLink.used_at.is_not(None))
        )
    )
    session.execute(delete(Login).where(Login.last_seen_at <= now - LIFETIME))
