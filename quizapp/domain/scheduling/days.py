"""Scheduler days: the local days by which memory is counted, begun at the rollover hour."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

ROLLOVER: Final = 4
"""The hour at which a day begins: who studies past midnight still studies today."""

_DAY: Final = timedelta(days=1)


class Calendar:
    """The scheduler days of one time zone, each begun at one hour of the local clock.

    A day may last 23 or 25 hours; days are numbered as the clock on the wall tells them.
    """

    def __init__(self, zone: tzinfo = UTC, rollover: int = ROLLOVER) -> None:
        if not 0 <= rollover <= 23:
            raise ValueError("the hour of the rollover lies between 0 and 23")
        self.zone = zone
        self.rollover = rollover
        self._shift = timedelta(hours=rollover)
        self._hour = time(rollover)

    def day(self, moment: datetime) -> date:
        """Return the day in which an aware moment lies; a later moment never has an earlier day."""
        local = moment.astimezone(self.zone)
        day = (local - self._shift).date()  # wall clock minus wall clock, whatever DST does
        # When clocks go back past the rollover hour, the day that had begun goes on.
        if local.fold and moment >= self.start(day + _DAY):
            return day + _DAY
        return day

    def start(self, day: date) -> datetime:
        """Return the moment at which a day begins, in this time zone.

        An hour that comes twice counts the first time; one that is skipped gives the moment of
        the skip.
        """
        begin = datetime.combine(day, self._hour, self.zone)
        return begin if self.zone is UTC else begin.astimezone(UTC).astimezone(self.zone)
