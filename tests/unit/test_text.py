"""Texts are compared in one way."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.text import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Paris", "paris"),
        ("  New   York\n", "new york"),
        ("don\N{RIGHT SINGLE QUOTATION MARK}t", "don't"),
        ("well-known", "well known"),
        ("\N{MINUS SIGN}5", "-5"),
        ("Caf\N{LATIN SMALL LETTER E WITH ACUTE}", "cafe\N{COMBINING ACUTE ACCENT}"),
        ("U.S.", "US"),
        ("a\N{NO-BREAK SPACE}b", "a b"),
        ("STRASSE", "straße"),
        ("Yes!", "yes"),
    ],
)
def test_these_are_the_same_by_default(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3.5", "35"),
        ("-5", "5"),
        ("C", "C#"),
        ("résumé", "resume"),
        ("x²", "x2"),
        ("ice cream", "icecream"),
        ("?", "!"),
        ("5%", "5"),
    ],
)
def test_these_differ_by_default(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_each_flag_makes_one_thing_matter() -> None:
    assert fold("Paris", case=True) != fold("paris", case=True)
    assert fold("a  b", spaces=True) != fold("a b", spaces=True)
    assert fold("a b.", punctuation=True) != fold("a b", punctuation=True)
    assert fold("Þórr Ørsted", accents=False) == fold("þorr orsted", accents=False)


def test_vowel_signs_are_not_accents() -> None:
    assert fold("कि", accents=False) != fold("कु", accents=False)
    assert fold("が", accents=False) != fold("か", accents=False)


flags = st.fixed_dictionaries(
    {name: st.booleans() for name in ("case", "accents", "spaces", "punctuation")}
)


@given(st.text(max_size=40), flags)
def test_folding_twice_is_folding_once(text: str, matters: dict[str, bool]) -> None:
    once = fold(text, **matters)
    assert fold(once, **matters) == once


@given(st.text(max_size=40), flags)
def test_canonically_equal_spellings_are_the_same(text: str, matters: dict[str, bool]) -> None:
    assert fold(unicodedata.normalize("NFD", text), **matters) == fold(text, **matters)
