"""Warnings tell what is allowed and probably not meant, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.domain.bank.lint import BANK_RULES, FILE_RULES, lint
from quizapp.domain.bank.loader import load_file
from quizapp.domain.bank.problem import CODES, Severity

HEAD = "id: t\ntitle: T\n"


def q(*lines: str, name: str = "a") -> str:
    """Return one question; in a file with HEAD its lines begin on line 5."""
    return f"- id: {name}\n" + "".join(f"  {line}\n" for line in lines)


def file(*questions: str, head: str = HEAD) -> str:
    return head + "questions:\n" + "".join(questions)


SHORT = ("answer: x", "wrong: [y]")
BAD: list[tuple[str, str, int, int]] = [
    (file(q("prompt: P", *SHORT), head="title: T\n"), "QB301", 1, 1),
    (file(q("prompt: P", *SHORT), head="id: t\n"), "QB302", 1, 1),
    (file(q("prompt: P", "answer: x", "wrong: [New York, 'new  york.']")), "QB303", 7, 21),
    (file(q("prompt: P", "answer: Élan", "wrong: [y, elan]")), "QB304", 7, 14),
    (file(q("prompt: P", "answer: x", "wrong: [y, None of the above]")), "QB305", 7, 14),
    (file(q("prompt: P", "choices: [{text: a, correct: yes}, b, Both of these]")), "QB305", 6, 41),
    (file(q("prompt: P", *SHORT), q("prompt: Q", *SHORT, name="A")), "QB306", 8, 7),
    (file(q("prompt: P", f"answer: {'long ' * 9}", "wrong: [short, tiny]")), "QB307", 6, 11),
    (file(q("prompt: Which file is #1?", *SHORT)), "QB308", 5, 25),
    (file(q("prompt: Which is", "  about C #?", *SHORT)), "QB308", 6, 13),
    (file(q('prompt: "Is \\frac12 more?"', *SHORT)), "QB309", 5, 11),
    (file(q('prompt: "Is \\theta more?"', *SHORT)), "QB309", 5, 11),
    (file(q("prompt: Is $x more?", *SHORT)), "QB310", 5, 14),
    (file(q("prompt: 'See ![](media/a.png)'", *SHORT)), "QB311", 5, 20),
    (
        file(
            q("prompt: Which organelle of a cell makes most of its energy today?", *SHORT),
            q(
                "prompt: Which organelle of a cell makes most of its energy now, today?",
                *SHORT,
                name="b",
            ),
        ),
        "QB312",
        9,
        11,
    ),
    (
        file(q("prompt: P", *SHORT), head=HEAD + "sources: {book: {title: B}}\n"),
        "QB313",
        3,
        17,
    ),
    (
        file(
            q("prompt: Who came?", "answer: Joe Biden", "wrong: [y]"),
            q("prompt: When did Joe Biden come?", *SHORT, name="b"),
        ),
        "QB314",
        8,
        3,
    ),
    (
        file(
            q("prompt: How many?", "type: number", "answer: 1500"),
            q("prompt: P", "answer: 1500 people", "wrong: [y]", name="b"),
        ),
        "QB314",
        8,
        3,
    ),
    (file(q("prompt: 'See ![map](https://example.org/a.png)'", *SHORT)), "QB315", 5, 23),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), BAD)
def test_a_warning_comes_alone_and_at_its_place(
    text: str, code: str, line: int, column: int
) -> None:
    loaded = load_file(text, "t.yaml")
    assert not loaded.problems
    (problem,) = lint([loaded])
    assert (problem.code, problem.line, problem.column) == (code, line, column)
    assert problem.severity is Severity.WARNING


def test_every_warning_has_an_example_here() -> None:
    assert {each for each in CODES if each.startswith("QB3")} == {each[1] for each in BAD}


@pytest.mark.parametrize(
    "text",
    [
        q("prompt: Which is first? # a note", *SHORT),
        q("prompt: 'Is #1 first?'", *SHORT),
        q("prompt: It costs \\$5 today", *SHORT),
        q("prompt: Is $x$ in `$HOME` more than $$y$$?", *SHORT),
        q("prompt: P", "choices: [{text: a, correct: yes}, b, {text: All of these, pin: last}]"),
        q("prompt: P", "answer: -5", "wrong: ['5']"),
        q("prompt: P", "answer: '`a[0]`'", "wrong: ['`a(0)`']"),
        q("prompt: P", "answer: 3", "wrong: [4]") + q("prompt: Q has 3", *SHORT, name="b"),
        q("prompt: P", "answers: [/^a$/]"),
        q("prompt: 'What is the capital of France?'", *SHORT)
        + q("prompt: 'What is the capital of Spain?'", *SHORT, name="b"),
    ],
)
def test_what_is_meant_gives_no_warning(text: str) -> None:
    loaded = load_file(file(text), "t.yaml")
    assert not loaded.problems
    assert not lint([loaded])


def test_files_are_compared_with_each_other() -> None:
    one = load_file(file(q("prompt: P", *SHORT, name="same")), "a.yaml")
    two = load_file(file(q("prompt: Q", *SHORT, name="Same")), "b.yaml")
    assert [(each.file, each.code) for each in lint([two, one])] == [("b.yaml", "QB306")]


def test_a_file_that_could_not_be_read_is_passed_over() -> None:
    assert not lint([load_file("a: [", "a.yaml")])


def test_each_rule_is_registered_once() -> None:
    names = [rule.__name__ for rule in (*FILE_RULES, *BANK_RULES)]
    assert len(set(names)) == len(names) >= 14


def test_every_lint_module_is_in_use() -> None:
    folder = Path("quizapp/domain/bank/lint")
    modules = {each.stem for each in folder.glob("*.py")} - {"__init__", "remark", "wording"}
    assert modules == {rule.__module__.rpartition(".")[2] for rule in (*FILE_RULES, *BANK_RULES)}
