"""How often something may be tried: per account, and per address with room for a whole school.

Only changing requests count, so reading never writes.
"""

from __future__ import annotations

import hashlib
import ipaddress
import math
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final, TypeVar, cast

from flask import Flask, request
from flask_limiter import Limiter
from limits.storage import Storage

from quizapp.config import Config
from quizapp.services import limits
from quizapp.services.database import SQLAlchemyError
from quizapp.services.names import name_key
from quizapp.web import access
from quizapp.web.clock import now

SCHEME: Final = "quizapp"

View = TypeVar("View", bound=Callable[..., Any])


class DatabaseStorage(Storage):
    """Keeps the counts in the database that all workers share."""

    STORAGE_SCHEME = [SCHEME]  # noqa: RUF012 - how the base class declares it

    @property
    def base_exceptions(self) -> type[Exception]:
        """Return what can go wrong here."""
        return SQLAlchemyError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count in a window of `expiry` seconds; return the sum."""
        moment = now()
        until = moment + timedelta(seconds=expiry)
        return limits.hit(key=key, amount=amount, until=until, now=moment)

    def get(self, key: str) -> int:
        """Return the sum."""
        return limits.count(key, now=now())[0]

    def get_expiry(self, key: str) -> float:
        """Return the end of the window, in seconds since 1970."""
        return limits.count(key, now=now())[1].timestamp()

    def check(self) -> bool:
        """Tell that the storage can be used: without the database there is no page either."""
        return True

    def reset(self) -> int | None:
        """Forget all counts."""
        limits.clear()
        return None

    def clear(self, key: str) -> None:
        """Forget one count."""
        limits.clear(key=key)


def address() -> str:
    """Return whose network this request comes from."""
    text = request.remote_addr or "unknown"
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return text
    if found.version == 4:
        return text
    return str(ipaddress.ip_network((found, 64), strict=False))  # one household, one school


def typed_account() -> str:
    """Return the account that the form names, hashed: keys are short and hold no names."""
    return _short("name", name_key(request.form.get("name", "")[:500]))


def own_account() -> str:
    """Return the account that is signed in."""
    return _short("id", str(access.require_user().id))


def _short(kind: str, text: str) -> str:
    return f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:32]}"


limiter = Limiter(key_func=address, strategy="fixed-window")

_per_address = limiter.shared_limit("300 per minute", scope="address", methods=["POST"])
_per_typed = limiter.limit("10 per 15 minutes", key_func=typed_account, methods=["POST"])
_registering = limiter.limit("60 per minute; 600 per hour", methods=["POST"])
_per_own = limiter.limit("10 per 15 minutes", key_func=own_account, methods=["POST"])
_links_per_own = limiter.limit("60 per 15 minutes", key_func=own_account, methods=["POST"])


def per_address(view: View) -> View:
    """Let a whole school behind one address in at once, but no machine that guesses."""
    return cast("View", _per_address(view))


def registering(view: View) -> View:
    """Let two classes behind one address register at once, but nobody try code after code."""
    return cast("View", _registering(view))


def per_typed_account(view: View) -> View:
    """Let the account named in the form be tried ten times in a quarter of an hour."""
    return cast("View", _per_typed(view))


def per_own_account(view: View) -> View:
    """Let the signed-in account try ten times in a quarter of an hour."""
    return cast("View", _per_own(view))


def links_per_own_account(view: View) -> View:
    """Let the signed-in account issue links for a class, and not much more."""
    return cast("View", _links_per_own(view))


def init_app(app: Flask) -> None:
    """Count in the database, or in Redis; when Redis is away, each worker counts alone."""
    config: Config = app.config["QUIZAPP"]
    app.config["RATELIMIT_STORAGE_URI"] = config.rate_storage or f"{SCHEME}://"
    app.config["RATELIMIT_IN_MEMORY_FALLBACK_ENABLED"] = bool(config.rate_storage)
    limiter.init_app(app)
    # Each limit of ours stands on a view, which asks for itself: nothing to do before others.
    app.before_request_funcs[None].remove(limiter._check_request_limit)


def wait() -> timedelta:
    """Return how long the limit that was just reached still lasts."""
    reached = limiter.current_limit
    seconds = 60.0 if reached is None else reached.reset_at - _clock()
    return timedelta(seconds=max(1, math.ceil(seconds)))


def _clock() -> float:
    return time.time() if limiter.storage.STORAGE_SCHEME != [SCHEME] else now().timestamp()
