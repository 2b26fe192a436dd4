"""What a rendered page says of itself when it comes back: its time, and the answer it showed."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from datetime import datetime
from typing import Final

from pydantic import JsonValue

_PAGE: Final = re.compile(r"[0-9a-f]{1,12}-[0-9a-f]{16}\Z")


def new_page(now: datetime) -> str:
    """Name a page that is being rendered: when, and a random number."""
    return f"{int(now.timestamp() * 1000):x}-{secrets.token_hex(8)}"


def known_page(name: str) -> str:
    """Return a page's name if it is one of ours, else ""."""
    return name if _PAGE.match(name) else ""


def elapsed_ms(page: str, now: datetime) -> int:
    """Return how long ago a page was rendered; 0 when its name does not say."""
    if not page:
        return 0
    return max(0, int(now.timestamp() * 1000) - int(page.partition("-")[0], 16))


def count_of(text: str) -> int:
    """Read a page's count of its changes; 0 from a page that does not count."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def digest(value: JsonValue) -> str:
    """Name an answer shortly, so that a page can say which one it was rendered with."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]
