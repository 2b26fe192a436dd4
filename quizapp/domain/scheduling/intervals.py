"""What is done to intervals after FSRS: chance that can be repeated, and order on the buttons."""

from __future__ import annotations

import hashlib
from typing import Final, NamedTuple

_SPREAD: Final = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))
"""From and to how many days an interval is spread, and by what part of it, to either side."""


class Choices(NamedTuple):
    """The intervals in days that three buttons promise."""

    hard: int
    good: int
    easy: int


def ordered(hard: int, good: int, easy: int, *, maximum: int) -> Choices:
    """Promise more for a better rating: Good at least a day more than Hard, Easy than Good.

    Only the maximum makes them equal.
    """
    hard = min(max(hard, 1), maximum)
    good = min(max(good, hard + 1), maximum)
    return Choices(hard, good, min(max(easy, good + 1), maximum))


def fuzz_range(interval: int, *, maximum: int) -> tuple[int, int]:
    """Return the shortest and longest interval that may stand for this one.

    Up to 2 days it stands for itself; from there on a day and a falling part of it to either
    side, so that cards learnt together come apart.
    """
    interval = min(interval, maximum)
    if interval < 2.5:
        return interval, interval
    delta = 1 + sum(part * max(min(interval, high) - low, 0) for low, high, part in _SPREAD)
    return max(2, round(interval - delta)), min(round(interval + delta), maximum)


def fuzzed(interval: int, seed: str, *, maximum: int) -> int:
    """Choose an interval within the fuzz range, each as likely as any other, by a seed."""
    low, high = fuzz_range(interval, maximum=maximum)
    chance = int.from_bytes(hashlib.sha256(f"fuzz {seed}".encode()).digest()[:8], "big")
    return low + chance * (high - low + 1) // 2**64
