"""What every question type keeps to, over the registry: a new type is in here or fails."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import pytest
from pydantic import JsonValue

from quizapp.domain.bank.loader import load_file
from quizapp.domain.errors import InvalidResponse
from quizapp.domain.questions import TYPES, load_body
from quizapp.domain.questions.base import Entry, Outcome, Question, Result, text_id
from quizapp.domain.questions.codes import CODES

SAMPLES = Path(__file__).parents[3] / "questions" / "samples"
SEED = "a seed"


@dataclass(frozen=True)
class Case:
    """A question, and responses as parsed values with the fraction each is worth."""

    body: dict[str, Any]
    right: JsonValue = None
    wrong: JsonValue = None
    partly: JsonValue = None
    partly_worth: float = 0.5
    unreadable: JsonValue = None
    forged: Mapping[str, Sequence[str]] = field(default_factory=dict)


A, B, C, D = map(text_id, "abcd")

CASES: dict[str, Case] = {
    "choice": Case(
        {
            "id": "q",
            "prompt": "P",
            "choices": [{"text": "a", "correct": True}, {"text": "b", "weight": 0.5}, "c"],
        },
        right=A,
        wrong=C,
        partly=B,
        forged={"answer": ["zz"]},
    ),
    "multiple": Case(
        {"id": "q", "prompt": "P", "answers": ["a", "b"], "wrong": ["c", "d"]},
        right=[A, B],
        wrong=[C, D],
        partly=[A],
        forged={"answer": ["zz"]},
    ),
    "true_false": Case(
        {"id": "q", "prompt": "P", "answer": "yes"},
        right=True,
        wrong=False,
        forged={"answer": ["perhaps"]},
    ),
    "text": Case(
        {"id": "q", "prompt": "P", "answers": ["a", {"text": "b", "weight": "0.5"}, "/x+/"]},
        right="A",
        wrong="c",
        partly="b",
        forged={"answer": ["a" * 1001]},
    ),
    "number": Case(
        {"id": "q", "prompt": "P", "answer": "40", "tolerance": "5%", "unit": "km"},
        right="41 km",
        wrong="50",
        unreadable="40.000",
        forged={"answer": ["4" * 1001]},
    ),
    "matching": Case(
        {"id": "q", "prompt": "P", "pairs": {"a": "b", "c": "d"}, "distractors": ["e"]},
        right={f"left-{A}": f"right-{B}", f"left-{C}": f"right-{D}"},
        wrong={f"left-{A}": f"right-{D}", f"left-{C}": f"right-{B}"},
        partly={f"left-{A}": f"right-{B}"},
    ),
    "ordering": Case(
        {"id": "q", "prompt": "P", "order": ["a", "b", "c"]},
        right=[A, B, C],
        wrong=[B, C, A],
        partly=[A, C, B],
        partly_worth=1 / 3,
        unreadable={"places": {A: "1", B: "1"}},
        forged={"item": ["zz"]},
    ),
    "cloze": Case(
        {"id": "q", "text": "One {{a|b}}, two {{=2±0.1}}, three {{a~b~c}}.", "match": {"typos": 1}},
        right=["b", "2.05", f"3-{A}"],
        wrong=["c", "3", f"3-{B}"],
        partly=["a", "", ""],
        partly_worth=1 / 3,
        unreadable=["", "2.000", ""],
        forged={"gap-3": ["zz"]},
    ),
    "essay": Case(
        {"id": "q", "prompt": "P", "rubric": [{"criterion": "c", "points": "2"}]},
        forged={"answer": ["a" * 20_001]},
    ),
    "flashcard": Case({"id": "q", "front": "F", "back": "B"}, forged={"rating": ["superb"]}),
    "info": Case({"id": "q", "prompt": "P"}),
}


def build(kind: str, **changes: object) -> Question:
    return TYPES[kind].model_validate({**CASES[kind].body, **changes})


def form_of(entry: Entry) -> dict[str, list[str]]:
    """Fill in a form as the browser sends the page back that shows an entry."""
    form: dict[str, list[str]] = {}
    for each in fields(entry):
        shown = getattr(entry, each.name)
        if each.name == "options":
            form["answer"] = [option.value for option in shown if option.picked]
        elif each.name == "value":
            form["answer"] = [shown]
        elif each.name == "picked":
            form["answer"] = [] if shown is None else [str(shown).lower()]
        elif each.name == "rating":
            form["rating"] = [shown] if shown else []
        elif each.name == "rows":
            for row in shown:
                picked = [option.value for option in row.options if option.picked]
                form[row.name] = picked or [""]
        elif each.name == "items":
            form |= {item.name: [item.place] for item in shown}
        elif each.name == "gaps":
            form |= {gap.name: [gap.value] for gap in shown}
    return form


@pytest.fixture(params=sorted(TYPES))
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_type_has_a_case_and_a_file_of_its_own() -> None:
    assert set(CASES) == set(TYPES)
    modules = {question.__module__.rsplit(".", 1)[-1] for question in TYPES.values()}
    assert modules == set(TYPES)


def test_types_do_not_know_each_other(kind: str) -> None:
    code = Path(inspect.getfile(TYPES[kind])).read_text(encoding="utf-8")
    imported = {
        name
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.ImportFrom) and node.module
        for name in (node.module, *(f"{node.module}.{each.name}" for each in node.names))
    }
    others = {each.__module__ for each in TYPES.values()} - {TYPES[kind].__module__}
    assert imported & others == set()


def test_the_cases_are_sound(kind: str) -> None:
    assert list(build(kind).check()) == []


def test_a_right_response_gets_everything_and_a_wrong_one_nothing(kind: str) -> None:
    case, question = CASES[kind], build(kind)
    if case.right is None:
        assert question.grade("x").fraction is None
        return
    assert question.mark(case.right).outcome is Outcome.RIGHT
    assert question.mark(case.right).fraction == 1
    assert question.mark(case.wrong).outcome is Outcome.WRONG
    assert question.mark(case.wrong).fraction == 0


@pytest.mark.parametrize("kind", sorted(kind for kind in CASES if CASES[kind].partly))
def test_a_partly_right_response_gets_its_share(kind: str) -> None:
    case, question = CASES[kind], build(kind)
    mark = question.mark(case.partly)
    assert mark.outcome is Outcome.PARTLY
    assert mark.fraction == pytest.approx(case.partly_worth, abs=1e-8)


@pytest.mark.parametrize("kind", sorted(kind for kind in CASES if CASES[kind].unreadable))
def test_an_unreadable_response_stays_open_and_says_how_to_write_it(kind: str) -> None:
    case = CASES[kind]
    mark = build(kind).mark(case.unreadable)
    assert (mark.fraction, mark.outcome) == (None, Outcome.UNREADABLE)
    assert mark.note
    assert "costs you nothing" in str(mark.note)


def test_an_empty_form_is_no_response(kind: str) -> None:
    question = build(kind)
    sheet = question.sheet(SEED)
    assert question.parse({}, sheet) is None
    assert question.parse(form_of(question.entry(sheet)), sheet) is None
    expected = Outcome.UNANSWERED if question.scored else Outcome.UNMARKED
    assert question.mark(None).outcome is expected


def test_a_forged_or_overlong_form_is_refused(kind: str) -> None:
    case, question = CASES[kind], build(kind)
    sheet = question.sheet(SEED)
    forged = dict(case.forged)
    if kind == "matching":
        forged = {f"pair-{sheet.value(f'left-{A}')}": [sheet.value(f"left-{C}")]}
    if not forged:
        assert kind == "info"
        return
    with pytest.raises(InvalidResponse):
        question.parse(forged, sheet)


def test_what_the_page_shows_is_what_it_sends_back(kind: str) -> None:
    case, question = CASES[kind], build(kind)
    sheet = question.sheet(SEED)
    values = [case.right, case.wrong, case.partly, case.unreadable]
    values += {"essay": ["A text."], "flashcard": ["hard"]}.get(kind, [])
    for value in values:
        again = question.parse(form_of(question.entry(sheet, value)), sheet)
        if kind == "multiple" and isinstance(value, list):
            assert isinstance(again, list)
            assert sorted(map(str, again)) == sorted(map(str, value))
        else:
            assert again == value


def test_entry_and_result_name_their_kind(kind: str) -> None:
    case, question = CASES[kind], build(kind)
    sheet = question.sheet(SEED)
    for value in (None, case.right, case.partly, case.unreadable):
        entry = question.entry(sheet, value)
        result = question.result(sheet, value, question.mark(value))
        assert (entry.kind, result.kind) == (kind, kind)
        assert isinstance(entry, Entry)
        assert isinstance(result, Result)


def test_responses_and_keys_have_words(kind: str) -> None:
    case, question = CASES[kind], build(kind)
    assert question.describe(None) == ""
    assert question.heading
    if case.right is not None:
        assert question.describe(case.right)
        assert question.describe_key()


def test_a_stored_body_gives_the_same_question(kind: str) -> None:
    question = build(kind, explanation="E", hints=["h"], hints_cost="10%", locale="de")
    stored = json.loads(json.dumps(question.body(), sort_keys=True))
    again = load_body(stored)
    assert again.version() == question.version()
    assert again.key_hash() == question.key_hash()
    assert again.body() == question.body()
    assert again.lay_out(SEED) == question.lay_out(SEED)
    assert again.mark(CASES[kind].right) == question.mark(CASES[kind].right)


def test_typos_tags_and_sources_ask_for_no_regrade(kind: str) -> None:
    question = build(kind)
    mended = build(kind, explanation="Mended.", tags=["t"], source={"title": "S"}, author="A")
    assert mended.key_hash() == question.key_hash()
    assert mended.version() != question.version()
    assert build(kind, tags=["t"], source={"title": "S"}, id="r").version() == question.version()


def test_default_values_written_out_change_no_hash(kind: str) -> None:
    written = build(kind, points="1", floor="0", use="any", hints=[])
    assert written.version() == build(kind).version()


def test_the_key_hash_follows_the_floor(kind: str) -> None:
    assert build(kind, floor="-1").key_hash() != build(kind).key_hash()


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_samples_keep_the_contract(path: Path) -> None:
    loaded = load_file(path.read_bytes(), path.name)
    assert loaded.questions
    for question in loaded.questions:
        sheet = question.sheet(SEED)
        assert list(question.check()) == []
        assert question.parse(form_of(question.entry(sheet)), sheet) is None
        assert load_body(question.body()).version() == question.version()
        assert sheet.order == question.lay_out(SEED)


def test_every_code_has_one_sentence() -> None:
    assert all(words.endswith(".") and words.count(". ") == 0 for words in CODES.values())
