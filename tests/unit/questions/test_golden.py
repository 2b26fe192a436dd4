"""Hashes are the same on every machine, today and in every later version."""

from __future__ import annotations

from typing import Any

import pytest

from quizapp.domain.questions import TYPES
from quizapp.domain.questions.base import Sheet, shuffled

GOLDEN: dict[str, tuple[dict[str, Any], str, str]] = {
    "choice": ({"answer": "a", "wrong": ["b"]}, "df6d371b0b02e96c", "01652f795f6fd81b"),
    "multiple": ({"answers": ["a", "b"], "wrong": ["c"]}, "842cc2772fb7e235", "fbad4996058308b9"),
    "true_false": ({"answer": "no"}, "a32ad9a0f7831ed7", "be95a259b1ea0b4b"),
    "text": (
        {"answers": ["é", "/x+/"], "match": {"case": "yes"}},
        "6a16fc371b25bb1f",
        "89277f958a324b49",
    ),
    "number": (
        {"answer": "3.10", "tolerance": "5 %", "unit": "km"},
        "de9929edf2e5e9c8",
        "2abf33a98ff69db7",
    ),
    "matching": ({"pairs": {"a": "1", "b": "2"}}, "28ef449099f65b3e", "54038f3f72576556"),
    "ordering": ({"order": ["a", "b"]}, "4e20588f656c1d7c", "d28812280521e11e"),
    "cloze": ({"text": "{{a|b}} {{=2±0.1}} {{c~d}}"}, "8f10c62e2a6a97a0", "b0247602833e1b07"),
    "essay": ({"rubric": "r", "words": {"min": "10"}}, "4846d6c899fb5b3b", "2b02c19dac488b94"),
    "flashcard": ({"front": "f", "back": "b"}, "60bf6ad37eb010a2", "1b65a06ae8a36f06"),
    "info": ({}, "7f7e963af6ffc5a4", "f5f58ad2179c2bf6"),
}


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_version_and_key_hash_stand_still(kind: str) -> None:
    fields, version, key = GOLDEN[kind]
    question = TYPES[kind].model_validate({"id": "q", "prompt": "P", **fields})
    assert (question.version()[:16], question.key_hash()[:16]) == (version, key)


def test_the_shown_order_stands_still() -> None:
    assert shuffled("seed", ("a", "b", "c", "d", "e")) == ("a", "b", "e", "c", "d")


def test_the_values_in_the_page_stand_still() -> None:
    assert Sheet("seed", ("a",)).value("a") == "ffb3997371faf4af"
