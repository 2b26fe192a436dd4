"""Reading review logs: two ways to write the time, and what is wrong on which line."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice

import pytest

from quizapp.domain.scheduling.log import BadLog, LoggedReview, read_log
from quizapp.domain.scheduling.replay import replay
from quizapp.domain.scheduling.scheduler import Rating, Scheduler

HEAD = "card_id,review_time,review_rating"


def read(*lines: str) -> list[LoggedReview]:
    return list(read_log(f"{line}\n" for line in lines))


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (f"{HEAD},review_state,review_duration", "7,1711744352250,3,2,5000"),
        (
            "card_id,review_rating,review_time,review_duration",
            "7,3,2024-03-29T20:32:32.250000+00:00,5000",
        ),
        (HEAD, "7,2024-03-29T21:32:32.25+01:00,3"),
        (HEAD, "7,2024-03-29 20:32:32.250Z,3"),
        (" Card_ID ,REVIEW_TIME,review_rating", "7, 1711744352250 , 3"),
    ],
)
def test_both_formats_say_the_same(head: str, row: str) -> None:
    (found,) = read(head, row)
    at = datetime(2024, 3, 29, 20, 32, 32, 250_000, UTC)
    assert (found.line, found.card_id, found.at, found.rating) == (2, "7", at, Rating.Good)


def test_ids_and_times_stay_as_they_are_written() -> None:
    (found,) = read(HEAD, '"0,07",2024-03-29T21:32:32+01:00,1')
    assert (found.card_id, found.review_time) == ("0,07", "2024-03-29T21:32:32+01:00")


def test_empty_lines_are_passed_over() -> None:
    found = read(HEAD, "", "1,1711744352250,3", "", "2,1711744352250,4")
    assert [each.line for each in found] == [3, 5]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1,1711744352250,0", 'review_rating: expected 1, 2, 3 or 4, got "0"'),
        ("1,1711744352250,5", "review_rating"),
        ("1,1711744352250,", "review_rating"),
        ("1,1711744352250,3.0", "review_rating"),
        ("1,,3", "review_time: expected milliseconds since 1970"),
        ("1,yesterday,3", 'review_time: .*, got "yesterday"'),
        ("1,2024-03-29T20:32:32,3", "review_time: .* with its zone"),
        ("1,2024-02-30T20:32:32Z,3", "review_time"),
        ("1,-5,3", "review_time"),
        ("1,999999999999999,3", "review_time"),
        ("1,9999999999999999999,3", "review_time"),
        (",1711744352250,3", "card_id: expected an id"),
        ("1,1711744352250", "Expected 3 columns, got 2"),
        ("1,1711744352250,3,4", "Expected 3 columns, got 4"),
        ('1,1711744352250,"3', "cannot be read as CSV"),
        ("1,\x1b[2J,3", 'got "\N{REPLACEMENT CHARACTER}\\[2J"'),
    ],
)
def test_a_bad_line_is_named_with_what_is_wrong(row: str, reason: str) -> None:
    with pytest.raises(BadLog, match=reason) as caught:
        read(HEAD, "1,1711744352000,3", row)
    assert caught.value.line == 3


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("card_id,review_time", "review_rating once; it says: card_id, review_time"),
        (f"{HEAD},card_id", "card_id once"),
        ("1,1711744352250,3", "card_id once"),
        ("", "it says: nothing"),
    ],
)
def test_the_first_line_must_name_the_columns(head: str, reason: str) -> None:
    with pytest.raises(BadLog, match=reason) as caught:
        read(head, "1,1711744352250,3")
    assert caught.value.line == 1


def test_nothing_at_all_has_no_columns() -> None:
    with pytest.raises(BadLog, match="it says: nothing"):
        list(read_log([]))
    assert read(HEAD) == []


def test_cards_are_told_apart_and_keep_their_order() -> None:
    log = read(HEAD, "a,1000,3", "b,2000,1", "a,601000,3", "b,1500,3")
    told = replay(log, Scheduler())
    states = [(each.card_id, reviewed.after.state.name) for each, reviewed in islice(told, 3)]
    assert states == [("a", "Learning"), ("b", "Learning"), ("a", "Review")]
    with pytest.raises(BadLog, match="before the card's last one") as caught:
        next(told)
    assert caught.value.line == 5
