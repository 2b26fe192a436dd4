"""Reading numbers as students type them, in two kinds of locale."""

from __future__ import annotations

import math

import pytest
from babel.numbers import get_decimal_symbol
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.errors import Message
from quizapp.domain.questions.digits import decimal_sign, spell_unit
from quizapp.domain.questions.numbers import Reading, plain, read


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("40000", 40000),
        ("+5", 5),
        ("-5", -5),
        ("−5", -5),
        ("– 5", -5),
        ("- 5", -5),
        (".5", 0.5),
        ("5.", 5),
        ("0.125", 0.125),
        ("0,125", 0.125),
        ("3,5", 3.5),
        ("3.5", 3.5),
        ("1234,567", 1234.567),
        ("１２", 12),
        ("٣٫٥", 3.5),
        ("40 000", 40000),
        ("40\N{NO-BREAK SPACE}000", 40000),
        ("40\N{NARROW NO-BREAK SPACE}000,5", 40000.5),
        ("1'000", 1000),
        ("1’000.5", 1000.5),
        ("1,234,567", 1234567),
        ("1.234.567", 1234567),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1,234,567.25", 1234567.25),
        ("1,00,000", 100000),
        ("3e5", 300000),
        ("3E-5", 0.00003),
        ("1.250e3", 1250),
        ("3×10^5", 300000),
        ("3 × 10⁵", 300000),
        ("3x10^5", 300000),
        ("3·10⁻²", 0.03),
        ("2*10**3", 2000),
        ("10²", 100),
        ("-10^2", -100),
        ("3/4", 0.75),
        ("-3/4", -0.75),
        ("½", 0.5),
        ("3½", 3.5),
        ("3 1/2", 3.5),
        ("0e5", 0),
    ],
)
@pytest.mark.parametrize("decimal", [".", ","])
def test_what_can_mean_one_number_only_is_read(typed: str, value: float, decimal: str) -> None:
    assert read(typed, decimal) == Reading(value, "")


@pytest.mark.parametrize(
    ("typed", "point", "comma"),
    [
        ("40,000", 40000, None),
        ("40.000", None, 40000),
        ("3.142", 3.142, None),
        ("3,142", None, 3.142),
        ("1.250", None, 1250),
        ("999,990", 999990, None),
    ],
)
def test_one_separator_before_three_digits_follows_the_locale_or_is_refused(
    typed: str, point: float | None, comma: float | None
) -> None:
    for decimal, value in ((".", point), (",", comma)):
        found = read(typed, decimal)
        assert isinstance(found, Message) if value is None else found == Reading(value, "")


def test_a_refusal_names_both_readings_and_the_cure() -> None:
    assert str(read("40.000", ".")) == (
        "40.000 could mean 40 000 or 40. Write 40000 or 40. This costs you nothing."
    )
    assert str(read("-3.142", ",")) == (
        "-3.142 could mean -3 142 or -3,142. Write -3142 or -3,142. This costs you nothing."
    )


@pytest.mark.parametrize(("decimal", "cures"), [(".", ["40000", "40"]), (",", ["3142", "3,142"])])
def test_what_a_refusal_tells_to_write_can_be_read(decimal: str, cures: list[str]) -> None:
    assert all(isinstance(read(cure, decimal), Reading) for cure in cures)


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "inf", "-inf", "nan", "about 4", "3 or 4", "40 00", "1,2,3", "1.2.2024"),
        *("1/2/2024", "1/0", "3 5/4", "3 0/4", "--5", "5-", "1e400", "1e-400", "9" * 400),
        *("5^2", "1,234.5.6", "x", "1 234 56", "1.23,456,789", "12,34.5"),
    ],
)
def test_what_is_no_single_number_is_unreadable(typed: str) -> None:
    assert "cannot be read" in str(read(typed, "."))


def test_an_example_is_written_with_the_decimal_sign_of_the_locale() -> None:
    assert "2,5" in str(read("x", ","))
    assert "2.5" in str(read("x", "."))


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("5 km", 5, "km"),
        ("5km/h", 5, "km/h"),
        ("5 kg/m^3", 5, "kg/m^3"),
        ("50%", 50, "%"),
        ("$40", 40, "$"),
        ("-€ 5", -5, "€"),
        ("£-5", -5, "£"),
        ("3 eV", 3, "eV"),
        ("5 /s", 5, "/s"),
        ("3/4 km", 0.75, "km"),
        ("2e3 m²", 2000, "m^2"),
    ],
)
def test_a_unit_stands_apart(typed: str, value: float, unit: str) -> None:
    assert read(typed, ".") == Reading(value, unit)


def test_units_are_the_same_however_they_are_spelt() -> None:
    assert len({spell_unit(unit) for unit in ("m²", "m^2", "m2", "m 2")}) == 1
    assert spell_unit("µm") == spell_unit("μm")
    assert spell_unit("mW") != spell_unit("MW")


@pytest.mark.parametrize(
    "locale",
    [
        *("en", "en-GB", "en-US", "de", "de-AT", "de-CH", "fr", "fr-CA", "es", "es-MX", "es-AR"),
        *("it", "it-CH", "nl", "pt", "pt-BR", "sv", "nb", "da", "fi", "pl", "cs", "ru", "uk"),
        *("tr", "el", "hu", "ro", "ja", "zh", "ko", "he", "hi", "th", "cy", "ga", "id", "vi", "sw"),
    ],
)
def test_decimal_signs_are_those_of_the_locale_data(locale: str) -> None:
    assert decimal_sign(locale) == get_decimal_symbol(locale.replace("-", "_"))


def test_without_a_locale_the_sign_is_a_point() -> None:
    assert decimal_sign(None) == "."
    assert decimal_sign("de_DE") == ","


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (40000.0, "40000"),
        (0.1, "0,1"),
        (-2.5, "-2,5"),
        (1e21, "1e21"),
        (1e-9, "1e-9"),
        (6.02214076e23, "6,02214076e23"),
    ],
)
def test_numbers_are_written_as_a_student_may_type_them(value: float, written: str) -> None:
    assert plain(value, ",") == written


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(".,"))
def test_what_is_written_is_read_back_unless_it_looks_like_thousands(
    value: float, decimal: str
) -> None:
    found = read(plain(value, decimal), decimal)
    assert isinstance(found, Message) or found == Reading(value + 0.0, "")


@given(
    st.text(max_size=30) | st.text(alphabet="0123456789.,' -+eE×^/½²⁻km%$", max_size=30),
    st.sampled_from(".,"),
)
def test_reading_never_fails_and_never_gives_what_is_not_finite(typed: str, decimal: str) -> None:
    found = read(typed, decimal)
    if isinstance(found, Reading):
        assert math.isfinite(found.value)
    else:
        assert str(found).endswith("This costs you nothing.")
