"""Question types: one file per type, and TYPES, the registry."""

from __future__ import annotations

from quizapp.domain.questions.base import Question
from quizapp.domain.questions.choice import Choice

TYPES: dict[str, type[Question]] = {each.kind: each for each in (Choice,)}
