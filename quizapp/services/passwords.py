"""Passwords, hashed by argon2; slow on purpose, so never called inside a transaction."""

from __future__ import annotations

from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

hasher: Final = PasswordHasher(memory_cost=19_456, time_cost=2, parallelism=1)
"""19 MiB a hash: thirty people logging in at once must fit into a small machine."""

NOBODY: Final = (
    "$argon2id$v=19$m=19456,t=2,p=1$"
    "cTJNozdMTCSylYdyiOi0xA$XT/Y6VBCCakPqYPnjwQEnRMZxbpLkWnvWWLZ47gz/dE"
)
"""The hash verified for a user name that does not exist, so that both answers take as long."""


def hash_password(password: str) -> str:
    """Return what is stored of a password."""
    return hasher.hash(password)


def verify(stored: str | None, password: str) -> bool:
    """Tell whether the password is right; exactly one hash is computed, stored or not."""
    try:
        hasher.verify(stored or NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def needs_rehash(stored: str) -> bool:
    """Tell whether the hash was made with other costs than today's."""
    return hasher.check_needs_rehash(stored)
