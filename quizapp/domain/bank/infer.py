"""Tell a question's type from its keys, where `type` is left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from quizapp.domain.bank.keys import meant, question_keys
from quizapp.domain.bank.nodes import Node
from quizapp.domain.bank.reporter import Mistake
from quizapp.domain.bank.shape import one_of
from quizapp.domain.errors import N_
from quizapp.domain.questions import TYPES
from quizapp.domain.scalars import read_number

SIGNS: Final[Mapping[str, str]] = {
    "front": "flashcard",
    "text": "cloze",
    "pairs": "matching",
    "order": "ordering",
    "rubric": "essay",
}
"""Keys that tell the type by themselves."""

NUMBER_SIGNS: Final = ("tolerance", "digits", "unit", "units")
_TRUTHS: Final = frozenset({"true", "false"})
_YES: Final = frozenset({"true", "yes", "on"})


def kind_of(raw: Mapping[str, Node]) -> str | Mistake:
    """Return the type of a question, or why it cannot be told."""
    if "type" in raw:
        kind = raw["type"]
        if isinstance(kind, str) and kind in TYPES:
            return kind
        return Mistake(("type",), "QB112", one_of(kind, list(TYPES)))
    return _inferred(raw if raw.keys() <= question_keys() else _mended(raw)) or _untold()


def _inferred(raw: Mapping[str, Node]) -> str | Mistake | None:
    for sign, kind in SIGNS.items():
        if sign in raw:
            return kind
    if "choices" in raw:
        return "multiple" if _right_ones(raw["choices"]) > 1 else "choice"
    if "answer" not in raw:
        if "answers" not in raw:
            return None
        return "multiple" if "wrong" in raw else "text"
    if "wrong" in raw:
        return "choice"
    if any(sign in raw for sign in NUMBER_SIGNS):
        return "number"
    return _lone_answer(raw["answer"])


def _lone_answer(answer: Node) -> str | Mistake:
    if not isinstance(answer, str):
        return "text"
    if answer.strip().casefold() in _TRUTHS:
        return "true_false"
    if read_number(answer) is not None:
        return Mistake(
            ("answer",),
            "QB121",
            N_("{found} reads as a number. Say type: number or type: text.", found=answer[:40]),
        )
    return "text"


def _right_ones(choices: Node) -> int:
    if not isinstance(choices, list):
        return 0
    marks = (each.get("correct") for each in choices if isinstance(each, dict))
    return sum(isinstance(mark, str) and mark.strip().casefold() in _YES for mark in marks)


def _mended(raw: Mapping[str, Node]) -> dict[str, Node]:
    """Put known keys for mistyped ones, so that the mistyped key is what gets reported."""
    known = question_keys()
    return {key if key in known else meant(key, known - raw.keys()) or key: raw[key] for key in raw}


def _untold() -> Mistake:
    return Mistake(
        (),
        "QB120",
        N_(
            "nothing here tells the type of the question. Add answer and wrong, choices, pairs, "
            "order, text, rubric or front, or say type: {kinds}.",
            kinds=", ".join(TYPES),
        ),
    )
