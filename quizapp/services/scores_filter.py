"""Which attempts a teacher's table is about, as conditions of a query."""

from __future__ import annotations

import re
from typing import Final

from sqlalchemy import ColumnElement, or_, select

from quizapp.domain.reports.criteria import Criteria
from quizapp.domain.reports.records import shown_name
from quizapp.models import Attempt, User, db
from quizapp.services.names import name_key

OPEN: Final = "open"
"""The scope of attempts outside any class."""

_FEW: Final = 200

_GUEST: Final = re.compile(r"guest [0-9a-f]{4}")


def sees_open_attempts(role: str, rule: str) -> bool:
    """Tell whether a role sees the attempts outside any class, under QUIZAPP_OPEN_ATTEMPTS."""
    return role == "admin" or (role == "teacher" and rule == "teachers")


def conditions(criteria: Criteria, *, open_attempts: bool) -> list[ColumnElement[bool]]:
    """Return the WHERE of a filter; without `open_attempts` only those of classes are left.

    Only one quiz alone may choose the index by quiz: then its rows come in order of their ids.
    In every other case the pages follow the primary key, for an index by quiz or purpose would
    sort the whole table again for each page. Joining "" to a column hides it from the planner.
    """
    found: list[ColumnElement[bool]] = []
    match criteria.quizzes:
        case ():
            pass
        case (quiz,):
            found.append(Attempt.quiz_id == quiz)
        case quizzes:
            found.append(Attempt.quiz_id.concat("").in_(quizzes))
    if len(criteria.purposes) == 1:
        found.append(Attempt.purpose.concat("") == criteria.purpose)
    if not open_attempts:
        found.append(Attempt.scope != OPEN)
    if criteria.since is not None:
        found.append(Attempt.started_at >= criteria.since)
    if criteria.until is not None:
        found.append(Attempt.started_at < criteria.until)
    if criteria.person:
        found.append(_person(criteria.person))
    return found


def _person(text: str) -> ColumnElement[bool]:
    """Match a part of a name, a person's id, or a guest's label, which no column holds.

    A few people are found by the index on their attempts; for many it would sort the whole table
    for each page, so then the pages follow the primary key.
    """
    key = name_key(text)
    if _GUEST.fullmatch(key):
        guests = db.session.execute(select(User.id, User.public_id).where(User.role == "guest"))
        same = [each for each, public in guests if shown_name(None, public).casefold() == key]
        if same:
            return Attempt.user_id.in_(same)
    named = or_(User.name_key.contains(key, autoescape=True), User.public_id == text)
    few = db.session.scalars(select(User.id).where(named).limit(_FEW + 1)).all()
    if len(few) <= _FEW:
        return Attempt.user_id.in_(few)
    return (Attempt.user_id + 0).in_(select(User.id).where(named))
