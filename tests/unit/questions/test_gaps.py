"""The grammar of a cloze text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.questions.gaps import Gap, parse


@pytest.mark.parametrize(
    ("inside", "gap"),
    [
        ("a", Gap("text", ("a",))),
        (" a | b c ", Gap("text", ("a", "b c"))),
        ("a~b~c", Gap("select", ("a", "b", "c"))),
        ("=2", Gap("number", number=2)),
        ("=2±0.1", Gap("number", number=2, tolerance=0.1)),
        (" = -1e3 +- 5 % ", Gap("number", number=-1000, tolerance="5%")),
        ("=2+/-.5", Gap("number", number=2, tolerance=0.5)),
        (r"\=2", Gap("text", ("=2",))),
        (r"a\|b|c\~d", Gap("text", ("a|b", "c~d"))),
        (r"a\~b~c\|d", Gap("select", ("a~b", "c|d"))),
        (r"\{a\}|b\\", Gap("text", ("{a}", "b\\"))),
        (r"\n", Gap("text", (r"\n",))),
    ],
)
def test_each_kind_of_gap_is_read(inside: str, gap: Gap) -> None:
    assert parse(f"x {{{{{inside}}}}} y") == (("x ", " y"), (gap,), ())


def test_segments_stand_around_the_gaps_and_literal_braces_stay() -> None:
    found = parse(r"`\{{ name }}` {{a}}{{b}} end }}")
    assert found.segments == ("`{{ name }}` ", "", " end }}")
    assert [gap.texts for gap in found.gaps] == [("a",), ("b",)]
    assert not found.problems


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("ab {{}}", "QB261", "gap 1, at character 4,"),
        ("{{a}} {{ }}", "QB261", "gap 2, at character 7,"),
        ("{{a|}}", "QB261", "gap 1, at character 1,"),
        ("{{~a}}", "QB261", "gap 1, at character 1,"),
        ("a {{b", "QB262", "gap 1, at character 3,"),
        ("{{a {{b}}", "QB262", "gap 1, at character 1,"),
        (r"{{a\}}", "QB262", "gap 1, at character 1,"),
        ("{{a\\", "QB262", "gap 1, at character 1,"),
        ("{{a|b~c}}", "QB263", "gap 1, at character 1,"),
        ("{{a~b~a}}", "QB264", "gap 1, at character 1,"),
        ("{{=two}}", "QB265", "gap 1, at character 1,"),
        ("{{=2±}}", "QB265", "gap 1, at character 1,"),
        ("{{=2±-1}}", "QB265", "gap 1, at character 1,"),
        ("{{=}}", "QB265", "gap 1, at character 1,"),
    ],
)
def test_mistakes_are_named_with_their_place_in_the_text(text: str, code: str, place: str) -> None:
    problems = parse(text).problems
    assert [problem.code for problem in problems] == [code]
    assert str(problems[0].message).startswith(place)


def test_an_unclosed_gap_says_what_to_add() -> None:
    assert "Add }} behind it." in str(parse("{{a").problems[0].message)


@given(st.text(alphabet="ab{}|~=\\±1. %", max_size=40))
def test_any_text_can_be_taken_apart(text: str) -> None:
    found = parse(text)
    assert len(found.segments) == len(found.gaps) + 1
    if not found.problems:
        assert all(gap.texts or gap.kind == "number" for gap in found.gaps)


@given(st.text(alphabet="ab }|~=\\±1. %{", max_size=40))
def test_text_without_two_braces_is_one_segment(text: str) -> None:
    whole = text.replace("{{", "{ ")
    if "{{" not in whole:
        assert parse(whole) == ((whole,), (), ())
