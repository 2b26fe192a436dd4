"""Scheduler days: the rollover hour, and the days on which clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.domain.scheduling.days import Calendar

ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Asia/Kathmandu",
)


@pytest.mark.parametrize(
    ("zone", "rollover", "moment", "day"),
    [
        ("UTC", 4, "2026-03-02T03:59:59.999+00:00", "2026-03-01"),
        ("UTC", 4, "2026-03-02T04:00:00+00:00", "2026-03-02"),
        ("UTC", 0, "2026-03-02T00:00:00+00:00", "2026-03-02"),
        ("UTC", 23, "2026-03-02T22:59:00+00:00", "2026-03-01"),
        ("UTC", 23, "2026-03-02T23:00:00+00:00", "2026-03-02"),
        # The moment may be written in any zone.
        ("UTC", 4, "2026-03-02T05:59:00+02:00", "2026-03-01"),
        ("Asia/Kathmandu", 4, "2026-03-01T22:15:00+00:00", "2026-03-02"),
        ("Asia/Kathmandu", 4, "2026-03-01T22:14:59+00:00", "2026-03-01"),
        # Berlin, clocks go forward on 29 March at 01:00 UTC: 04:00 is 02:00 UTC, not 03:00.
        ("Europe/Berlin", 4, "2026-03-28T02:59:59+00:00", "2026-03-27"),
        ("Europe/Berlin", 4, "2026-03-29T01:59:59+00:00", "2026-03-28"),
        ("Europe/Berlin", 4, "2026-03-29T02:00:00+00:00", "2026-03-29"),
        # The hour from 02:00 is skipped: the day begins with the skip.
        ("Europe/Berlin", 2, "2026-03-29T00:59:59+00:00", "2026-03-28"),
        ("Europe/Berlin", 2, "2026-03-29T01:00:00+00:00", "2026-03-29"),
        # Clocks go back on 25 October at 01:00 UTC: 02:00 comes twice, 04:00 is 03:00 UTC.
        ("Europe/Berlin", 4, "2026-10-25T02:59:59+00:00", "2026-10-24"),
        ("Europe/Berlin", 4, "2026-10-25T03:00:00+00:00", "2026-10-25"),
        ("Europe/Berlin", 2, "2026-10-24T23:59:59+00:00", "2026-10-24"),
        ("Europe/Berlin", 2, "2026-10-25T00:00:00+00:00", "2026-10-25"),
        ("Europe/Berlin", 2, "2026-10-25T01:00:00+00:00", "2026-10-25"),
        # At 00:01 clocks went back to 23:01: the day that had begun a minute before goes on.
        ("America/St_Johns", 0, "2010-11-07T02:29:59+00:00", "2010-11-06"),
        ("America/St_Johns", 0, "2010-11-07T02:30:30+00:00", "2010-11-07"),
        ("America/St_Johns", 0, "2010-11-07T02:40:00+00:00", "2010-11-07"),
    ],
)
def test_a_moment_has_its_day(zone: str, rollover: int, moment: str, day: str) -> None:
    calendar = Calendar(ZoneInfo(zone), rollover)
    assert calendar.day(datetime.fromisoformat(moment)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("zone", "rollover", "day", "start"),
    [
        ("UTC", 4, "2026-03-02", "2026-03-02T04:00:00+00:00"),
        ("Europe/Berlin", 4, "2026-03-28", "2026-03-28T04:00:00+01:00"),
        ("Europe/Berlin", 4, "2026-03-29", "2026-03-29T04:00:00+02:00"),
        ("Europe/Berlin", 2, "2026-03-29", "2026-03-29T03:00:00+02:00"),
        ("Europe/Berlin", 2, "2026-10-25", "2026-10-25T02:00:00+02:00"),
    ],
)
def test_a_day_begins_at_the_rollover(zone: str, rollover: int, day: str, start: str) -> None:
    found = Calendar(ZoneInfo(zone), rollover).start(date.fromisoformat(day))
    assert found.isoformat() == start


def test_days_with_a_change_of_clocks_are_shorter_and_longer() -> None:
    calendar = Calendar(ZoneInfo("Europe/Berlin"))

    def hours(day: date) -> float:
        begin, end = calendar.start(day), calendar.start(day + timedelta(days=1))
        return (end.astimezone(UTC) - begin.astimezone(UTC)) / timedelta(hours=1)

    days = (date(2026, 3, 28), date(2026, 10, 24), date(2026, 7, 1))
    assert [hours(day) for day in days] == [23, 25, 24]


@pytest.mark.parametrize("rollover", [-1, 24])
def test_an_hour_that_no_clock_shows_is_refused(rollover: int) -> None:
    with pytest.raises(ValueError, match="between 0 and 23"):
        Calendar(UTC, rollover)


moments = st.datetimes(
    min_value=datetime(2005, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2030, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@settings(deadline=None)
@given(
    st.sampled_from(ZONES), st.integers(0, 23), moments, st.timedeltas(timedelta(), timedelta(2))
)
def test_a_later_moment_never_has_an_earlier_day(
    zone: str, rollover: int, moment: datetime, later: timedelta
) -> None:
    calendar = Calendar(ZoneInfo(zone), rollover)
    assert calendar.day(moment) <= calendar.day(moment + later)


@settings(deadline=None)
@given(
    st.sampled_from([each for each in ZONES if each != "Pacific/Apia"]), st.integers(0, 23), moments
)
def test_a_moment_lies_between_the_ends_of_its_day(
    zone: str, rollover: int, moment: datetime
) -> None:
    calendar = Calendar(ZoneInfo(zone), rollover)
    day = calendar.day(moment)
    begin, end = (calendar.start(each).astimezone(UTC) for each in (day, day + timedelta(days=1)))
    assert begin <= moment < end
