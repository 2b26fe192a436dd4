"""Question types: one file per type, and TYPES, the registry."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from quizapp.domain.errors import N_, BankError
from quizapp.domain.questions.base import BODY_FORMAT, Question
from quizapp.domain.questions.choice import Choice
from quizapp.domain.questions.cloze import Cloze
from quizapp.domain.questions.essay import Essay
from quizapp.domain.questions.flashcard import Flashcard
from quizapp.domain.questions.info import Info
from quizapp.domain.questions.matching import Matching
from quizapp.domain.questions.multiple import Multiple
from quizapp.domain.questions.number import NumberQuestion
from quizapp.domain.questions.ordering import Ordering
from quizapp.domain.questions.text import TextQuestion
from quizapp.domain.questions.true_false import TrueFalse
from quizapp.domain.questions.upgrade import upgrade

TYPES: dict[str, type[Question]] = {
    each.kind: each
    for each in (
        Choice,
        Multiple,
        TrueFalse,
        TextQuestion,
        NumberQuestion,
        Matching,
        Ordering,
        Cloze,
        Essay,
        Flashcard,
        Info,
    )
}


def load_body(body: dict[str, Any], format: int = BODY_FORMAT) -> Question:  # noqa: A002 - its name
    """Build a question from its stored body, of whatever format.

    Raises BankError when the body is of no known type, or not what that type stores.
    """
    body = upgrade(body, format)
    kind = TYPES.get(str(body.get("type")))
    if kind is None:
        raise BankError(N_("A stored question has no known type: {type}.", type=body.get("type")))
    try:
        return kind.model_validate(body)
    except ValidationError as error:
        raise BankError(N_("A stored question cannot be read: {reason}", reason=error)) from error
