"""What a learner's scheduling depends on, checked: parameters, retention, steps, maximum."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from fsrs.scheduler import (
    DEFAULT_PARAMETERS,
    LOWER_BOUNDS_PARAMETERS,
    UPPER_BOUNDS_PARAMETERS,
)

from quizapp.domain.errors import N_, Message, QuizappError

PARAMETERS: Final = tuple(float(each) for each in DEFAULT_PARAMETERS)
"""The parameters of FSRS-6 for a learner of whom nothing is known."""

BOUNDS: Final = tuple(zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True))
"""Lowest and highest value of each parameter."""

STABILITY: Final = (0.001, 36_500.0)
"""Lowest and highest stability, in days."""

RETENTION: Final = (0.70, 0.95)
"""The desired retention that a learner may choose."""

_ANY_RETENTION: Final = (0.01, 0.999)
"""Beyond these, intervals say nothing any more."""

MAXIMUM_INTERVAL: Final = 36_500
"""The longest interval in days, and the highest value of its setting."""

STEPS: Final = (timedelta(minutes=1), timedelta(minutes=10))
RELEARNING_STEPS: Final = (timedelta(minutes=10),)

_MOST_STEPS: Final = 20
_LONGEST_STEP: Final = timedelta(days=365)
_STEP: Final = re.compile(r"(\d{1,8})([smhd])", re.ASCII)
_UNITS: Final = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


class BadSettings(QuizappError):
    """A setting of the scheduler has a value it cannot have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a learner's scheduling depends on; raises BadSettings for what cannot be."""

    parameters: tuple[float, ...] = PARAMETERS
    retention: float = 0.9
    steps: tuple[timedelta, ...] = STEPS
    relearning_steps: tuple[timedelta, ...] = RELEARNING_STEPS
    maximum_interval: int = MAXIMUM_INTERVAL

    def __post_init__(self) -> None:
        check_parameters(self.parameters)
        _check_range(self.retention, _ANY_RETENTION)
        if not 1 <= self.maximum_interval <= MAXIMUM_INTERVAL:
            raise BadSettings(
                N_(
                    "The maximum interval lies between 1 and {most} days, not at {value}.",
                    most=MAXIMUM_INTERVAL,
                    value=self.maximum_interval,
                )
            )
        for steps in (self.steps, self.relearning_steps):
            _check_steps(steps)


def check_retention(retention: float) -> float:
    """Return the desired retention that a learner chose, or raise BadSettings."""
    _check_range(retention, RETENTION)
    return retention


def check_parameters(parameters: object) -> tuple[float, ...]:
    """Return the parameters of FSRS-6, each a number within its bounds, or raise BadSettings."""
    if not isinstance(parameters, list | tuple):
        raise BadSettings(N_("Expected a list of {wanted} numbers.", wanted=len(BOUNDS)))
    if len(parameters) != len(BOUNDS):
        raise BadSettings(
            N_(
                "Expected {wanted} parameters, got {found}.",
                wanted=len(BOUNDS),
                found=len(parameters),
            )
        )
    for place, (value, (low, high)) in enumerate(zip(parameters, BOUNDS, strict=True), start=1):
        # A comparison with NaN is false, so that no NaN gets through.
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or not low <= value <= high
        ):
            raise BadSettings(
                N_(
                    "Parameter {place}: expected a number from {low} to {high}, got {value}.",
                    place=place,
                    low=low,
                    high=high,
                    value=repr(value)[:40],
                )
            )
    return tuple(float(each) for each in parameters)


def read_steps(text: str) -> tuple[timedelta, ...]:
    """Read steps such as `1m,10m` or `90s, 1h, 1d`; nothing gives none. Raises BadSettings."""
    if not text.strip():
        return ()
    steps = tuple(_step(part.strip()) for part in text.split(","))
    _check_steps(steps)
    return steps


def _step(text: str) -> timedelta:
    match = _STEP.fullmatch(text)
    if match is None:
        raise BadSettings(_no_step(f'"{text[:40]}"'))
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


def _check_steps(steps: tuple[timedelta, ...]) -> None:
    if len(steps) > _MOST_STEPS:
        raise BadSettings(
            N_("There are {found} steps, and {most} at most.", found=len(steps), most=_MOST_STEPS)
        )
    for step in steps:
        if not timedelta(seconds=1) <= step <= _LONGEST_STEP:
            raise BadSettings(_no_step(step))


def _no_step(found: object) -> Message:
    return N_(
        "Expected a step from 1 second to 365 days, got {found}. "
        "Write steps as 90s, 10m, 1h or 1d, with commas between them.",
        found=found,
    )


def _check_range(retention: float, allowed: tuple[float, float]) -> None:
    low, high = allowed
    if not low <= retention <= high:
        raise BadSettings(
            N_(
                "The desired retention lies between {low} and {high}, not at {value}.",
                low=low,
                high=high,
                value=retention,
            )
        )
