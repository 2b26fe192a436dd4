"""The JSON Schema accepts what the loader accepts, and refuses what is built wrong."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from quizapp.domain.bank.infer import kind_of
from quizapp.domain.bank.loader import load_file
from quizapp.domain.bank.schema import file_schema
from quizapp.domain.questions import TYPES

SAMPLES = sorted(Path("questions/samples").glob("*.yaml"))
SCHEMA = file_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def as_editors_read(path: Path) -> Any:
    """Read YAML 1.2 as JSON has it; a date is a string to an editor."""
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 2)
    return json.loads(json.dumps(reader.load(path.read_text(encoding="utf-8")), default=str))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_there_is_a_sample_of_every_type() -> None:
    assert {path.stem for path in SAMPLES} == set(TYPES)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.stem))
def test_every_sample_is_accepted(path: Path) -> None:
    assert not [each.message for each in VALIDATOR.iter_errors(as_editors_read(path))]
    assert not load_file(path.read_bytes(), path.name).errors


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.stem))
def test_every_mutant_of_a_sample_is_refused(path: Path) -> None:
    whole = as_editors_read(path)
    count = 0
    for what, mutant in mutants(whole):
        count += 1
        assert not VALIDATOR.is_valid(mutant), what
    assert count > 10


def mutants(whole: Any) -> Iterator[tuple[str, Any]]:
    """Yield each file with one thing of it built wrong."""
    yield "unknown key of the file", {**whole, "surprise": 1}
    yield "no questions", {key: each for key, each in whole.items() if key != "questions"}
    yield "questions as mapping", {**whole, "questions": {"a": 1}}
    yield "unknown setting", {**whole, "quiz": {"surprise": 1}}
    yield "unknown feedback", {**whole, "quiz": {"feedback": "surprise"}}
    for place, question in enumerate(whole["questions"]):
        for what, mutant in question_mutants(question):
            changed = copy.deepcopy(whole)
            changed["questions"][place] = mutant
            yield f"{question['id']}: {what}", changed


def question_mutants(question: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield a question with each key gone, of another shape, or with a strange value."""
    yield "words", "words"
    yield "unknown key", {**question, "surprise": 1}
    yield "unknown type", {**question, "type": "surprise"}
    yield "unknown use", {**question, "use": "surprise"}
    yield "hints as text", {**question, "hints": "surprise"}
    yield "negative points", {**question, "points": -1}
    yield "bad id", {**question, "id": "not an id"}
    kind = kind_of({key: _text(each) for key, each in question.items()})
    assert isinstance(kind, str)
    explicit = {**question, "type": kind}
    for key, value in question.items():
        if TYPES[kind].model_fields[key].is_required():
            yield f"without {key}", {k: v for k, v in explicit.items() if k != key}
        for other in ([["list", {"x": 1}]], {"surprise": {"x": [1]}}):
            if key not in {"tags", "type"} or isinstance(other, dict):
                yield f"{key} of another shape", {**explicit, key: other}
        if isinstance(value, list):
            if key != "rubric":  # which may be text
                yield f"{key} as text", {**explicit, key: True}
            for place, each in enumerate(value):
                if isinstance(each, dict):
                    longer = [*value[:place], {**each, "surprise": 1}, *value[place + 1 :]]
                    yield f"unknown key in {key}", {**explicit, key: longer}
                if isinstance(each, str):
                    longer = [*value[:place], [each], *value[place + 1 :]]
                    yield f"list in {key}", {**explicit, key: longer}


def _text(value: Any) -> Any:
    """Put native values back into the text the loader sees."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return [_text(each) for each in value]
    if isinstance(value, dict):
        return {key: _text(each) for key, each in value.items()}
    return None if value is None else str(value)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.stem))
def test_inferred_and_explicit_types_are_the_same_to_the_schema(path: Path) -> None:
    whole = as_editors_read(path)
    for question in whole["questions"]:
        kind = kind_of({key: _text(each) for key, each in question.items()})
        assert VALIDATOR.is_valid({"questions": [{**question, "type": kind}]}), question["id"]


@pytest.mark.parametrize("value", ["words", 3.1, 10, True, False])
def test_text_may_be_any_scalar(value: object) -> None:
    question = {"id": "a", "prompt": value, "answer": value, "wrong": [value, "b"]}
    assert VALIDATOR.is_valid({"questions": [question]})


@pytest.mark.parametrize("value", [["words"], {"a": "b"}])
def test_text_may_be_nothing_else(value: object) -> None:
    question = {"id": "a", "prompt": value, "answer": "a", "wrong": ["b"]}
    assert not VALIDATOR.is_valid({"questions": [question]})


def test_a_lone_number_needs_a_type() -> None:
    for answer in (3, "3.5"):
        question = {"id": "a", "prompt": "P", "answer": answer}
        assert not VALIDATOR.is_valid({"questions": [question]})
        assert VALIDATOR.is_valid({"questions": [{**question, "type": "text"}]})
