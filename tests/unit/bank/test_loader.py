"""A question file becomes questions, with every scalar as it was typed."""

from __future__ import annotations

import codecs

import pytest

from quizapp.domain.bank.infer import kind_of
from quizapp.domain.bank.loader import load_file
from quizapp.domain.questions.choice import Choice
from quizapp.domain.questions.text import TextQuestion

ONE = "quizapp: 1\nquestions:\n- id: a\n  prompt: P\n  answer: x\n  wrong: [y]\n"


@pytest.mark.parametrize(
    "typed", ["no", "3.10", "010", "1:30", "2024-01-05", "null", "~", "0x1F", "1_000", "Yes", ".5"]
)
def test_an_answer_is_what_was_typed(typed: str) -> None:
    loaded = load_file(ONE.replace("answer: x", f"answer: {typed}"), "t.yaml")
    assert not loaded.problems
    question = loaded.questions[0]
    assert isinstance(question, Choice)
    assert question.answer == typed


def test_a_byte_order_mark_and_dos_line_ends_are_fine() -> None:
    data = codecs.BOM_UTF8 + ONE.replace("\n", "\r\n").encode()
    plain, other = load_file(ONE, "t.yaml"), load_file(data, "t.yaml")
    assert not other.problems
    assert other.questions == plain.questions


def test_places_behind_a_byte_order_mark_and_dos_line_ends_are_right() -> None:
    data = codecs.BOM_UTF8 + b"titel: x\r\n" + ONE.replace("\n", "\r\n").encode()
    (problem,) = load_file(data, "t.yaml").problems
    assert (problem.line, problem.column, problem.source) == (1, 1, "titel: x")


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ({"answer": "a", "wrong": ["b"]}, "choice"),
        ({"choices": [{"text": "a", "correct": "yes"}, "b"]}, "choice"),
        (
            {"choices": [{"text": "a", "correct": "true"}, {"text": "b", "correct": "on"}]},
            "multiple",
        ),
        ({"answers": ["a"], "wrong": ["b"]}, "multiple"),
        ({"answer": "True"}, "true_false"),
        ({"answer": "yes"}, "text"),
        ({"answer": "Paris"}, "text"),
        ({"answers": ["a", "b"]}, "text"),
        ({"answer": "5", "unit": "km"}, "number"),
        ({"answer": "5", "tolerance": "1"}, "number"),
        ({"pairs": {"a": "b"}}, "matching"),
        ({"order": ["a", "b"]}, "ordering"),
        ({"text": "{{a}}"}, "cloze"),
        ({"rubric": "x"}, "essay"),
        ({"front": "a", "back": "b"}, "flashcard"),
        ({"type": "info"}, "info"),
        ({"answer": "a", "worng": ["b"]}, "choice"),
    ],
)
def test_the_keys_tell_the_type(keys: dict[str, object], kind: str) -> None:
    assert kind_of({"id": "a", "prompt": "P", **keys}) == kind  # type: ignore[dict-item]


def test_defaults_lie_under_every_question_that_has_such_a_key() -> None:
    loaded = load_file(
        "quizapp: 1\nuse: quiz\nlocale: de\ntags: [bio, x]\n"
        "defaults: {points: 2, shuffle: no, match: {case: true, typos: 1}}\n"
        "questions:\n"
        "- {id: a, prompt: P, answer: x, wrong: [y], tags: [own, x]}\n"
        "- {id: b, prompt: P, answer: x, points: 5, match: {typos: 0}, use: any}\n",
        "t.yaml",
    )
    assert not loaded.problems
    one, two = loaded.questions
    assert isinstance(one, Choice)
    assert (one.points, one.shuffle, one.use, one.tags) == (2, False, "quiz", ("own", "x", "bio"))
    assert isinstance(two, TextQuestion)
    assert (two.points, two.use, two.match.case, two.match.typos) == (5, "any", True, 0)
    assert one.locale == "de"


def test_a_mistake_behind_defaults_keeps_its_place() -> None:
    loaded = load_file(
        "quizapp: 1\ntags: [bio]\ndefaults: {points: 2}\nquestions:\n"
        "- {id: a, prompt: P, answer: x, wrong: [y], tags: [own, []]}\n",
        "t.yaml",
    )
    (problem,) = loaded.problems
    assert (problem.line, problem.column, problem.path) == (5, 57, "tags[1]")


def test_a_wrong_default_is_told_once_and_not_at_every_question() -> None:
    loaded = load_file(ONE.replace("questions", "defaults: {points: x}\nquestions"), "t.yaml")
    assert [(each.code, each.line) for each in loaded.problems] == [("QB105", 2)]
    assert not loaded.servable


def test_a_question_with_a_double_key_is_left_out_and_the_rest_served() -> None:
    loaded = load_file(ONE + "- id: b\n  prompt: P\n  prompt: Q\n  answer: x\n  wrong: [y]\n", "t")
    assert [each.code for each in loaded.problems] == ["QB013"]
    assert [each.id for each in loaded.questions] == ["a"]
    assert loaded.servable


def test_a_key_after_the_questions_belongs_to_the_file() -> None:
    loaded = load_file(ONE + "title: A\ntitle: B\n", "t.yaml")
    assert [each.code for each in loaded.problems] == ["QB013"]
    assert not loaded.servable


def test_a_file_that_is_not_yaml_serves_nothing() -> None:
    assert not load_file(ONE + "x: [", "t.yaml").servable


def test_a_mapping_of_pairs_keeps_places() -> None:
    pairs = "    no: x\n    b c: [y]\n    d: z\n"
    text = f"quizapp: 1\nquestions:\n- id: a\n  prompt: P\n  pairs:\n{pairs}"
    (problem,) = load_file(text, "t.yaml").problems
    assert (problem.line, problem.column, problem.path) == (7, 10, 'pairs["b c"]')


@pytest.mark.parametrize(
    ("name", "title"), [("bio/cell-week_3.yaml", "Cell week 3"), ("x.yml", "X")]
)
def test_a_file_without_title_and_id_is_named_after_its_path(name: str, title: str) -> None:
    loaded = load_file(ONE, name)
    assert loaded.title == title
    assert loaded.quiz_id == name.rpartition(".")[0]


def test_samples_and_unlisted_files_are_not_listed() -> None:
    assert load_file(ONE, "x.yaml").listed
    assert not load_file(ONE, "samples/x.yaml").listed
    assert not load_file("listed: no\n" + ONE, "x.yaml").listed


def test_settings_are_read() -> None:
    head = "quiz: {draw: 1, time_limit: 1h30m, feedback: end, hints_cost: 10%, layout: all}\n"
    settings = load_file(head + ONE, "t.yaml").settings
    assert (settings.draw, settings.time_limit, settings.feedback) == (1, 5400, "end")
    assert (settings.hints_cost, settings.layout, settings.shuffle) == (0.1, "all", False)


def test_an_info_text_cannot_be_drawn() -> None:
    loaded = load_file("quiz: {draw: 2}\n" + ONE + "- {id: i, type: info, prompt: Read.}\n", "t")
    assert [each.code for each in loaded.problems] == ["QB208"]
