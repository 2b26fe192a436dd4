"""Number: margins, digits, units, and what an author gets wrong."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from quizapp.domain.questions.base import Outcome
from quizapp.domain.questions.number import NumberQuestion


def number(**fields: object) -> NumberQuestion:
    return NumberQuestion.model_validate({"id": "q", "prompt": "P", **fields})


@pytest.mark.parametrize(
    ("fields", "right", "wrong"),
    [
        ({"answer": "8"}, ["8", "8.0", "8,0", "16/2"], ["8.0001", "-8", "9"]),
        ({"answer": "0.3"}, ["0.3", "3/10"], ["0.30001"]),
        ({"answer": "0"}, ["0", "-0", "0.0"], ["0.0000001"]),
        ({"answer": "3.14", "tolerance": "0.005"}, ["3.135", "3.145"], ["3.1451", "3.13"]),
        ({"answer": "200", "tolerance": "2%"}, ["196", "204"], ["195.9", "204.1"]),
        ({"answer": "-200", "tolerance": "2 %"}, ["-196", "-204"], ["-195.9", "196"]),
        ({"answer": "6.02214e23", "digits": "3"}, ["6.02e23", "6.0249×10^23"], ["6.03e23"]),
        ({"answer": "3.14159", "digits": "3"}, ["3.14", "3.1405"], ["3.1", "3.15"]),
        ({"answer": "0", "digits": "2"}, ["0"], ["0.001"]),
    ],
)
def test_margins_include_their_ends(
    fields: dict[str, object], right: list[str], wrong: list[str]
) -> None:
    question = number(**fields)
    assert [typed for typed in right if question.mark(typed).fraction != 1] == []
    assert [typed for typed in wrong if question.mark(typed).fraction != 0] == []


@pytest.mark.parametrize("typed", ["1500 m", "1.5", "1.5 km", "1.5 KM", "1,5", "0.93205678 miles"])
def test_units_are_converted(typed: str) -> None:
    question = number(
        answer="1.5", tolerance="1%", unit="km", units={"m": "0.001", "miles": "1.609344"}
    )
    assert question.mark(typed).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("fields", "typed", "words"),
    [
        ({"unit": "km", "unit_required": "yes"}, "5", "Write the unit behind"),
        ({"unit": "km"}, "5 kn", "“kn” is not a unit"),
        ({}, "5 km", "without “km”"),
        ({"units": {"mW": "1", "MW": "1000000000"}}, "5 mw", "“mw” is not a unit"),
    ],
)
def test_a_unit_that_is_missing_or_unknown_costs_nothing(
    fields: dict[str, object], typed: str, words: str
) -> None:
    mark = number(answer="5", **fields).mark(typed)
    assert mark.outcome is Outcome.UNREADABLE
    assert words in str(mark.note)
    assert "costs you nothing" in str(mark.note)


def test_the_locale_of_the_file_decides_how_a_number_is_read_and_shown() -> None:
    german = number(answer="2.5", tolerance="0.5", unit="km", locale="de")
    assert german.mark("2,500").outcome is Outcome.UNREADABLE
    assert german.mark("2,345").outcome is Outcome.RIGHT
    result = german.result(german.sheet("s"), "2", german.mark("2"))
    assert (result.right, result.margin) == ("2,5 km", "± 0,5")
    assert german.entry(german.sheet("s")).decimal == ","
    assert german.key_hash() != number(answer="2.5", tolerance="0.5", unit="km").key_hash()


@pytest.mark.parametrize(
    ("fields", "margin", "digits"),
    [({}, None, None), ({"tolerance": "2.5%"}, "± 2.5 %", None), ({"digits": "3"}, None, 3)],
)
def test_the_result_tells_the_margin(
    fields: dict[str, object], margin: str | None, digits: int | None
) -> None:
    question = number(answer="1", **fields)
    result = question.result(question.sheet("s"), None, question.mark(None))
    assert (result.margin, result.digits) == (margin, digits)


def test_a_tolerance_is_kept_as_a_number_or_a_percentage() -> None:
    assert number(answer="1", tolerance="0.50").tolerance == 0.5
    assert number(answer="1", tolerance=0.5).tolerance == 0.5
    assert number(answer="1", tolerance=" 5 % ").tolerance == "5%"


@pytest.mark.parametrize("tolerance", ["-1", "±1", "five", "", True, None, ["1"], "1e999", "nan%"])
def test_a_tolerance_that_cannot_be_read_is_refused(tolerance: object) -> None:
    if tolerance is None:
        assert number(answer="1", tolerance=None).tolerance is None
        return
    with pytest.raises(ValidationError, match="expected a tolerance") as caught:
        number(answer="1", tolerance=tolerance)
    assert caught.value.errors()[0]["type"] == "QB234"


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"tolerance": "1", "digits": "2"}, [("QB230", ("digits",))]),
        ({"unit_required": "yes"}, [("QB232", ("unit_required",))]),
        ({"unit_required": "yes", "units": {"m": "1"}}, []),
        ({"units": {"m": "0"}}, [("QB231", ("units", "m"))]),
        ({"units": {"m": "-1"}}, [("QB231", ("units", "m"))]),
        ({"unit": "m", "units": {"m": "2"}}, [("QB231", ("units", "m"))]),
        ({"unit": "m", "units": {"m": "1", "km": "1000"}}, []),
        ({"unit": "2m"}, [("QB233", ("unit",))]),
        ({"unit": "e5"}, []),
        ({"units": {"^2": "1"}}, [("QB233", ("units", "^2"))]),
    ],
)
def test_mistakes_of_authors_are_named_with_their_place(
    fields: dict[str, object], found: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    assert [(each.code, each.path) for each in number(answer="1", **fields).check()] == found
