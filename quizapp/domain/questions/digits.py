"""Digits and signs of all scripts and keyboards, spelt in one way."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_POWERS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_RAISED: Final = re.compile("[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_SIGNS: Final = str.maketrans(
    {
        "\N{MINUS SIGN}": "-",
        "\N{EN DASH}": "-",
        "\N{HYPHEN}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{FRACTION SLASH}": "/",
        "\N{DIVISION SLASH}": "/",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{DOT OPERATOR}": "×",
        "\N{MIDDLE DOT}": "×",
        "\N{ARABIC DECIMAL SEPARATOR}": ",",
        "\N{ARABIC THOUSANDS SEPARATOR}": "'",
        "\N{SUPERSCRIPT MINUS}": "-",
    }
)

POINT: Final = "."
COMMA: Final = ","

_COMMA_LANGUAGES: Final = frozenset(
    [
        *("af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi"),
        *("fo", "fr", "gl", "hr", "hu", "hy", "id", "is", "it", "ka", "kk", "ky", "lb", "lt"),
        *("lv", "mk", "mn", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq"),
        *("sr", "sv", "tr", "uk", "uz", "vi"),
    ]
)
_POINT_LOCALES: Final = frozenset(
    [
        *("de-ch", "de-li", "it-ch", "es-419", "es-bz", "es-cu", "es-do", "es-gt", "es-hn"),
        *("es-mx", "es-ni", "es-pa", "es-pe", "es-pr", "es-sv", "es-us"),
    ]
)
"""Where a language that has a comma elsewhere is written with a point."""


def decimal_sign(locale: str | None) -> str:
    """Return the decimal sign of a locale such as de or en-GB: a point unless it is a comma."""
    name = (locale or "en").replace("_", "-").lower()
    if name in _POINT_LOCALES:
        return POINT
    return COMMA if name.split("-")[0] in _COMMA_LANGUAGES else POINT


def spell(text: str) -> str:
    """Return a typed number in ASCII digits, plain signs and single spaces.

    Raised digits become ^2, for plain compatibility forms would make 102 of 10²; vulgar
    fractions stand apart from the digits before them.
    """
    text = _RAISED.sub(lambda match: "^" + match[0].translate(_POWERS), text)
    text = "".join(
        f" {char}" if unicodedata.decomposition(char).startswith("<fraction>") else char
        for char in text
    )
    text = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    text = "".join(str(unicodedata.decimal(char, char)) for char in text)
    return " ".join(text.split())


def spell_unit(unit: str) -> str:
    """Return a unit in the form in which two are compared: m² and m^2 and m2 are one."""
    return re.sub(r"[\s^×*.]", "", spell(unit))
