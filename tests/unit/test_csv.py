"""The CSV writer, against the reader of the standard library and the tricks of spreadsheets."""

from __future__ import annotations

import csv as reader
import io
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.reports import csv
from quizapp.domain.reports.csv import Cell

TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
TRICKY = st.text("=+-@＝＋－＠﹢'\t\r\n \u200b\ufeff,\";1a5.")


def written(*rows: tuple[Cell, ...], bom: bool = False) -> bytes:
    return b"".join(csv.encode(rows, bom=bom))


def read(data: bytes) -> list[list[str]]:
    return list(reader.reader(io.StringIO(data.decode(), newline=""), strict=True))


@given(st.lists(st.lists(TEXTS | TRICKY, min_size=1), min_size=1))
def test_any_texts_come_back_as_they_were(rows: list[list[str]]) -> None:
    found = read(b"".join(csv.encode(rows)))
    assert [[csv.unguard(cell) for cell in row] for row in found] == rows


@given(TEXTS | TRICKY)
def test_no_cell_starts_like_a_formula(text: str) -> None:
    cell = read(written((text,)))[0][0]
    shown = cell.lstrip(" \n\u200b\ufeff")
    signed_number = shown[:1] in set("+-") and shown[1:2].isdigit()
    assert signed_number or shown[:1] not in set("=+-@＝＋－＠﹢\t\r")


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("http://x")',
        "+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(1)",
        "\t=1",
        "\rx",
        "  =1",
        "\u00a0=1",
        "\u200b=1",
        "\ufeff=1",
        "＝1+1",
        "－1+1",
        "﹢1",
        "'=1",
        "-",
        "--5",
        "-5 apples",
        "\n=1",
        "-٥",
    ],
)
def test_what_a_spreadsheet_would_compute_gets_an_apostrophe(text: str) -> None:
    assert read(written((text,))) == [["'" + text]]


@pytest.mark.parametrize("text", ["-5", "+3.25", "-5,2", "a=b", "it's", "'tis", "5-3", "−5", ""])
def test_what_computes_nothing_stays_as_typed(text: str) -> None:
    assert read(written((text, "")))[0][0] == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.1 + 0.2, "0.3"),
        (1.0, "1"),
        (-2.5, "-2.5"),
        (-0.0, "0"),
        (-1e-9, "0"),
        (1e16, "10000000000000000"),
        (100.0, "100"),
        (2 / 3, "0.666667"),
        (float("nan"), ""),
        (float("inf"), ""),
        (7, "7"),
        (-7, "-7"),
        (0, "0"),
    ],
)
def test_numbers_stay_numbers_without_dust(number: float, text: str) -> None:
    assert written((number, "")) == f"{text},\r\n".encode()


def test_flags_are_words_and_nothing_is_empty() -> None:
    assert written((True, False, None)) == b"true,false,\r\n"


def test_moments_are_iso_8601_in_utc() -> None:
    moment = datetime(2026, 3, 2, 10, 0, 5, 999_999, tzinfo=timezone(timedelta(hours=1)))
    assert written((moment,)) == b"2026-03-02T09:00:05Z\r\n"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        csv.spell(datetime(2026, 3, 2, tzinfo=UTC).replace(tzinfo=None))


def test_quotes_commas_and_line_breaks_follow_rfc_4180() -> None:
    assert written(('a "b", c', "d\r\ne", "f")) == b'"a ""b"", c","d\r\ne",f\r\n'


def test_the_byte_order_mark_is_written_once_and_only_on_request() -> None:
    assert written(("é",), ("é",)) == "é\r\né\r\n".encode()
    assert written(("é",), ("é",), bom=True) == "\ufeffé\r\né\r\n".encode()


def test_nul_and_lone_surrogates_do_no_harm() -> None:
    assert read(written(("a\0b\ud800c", "\0=1")))[0] == ["a\ufffdb\ufffdc", "\ufffd=1"]


def test_pieces_are_whole_rows_of_bounded_size() -> None:
    rows = (("é" * 10, each) for each in range(1000))
    pieces = list(csv.encode(rows, chunk=500))
    assert len(pieces) > 10
    assert all(piece.endswith(b"\r\n") and len(piece.decode()) < 600 for piece in pieces)
