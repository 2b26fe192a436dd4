"""What every page knows: who looks at it, where they can go, and in which language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from flask import Flask, current_app, g, has_request_context, request, session

from quizapp.config import Config
from quizapp.web import access
from quizapp.web.arrival import GUEST
from quizapp.web.paths import url_for
from quizapp.web.translating import gettext as _

if TYPE_CHECKING:
    from quizapp.services.logins import Person


class NavItem(NamedTuple):
    """One entry of the main menu."""

    label: str
    href: str
    current: bool


class AccountLink(NamedTuple):
    """One entry of the account menu."""

    icon: str
    label: str
    href: str


class AccountMenu(NamedTuple):
    """Who is signed in, and what they can do about it."""

    name: str
    note: str
    links: list[AccountLink]
    sign_out: str

    @property
    def initials(self) -> str:
        """Return at most two letters for the round button."""
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "?"


class Masthead(NamedTuple):
    """What stands over every page but those of a running quiz."""

    nav: list[NavItem]
    account: AccountMenu | None
    sign_in: str


class Language(NamedTuple):
    """A language as Babel knows it, and as HTML names it."""

    locale: Locale
    lang: str
    dir: str


def init_app(app: Flask) -> None:
    """Give all templates what `base.html` shows, and `current_user` and `config_name`."""
    app.context_processor(_common)
    app.jinja_env.globals["masthead"] = masthead


def viewer() -> Person | None:
    """Return who looks at this page; nobody while an error page must not ask the database."""
    if not has_request_context() or g.get("bare_page"):
        return None
    return access.current_user()


def locale() -> Locale:
    """Return the language this person chose, or the installation's."""
    return _language_of(viewer()).locale


def _language_of(user: Person | None) -> Language:
    config: Config = current_app.config["QUIZAPP"]
    return _language((user.locale if user is not None else None) or config.locale)


@lru_cache(maxsize=100)
def _language(tag: str) -> Language:
    try:
        found = Locale.parse(tag.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        found = Locale("en")
    return Language(found, str(found).replace("_", "-"), found.text_direction)


def time_zone() -> str:
    """Return the time zone in which this person reads dates."""
    user = viewer()
    config: Config = current_app.config["QUIZAPP"]
    return (user.time_zone if user is not None else None) or config.time_zone


def zone() -> ZoneInfo:
    """Return `time_zone` as an object."""
    return ZoneInfo(time_zone())


def role_word(role: str) -> str:
    """Word a role."""
    words = {
        "guest": _("Guest"),
        "student": _("Student"),
        "teacher": _("Teacher"),
        "admin": _("Administrator"),
    }
    return str(words[role])


def _common() -> dict[str, Any]:
    config: Config = current_app.config["QUIZAPP"]
    user = viewer()
    language = _language_of(user)
    return {
        "current_user": user,
        "config_name": config.name,
        "site": config.name if config.name != "quizapp" else "",
        "lang": language.lang,
        "dir": language.dir,
    }


def masthead() -> Masthead:
    """Return the menus for whoever looks at this page."""
    user = viewer()
    sign_in = _href("accounts.log_in") if user is None else ""
    return Masthead(_nav(user), _account(user), sign_in)


def _nav(user: Person | None) -> list[NavItem]:
    wanted = [(_("Quizzes"), "home.index")]
    if user is not None:
        wanted.append((_("History"), "history.index"))
    if access.is_teacher(user):
        wanted += [
            (_("Bank"), "bank.index"),
            (_("Scores"), "scores.index"),
            (_("People"), "people.index"),
        ]
    here = (request.endpoint or "").partition(".")[0] if has_request_context() else ""
    return [
        NavItem(label, href, here == endpoint.partition(".")[0])
        for label, endpoint in wanted
        if (href := _href(endpoint))
    ]


def _account(user: Person | None) -> AccountMenu | None:
    if user is None:
        return None
    if user.role == "guest":
        wanted = [
            ("person", _("Make an account"), "accounts.register"),
            ("lock", _("Sign in"), "accounts.log_in"),
            ("refresh", _("Not you? Start afresh"), "accounts.start_afresh"),
        ]
        name, sign_out = str(_("Guest")), ""
    else:
        wanted = [("settings", _("Settings"), "preferences.index")]
        if session.get(GUEST):
            wanted.append(("history", _("Quizzes taken as a guest"), "accounts.bring"))
        name, sign_out = user.name or "", _href("accounts.log_out")
    links = [
        AccountLink(icon, label, href)
        for icon, label, endpoint in wanted
        if (href := _href(endpoint))
    ]
    note = str(_("Answers stay in this browser")) if user.role == "guest" else role_word(user.role)
    return AccountMenu(name, note, links, sign_out)


def _href(endpoint: str) -> str:
    """Return the address of a page, or "" where this installation has none."""
    return url_for(endpoint) if endpoint in current_app.view_functions else ""
