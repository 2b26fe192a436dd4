"""The numbers in the manual's worked examples are those that the program gives."""

from __future__ import annotations

import pytest

from quizapp.domain.bank.loader import load_file
from quizapp.domain.questions.base import Question
from quizapp.domain.questions.multiple import Multiple
from quizapp.domain.questions.ordering import Ordering
from quizapp.domain.quiz import earned
from quizapp.web import manual
from quizapp.web.manual import TYPE_PAGES
from tests.docs.examples import manual_examples


def example(kind: str) -> Question:
    """Return the first question that a type's page shows."""
    page = f"{TYPE_PAGES[kind]}.md"
    text = next(each.file for each in manual_examples() if each.page == page)
    return load_file(text, page).questions[0]


@pytest.mark.parametrize(
    ("grading", "share"),
    [
        ("net-correct", "0.33"),
        ("each-answer", "0.6"),
        ("coverage", "0.44"),
        ("all-or-nothing", "0"),
    ],
)
def test_two_right_ticks_and_a_wrong_one(grading: str, share: str) -> None:
    question = example("multiple").model_copy(update={"grading": grading})
    assert isinstance(question, Multiple)
    ids = {option.text: option.id for option in question.options}
    mark = question.mark([ids["Bat"], ids["Dolphin"], ids["Shark"]])
    assert f"{round(mark.fraction or 0, 2):g}" == share
    row = next(
        line
        for line in manual.source("type-multiple").splitlines()
        if f"`{grading}` |" in line and "**" in line
    )
    assert f"**{share}**" in row


@pytest.mark.parametrize(
    ("grading", "share"), [("places", "0"), ("neighbours", "0.67"), ("all-or-nothing", "0")]
)
def test_one_planet_in_the_wrong_place(grading: str, share: str) -> None:
    question = example("ordering").model_copy(update={"grading": grading})
    assert isinstance(question, Ordering)
    ids = {text: name for name, text in question.items.items()}
    mark = question.mark([ids[text] for text in ("Mars", "Saturn", "Neptune", "Venus")])
    assert f"{round(mark.fraction or 0, 2):g}" == share
    assert f"**{share}**" in manual.source("type-ordering")


@pytest.mark.parametrize(
    ("typed", "share"), [("390000", 1), ("400000", 0), ("239000 miles", 1), ("384,400", 1)]
)
def test_the_distance_of_the_moon(typed: str, share: float) -> None:
    assert example("number").mark(typed).fraction == share


@pytest.mark.parametrize(("typed", "share"), [("Carbon Dioxide", 1), ("oxygen", 0), ("helium", 0)])
def test_the_gas_that_plants_take_in(typed: str, share: float) -> None:
    assert example("text").mark(typed).fraction == share


@pytest.mark.parametrize("typed", ["1234.5", "1,234.5", "1 234.5", "1.2345e3", "1.2345 × 10^3"])
def test_ways_to_write_a_number(typed: str) -> None:
    question = example("number").model_copy(update={"answer": 1234.5, "tolerance": None})
    assert question.mark(typed).fraction == 1


def test_half_right_with_a_hint_that_costs_a_tenth() -> None:
    assert earned(0.5, 4, hints_opened=1, hints_cost=0.1) == 1.6
    assert "**1.6 points**" in manual.source("question-file")
