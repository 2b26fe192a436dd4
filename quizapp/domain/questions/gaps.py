"""The gaps of a cloze text: `{{a|b}}` typed, `{{=2±0.1}}` a number, `{{a~b~c}}` a drop-down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from quizapp.domain.errors import N_, Message
from quizapp.domain.questions.margin import read_tolerance
from quizapp.domain.scalars import read_number

_OPEN: Final = re.compile(r"\\\{\{|\{\{")
_CLOSE: Final = re.compile(r"(?:\\.|(?!\}\}|\{\{)[^\\])*", re.DOTALL)
_BAR: Final = re.compile(r"((?:\\.|[^\\|])*)(?:\||\Z)", re.DOTALL)
_WAVE: Final = re.compile(r"((?:\\.|[^\\~])*)(?:~|\Z)", re.DOTALL)
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
            gap, found = _read(text[at:end])
            problems.extend(Problem(code, _placed(words, where)) for code, words in found)
            end += 2
        gaps.append(gap)
        segments.append("")
        at = end
    segments[-1] += text[at:]
    return Parsed(tuple(segments), tuple(gaps), tuple(problems))


def _placed(words: Message, where: dict[str, int]) -> Message:
    return N_("gap {gap}, at character {at}, " + words.template, **where, **words.params)


def _read(inside: str) -> tuple[Gap, Sequence[Problem]]:
    if not inside.strip():
        return Gap("text"), [
            Problem("QB261", N_("is empty. Write what is right between the braces."))
        ]
    if inside.strip().startswith("="):
        return _read_number(inside.strip()[1:])
    waves, bars = _parts(_WAVE, inside), _parts(_BAR, inside)
    problems: list[Problem] = []
    if len(waves) > 1 and len(bars) > 1:
        problems.append(Problem("QB263", N_("mixes | and ~. Use one of them.")))
    texts = waves if len(waves) > 1 else bars
    if not all(texts):
        problems.append(
            Problem("QB261", N_("has an empty alternative. Write one, or remove its sign."))
        )
    texts = tuple(each for each in texts if each)
    if len(waves) > 1 and (len(texts) < 2 or len(set(texts)) < len(texts)):
        problems.append(
            Problem("QB264", N_("needs two or more options that all differ. Change them."))
        )
    return Gap("select" if len(waves) > 1 else "text", texts), problems


def _parts(pattern: re.Pattern[str], inside: str) -> tuple[str, ...]:
    parts: list[str] = []
    at = 0
    while True:
        match = pattern.match(inside, at)
        if match is None:
            return (*parts, _ESCAPED.sub(r"\1", inside[at:]).strip())
        parts.append(_ESCAPED.sub(r"\1", match[1]).strip())
        if match.end() == len(inside) and match.end() == match.end(1):
            return tuple(parts)
        at = match.end()


def _read_number(inside: str) -> tuple[Gap, Sequence[Problem]]:
    number_text, *margin = _PLUS_MINUS.split(inside, maxsplit=1)
    number = read_number(number_text)
    tolerance = read_tolerance(margin[0]) if margin else None
    if number is None or (margin and tolerance is None):
        return Gap("number"), [
            Problem(
                "QB265",
                N_(
                    'has no number that can be read: "{found}". Write it like =2 or =2±0.1.',
                    found=inside.strip()[:40],
                ),
            )
        ]
    return Gap("number", number=number, tolerance=tolerance), []
