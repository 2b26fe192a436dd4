"""A page of the manual from Markdown to HTML: anchors, addresses and labelled examples.

The sanitiser lets no id pass. So the HTML is made and cleaned first, and what the manual alone
may have is put in afterwards, by the order in which headings and code stand: nothing of the
text goes into an attribute but an anchor of letters, digits and hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from markdown_it.token import Token
from markupsafe import Markup

from quizapp.web.markup import reader
from quizapp.web.sanitising import clean

_HEADING: Final = re.compile(r"<(/?)h([3-6])>")
_CODE: Final = '<pre class="code"'
_INSIDE: Final = re.compile(r'(<a href="(?!https?:)[^"]*") rel="[^"]*"')
_TABLE: Final = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_ROLES: Final = {"tr": "row", "th": "columnheader", "td": "cell"}
_PAGE: Final = re.compile(r"^([a-z-]+)\.md(#[\w-]+)?$")
_UNFIT: Final = re.compile(r"[^\w\- ]")
_RAISED: Final = 2
"""How much lower the reader sets headings than an author writes them."""


class Heading(NamedTuple):
    """A heading of a page, for its table of contents; `level` is 2 or more."""

    level: int
    anchor: str
    text: str


class Piece(NamedTuple):
    """A stretch of HTML; `label` says of the example that begins it: wrong, right or nothing."""

    label: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page taken apart."""

    title: str
    lead: str
    headings: tuple[Heading, ...]
    pieces: tuple[Piece, ...]


def rendered(source: str) -> Rendered:
    """Render a page that begins with its title and one paragraph under it."""
    tokens = reader().parse(source, {"media": {}})
    title, lead, body = _words(tokens[1]), _words(tokens[4]), tokens[6:]
    _lead_to_pages(body)
    headings = tuple(_headings(body))
    html = clean(reader().renderer.render(body, reader().options, {"media": {}}))
    html = _INSIDE.sub(r"\1", _with_anchors(html, headings))
    html = _TABLE.sub(_table, html)
    return Rendered(title, lead, headings, tuple(_pieces(html, _labels(body))))


def _words(inline: Token) -> str:
    """Return the text of a heading or paragraph without its markup."""
    children = inline.children or []
    return "".join(
        " " if child.type == "softbreak" else child.content
        for child in children
        if child.type in {"text", "code_inline", "softbreak"}
    )


def anchor_of(text: str) -> str:
    """Name a heading as code hosts do, so that links work in the repository too."""
    return _UNFIT.sub("", text.lower()).strip().replace(" ", "-")


def _headings(tokens: Sequence[Token]) -> Iterator[Heading]:
    seen: set[str] = set()
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            text = _words(tokens[index + 1])
            anchor = anchor_of(text)
            if anchor in seen:
                raise ValueError(f"two headings of one page are called {text}")
            seen.add(anchor)
            yield Heading(int(token.tag[1]), anchor, text)


def _lead_to_pages(tokens: Sequence[Token]) -> None:
    """Turn links to files of the manual into links to pages."""
    for token in tokens:
        for child in token.children or ():
            href = str(child.attrs.get("href", ""))
            if child.type == "link_open" and (match := _PAGE.match(href)):
                child.attrs["href"] = f"{match[1]}{match[2] or ''}"


def _with_anchors(html: str, headings: Sequence[Heading]) -> str:
    waiting = iter(headings)

    def put(match: re.Match[str]) -> str:
        level = int(match[2]) - _RAISED
        if match[1]:
            return f"</h{level}>"
        return f'<h{level} id="{next(waiting).anchor}">'

    return _HEADING.sub(put, html)


def _table(match: re.Match[str]) -> str:
    """Let a table be stacked on a phone, where rows and cells are no longer laid out as such.

    So their roles are written out, and cells between the first and the last carry the head of
    their column.
    """
    heads = [_UNFIT.sub("", each) for each in re.findall(r"<th[^>]*>(.*?)</th>", match[1])]
    rows = []
    for row in match[1].split("<tr>"):
        first, *cells = row.split("<td")
        for place, cell in enumerate(cells):
            inner = 0 < place < len(heads) - 1
            cells[place] = (f' data-head="{heads[place]}"' if inner else "") + cell
        rows.append("<td".join((first, *cells)))
    inside = "<tr>".join(rows)
    for name, role in _ROLES.items():
        inside = re.sub(rf"<{name}\b", f'<{name} role="{role}"', inside)
    return f'<div class="scroller"><table class="table" role="table">{inside}</table></div>'


def _labels(tokens: Sequence[Token]) -> list[str]:
    """Return for each block of code whether it shows what is wrong, what is right, or neither."""
    found: list[Any] = [each for each in tokens if each.type in {"fence", "code_block"}]
    return [
        next((word for word in ("wrong", "right") if word in each.info.split()[1:2]), "")
        for each in found
    ]


def _pieces(html: str, labels: Sequence[str]) -> Iterator[Piece]:
    """Cut before each labelled block of code, for the template to put the label there."""
    first, *blocks = html.split(_CODE)
    if len(blocks) != len(labels):
        raise ValueError("a block of code was lost")
    label, kept = "", first
    for own, block in zip(labels, blocks, strict=True):
        if own:
            yield Piece(label, Markup(kept))  # noqa: S704 - it passed `clean`
            label, kept = own, ""
        kept += _CODE + block
    yield Piece(label, Markup(kept))  # noqa: S704 - it passed `clean`
