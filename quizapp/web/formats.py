"""How points, times and dates are written for the reader."""

from __future__ import annotations

from datetime import datetime

from flask_babel import format_date, format_decimal, format_time, ngettext
from flask_babel import gettext as _
from jinja2 import Environment


def install(env: Environment) -> None:
    """Give templates the filters `points`, `percent`, `spent` and `moment`."""
    env.filters.update(points=points, percent=percent, spent=spent, moment=moment)


def points(number: float) -> str:
    """Write points with at most two decimals, as the reader's language does."""
    return str(format_decimal(round(number, 2), format="#,##0.##"))


def percent(fraction: float) -> str:
    """Write a share as a whole percentage."""
    return str(_("%(number)s %%", number=points(round(fraction * 100))))


def spent(milliseconds: float) -> str:
    """Write a length of time in its two largest units."""
    seconds = round(milliseconds / 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours and not minutes:
        return str(_("%(hours)s h", hours=hours))
    if hours:
        return str(_("%(hours)s h %(minutes)s min", hours=hours, minutes=minutes))
    if minutes and not seconds:
        return str(_("%(minutes)s min", minutes=minutes))
    if minutes:
        return str(_("%(minutes)s min %(seconds)s s", minutes=minutes, seconds=seconds))
    return str(ngettext("%(num)s second", "%(num)s seconds", seconds))


def moment(when: datetime) -> str:
    """Write a date and time to the minute, in the reader's zone."""
    return f"{format_date(when, 'medium')}, {format_time(when, 'HH:mm')}"
