"""Mails go out by the configured server, and a broken one is no broken page."""

from __future__ import annotations

import smtplib
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from quizapp.config import Config
from quizapp.services import mail


class Server:
    """A mail server that writes down what it is told."""

    said: list[tuple[Any, ...]]

    def __init__(self, host: str, port: int, timeout: float) -> None:
        """Note where it is."""
        type(self).said = [("connect", host, port)]

    def __enter__(self) -> Server:
        """Open."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close."""

    def ehlo(self) -> None:
        """Greet."""

    def has_extn(self, name: str) -> bool:
        """Offer encryption."""
        return name == "starttls"

    def starttls(self, context: object) -> None:
        """Encrypt."""
        self.said.append(("starttls",))

    def login(self, user: str, password: str) -> None:
        """Take a password."""
        self.said.append(("login", user, password))

    def send_message(self, message: EmailMessage) -> None:
        """Take a mail."""
        self.said.append(("send", message["From"], message["To"], message.get_content().strip()))


def config(smtp: str, tmp_path: Path) -> Config:
    return Config(instance=tmp_path, smtp=smtp, mail_from="quiz@example.org", testing=True)


def test_a_mail_is_sent_encrypted_and_with_the_password_that_was_configured(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(smtplib, "SMTP", Server)
    settings = config("smtp://me%40x.org:a%2Fb@mail.example.org:587", tmp_path)
    assert mail.send(config=settings, to="a@b.org", subject="Hello", text="Text")
    assert Server.said == [
        ("connect", "mail.example.org", 587),
        ("starttls",),
        ("login", "me@x.org", "a/b"),
        ("send", "quiz@example.org", "a@b.org", "Text"),
    ]


def test_an_encrypted_server_is_asked_for_no_second_encryption(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(smtplib, "SMTP_SSL", Server)
    settings = config("smtps://mail.example.org:465", tmp_path)
    assert mail.send(config=settings, to="a@b.org", subject="Hello", text="Text")
    assert [each[0] for each in Server.said] == ["connect", "send"]


def test_a_server_that_is_away_and_none_at_all_send_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_where: object, **_more: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(smtplib, "SMTP", refuse)
    away = config("smtp://me:secret@mail.example.org", tmp_path)
    assert not mail.send(config=away, to="a@b.org", subject="Hello", text="Text")
    assert "ConnectionRefusedError" in caplog.text
    assert "secret" not in caplog.text
    assert not mail.send(config=config("", tmp_path), to="a@b.org", subject="Hello", text="Text")
