"""One way to compare what two people typed."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SPACES: Final = re.compile(r"\s+")

_SAME: Final = str.maketrans(
    {
        "\N{MINUS SIGN}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{HYPHEN}": "-",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{MODIFIER LETTER APOSTROPHE}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{SOFT HYPHEN}": None,
        "\N{ZERO WIDTH SPACE}": None,
        "\N{WORD JOINER}": None,
        "\N{ZERO WIDTH NO-BREAK SPACE}": None,
    }
)
"""Characters that keyboards and word processors exchange without being asked."""

_STROKED: Final = str.maketrans("øØłŁđĐħĦıŧŦ", "oOlLdDhHitT") | str.maketrans(
    {"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"}
)
"""Letters whose accent Unicode does not take apart."""

_WORDLIKE: Final = frozenset("#%&@*")
"""Punctuation by category, yet part of a word: C#, 5%, R&D."""

_JOINERS: Final = frozenset("/\\")


def fold(
    text: str,
    *,
    case: bool = False,
    accents: bool = True,
    spaces: bool = False,
    punctuation: bool = False,
) -> str:
    """Return the form in which two texts are compared; each flag says whether that matters.

    Canonically equal spellings, curly and straight quotes, and the minus sign and the hyphen are
    always the same. Without `spaces` every run of white space is one space and the ends are bare;
    without `punctuation` marks go, dashes become spaces, and signs and decimal marks of numbers
    stay.
    """
    text = unicodedata.normalize("NFC", text).translate(_SAME)
    if not accents:
        text = _bare(text)
    if not case:
        text = unicodedata.normalize("NFC", text.casefold())
    if not punctuation:
        text = _unpunctuated(text) or text
    if not spaces:
        text = _SPACES.sub(" ", text).strip()
    return unicodedata.normalize("NFC", text)


def _bare(text: str) -> str:
    """Take accents off letters; vowel signs of scripts that spell with them stay."""
    if text.isascii():
        return text
    kept = (
        each
        for each in unicodedata.normalize("NFD", text)
        if not (10 <= (place := unicodedata.combining(each)) <= 35 or place >= 200)
    )
    return unicodedata.normalize("NFC", "".join(kept)).translate(_STROKED)


def _unpunctuated(text: str) -> str:
    """Drop punctuation that carries no meaning; "" when nothing but white space is left."""
    if text.isalnum():
        return text
    out = [_kept(text, place) for place in range(len(text))]
    kept = "".join(out)
    return kept if kept.strip() else ""


def _kept(text: str, place: int) -> str:
    char = text[place]
    category = unicodedata.category(char)
    if category[0] != "P" or char in _WORDLIKE:
        return char
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if char in ".,:" and before.isdigit() and after.isdigit():
        return char
    if char == "-" and after.isdigit() and not before.strip():
        return char
    return " " if category == "Pd" or char in _JOINERS else ""
