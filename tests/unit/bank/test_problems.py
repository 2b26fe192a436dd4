"""Each mistake of a file is told once, at its place, with its code and a cure."""

from __future__ import annotations

import pytest

from quizapp.domain.bank.bank import gather
from quizapp.domain.bank.loaded import LoadedFile
from quizapp.domain.bank.loader import load_file
from quizapp.domain.bank.problem import CODES, Severity
from quizapp.domain.questions.codes import CODES as TYPE_CODES

HEAD = "quizapp: 1\nid: t\ntitle: T\n"
ONE = "questions:\n- id: a\n  prompt: P\n  answer: x\n  wrong: [y]\n"
REST = "  prompt: P\n  answer: x\n  wrong: [y]\n"


def q(*lines: str) -> str:
    """Return a file of one question; its lines begin on line 5."""
    return HEAD + "questions:\n- id: a\n" + "".join(f"  {line}\n" for line in lines)


EXAMPLES: list[tuple[str | bytes, str, int, int, str]] = [
    (b"a: \xff\n", "QB001", 1, 4, "0xFF"),
    (HEAD.encode("utf-16"), "QB002", 1, 1, "UTF-8"),
    (HEAD.encode("utf-16-le"), "QB002", 1, 1, "UTF-8"),
    (b"a: " + b"x" * 10_000_001, "QB003", 1, 1, "10.0 MB"),
    (b"a: b\nc: \x00d\n", "QB004", 2, 4, "U+0000"),
    ("a: b\x07\n", "QB004", 1, 5, "U+0007"),
    (q('prompt: "a\\0b"', "answer: x", "wrong: [y]"), "QB004", 6, 11, "NUL"),
    ("a: b\u2028c\n", "QB005", 1, 5, "U+2028"),
    ("a: b\u2029c\n", "QB005", 1, 5, "U+2029"),
    ("a: b\x85c\n", "QB005", 1, 5, "U+0085"),
    (HEAD + "questions:\n\t- id: a\n", "QB006", 5, 1, "Use spaces"),
    (q("prompt: Which: one?"), "QB007", 6, 16, "Quote the text"),
    (q('prompt: "A" or b?'), "QB007", 6, 15, "closing"),
    (q("prompt: @home"), "QB007", 6, 11, "@"),
    (q('prompt: "a', "answer: x"), "QB008", 6, 11, "closing one"),
    (q("wrong: [a, b", "prompt: x"), "QB009", 6, 10, "Close it"),
    (q("prompt: *bold", "answer: x", "wrong: [y]"), "QB010", 6, 11, "quotes"),
    (q("prompt: &a b", "answer: x", "wrong: [y]"), "QB010", 6, 11, "quotes"),
    (q("prompt: !!str b", "answer: x", "wrong: [y]"), "QB011", 6, 11, "!!str"),
    (q("prompt: ![x](media/a.png) b"), "QB011", 6, 11, "quotes"),
    (HEAD + ONE + "---\na: b\n", "QB012", 9, 1, "second"),
    (q("prompt: P", "prompt: Q", "answer: x", "wrong: [y]"), "QB013", 7, 3, '"prompt"'),
    (b"[" * 100_000, "QB014", 1, 21, "20 levels"),
    (b"? " * 100_000, "QB018", 1, 3, "must be text"),
    ("a: [" + "b," * 500_001 + "]", "QB015", 1, 999_999, "500,000"),
    ("", "QB016", 1, 1, "quizapp: 1"),
    ("# nothing\n", "QB016", 1, 1, "empty"),
    ("- a\n- b\n", "QB017", 1, 1, "a list"),
    ("just words\n", "QB017", 1, 1, "one piece of text"),
    (HEAD + "[a]: b\n" + ONE, "QB018", 4, 1, "must be text"),
    (HEAD + '"": b\n' + ONE, "QB018", 4, 1, "missing before the colon"),
    (q("prompt: " + "x" * 30_001, "answer: x", "wrong: [y]"), "QB019", 6, 11, "30001"),
    (b"- *a\n" * 200, "QB023", 100, 3, "Mend"),
    (q("prompt: [P]", "answer: x", "wrong: [y]"), "QB101", 6, 11, "got a list"),
    (q("prompt:", "answer: x", "wrong: [y]"), "QB102", 6, 3, "got nothing"),
    (
        q("prompt: P", "choices: [{text: b, correct: ye}, c]"),
        "QB104",
        7,
        32,
        'choices[0].correct: expected true or false, got "ye". Write true or false.',
    ),
    (q("prompt: P", "points: much", "answer: x", "wrong: [y]"), "QB105", 7, 11, '"much"'),
    (HEAD + "quiz: {draw: 1.5}\n" + ONE, "QB106", 4, 14, "whole number"),
    (HEAD + "quiz: {time_limit: 15}\n" + ONE, "QB107", 4, 20, "15m"),
    (HEAD + "quiz: {hints_cost: 10}\n" + ONE, "QB108", 4, 20, "10%"),
    (HEAD + "quiz: {feedback: due, due: 2027-03-05}\n" + ONE, "QB109", 4, 28, "zone"),
    (HEAD + "questions:\n- id: a\n  answer: x\n  wrong: [y]\n", "QB110", 5, 3, "prompt"),
    (HEAD, "QB110", 1, 1, "questions"),
    (q("promt: P", "answer: x", "wrong: [y]"), "QB111", 6, 3, "Did you mean prompt?"),
    (q("prompt: P", "answer: x", "wrongs: [y]"), "QB111", 8, 3, "Did you mean wrong?"),
    (q("prompt: P", "type: choice", "pairs: {a: b}"), "QB111", 8, 3, "but with matching"),
    (HEAD + "quizz: {}\n" + ONE, "QB111", 4, 1, "Did you mean quiz?"),
    (q("prompt: P", "type: chioce"), "QB112", 7, 9, "Did you mean choice?"),
    (HEAD + "quiz: {layout: two}\n" + ONE, "QB112", 4, 16, "one or all"),
    (HEAD + "questions:\n- id: a b\n" + REST, "QB113", 5, 7, "letters"),
    (HEAD + "locale: english?\n" + ONE, "QB113", 4, 9, '"english?"'),
    (q("prompt: P", "answer: x", "wrong: y"), "QB114", 8, 10, "expected a list"),
    (HEAD + "questions: {a: b}\n", "QB114", 4, 12, "list of questions"),
    (q("prompt: P", "answer: x", "wrong: [y]", "source: book"), "QB115", 9, 11, "mapping"),
    (HEAD + "questions: [words]\n", "QB115", 4, 13, '"words"'),
    (q("prompt: P", "answer: x", "wrong: [y]", "points: -1"), "QB116", 9, 11, "at least 0"),
    (q("prompt: P", "answer: x", "wrong: [y]", "floor: 1"), "QB116", 9, 10, "at most 0"),
    (HEAD + "questions: []\n", "QB117", 4, 12, "list of questions"),
    (q("prompt: P", f"order: [{'a,' * 1001}]"), "QB117", 7, 10, "at most 1000"),
    (q("prompt: P"), "QB120", 5, 3, "say type"),
    (q("prompt: P", "answer: 3.5"), "QB121", 7, 11, "type: number or type: text"),
    ("quizapp: 2\n" + ONE, "QB122", 1, 10, "format 1"),
    (
        HEAD + "quiz: {due: '2027-03-05T17:00+01:00'}\n" + ONE,
        "QB200",
        4,
        13,
        "feedback: due",
    ),
    (
        q("prompt: P", "answer: x", "wrong: [y]", "source: {ref: cambell}"),
        "QB205",
        9,
        17,
        "Add it to sources",
    ),
    (HEAD + ONE + "- id: a\n" + REST, "QB206", 9, 7, "question 1"),
    (HEAD + "quiz: {draw: 2}\n" + ONE, "QB208", 4, 14, "the file has 1"),
    (HEAD + "quiz: {feedback: due}\n" + ONE, "QB209", 4, 18, "Add due"),
]


