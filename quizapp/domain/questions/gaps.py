"""The gaps of a cloze text: `{{a|b}}` typed, `{{=2±0.1}}` a number, `{{a~b~c}}` a drop-down."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from quizapp.domain.errors import N_, Message
from quizapp.domain.questions.margin import read_tolerance
from quizapp.domain.scalars import read_number

_OPEN: Final = re.compile(r"\\\{\{|\{\{")
_CLOSE: Final = re.compile(r"(?:\\.|(?!\}\}|\{\{)[^\\])*", re.DOTALL)
_PIECE: Final = re.compile(r"\\.|[^\\]", re.DOTALL)
_ESCAPED: Final = re.compile(r"\\([|~{}=\\])")
_PLUS_MINUS: Final = re.compile(r"±|\+/?-")


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap. `texts` are the accepted words, or the options with the right one first."""

    kind: Literal["text", "number", "select"]
    texts: tuple[str, ...] = ()
    number: float = 0.0
    tolerance: float | str | None = None


class Problem(NamedTuple):
    """What is wrong with a gap: a code, and words that say where in the text it is."""

    code: str
    message: Message


class Parsed(NamedTuple):
    """A text taken apart: gap i stands between segments i and i + 1."""

    segments: tuple[str, ...]
    gaps: tuple[Gap, ...]
    problems: tuple[Problem, ...]


def parse(text: str) -> Parsed:
    r"""Take a cloze text apart; `\{{` is a literal, and \ keeps | ~ = { } in a gap as they are."""
    segments = [""]
    gaps: list[Gap] = []
    problems: list[Problem] = []
    at = 0
    while match := _OPEN.search(text, at):
        segments[-1] += text[at : match.start()]
        at = match.end()
        if match[0].startswith("\\"):
            segments[-1] += "{{"
            continue
        inside = _CLOSE.match(text, at)
        end = inside.end() if inside else at
        where = {"gap": len(gaps) + 1, "at": match.start() + 1}
        if not text.startswith("}}", end):
            problems.append(
                Problem(
                    "QB262",
                    N_("gap {gap}, at character {at}, is not closed. Add }}}} behind it.", **where),
                )
            )
            gap = Gap("text")
            end = at
        else:
            gap, found = _read(text[at:end], where)
            problems.extend(found)
            end += 2
        gaps.append(gap)
        segments.append("")
        at = end
    segments[-1] += text[at:]
    return Parsed(tuple(segments), tuple(gaps), tuple(problems))


def _read(inside: str, where: Mapping[str, int]) -> tuple[Gap, Sequence[Problem]]:
    if not inside.strip():
        words = N_("gap {gap}, at character {at}, is empty. Write what is right in it.", **where)
        return Gap("text"), [Problem("QB261", words)]
    if inside.strip().startswith("="):
        return _read_number(inside.strip()[1:], where)
    waves, bars = _parts("~", inside), _parts("|", inside)
    problems: list[Problem] = []
    if len(waves) > 1 and len(bars) > 1:
        words = N_("gap {gap}, at character {at}, mixes | and ~. Use one of them.", **where)
        problems.append(Problem("QB263", words))
    texts = waves if len(waves) > 1 else bars
    filled = tuple(each for each in texts if each)
    if len(filled) < len(texts):
        words = N_(
            "gap {gap}, at character {at}, has an empty alternative. Fill it or remove its sign.",
            **where,
        )
        problems.append(Problem("QB261", words))
    elif len(waves) > 1 and len(set(texts)) < len(texts):
        words = N_("gap {gap}, at character {at}, has the same option twice. Change one.", **where)
        problems.append(Problem("QB264", words))
    return Gap("select" if len(waves) > 1 else "text", filled), problems


def _parts(sign: str, inside: str) -> tuple[str, ...]:
    parts = [""]
    for piece in _PIECE.findall(inside):
        if piece == sign:
            parts.append("")
        else:
            parts[-1] += piece
    return tuple(_ESCAPED.sub(r"\1", part).strip() for part in parts)


def _read_number(inside: str, where: Mapping[str, int]) -> tuple[Gap, Sequence[Problem]]:
    number_text, *margin = _PLUS_MINUS.split(inside, maxsplit=1)
    number = read_number(number_text)
    tolerance = read_tolerance(margin[0]) if margin else None
    if number is not None and (tolerance is not None or not margin):
        return Gap("number", number=number, tolerance=tolerance), []
    words = N_(
        'gap {gap}, at character {at}, has no number that can be read: "{found}". '
        "Write it like =2 or =2±0.1.",
        found=inside.strip()[:40],
        **where,
    )
    return Gap("number"), [Problem("QB265", words)]
