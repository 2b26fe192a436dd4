"""What a question shows before it is answered, and what its key says, as plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quizapp.domain.questions.base import Question
from quizapp.domain.questions.choice import Choice
from quizapp.domain.questions.cloze import Cloze
from quizapp.domain.questions.flashcard import Flashcard
from quizapp.domain.questions.gaps import parse
from quizapp.domain.questions.matching import Matching
from quizapp.domain.questions.multiple import Multiple
from quizapp.domain.questions.number import NumberQuestion
from quizapp.domain.questions.ordering import Ordering
from quizapp.domain.questions.text import TextQuestion
from quizapp.domain.text import fold

_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|\w+")


def words(text: str) -> tuple[str, ...]:
    """Take a text apart into words and numbers, in the form in which they are compared."""
    return tuple(_WORD.findall(fold(text.replace("*", " "), accents=False, punctuation=True)))


def shown(question: Question) -> Iterator[str]:
    """Yield the texts a student sees while answering."""
    if isinstance(question, Flashcard):
        yield question.front
        return
    yield question.prompt
    if isinstance(question, Cloze):
        parsed = parse(question.text)
        yield from parsed.segments
        yield from (text for gap in parsed.gaps if gap.kind == "select" for text in gap.texts)
    elif isinstance(question, Choice | Multiple):
        yield from (option.text for option in question.options)
    elif isinstance(question, Matching):
        yield from (text for row in question.rows for text in (row.left, row.right))
        yield from question.distractors
    elif isinstance(question, Ordering):
        yield from question.order


def keys(question: Question) -> Iterator[str]:
    """Yield the texts of which each alone is, or is part of, the right response."""
    if isinstance(question, Choice | Multiple):
        yield from (option.text for option in question.options if option.right)
    elif isinstance(question, TextQuestion):
        yield from (each.text for each in question.accepted if not each.text.startswith("/"))
    elif isinstance(question, NumberQuestion):
        yield f"{question.answer:g}"
    elif isinstance(question, Cloze):
        for gap in parse(question.text).gaps:
            if gap.kind == "number":
                yield f"{gap.number:g}"
            elif gap.kind == "select":
                yield gap.texts[0]
            else:
                yield from (text for text in gap.texts if not text.startswith("/"))
