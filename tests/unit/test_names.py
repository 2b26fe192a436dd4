"""What a user name and a password may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.services.names import InvalidInput, check_password, clean_name, name_key


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Amara   Okafor ", "Amara Okafor"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("田中", "田中"),
        ("Ö", "Ö"),
    ],
)
def test_a_name_is_kept_composed_and_with_single_spaces(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "a" * 61, "a\nb", "a\x00b", "\u202eadmin", "ad\u200bmin", "...", "a\u2028b"],
)
def test_a_name_that_nobody_could_read_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        clean_name(typed)
    assert caught.value.field == "name"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Zoë", "ZOE\u0308"), ("Straße", "STRASSE"), ("an na", "An  Na"), ("a\u200cb", "AB")],
)
def test_names_that_look_the_same_are_the_same(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@given(st.text(max_size=40))
def test_the_key_of_a_key_is_itself(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)


@pytest.mark.parametrize(
    "password", ["", "1234567", "x" * 201, "password", "PassWord", "aaaaaaaa", "Amara Okafor"]
)
def test_a_password_that_is_guessed_first_is_refused(password: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        check_password(password, name="amara okafor")
    assert caught.value.field == "password"


def test_an_ordinary_password_is_taken() -> None:
    check_password("three random words", name="amara")
