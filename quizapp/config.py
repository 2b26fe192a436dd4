"""Settings from QUIZAPP_* variables, typed and checked at start."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, Literal, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

T = TypeVar("T")

MOST: Final = 36_500
"""The largest count: more days would lead out of the calendar."""


_PRIVATE: Final = frozenset(
    f"QUIZAPP_{each}" for each in ("DATABASE", "RATE_STORAGE", "SECRET_KEY", "SMTP")
)
"""Settings that may hold a password, so that no message shows them."""


class ConfigError(Exception):
    """A setting has a value that cannot be used."""


def _flag(text: str) -> bool:
    word = text.strip().lower()
    if word in {"1", "true", "yes", "on"}:
        return True
    if word in {"0", "false", "no", "off"}:
        return False
    raise ValueError("write true or false")


def _count(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1
    if not 0 <= number <= MOST:
        raise ValueError(f"write a whole number from 0 to {MOST}")
    return number


def _one_of(*words: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text in words:
            return text
        raise ValueError("write " + " or ".join(words))

    return read


def _url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ValueError("write an address such as https://quiz.example.org")
    return text.rstrip("/")


def _server(example: str, *schemes: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        parts = urlsplit(text)
        if parts.scheme not in schemes or not parts.hostname or parts.port == 0:
            raise ValueError(f"write an address such as {example}")
        return text

    return read


def _redis(text: str) -> str:
    text = _server("redis://redis.example.org:6379", "redis", "rediss")(text)
    if find_spec("redis") is None:
        raise ValueError("install the Python package redis first (pip install redis)")
    return text


def _database(text: str) -> str:
    if not text.startswith(("sqlite:", "postgresql:", "postgresql+psycopg:")):
        raise ValueError("write an address that starts with sqlite: or postgresql+psycopg:")
    return text


def _zone(text: str) -> str:
    try:
        return ZoneInfo(text).key
    except (KeyError, OSError, ValueError) as error:
        raise ValueError("write a time zone such as Europe/London") from error


def _locale(text: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(text.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError("write a language such as en or fr-CA") from error
    return text


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _setting(default: T, read: Callable[[str], Any], about: str) -> T:
    return field(default=default, metadata={"read": read, "about": about})


@dataclass(frozen=True, kw_only=True)
class Config:
    """All settings of one installation; each field is the variable QUIZAPP_<NAME>."""

    instance: Path = _setting(
        Path("instance"),
        Path,
        "The folder of the database, the secret key and other private files.",
    )
    questions: Path | None = _setting(
        None, Path, "The folder of the question bank; without it ./questions, else a copy of ours."
    )
    database: str = _setting(
        "", _database, "An SQLAlchemy address; empty means quizapp.sqlite3 in the instance folder."
    )
    secret_key: str = _setting(
        "", str, "The key that signs cookies; empty means one made at the first start."
    )
    name: str = _setting("quizapp", str, "The name shown at the top and foot of each page.")
    locale: str = _setting("en", _locale, "The language and number format of the pages.")
    time_zone: str = _setting("UTC", _zone, "The time zone in which dates are shown.")
    public_url: str = _setting(
        "", _url, "The address people reach the site by; it builds reset and resume links."
    )
    trusted_hosts: tuple[str, ...] = _setting(
        (), _words, "Host names the site answers to, by commas; empty answers to every name."
    )
    proxies: int = _setting(0, _count, "How many reverse proxies stand in front.")
    guests: bool = _setting(True, _flag, "Whether people may answer without an account.")
    guest_days: int = _setting(
        90, _count, "After how many days without a visit a guest's answers are deleted."
    )
    registration: Literal["open", "code", "closed"] = _setting(
        "open", _one_of("open", "code", "closed"), "Who may make an account."
    )
    registration_code: str = _setting("", str, "The code that registration by code asks for.")
    open_attempts: Literal["teachers", "admins"] = _setting(
        "teachers",
        _one_of("teachers", "admins"),
        "Who sees attempts that belong to no class.",
    )
    smtp: str = _setting(
        "",
        _server("smtp://user:password@host:587", "smtp", "smtps"),
        "Mail server as smtp://user:password@host:587; empty sends none.",
    )
    mail_from: str = _setting("", str, "The sender of mails.")
    rate_storage: str = _setting(
        "", _redis, "Where limits are counted: empty means the database, or a redis:// address."
    )
    testing: bool = False

    @classmethod
    def from_environ(cls, environ: Mapping[str, str] | None = None) -> Config:
        """Read the environment.

        Raises ConfigError naming the variable, its value and the cure.
        """
        environ = os.environ if environ is None else environ
        known = {variable_name(each.name): each for each in fields(cls) if each.metadata}
        found: dict[str, Any] = {}
        for variable, text in environ.items():
            if not variable.startswith("QUIZAPP_") or variable.startswith(
                ("QUIZAPP_TEST_", "QUIZAPP_REQUIRE_")
            ):
                continue
            setting = known.get(variable)
            if setting is None:
                raise ConfigError(f"{variable}: there is no such setting")
            if not text.strip():
                continue
            try:
                found[setting.name] = setting.metadata["read"](text.strip())
            except ValueError as error:
                shown = "the value" if variable in _PRIVATE else f'"{text}"'
                raise ConfigError(f"{variable}: {shown} cannot be used: {error}") from error
        if found.get("registration") == "code" and not found.get("registration_code"):
            raise ConfigError("QUIZAPP_REGISTRATION_CODE: registration by code needs a code")
        return cls(**found)

    @property
    def database_url(self) -> str:
        """Return the SQLAlchemy address of the database."""
        if self.database:
            return self.database
        return f"sqlite:///{(self.instance / 'quizapp.sqlite3').resolve()}"


def variable_name(setting: str) -> str:
    """Return the environment variable of a setting."""
    return f"QUIZAPP_{setting.upper()}"


def secret_key(config: Config) -> str:
    """Return the configured key, or the one kept in the instance folder, made at the first start.

    Written to a private file first and linked into place, so that two workers starting at once
    agree on one key and none ever reads half of it.
    """
    if config.secret_key:
        return config.secret_key
    path = config.instance / "secret_key"
    if not path.exists():
        config.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii")
