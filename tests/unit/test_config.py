"""A setting that cannot be used ends the start with one line that names it and the cure."""

from __future__ import annotations

import pytest

from quizapp.config import Config, ConfigError


@pytest.mark.parametrize(
    ("setting", "text", "cure"),
    [
        ("TIME_ZONE", "Mars", "Europe/London"),
        ("TIME_ZONE", "../../etc/passwd", "Europe/London"),
        ("LOCALE", "xx-YY", "fr-CA"),
        ("DATABASE", "mysql://x/y", "postgresql+psycopg:"),
        ("DATABASE", "quiz.sqlite3", "sqlite:"),
        ("RATE_STORAGE", "bogus://x", "redis://"),
        ("SMTP", "mail.example.org", "smtp://user"),
        ("SMTP", "smtp://host:port", "cannot be used"),
        ("PROXIES", "abc", "a whole number"),
        ("PROXIES", "-1", "a whole number"),
        ("GUEST_DAYS", "99999999999", "a whole number"),
        ("GUEST_DAYS", "9" * 5000, "a whole number"),
        ("REGISTRATION", "code", "needs a code"),
        ("REGISTRATION", "Open", "open or code or closed"),
        ("GUESTS", "maybe", "true or false"),
        ("PUBLIC_URL", "quiz.example.org", "https://"),
        ("NOPE", "1", "no such setting"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused(setting: str, text: str, cure: str) -> None:
    with pytest.raises(ConfigError) as refusal:
        Config.from_environ({f"QUIZAPP_{setting}": text})
    assert f"QUIZAPP_{setting}" in str(refusal.value)
    assert cure in str(refusal.value)


@pytest.mark.parametrize("setting", ["DATABASE", "RATE_STORAGE", "SMTP"])
def test_a_password_in_a_refused_address_is_not_shown(setting: str) -> None:
    with pytest.raises(ConfigError) as refusal:
        Config.from_environ({f"QUIZAPP_{setting}": "imap://user:hunter2@host"})
    assert "hunter2" not in str(refusal.value)


def test_settings_that_can_be_used_are_taken() -> None:
    config = Config.from_environ(
        {
            "QUIZAPP_TIME_ZONE": "America/Toronto",
            "QUIZAPP_LOCALE": "fr-CA",
            "QUIZAPP_DATABASE": "postgresql+psycopg://quiz@db.example.org/quiz",
            "QUIZAPP_SMTP": "smtps://user:password@host:465",
            "QUIZAPP_REGISTRATION": "code",
            "QUIZAPP_REGISTRATION_CODE": "maple",
            "QUIZAPP_GUEST_DAYS": "0",
            "QUIZAPP_NAME": " ",
            "HOME": "/root",
        }
    )
    assert (config.time_zone, config.locale, config.guest_days) == ("America/Toronto", "fr-CA", 0)
    assert config.name == "quizapp"
