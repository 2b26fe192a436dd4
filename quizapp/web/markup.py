"""The Markdown reader: CommonMark, tables, strikethrough, `$math$`, coloured code, no raw HTML."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.dollarmath import dollarmath_plugin
from pygments import lex
from pygments.lexers import find_lexer_class_by_name
from pygments.token import STANDARD_TYPES
from pygments.token import Token as Kind
from pygments.util import ClassNotFound

from quizapp.web.mathml import mathml

_IMAGES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
_WIDE_LINE = 32
"""Characters of code that surely fit a phone; a wider block scrolls, so a key must reach it."""

_LOWEST_HEADING = 3
_COLOURED_LENGTH = 20_000


@cache
def reader() -> MarkdownIt:
    """Return the reader, which keeps no state between texts."""
    md = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False})
    md.enable(["table", "strikethrough"])
    md.use(
        dollarmath_plugin,
        allow_labels=False,
        allow_space=False,
        allow_digits=False,
        allow_blank_lines=False,
        double_inline=True,
    )
    for name, rule in {
        "math_inline": _math,
        "math_inline_double": _math,
        "math_block": _math,
        "image": _image,
        "fence": _code,
        "code_block": _code,
        "heading_open": _heading,
        "heading_close": _heading,
        "th_open": _cell,
        "td_open": _cell,
    }.items():
        md.add_render_rule(name, rule)
    return md


def plain(text: str) -> str:
    """Return inline Markdown as mere text, with formulas as they were typed."""
    breaks = {"softbreak": " ", "hardbreak": " "}
    return "".join(
        breaks.get(part.type, part.content)
        for token in reader().parseInline(text)
        for part in token.children or ()
    )


def _math(
    _self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    token = tokens[index]
    if token.type != "math_block":
        return mathml(token.content, display=token.type == "math_inline_double")
    return f'<div class="math-block">{mathml(token.content.strip(), display=True)}</div>'


def _image(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    path = PurePosixPath(unquote(str(token.attrs.get("src", ""))))
    alt = escape(self.renderInlineAsText(token.children or [], options, env))
    digest = env["media"].get(str(path))
    suffix = path.suffix.lower()
    if digest is None or path.parts[:1] != ("media",) or suffix not in _IMAGES:
        return f'<span class="missing">{alt}</span>'
    source = escape(f"/media/{digest}{suffix}")
    return f'<img src="{source}" alt="{alt}" loading="lazy" decoding="async">'


def _code(
    _self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    token = tokens[index]
    text = token.content
    reach = ' tabindex="0"' if any(len(line) > _WIDE_LINE for line in text.splitlines()) else ""
    return f'<pre class="code"{reach}><code>{_coloured(text, token.info.strip())}</code></pre>\n'


def _coloured(text: str, info: str) -> str:
    language = info.split(maxsplit=1)[0] if info else ""
    try:
        lexer: Any = find_lexer_class_by_name(language)(stripnl=False, ensurenl=False)
    except ClassNotFound:
        return escape(text, quote=False)
    if len(text) > _COLOURED_LENGTH:
        return escape(text, quote=False)
    html = ""
    for name, run in groupby(lex(text, lexer), key=lambda token: _short_name(token[0])):
        piece = escape("".join(value for _, value in run), quote=False)
        html += f'<span class="{name}">{piece}</span>' if name not in {"", "w", "n"} else piece
    return html


def _short_name(kind: Any) -> str:
    while kind not in STANDARD_TYPES:
        kind = kind.parent or Kind
    return STANDARD_TYPES[kind]


def _heading(
    _self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    # A page has its own headings above; an author's first level comes below them.
    token = tokens[index]
    level = min(6, int(token.tag[1]) + _LOWEST_HEADING - 1)
    return f"<h{level}>" if token.nesting == 1 else f"</h{level}>\n"


def _cell(
    _self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    # The policy forbids style=, so alignment travels as a class.
    token = tokens[index]
    style = str(token.attrs.get("style", ""))
    name = "num" if "right" in style else "mid" if "center" in style else ""
    return f'<{token.tag} class="{name}">' if name else f"<{token.tag}>"
