"""Mails, when a server for them is configured."""

from __future__ import annotations

import logging
import smtplib
import ssl
from email.message import EmailMessage
from typing import Final
from urllib.parse import unquote, urlsplit

from quizapp.config import Config

PATIENCE: Final = 8
"""Seconds; a page must not wait longer for a mail server."""

log = logging.getLogger(__name__)


def send(*, config: Config, to: str, subject: str, text: str) -> bool:
    """Send one mail; return whether a server took it."""
    if not config.smtp:
        return False
    server = urlsplit(config.smtp)
    user = unquote(server.username or "")
    mail = EmailMessage()
    mail["Subject"], mail["To"] = subject, to
    mail["From"] = config.mail_from or user or f"quizapp@{server.hostname}"
    mail.set_content(text)
    secure = server.scheme == "smtps"
    kind = smtplib.SMTP_SSL if secure else smtplib.SMTP
    try:
        with kind(server.hostname or "", server.port or 0, timeout=PATIENCE) as connection:
            connection.ehlo()
            if not secure and connection.has_extn("starttls"):
                connection.starttls(context=ssl.create_default_context())
            if user:
                connection.login(user, unquote(server.password or ""))
            connection.send_message(mail)
    except (OSError, smtplib.SMTPException) as error:
        log.warning("a mail could not be sent: %s", type(error).__name__)
        return False
    return True
