"""From what authors wrote to what pages show: Markdown, math, code, images and messages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Final, TypeVar

from flask_babel import gettext
from jinja2 import Environment
from markupsafe import Markup

from quizapp.domain.errors import Message
from quizapp.web.markup import plain, reader
from quizapp.web.sanitising import clean

Media = Mapping[str, str]
"""Paths as authors wrote them (`media/map.png`) -> content hashes."""

NO_MEDIA: Final[Media] = MappingProxyType({})

_CACHED_ENTRIES: Final = 4_096
_CACHED_LENGTH: Final = 4_000
"""Longest text kept in the cache, in characters: with the entries, it bounds the memory."""

_FIRST_GAP: Final = 0xE000
_GAPS: Final = 1_000
_GAP_MARKS: Final = re.compile(f"[{chr(_FIRST_GAP)}-{chr(_FIRST_GAP + _GAPS)}]")
_TAG_OR_GAP: Final = re.compile(rf'<(?:[^">]|"[^"]*")*>|({_GAP_MARKS.pattern})')
_FIRST_PARAGRAPH: Final = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_HEADING: Final = re.compile(r"(</?h)([1-6])>")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ui:
    """How one question's controls are named on this page, and what stands beside them.

    `prefix` keeps several questions of one page apart; `labelled_by` is the id of the prompt.
    """

    prefix: str
    labelled_by: str
    disabled: bool = False
    error: Message | None = None
    media: Media = field(default_factory=lambda: NO_MEDIA)

    def name(self, name: str = "answer") -> str:
        """Return a field's name in the form, such as `q3-answer`."""
        return f"{self.prefix}-{name}"

    def id(self, name: str = "answer") -> str:
        """Return an element's id on the page."""
        return f"{self.prefix}-{name}"

    def letter(self, index: int) -> str:
        """Return an option's letter: A to Z, then AA."""
        letters = ""
        index += 1
        while index:
            index, rest = divmod(index - 1, 26)
            letters = chr(65 + rest) + letters
        return letters


@dataclass(frozen=True, slots=True)
class Place:
    """One numbered question in the ticks and the jump list, and where it lies on the paper."""

    number: int
    position: int
    href: str
    answered: bool = False
    flagged: bool = False
    current: bool = False


def markdown(text: str, media: Media = NO_MEDIA) -> Markup:
    """Render Markdown as safe blocks."""
    return Markup(_rendered(text, media, False))  # noqa: S704 - it passed `clean`


def inline(text: str, media: Media = NO_MEDIA) -> Markup:
    """Render Markdown as safe text without blocks, for options and labels."""
    return Markup(_rendered(text, media, True))  # noqa: S704 - it passed `clean`


def heading(text: str, level: int, media: Media = NO_MEDIA) -> Markup:
    """Render Markdown whose first paragraph is the heading; `level` 1 to 6."""
    html = _rendered(text, media, False)
    if (first := _FIRST_PARAGRAPH.match(html)) is not None:
        html = f"<h{level}>{first[1]}</h{level}>{below(html[first.end() :], level)}"
    else:
        html = f'<div role="heading" aria-level="{level}">{html}</div>'
    return Markup(html)  # noqa: S704 - it passed `clean`


def below(html: str, level: int) -> Markup:
    """Move an author's headings right below the page's own of a level: 1 to 5."""
    highest = min((int(tag[2]) for tag in _HEADING.finditer(html)), default=level + 1)
    by = level + 1 - highest
    moved = _HEADING.sub(lambda tag: f"{tag[1]}{min(6, int(tag[2]) + by)}>", html)
    return Markup(moved)  # noqa: S704 - its HTML passed `clean`


def pieces(
    segments: Sequence[str], gaps: Sequence[T], media: Media = NO_MEDIA
) -> tuple[Markup | T, ...]:
    """Render one Markdown text with gap i between segments i and i + 1: HTML in turn with gaps.

    A gap that the Markdown swallowed (in an image's text, say) follows at the end.
    """
    text = ""
    for index, segment in enumerate(segments):
        text += _without_marks(segment)
        if index < len(gaps):
            text += chr(_FIRST_GAP + index)
    html = _rendered(text, media, False)
    shown: list[Markup | T] = []
    seen: set[int] = set()
    start = 0
    for match in _TAG_OR_GAP.finditer(html):
        if match[1] is None:
            continue
        index = ord(match[1]) - _FIRST_GAP
        shown += [Markup(_without_marks(html[start : match.start()])), gaps[index]]  # noqa: S704 - clean
        seen.add(index)
        start = match.end()
    shown.append(Markup(_without_marks(html[start:])))  # noqa: S704 - it passed `clean`
    return (*shown, *(gap for index, gap in enumerate(gaps) if index not in seen))


def _without_marks(html: str) -> str:
    return _GAP_MARKS.sub("", html)


def say(message: Message | str) -> str:
    """Word a message in the reader's language."""
    if isinstance(message, str):
        return message
    params = {
        name: say(value) if isinstance(value, Message) else value
        for name, value in message.params.items()
    }
    return str(gettext(message.template)).format(**params)


def install(env: Environment) -> None:
    """Give templates the filters for what authors and we wrote, and their helpers."""
    env.filters.update(markdown=markdown, inline=inline, below=below, plain=plain, say=say)
    env.globals.update(heading=heading, pieces=pieces)


def _rendered(text: str, media: Media, inline_only: bool) -> str:
    used = tuple(sorted(media.items())) if "media/" in text else ()
    if len(text) > _CACHED_LENGTH:
        return _render(text, used, inline_only)
    return _cached(text, used, inline_only)


def _render(text: str, media: tuple[tuple[str, str], ...], inline_only: bool) -> str:
    env = {"media": dict(media)}
    html = reader().renderInline(text, env) if inline_only else reader().render(text, env)
    return clean(html).strip()


_cached = lru_cache(maxsize=_CACHED_ENTRIES)(_render)
