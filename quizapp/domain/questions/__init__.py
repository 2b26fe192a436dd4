"""Question types: one file per type, and TYPES, the registry."""

from __future__ import annotations

from quizapp.domain.questions.base import Question
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