def load(content: str | bytes) -> LoadedFile:
    return load_file(content, "questions/t.yaml")


@pytest.mark.parametrize(("content", "code", "line", "column", "words"), EXAMPLES)
def test_a_mistake_is_told_at_its_place(
    content: str | bytes, code: str, line: int, column: int, words: str
) -> None:
    found = [each for each in load(content).problems if each.code == code]
    assert found, load(content).problems
    assert (found[0].line, found[0].column) == (line, column)
    assert words in str(found[0])
    assert found[0].severity is Severity.ERROR


@pytest.mark.parametrize(("content", "code", "line", "column", "words"), EXAMPLES)
def test_a_mistake_is_told_once(
    content: str | bytes, code: str, line: int, column: int, words: str
) -> None:
    if code != "QB023":
        assert [each.code for each in load(content).problems if each.code != code] == []
        assert len({each.sort_key for each in load(content).problems}) == 1


def test_every_code_of_reading_shape_and_crossing_has_an_example_here() -> None:
    elsewhere = {"QB020", "QB021", "QB022"}  # of the disk: the library's tests
    elsewhere |= {"QB118", "QB119", "QB199"}  # no field of today can cause them
    elsewhere |= {"QB207", "QB290", "QB291"}  # between files: the bank's tests
    wanted = {code for code in CODES if not code.startswith("QB3")}
    assert wanted - set(TYPE_CODES) - elsewhere == {each[1] for each in EXAMPLES}


