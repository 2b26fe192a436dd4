"""Lift stored bodies of older formats to the present one, step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from quizapp.domain.errors import N_, BankError
from quizapp.domain.questions.base import BODY_FORMAT

Body = dict[str, Any]

STEPS: Final[Mapping[int, Callable[[Body], Body]]] = {}
"""Format n -> the pure step from n to n + 1, which builds a new body."""


def upgrade(
    body: Body,
    format_: int,
    *,
    steps: Mapping[int, Callable[[Body], Body]] = STEPS,
    target: int = BODY_FORMAT,
) -> Body:
    """Return a body in the target format.

    Raises BankError for a format that is newer than this program, or that no step leads from.
    """
    if format_ > target:
        raise BankError(
            N_(
                "This question is stored in format {format}, and this program reads up to {known}. "
                "Update the program.",
                format=format_,
                known=target,
            )
        )
    for step in range(format_, target):
        if step not in steps:
            raise BankError(N_("No step leads on from format {format}.", format=step))
        body = steps[step](body)
    return body
