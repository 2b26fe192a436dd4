"""Options that are nearly the same, that contradict each other, or that lose their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quizapp.domain.bank.lint.remark import Remark, questions
from quizapp.domain.bank.loaded import LoadedFile
from quizapp.domain.bank.nodes import Path
from quizapp.domain.errors import N_
from quizapp.domain.questions.choice import Choice
from quizapp.domain.questions.multiple import Multiple
from quizapp.domain.questions.options import Option
from quizapp.domain.text import fold

_OF_OTHERS: Final = re.compile(
    r"\b((all|none|both|neither|any|some) of (the|these)( (above|others?|options|answers))?"
    r"|(all|none|both|neither) of (the )?(above|these)|the above"
    r"|alle (der )?genannten|keine? der genannten|toutes ces réponses|aucune de ces réponses"
    r"|todas las anteriores|ninguna de las anteriores|tutte le precedenti)\W*$",
    re.IGNORECASE,
)


def placed(question: Choice | Multiple) -> Iterator[tuple[Path, Option]]:
    """Yield each option with its path from the question, in the short form and in the long."""
    right = len(question.options) - len(question.wrong)
    for index, option in enumerate(question.options):
        if question.choices:
            yield ("choices", index), option
        elif index >= right:
            yield ("wrong", index - right), option
        else:
            yield (("answer",) if isinstance(question, Choice) else ("answers", index)), option


def _look(text: str) -> str:
    """Return a text as a hurried reader sees it; in code and formulas every sign is seen."""
    return fold(text, accents=False, punctuation="`" in text or "$" in text)


def nearly_equal(file: LoadedFile) -> Iterator[Remark]:
    """Remark on options that a hurried reader takes for the same."""
    for path, question in questions(file):
        if not isinstance(question, Choice | Multiple):
            continue
        seen: dict[str, Option] = {}
        for step, option in placed(question):
            first = seen.setdefault(_look(option.text), option)
            if first.id == option.id:
                continue
            clash = first.right != option.right
            yield Remark(
                (*path, *step),
                "QB304" if clash else "QB303",
                N_(
                    '"{text}" is right and "{other}" is wrong. Remove one, or tell them apart.'
                    if clash
                    else '"{text}" and "{other}" look the same. Remove one, or tell them apart.',
                    text=(first if first.right else option).text,
                    other=(option if first.right else first).text,
                ),
            )


def unpinned(file: LoadedFile) -> Iterator[Remark]:
    """Remark on "all of the above" that shuffling may put anywhere."""
    for path, question in questions(file):
        if not isinstance(question, Choice | Multiple):
            continue
        if question.choices and not question.shuffle:
            continue
        for step, option in placed(question):
            if option.pin is None and _OF_OTHERS.search(option.text):
                yield Remark(
                    (*path, *step),
                    "QB305",
                    N_(
                        '"{text}" may be shown anywhere. Write the options under choices: with '
                        "pin: last for this one.",
                        text=option.text,
                    ),
                )


def longest_is_right(file: LoadedFile) -> Iterator[Remark]:
    """Remark on a key that can be told by its length alone."""
    for path, question in questions(file):
        if not isinstance(question, Choice) or len(question.options) < 3:
            continue
        right = [(step, each) for step, each in placed(question) if each.right]
        wrong = max(len(each.text) for each in question.options if not each.right)
        for step, option in right:
            if len(option.text) >= 1.6 * wrong and len(option.text) - wrong >= 15:
                yield Remark(
                    (*path, *step),
                    "QB307",
                    N_(
                        "the right option has {length} characters, the longest wrong one {other}. "
                        "Make them alike.",
                        length=len(option.text),
                        other=wrong,
                    ),
                )
