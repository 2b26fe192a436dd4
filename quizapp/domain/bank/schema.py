"""The JSON Schema (2020-12) of question files, built from the models that read them."""

from __future__ import annotations

from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from quizapp.domain.bank.file import FORMAT_VERSION, Header
from quizapp.domain.bank.infer import NUMBER_SIGNS, SIGNS
from quizapp.domain.bank.schema_limits import add_limits, models_within
from quizapp.domain.questions import TYPES

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_NUMERIC: Final = r"^\s*[-+\u2212]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?\s*$"
_TRUTH: Final[Schema] = {"enum": [True, False, "true", "false", "True", "False"]}
_CORRECT: Final[Schema] = {
    "type": "object",
    "properties": {"correct": {"enum": [True, "true", "yes", "on"]}},
    "required": ["correct"],
}

_FORMS: Final[dict[str, list[Schema]]] = {
    "choice": [{"required": ["answer", "wrong"]}, {"required": ["choices"]}],
    "multiple": [{"required": ["answers"]}, {"required": ["choices"]}],
    "text": [{"required": ["answer"]}, {"required": ["answers"]}],
}
"""Types with a short and a long form, of which a question has one."""


def file_schema() -> Schema:
    """Return the schema of a whole file, as editors read it: YAML 1.2, text of any scalar type."""
    models: list[type[BaseModel]] = [Header, *TYPES.values()]
    wanted: list[Any] = [(model, "validation") for model in models]
    refs, defined = models_json_schema(wanted, ref_template="#/$defs/{model}")
    definitions: Schema = {name: _bare(each) for name, each in defined["$defs"].items()}
    for model in models_within(models):
        if model.__name__ in definitions:
            add_limits(definitions[model.__name__]["properties"], model)
    names = {kind: refs[model, "validation"]["$ref"] for kind, model in TYPES.items()}
    for kind, forms in _FORMS.items():
        definitions[names[kind].rpartition("/")[2]]["oneOf"] = forms
    header = definitions.pop(refs[Header, "validation"]["$ref"].rpartition("/")[2])
    header["properties"]["quizapp"] = {"const": FORMAT_VERSION}
    header["properties"]["questions"] = {
        "type": "array",
        "minItems": 1,
        "items": {"$ref": "#/$defs/AnyQuestion"},
    }
    definitions["AnyQuestion"] = _question(names)
    return {
        "$schema": DIALECT,
        "title": "quizapp question file",
        **header,
        "required": ["questions"],
        "$defs": dict(sorted(definitions.items())),
    }


def _bare(schema: Any) -> Any:
    """Drop the titles that pydantic makes of names; editors show the keys anyway."""
    if isinstance(schema, dict):
        return {
            key: _bare(each)
            for key, each in schema.items()
            if not (key == "title" and isinstance(each, str))
        }
    return [_bare(each) for each in schema] if isinstance(schema, list) else schema


def _question(names: dict[str, str]) -> Schema:
    """Return the schema of a question: by its type, or by its keys where the type is left out."""
    refs: dict[str, Schema] = {kind: {"$ref": name} for kind, name in names.items()}
    explicit = [
        {"if": {"properties": {"type": {"const": kind}}}, "then": ref} for kind, ref in refs.items()
    ]
    return {
        "type": "object",
        "if": {"required": ["type"]},
        "then": {"properties": {"type": {"enum": list(names)}}, "allOf": explicit},
        "else": _inferred(refs),
    }


def _inferred(refs: dict[str, Schema]) -> Schema:
    """Return the tests of `infer.kind_of`, in its order, as nested conditions."""
    answers = _when("wrong", refs["multiple"], refs["text"])
    lone = _cases(
        [
            ({"properties": {"answer": _TRUTH}}, refs["true_false"]),
            ({"properties": {"answer": {"type": "number"}}}, {"required": ["type"]}),
            (
                {"properties": {"answer": {"type": "string", "pattern": _NUMERIC}}},
                {"required": ["type"]},
            ),
        ],
        refs["text"],
    )
    number = {"anyOf": [{"required": [sign]} for sign in NUMBER_SIGNS]}
    answer = _when("wrong", refs["choice"], _cases([(number, refs["number"])], lone))
    several = {"properties": {"choices": {"contains": _CORRECT, "minContains": 2}}}
    choices = _cases([(several, refs["multiple"])], refs["choice"])
    rest = _when("answer", answer, _when("answers", answers, {"required": ["type"]}))
    return _cases(
        [({"required": [sign]}, refs[kind]) for sign, kind in SIGNS.items()],
        _when("choices", choices, rest),
    )


def _when(key: str, then: Schema, otherwise: Schema) -> Schema:
    return {"if": {"required": [key]}, "then": then, "else": otherwise}


def _cases(cases: list[tuple[Schema, Schema]], otherwise: Schema) -> Schema:
    for test, then in reversed(cases):
        otherwise = {"if": test, "then": then, "else": otherwise}
    return otherwise
