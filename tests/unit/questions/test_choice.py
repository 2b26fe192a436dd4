"""Choice: weights, pins, and what an author gets wrong."""

from __future__ import annotations

import pytest

from quizapp.domain.questions.base import text_id
from quizapp.domain.questions.choice import Choice


def choice(**fields: object) -> Choice:
    return Choice.model_validate({"id": "q", "prompt": "P", **fields})


def codes(question: Choice) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(finding.code, finding.path) for finding in question.check()]


def test_pinned_options_keep_their_ends_under_every_seed() -> None:
    pins = [{"text": "last", "pin": "last"}, {"text": "first", "pin": "first"}]
    question = choice(choices=[*pins, {"text": "a", "correct": True}, "b", "c"])
    orders = {question.lay_out(str(seed)) for seed in range(20)}
    assert len(orders) > 1
    assert {order[0] for order in orders} == {text_id("first")}
    assert {order[-1] for order in orders} == {text_id("last")}


def test_options_stay_as_written_where_the_file_says_so() -> None:
    question = choice(choices=["a", {"text": "b", "correct": True}, "c"], shuffle="no")
    assert question.lay_out("s") == tuple(map(text_id, "abc"))


def test_a_negative_weight_costs_down_to_the_floor() -> None:
    options = [{"text": "a", "correct": True}, {"text": "b", "weight": "-1"}]
    assert choice(choices=options).mark(text_id("b")).fraction == 0
    assert choice(choices=options, floor="-0.5").mark(text_id("b")).fraction == -0.5


def test_the_result_marks_key_pick_and_feedback() -> None:
    question = choice(
        choices=[
            {"text": "a", "correct": True, "feedback": "Right."},
            {"text": "b", "weight": "0.5", "feedback": "Nearly."},
            {"text": "c", "feedback": "Unseen."},
        ],
        shuffle=False,
    )
    value = text_id("b")
    options = question.result(question.sheet("s"), value, question.mark(value)).options
    assert [(each.state, each.picked, each.feedback) for each in options] == [
        ("right", False, "Right."),
        ("partly", True, "Nearly."),
        (None, False, None),
    ]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"answer": "a", "wrong": ["b"], "choices": ["c"]}, [("QB202", ("choices",))]),
        ({"choices": ["a", "b"]}, [("QB203", ("choices",))]),
        ({"wrong": ["a", "b"]}, [("QB203", ())]),
        ({"answer": "a"}, [("QB204", ())]),
        ({"answer": "a", "wrong": ["b", "a"]}, [("QB201", ("wrong", 1))]),
        (
            {"choices": [{"text": "a", "correct": True}, "b", "b"]},
            [("QB201", ("choices", 2))],
        ),
        (
            {"choices": ["b", {"text": "a", "correct": True, "weight": "-1"}]},
            [("QB210", ("choices", 1, "weight"))],
        ),
    ],
)
def test_mistakes_of_authors_are_named_with_their_place(
    fields: dict[str, object], found: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    assert codes(choice(**fields)) == found
