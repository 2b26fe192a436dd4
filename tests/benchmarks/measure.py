"""Measures: rounds taken in turn, their median, and what they are held against."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any, Final, Literal

ROUNDS: Final = 9


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One line of the table."""

    name: str
    value: float
    unit: str
    floor: float | None = None
    """The same of the bare floor, or of what it is compared with."""
    ratio: float | None = None
    target: float | None = None
    better: Literal["more", "less"] = "more"
    note: str = ""
    rounds: dict[str, list[float]] = field(default_factory=dict)

    @property
    def reached(self) -> bool | None:
        """Tell whether the ratio, or without one the value, keeps to the target."""
        if self.target is None:
            return None
        found = self.value if self.ratio is None else self.ratio
        return found >= self.target if self.better == "more" else found <= self.target

    def to_json(self) -> dict[str, Any]:
        """Return what bench.json holds."""
        return asdict(self) | {"reached": self.reached}


def in_turn(
    contestants: Mapping[str, Callable[[], float]], rounds: int = ROUNDS
) -> dict[str, list[float]]:
    """Run each contestant once a round, so that a busy moment of the machine meets all of them."""
    found: dict[str, list[float]] = {name: [] for name in contestants}
    names = list(contestants)
    for turn in range(rounds):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            found[name].append(contestants[name]())
    return found


def ratio(above: list[float], below: list[float]) -> float:
    """Return the median of the ratios of the rounds."""
    return median(a / b for a, b in zip(above, below, strict=True))


def table(measures: list[Measure]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"{'':44} {'value':>12} {'floor':>12} {'ratio':>7}  target"
    for each in measures:
        yield (
            f"{each.name:44} {_number(each.value) + ' ' + each.unit:>12} "
            f"{_number(each.floor):>12} {_number(each.ratio):>7}  {_target(each)}"
            f"{'  ' + each.note if each.note else ''}"
        )


def _number(number: float | None) -> str:
    if number is None:
        return ""
    return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.2f}"


def _target(each: Measure) -> str:
    if each.target is None:
        return ""
    sign = "≥" if each.better == "more" else "≤"
    return f"{sign} {each.target:g} {'yes' if each.reached else 'NO'}"
