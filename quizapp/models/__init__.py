"""Tables, and nothing else: what they mean is decided by the services."""

from __future__ import annotations

from quizapp.models.attempts import Attempt, Response, ResponseChange
from quizapp.models.bank import Media, QuestionVersion
from quizapp.models.base import Base, db, reading
from quizapp.models.operation import Lease, LimitCount
from quizapp.models.people import AuditEvent, Login, OneTimeLink, User

__all__ = [
    "Attempt",
    "AuditEvent",
    "Base",
    "Lease",
    "LimitCount",
    "Login",
    "Media",
    "OneTimeLink",
    "QuestionVersion",
    "Response",
    "ResponseChange",
    "User",
    "db",
    "reading",
]
