"""The YAML parser's complaints, in words for somebody who has never read the YAML standard."""

from __future__ import annotations

from typing import Final

import yaml

from quizapp.domain.bank.reading import Spot
from quizapp.domain.bank.source import Lines
from quizapp.domain.errors import N_, Message

_QUOTE: Final = N_("this quotation mark is not closed. Add the closing one.")
_BRACKET: Final = N_("this bracket is not closed. Close it, or put text that begins so in quotes.")
_BRACE: Final = N_("this brace is not closed. Close it, or put text that begins so in quotes.")
_TAB: Final = N_("a tab indents here. Use spaces.")
_TAG: Final = N_("a tag begins here. Put text that begins with ! in quotes.")
_INDENT: Final = N_(
    "this line does not fit what stands above it. Give the lines of one mapping or list the same "
    "indentation, and put text that holds quotation marks, brackets or a colon in quotes."
)

_WORDS: Final[tuple[tuple[str, str, bool, Message], ...]] = (
    # (part of the parser's problem, code, whether the place is where the thing began, our words)
    ("found unexpected end of stream", "QB008", True, _QUOTE),
    ("found unexpected document indicator", "QB008", True, _QUOTE),
    ("expected ',' or ']'", "QB009", True, _BRACKET),
    ("expected ',' or '}'", "QB009", True, _BRACE),
    ("tab character", "QB006", False, _TAB),
    (
        "mapping values are not allowed",
        "QB007",
        False,
        N_("a colon stands in text without quotes, or a key is indented too far. Quote the text."),
    ),
    (
        "could not find expected ':'",
        "QB007",
        True,
        N_("a key without a colon. Write `key: value`, or indent the text under its key."),
    ),
    (
        "block sequence entries are not allowed",
        "QB007",
        False,
        N_("a list cannot begin here. Put each `- ` on its own line under the key."),
    ),
    (
        "mapping keys are not allowed",
        "QB007",
        False,
        N_("a `?` begins a key here. Put text that begins with a question mark in quotes."),
    ),
    (
        "unknown escape character",
        "QB007",
        False,
        N_("a backslash in double quotes needs a partner. Use single quotes, or write two (\\\\)."),
    ),
    (
        "hexdecimal number",
        "QB007",
        False,
        N_("a \\x, \\u or \\U in double quotes needs 2, 4 or 8 digits. Use single quotes instead."),
    ),
    (
        "invalid Unicode character escape",
        "QB007",
        False,
        N_("this escape names no character. Write the character itself."),
    ),
    ("tag", "QB011", False, _TAG),
    (
        "alphabetic or numeric character",
        "QB010",
        True,
        N_("text cannot begin with & or * here. Put it in quotes."),
    ),
    ("expected '-' indicator", "QB007", False, _INDENT),
    ("expected key", "QB007", False, _INDENT),
    (
        "expected node content",
        "QB007",
        False,
        N_("a value is expected here. Put text that begins with a sign in quotes."),
    ),
    (
        "expected <document start>",
        "QB007",
        False,
        N_("the file goes on after its end. Indent the text, or put it in quotes."),
    ),
    (
        "indentation indicator",
        "QB007",
        False,
        N_("after | or > only - or + and a digit from 1 to 9 can stand."),
    ),
    (
        "expected comment or line break",
        "QB007",
        False,
        N_("after | or > the text begins on the next line. Put text that begins so in quotes."),
    ),
    ("YAML document", "QB007", False, N_("a %YAML line of this kind. Delete it.")),
    ("directive", "QB007", False, N_("text cannot begin with %. Put it in quotes.")),
    ("version number", "QB007", False, N_("a %YAML line of this kind. Delete it.")),
    ("nesting", "QB014", False, N_("the file is nested too deep. 20 levels can be read.")),
    ("depth", "QB014", False, N_("the file is nested too deep. 20 levels can be read.")),
)

_AFTER: Final = N_(
    "the text goes on after its closing {sign}. Put the whole text in quotes, of the kind that "
    "does not stand in it, or write it under `|` on a line of its own.",
    sign="quotation mark or bracket",
)
_COMMA: Final = N_("a comma or the closing bracket is expected here. Quote text with a colon.")
_UNKNOWN: Final = N_("the file is not valid YAML here. Put text with special signs in quotes.")


def translate(error: yaml.YAMLError, data: bytes) -> Spot:
    """Return the place and our words for what the parser could not read."""
    problem = str(getattr(error, "problem", "") or "")
    mark = getattr(error, "problem_mark", None)
    began = getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if "cannot start any token" in problem:
        return _sign(data, line, column)
    if "tag" in str(getattr(error, "context", "") or "") and began is not None:
        return Spot(began.line + 1, began.column + 1, "QB011", _TAG)
    before, after = _around(data, line, column)
    if "expected key" in problem and before.endswith(_CLOSERS) and after:
        return Spot(line + 1, column + 1, "QB007", _AFTER)
    if "expected ','" in problem and after and began is not None and began.line == line:
        return Spot(line + 1, column + 1, "QB007", _COMMA)
    for part, code, at_start, message in _WORDS:
        if part in problem:
            if at_start and began is not None:
                line, column = began.line, began.column
            return Spot(line + 1, column + 1, code, message)
    return Spot(line + 1, column + 1, "QB007", _UNKNOWN)


_CLOSERS: Final = ('"', "'", "]", "}")


def _around(data: bytes, line: int, column: int) -> tuple[str, str]:
    """Return what stands before and after a place on its line, without outer spaces."""
    text = Lines(data).raw(line + 1)
    return text[:column].strip(), text[column:].strip()


def _sign(data: bytes, line: int, column: int) -> Spot:
    """Word the refusal of a sign that cannot begin text: a tab, @, ` or %."""
    sign = Lines(data).raw(line + 1)[column : column + 1] or "this sign"
    if sign == "\t":
        return Spot(line + 1, column + 1, "QB006", _TAB)
    return Spot(
        line + 1,
        column + 1,
        "QB007",
        N_("text cannot begin with {sign}. Put it in quotes.", sign=sign),
    )
