"""Patterns an author may write as /regex/: what is refused before compiling, and a timed match."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import regex

from quizapp.domain.errors import N_, Message

LONGEST: Final = 200
DEEPEST: Final = 10
MOST_REPEATS: Final = 1_000
TIMEOUT: Final = 0.05
"""Seconds after which a match is cut off."""

_ESCAPE: Final = re.compile(r"\\(?:[xuU][0-9A-Fa-f]+|[pP]\{[^{}]*\}|N\{[^{}]*\}|.)", re.DOTALL)
_CLASS: Final = re.compile(r"\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]", re.DOTALL)
_GROUP: Final = re.compile(r"\((?:\?(?::|=|!|<=|<!|>|P?<[A-Za-z_]\w*>))?")
_TIMES: Final = re.compile(r"(?:([*+?])|\{(\d*)(,?)(\d*)\})[?+]?")
_UNSUPPORTED: Final = re.compile(r"\\[gLKGm]")


def is_pattern(text: str) -> bool:
    """Tell whether an accepted answer is written as /regex/."""
    return len(text) > 2 and text.startswith("/") and text.endswith("/")


@dataclass(slots=True)
class _Level:
    """What has been read of one group: how its branches end so far."""

    endless: bool = False
    """Some branch before the current one ends in an unlimited repeat."""
    tail: bool = False
    """The current branch ends in one, perhaps with something optional behind it."""
    last: bool = False
    """The item just read ends in one: itself, or the group that it is."""
    before: bool = False
    """`tail` as it stood before the item just read."""
    is_group: bool = False
    """The item just read is a group."""
    repeatable: bool = field(default=False)
    """There is an item just read."""

    def item(self, *, endless: bool = False, group: bool = False) -> None:
        self.before = self.tail
        self.tail = self.last = endless
        self.is_group = group
        self.repeatable = True

    def ends(self) -> bool:
        return self.endless or self.tail


def refuse(source: str) -> tuple[str, Message] | None:
    """Return the code and the words of why a pattern is not taken, or None for a safe one.

    It is read here, not compiled, for compiling itself can take for ever.
    """
    if len(source) > LONGEST:
        return "QB223", N_(
            "the pattern has {length} characters; at most {limit} are taken. Shorten it.",
            length=len(source),
            limit=LONGEST,
        )
    if (found := _scan(source)) is not None:
        return found
    try:
        regex.compile(source)
    except (regex.error, ValueError, OverflowError, KeyError, IndexError) as error:
        reason = getattr(error, "msg", None) or str(error)
        return "QB227", N_(
            "the pattern cannot be read: {reason}. Correct it.", reason=reason.split("\n")[0]
        )
    return None


def _scan(source: str) -> tuple[str, Message] | None:
    levels = [_Level()]
    repeats = 1
    at = 0
    while at < len(source):
        level = levels[-1]
        if match := _ESCAPE.match(source, at) or _CLASS.match(source, at):
            if _UNSUPPORTED.match(match[0]):
                return _unsupported(match[0])
            level.item()
            at = match.end()
        elif source[at] == "(":
            match = _GROUP.match(source, at)
            if match is None or source.startswith("?", match.end()):
                return _unsupported(source[at : at + 4])
            if len(levels) > DEEPEST:
                return "QB224", N_(
                    "the pattern nests groups more than {limit} deep. Make it flatter.",
                    limit=DEEPEST,
                )
            levels.append(_Level())
            at = match.end()
        elif source[at] == ")" and len(levels) > 1:
            endless = levels.pop().ends()
            levels[-1].item(endless=endless, group=True)
            at += 1
        elif source[at] == "|":
            level.endless, level.tail, level.repeatable = level.ends(), False, False
            at += 1
        elif (match := _TIMES.match(source, at)) and level.repeatable:
            least, most = _times(match)
            if (most is None or most > 1) and level.is_group and level.last:
                return "QB226", N_(
                    'the pattern repeats a group that itself ends in an unlimited repeat, before "'
                    '{piece}". Such patterns can take for ever. Take one of the repeats out.',
                    piece=match[0],
                )
            if most is not None:
                repeats *= max(1, most)
            if repeats > MOST_REPEATS:
                return "QB225", N_(
                    "the repeat counts of the pattern multiply to more than {limit}. "
                    "Use smaller ones.",
                    limit=MOST_REPEATS,
                )
            level.tail = most is None or level.last or (least == 0 and level.before)
            level.repeatable = False
            at = match.end()
        elif source[at] in "{}":
            return _unsupported(source[at])
        else:
            level.item()
            at += 1
    return None


def _times(match: re.Match[str]) -> tuple[int, int | None]:
    if match[1]:
        return {"*": (0, None), "+": (1, None), "?": (0, 1)}[match[1]]
    least = int(match[2] or 0)
    if not match[3]:
        return least, least
    return least, int(match[4]) if match[4] else None


def _unsupported(piece: str) -> tuple[str, Message]:
    return "QB227", N_(
        'the pattern uses "{piece}", which is not supported. Put \\ before it if it is meant as '
        "it stands.",
        piece=piece,
    )


@lru_cache(maxsize=512)
def _compiled(source: str, case: bool) -> regex.Pattern[str]:
    return regex.compile(source, 0 if case else regex.IGNORECASE)


def matches(source: str, typed: str, *, case: bool) -> bool | None:
    """Tell whether a checked pattern matches all that was typed; None when time ran out."""
    try:
        return _compiled(source, case).fullmatch(typed, timeout=TIMEOUT) is not None
    except TimeoutError:
        return None
