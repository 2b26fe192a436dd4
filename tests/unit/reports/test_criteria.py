"""Filters as people type them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from quizapp.domain.reports.criteria import BadCriteria, read


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-02", datetime(2026, 3, 2, tzinfo=UTC)),
        ("2026-03-02T09:30", datetime(2026, 3, 2, 9, 30, tzinfo=UTC)),
        ("2026-03-02T09:30:00Z", datetime(2026, 3, 2, 9, 30, tzinfo=UTC)),
        (" 2026-03-02T09:30+02:00 ", datetime(2026, 3, 2, 7, 30, tzinfo=UTC)),
    ],
)
def test_a_date_is_its_midnight_and_a_time_without_offset_is_utc(
    text: str, moment: datetime
) -> None:
    assert read(since=text).since == moment
    assert read(until=text).until == moment


@pytest.mark.parametrize("text", ["yesterday", "02.03.2026", "2026-13-01", "0001-01-01T00+05:00"])
def test_what_is_no_date_is_refused_with_the_way_to_write_one(text: str) -> None:
    with pytest.raises(BadCriteria, match="Write it as 2026-03-02"):
        read(since=text)


def test_without_a_purpose_only_quizzes_count() -> None:
    assert read().purposes == ("quiz",)
    assert read(purpose="all").purposes == ("quiz", "practice", "preview")


def test_an_unknown_purpose_is_refused() -> None:
    with pytest.raises(BadCriteria, match="practice"):
        read(purpose="fun")


def test_quizzes_are_named_once_and_names_lose_spare_spaces() -> None:
    found = read(quizzes=["b", "a", "b", ""], person="  Ann \0 Lee ")
    assert found.quizzes == ("b", "a")
    assert found.person == "Ann Lee"
