"""What a user name and a password may be."""

from __future__ import annotations

import unicodedata
from typing import Final

from quizapp.domain.errors import N_, Message, QuizappError

NAME_LENGTH: Final = 60
PASSWORD_LENGTHS: Final = (8, 200)

_JOINERS: Final = frozenset("\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}")
"""Invisible, but spelling needs them in Persian and in Indian scripts."""

_REFUSED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Control characters, among them those that turn the direction of a line, and what has no shape."""

_COMMON_TEXT: Final = (
    "password passwort password1 password12 password123 passw0rd 12345678 123456789 1234567890 "
    "87654321 11111111 00000000 12341234 123123123 qwertyui qwerty12 qwerty123 qwertyuiop "
    "asdfghjk asdfghjkl 1q2w3e4r 1qaz2wsx abcd1234 abcdefgh abc12345 iloveyou sunshine princess "
    "football baseball superman computer internet trustno1 welcome1 letmein1 changeme default1 "
    "admin123 administrator motdepasse contraseña schule123 student1 teacher1 quizapp1"
)
_COMMON: Final = frozenset(_COMMON_TEXT.split())


class InvalidInput(QuizappError):
    """A field of a form holds what cannot be used."""

    def __init__(self, field: str, message: Message) -> None:
        """Name the field beside the message."""
        super().__init__(message)
        self.field = field


def clean_name(text: str) -> str:
    """Return a user name as it is shown: composed, with single spaces.

    Raises InvalidInput saying what cannot be in a name.
    """
    name = unicodedata.normalize("NFC", " ".join(text.split(" "))).strip()
    while "  " in name:
        name = name.replace("  ", " ")
    if not name:
        raise InvalidInput("name", N_("Write a user name."))
    if len(name) > NAME_LENGTH:
        raise InvalidInput("name", N_("Use at most {most} characters.", most=NAME_LENGTH))
    for char in name:
        if unicodedata.category(char) in _REFUSED and char not in _JOINERS:
            raise InvalidInput("name", N_("Leave out invisible and control characters."))
    if not any(char.isalnum() for char in name):
        raise InvalidInput("name", N_("Use at least one letter or digit."))
    return name


def name_key(text: str) -> str:
    """Return the form in which two user names are the same."""
    bare = "".join(char for char in text if char not in _JOINERS)
    folded = unicodedata.normalize("NFC", bare).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


def check_password(password: str, *, name: str) -> None:
    """Refuse a password that is too short, too long, or among the first to be guessed."""
    least, most = PASSWORD_LENGTHS
    if len(password) < least:
        raise InvalidInput("password", N_("Use at least {least} characters.", least=least))
    if len(password) > most:
        raise InvalidInput("password", N_("Use at most {most} characters.", most=most))
    key = name_key(password)
    if key == name_key(name):
        raise InvalidInput("password", N_("Do not use the user name as the password."))
    if key in _COMMON or len(set(key)) < 3:
        raise InvalidInput("password", N_("This is among the first that would be guessed."))
