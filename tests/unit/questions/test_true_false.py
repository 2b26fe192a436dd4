"""True or false, and what is said to those who picked one."""

from __future__ import annotations

import pytest

from quizapp.domain.questions.true_false import TrueFalse


@pytest.mark.parametrize(("picked", "remark"), [(True, "Alas."), (False, "Yes."), (None, None)])
def test_the_feedback_belongs_to_what_was_picked(picked: bool | None, remark: str | None) -> None:
    question = TrueFalse.model_validate(
        {
            "id": "q",
            "prompt": "P",
            "answer": "no",
            "feedback": {"true": "Alas.", "false": "Yes."},
        }
    )
    result = question.result(question.sheet("s"), picked, question.mark(picked))
    assert (result.feedback, result.right, result.picked) == (remark, False, picked)


def test_one_is_not_true() -> None:
    question = TrueFalse.model_validate({"id": "q", "prompt": "P", "answer": True})
    assert question.mark(1).fraction == 0
    assert question.mark("true").fraction == 0
    assert question.describe(1) == ""
