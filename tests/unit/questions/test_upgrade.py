"""Stored bodies of every format are read for ever."""

from __future__ import annotations

import pytest

from quizapp.domain.errors import BankError
from quizapp.domain.questions import load_body
from quizapp.domain.questions.base import BODY_FORMAT
from quizapp.domain.questions.upgrade import Body, upgrade


def rename(body: Body) -> Body:
    return {"id": body["name"], **{key: value for key, value in body.items() if key != "name"}}


def stamp(body: Body) -> Body:
    return {**body, "stamp": 3}


def test_steps_follow_each_other_and_leave_the_stored_body_alone() -> None:
    stored: Body = {"name": "q"}
    assert upgrade(stored, 1, steps={1: rename, 2: stamp}, target=3) == {"id": "q", "stamp": 3}
    assert upgrade({"id": "q"}, 2, steps={1: rename, 2: stamp}, target=3) == {"id": "q", "stamp": 3}
    assert stored == {"name": "q"}


def test_the_present_format_needs_no_step() -> None:
    body: Body = {"id": "q"}
    assert upgrade(body, BODY_FORMAT) is body


def test_a_newer_format_asks_for_a_newer_program() -> None:
    with pytest.raises(BankError, match="Update the program"):
        upgrade({}, BODY_FORMAT + 1)


def test_a_missing_step_is_named() -> None:
    with pytest.raises(BankError, match="format 2"):
        upgrade({"name": "q"}, 1, steps={1: rename}, target=3)


@pytest.mark.parametrize("body", [{}, {"type": "riddle"}, {"type": "info"}, {"type": ["info"]}])
def test_a_body_that_is_no_question_is_refused(body: Body) -> None:
    with pytest.raises(BankError):
        load_body(body)