def test_a_problem_reads_as_one_line_with_its_source_and_a_caret() -> None:
    content = q("prompt: P", "choices: [b, c, {text: d, correct: ye}]")
    (problem,) = load(content).problems
    assert str(problem) == (
        "questions/t.yaml:7:38: error QB104: choices[2].correct: "
        'expected true or false, got "ye". Write true or false.'
    )
    assert problem.source == "  choices: [b, c, {text: d, correct: ye}]"
    assert problem.source[problem.caret :].startswith("ye}")
    assert problem.question == "a"


def test_the_caret_of_a_long_line_stays_in_sight() -> None:
    content = q("prompt: 中文" + "x" * 300, "answer: x", "wrong: [" + "y, " * 200 + "[]]")
    (problem,) = load(content).problems
    assert len(problem.source) < 110
    assert problem.source[problem.caret :].startswith("[]]")


def test_all_mistakes_of_all_questions_come_at_once() -> None:
    content = HEAD + (
        "questions:\n- id: a\n  promt: P\n  answer: x\n  wrong: [y, [z]]\n"
        "- id: b\n  prompt: P\n  points: many\n  answer: x\n  wrong: [y]\n"
        "- id: c\n" + REST
    )
    loaded = load(content)
    assert [each.code for each in loaded.problems] == ["QB111", "QB101", "QB105"]
    assert [each.id for each in loaded.questions] == ["c"]
    assert loaded.servable


def test_more_problems_than_anybody_reads_are_cut() -> None:
    loaded = load(HEAD + "questions:\n" + "- x\n" * 3_000)
    assert len(loaded.problems) == 2_001
    assert loaded.problems[-1].code == "QB023"


def test_text_in_a_mistake_cannot_break_its_words() -> None:
    content = q("prompt: P", 'choices: ["{0}", {text: "{x}", correct: "{y}"}]')
    assert "{y}" in str(load(content).problems[0])


def test_the_first_of_two_files_keeps_an_id() -> None:
    first, second = load_file(HEAD + ONE, "a.yaml"), load_file("id: u\n" + ONE, "b.yaml")
    bank = gather([second, first])
    (problem,) = bank.all_problems
    assert (problem.file, problem.code, problem.line, problem.column) == ("b.yaml", "QB206", 3, 7)
    assert "a.yaml" in str(problem)
    assert bank.homes == {"a": "t"}
