"""Patterns: what is refused before compiling, and what is cut off in time."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.questions import patterns


@pytest.mark.parametrize(
    "source",
    [
        r"colou?r",
        r"3(\.\d+)?",
        r"(\d+ ?km)?",
        r"\d{4}-\d{2}-\d{2}",
        r"(a|b)+c",
        r"(a+b)+",
        r"(?:one|two) (?P<what>[a-z]+)",
        r"[^\]]*[]a]",
        r"a{2,5}",
        r"a{,5}",
        r"a{3,}",
        r"x\{2\}",
        r"(?=a)a(?!b)(?<=a)(?<!b)",
        r"(?>a+)b",
        r"\p{Lu}\w*\x41\u00e9",
        r"((((((((((a))))))))))",
        r"(ab){1000}",
        r"a*?b+?",
    ],
)
def test_ordinary_patterns_are_taken(source: str) -> None:
    assert patterns.refuse(source) is None


@pytest.mark.parametrize(
    ("code", "source"),
    [
        ("QB223", "a" * 201),
        ("QB224", "(" * 11 + "a" + ")" * 11),
        ("QB225", "(a{40}){26}"),
        ("QB225", "a{1001}"),
        ("QB225", "a{0,40}b{0,40}"),
        ("QB226", "(a+)+"),
        ("QB226", "(a*)*"),
        ("QB226", "(a+){2}"),
        ("QB226", "(b|a+)*"),
        ("QB226", "(a+|b)*"),
        ("QB226", "(a+|b|c)*"),
        ("QB226", "((a+))+"),
        ("QB226", "(x(a{2,}))+"),
        ("QB226", "(a+b?)+"),
        ("QB226", "(a+b{0,2})+"),
        ("QB226", "((ab)*)*"),
        ("QB226", "((a+)?)*"),
        ("QB226", "(?:a+)+?"),
        ("QB227", "(a"),
        ("QB227", "a)"),
        ("QB227", "[a"),
        ("QB227", "a**"),
        ("QB227", "*a"),
        ("QB227", "[z-a]"),
        ("QB227", "a{3,2}"),
        ("QB227", r"\p{Nonsense}"),
        ("QB227", "(?i)a"),
        ("QB227", "(?R)"),
        ("QB227", "(?:foo){e<=2}"),
        ("QB227", "a{x}"),
        ("QB227", r"\L<words>"),
        ("QB227", r"a\g<1>"),
    ],
)
def test_dangerous_and_unsound_patterns_are_refused_with_their_code(code: str, source: str) -> None:
    refused = patterns.refuse(source)
    assert refused is not None
    assert refused[0] == code
    assert str(refused[1]).endswith(".")


@given(st.text(alphabet="ab(|)*+?{}[]\\0123,^$.:=!<>P-", max_size=40))
def test_reading_a_pattern_never_fails_and_what_it_takes_compiles(source: str) -> None:
    if patterns.refuse(source) is None:
        regex.compile(source)


@pytest.mark.parametrize(("case", "found"), [(False, True), (True, False)])
def test_case_matters_only_where_it_is_said(case: bool, found: bool) -> None:
    assert patterns.matches("colou?r", "COLOR", case=case) is found


def test_the_whole_response_has_to_match() -> None:
    assert patterns.matches("colou?r", "discolour", case=False) is False


def test_a_match_that_takes_too_long_is_cut_off() -> None:
    assert patterns.matches("(a|aa)+", "a" * 900 + "b", case=False) is None


@pytest.mark.parametrize(
    ("text", "expected"), [("/a/", True), ("//", False), ("/", False), ("a/b", False)]
)
def test_slashes_at_both_ends_make_a_pattern(text: str, expected: bool) -> None:
    assert patterns.is_pattern(text) is expected
