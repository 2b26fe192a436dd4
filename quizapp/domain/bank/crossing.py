"""Mistakes between the parts of one file, each of which is sound by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from quizapp.domain.bank.file import Header
from quizapp.domain.bank.infer import kind_of
from quizapp.domain.bank.keys import meant
from quizapp.domain.bank.nodes import Node
from quizapp.domain.bank.reporter import Mistake
from quizapp.domain.errors import N_
from quizapp.domain.questions import TYPES
from quizapp.domain.questions.base import Question


def cross_mistakes(
    header: Header | None, raw: Sequence[Node], sound: Mapping[int, Question]
) -> Iterator[Mistake]:
    """Yield the mistakes; without a header, those that need none."""
    yield from _double_ids(raw)
    if header is not None:
        yield from _unknown_sources(header, sound)
        yield from _too_large_draw(header, raw)


def _double_ids(raw: Sequence[Node]) -> Iterator[Mistake]:
    first: dict[str, int] = {}
    for place, each in enumerate(raw):
        name = each.get("id") if isinstance(each, dict) else None
        if not isinstance(name, str):
            continue
        name = name.strip()
        if name in first:
            yield Mistake(
                ("questions", place, "id"),
                "QB206",
                N_(
                    'question {number} of this file already has the id "{id}". '
                    "Give this one another.",
                    number=first[name] + 1,
                    id=name[:100],
                ),
            )
        first.setdefault(name, place)


def _unknown_sources(header: Header, sound: Mapping[int, Question]) -> Iterator[Mistake]:
    for place, question in sound.items():
        ref = question.source.ref if question.source is not None else None
        if ref is None or ref in header.sources:
            continue
        instead = meant(ref, header.sources)
        cure = f"Did you mean {instead}?" if instead else "Add it to sources: at the top."
        yield Mistake(
            ("questions", place, "source", "ref"),
            "QB205",
            N_('the file has no source "{ref}". {cure}', ref=ref[:60], cure=cure),
        )


def _too_large_draw(header: Header, raw: Sequence[Node]) -> Iterator[Mistake]:
    draw = header.quiz.draw
    if draw is None:
        return
    kinds = (kind_of(each) if isinstance(each, dict) else "" for each in raw)
    count = sum(
        not isinstance(kind, str) or kind not in TYPES or TYPES[kind].numbered for kind in kinds
    )
    if draw > count:
        yield Mistake(
            ("quiz", "draw"),
            "QB208",
            N_(
                "the quiz draws {draw} questions, and the file has {count}. Write at most {count}.",
                draw=draw,
                count=count,
            ),
        )
