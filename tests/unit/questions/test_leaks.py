"""The answering page is the same whatever the key is."""

from __future__ import annotations

from typing import Any

import pytest

from quizapp.domain.questions import TYPES

EXCHANGED: dict[str, list[dict[str, Any]]] = {
    "choice": [
        {"answer": "a", "wrong": ["b", "c"]},
        {"answer": "b", "wrong": ["a", "c"]},
        {"answer": "c", "wrong": ["b", "a"], "shuffle": "no"},
    ],
    "multiple": [
        {"answers": ["a", "b"], "wrong": ["c", "d"]},
        {"answers": ["c"], "wrong": ["d", "b", "a"]},
        {"answers": ["d", "c", "b", "a"], "grading": "coverage"},
        {"answers": ["d", "c"], "wrong": ["b", "a"], "shuffle": "no"},
    ],
    "true_false": [{"answer": "true"}, {"answer": "false", "feedback": {"true": "no"}}],
    "text": [
        {"answer": "a"},
        {"answers": ["much longer than that", "/x+/"]},
        {"answer": "a", "match": {"typos": "2"}},
    ],
    "number": [
        {"answer": "1", "unit": "km"},
        {"answer": "1000000", "tolerance": "5%", "unit": "km", "units": {"m": "0.001"}},
        {"answer": "-0.5", "digits": "3", "unit": "km"},
    ],
    "matching": [
        {"pairs": {"a": "1", "b": "2", "c": "3"}, "distractors": ["4"]},
        {"pairs": {"c": "1", "a": "2", "b": "3"}, "distractors": ["4"]},
        {"pairs": {"b": "4", "a": "3", "c": "2"}, "distractors": ["1"]},
        {"pairs": {"b": "4", "a": "4", "c": "2"}, "distractors": ["1", "3"]},
    ],
    "ordering": [
        {"order": ["a", "b", "c", "d"]},
        {"order": ["d", "b", "a", "c"], "grading": "neighbours"},
    ],
    "cloze": [
        {"text": "x {{a|b}} y {{=2±0.1}} z {{a~b~c}}"},
        {"text": "x {{quite another and long|b}} y {{=200000}} z {{c~a~b}}"},
    ],
    "essay": [{"rubric": "One"}, {"model": "Two", "rubric": [{"criterion": "c", "points": "1"}]}],
    "flashcard": [{"front": "f", "back": "b"}, {"front": "f", "back": "c", "reversed": "yes"}],
    "info": [{"explanation": "a"}, {"explanation": "b"}],
}


def test_every_type_is_looked_at() -> None:
    assert set(EXCHANGED) == set(TYPES)


@pytest.mark.parametrize("seed", ["s", "another", "third"])
@pytest.mark.parametrize("kind", sorted(EXCHANGED))
def test_the_entry_does_not_show_the_key(kind: str, seed: str) -> None:
    entries = []
    for fields in EXCHANGED[kind]:
        question = TYPES[kind].model_validate({"id": "q", "prompt": "P", **fields})
        entries.append(repr(question.entry(question.sheet(seed))))
    assert len(set(entries)) == 1


@pytest.mark.parametrize("kind", sorted(set(EXCHANGED) - {"essay", "flashcard", "info"}))
def test_the_key_hash_tells_the_keys_apart(kind: str) -> None:
    hashes = [
        TYPES[kind].model_validate({"id": "q", "prompt": "P", **fields}).key_hash()
        for fields in EXCHANGED[kind]
    ]
    assert len(set(hashes)) == len(hashes)


def test_a_required_unit_is_not_shown() -> None:
    question = TYPES["number"].model_validate(
        {"id": "q", "prompt": "P", "answer": "1", "unit": "furlong", "unit_required": "yes"}
    )
    assert "furlong" not in repr(question.entry(question.sheet("s")))


def test_headings_hide_what_fills_the_gaps() -> None:
    question = TYPES["cloze"].model_validate({"id": "q", "text": "Ice {{melts|thaws}} at {{=0}}."})
    assert question.heading == "Ice ___ at ___."
