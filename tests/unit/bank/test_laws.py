"""Whatever the bytes are, loading ends in questions and problems with places in the file."""

from __future__ import annotations

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.domain.bank.lint import lint
from quizapp.domain.bank.loader import load_file
from quizapp.domain.bank.problem import CODES
from quizapp.domain.questions import TYPES

WORDS = [
    *("id", "type", "prompt", "answer", "answers", "wrong", "choices", "text", "correct", "weight"),
    *("pairs", "left", "right", "order", "front", "back", "rubric", "match", "tolerance", "unit"),
    *("units", "source", "ref", "hints", "tags", "questions", "quiz", "draw", "defaults", "points"),
    *("feedback", "due", "sources", "title", "quizapp", "locale", "use", "pin", "grading", "media"),
    *TYPES,
]
SCALARS = st.one_of(
    st.sampled_from(["true", "no", "1", "-1", "1e999", "5%", "15m", "/a(b+)+/", "{{a|b}}", "{{a"]),
    st.sampled_from(["", "$x", "a # b", "![](media/x.png)", "{0}", "all of the above", *WORDS]),
    st.text(max_size=12),
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(WORDS), SCALARS), inner, max_size=5),
    ),
    max_leaves=25,
)
QUESTIONS = st.dictionaries(st.sampled_from(WORDS), TREES, max_size=6)
FILES = st.fixed_dictionaries(
    {"questions": st.one_of(st.lists(QUESTIONS, max_size=4), TREES)},
    optional=dict.fromkeys(("title", "quiz", "defaults", "sources", "tags", "use"), TREES),
)


def check(data: bytes) -> None:
    """Load and lint a file, and hold every problem against it."""
    loaded = load_file(data, "t.yaml")
    shown = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    lines = shown.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert loaded.problems or loaded.servable
    for problem in [*loaded.problems, *lint([loaded])]:
        assert problem.code in CODES
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert "\n" not in str(problem)
        assert 0 <= problem.caret <= 2 * len(problem.source) + 1


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_arbitrary_bytes_never_raise(data: bytes) -> None:
    check(data)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="abq:-?[]{},&*!|>'\"%@`#\\ \n\t\r$1.~<=", max_size=60))
def test_arbitrary_yaml_signs_never_raise(text: str) -> None:
    check(text.encode())
    check(b"quizapp: 1\nquestions:\n- id: a\n  prompt: " + text.encode())


@settings(max_examples=60, deadline=None)
@given(FILES, st.booleans())
def test_arbitrary_trees_never_raise(tree: object, flow: bool) -> None:
    check(yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow).encode())


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10_000))
def test_a_cut_off_file_never_raises(cut: int) -> None:
    whole = (
        b'quizapp: 1\ntitle: "T"\nsources: {a: {title: x}}\nquestions:\n'
        b"- id: a\n  prompt: >-\n    P\n  choices: [{text: 'y', correct: yes}, b]\n"
        b"  source: {ref: a}\n- id: b\n  text: '{{a~b}}'\n"
    )
    check(whole[: cut % len(whole)])


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=30).filter(lambda each: each.strip()))
def test_any_text_that_yaml_can_write_is_read_back_as_it_was(text: str) -> None:
    tree = {"questions": [{"id": "a", "prompt": text, "answer": "x", "wrong": ["y"]}]}
    dumped = yaml.safe_dump(tree, allow_unicode=False)
    loaded = load_file(dumped, "t.yaml")
    if "\0" in text:
        assert [each.code for each in loaded.problems] == ["QB004"]
    else:
        assert loaded.questions[0].prompt == text.strip()
