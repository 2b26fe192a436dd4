"""Every example of the manual and of the README does what the text around it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.domain.bank.problem import CODES
from quizapp.services.library_check import check
from tests.docs.examples import DOCS, Example, examples_in, manual_examples, problems_of

ROOT = Path(__file__).parents[2]
EXAMPLES = manual_examples()
SOUND = [each for each in EXAMPLES if each.says != "wrong"]
WRONG = [each for each in EXAMPLES if each.says == "wrong"]


@pytest.mark.parametrize("example", SOUND, ids=str)
def test_an_example_loads_without_a_problem(example: Example) -> None:
    assert [str(each) for each in problems_of(example.file)] == []


@pytest.mark.parametrize("example", WRONG, ids=str)
def test_a_wrong_example_makes_exactly_the_problem_it_illustrates(example: Example) -> None:
    assert example.code in CODES
    assert {each.code for each in problems_of(example.file)} == {example.code}


def test_a_wrong_example_stands_under_the_heading_of_its_code() -> None:
    for path in sorted(DOCS.glob("problems-*.md")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for example in examples_in(path):
            above = [each for each in lines[: example.line] if each.startswith("<!-- code: ")]
            if example.says == "wrong":
                assert above[-1] == f"<!-- code: {example.code} -->", str(example)


def test_there_are_examples_of_both_kinds() -> None:
    assert len(SOUND) > 40
    assert len(WRONG) > 50
    assert "right" in {each.says for each in SOUND}


def test_the_example_of_the_readme_loads_without_a_problem() -> None:
    found = list(examples_in(ROOT / "README.md"))
    assert len(found) == 1
    assert [str(each) for each in problems_of(found[0].file)] == []


def test_the_samples_that_the_manual_includes_have_no_problem() -> None:
    assert [str(each) for each in check([ROOT / "questions" / "samples"]).problems] == []
