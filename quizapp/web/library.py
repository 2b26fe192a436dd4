"""The bank on disk, as the views reach it."""

from __future__ import annotations

from flask import current_app

from quizapp.services.library import Library


def library() -> Library:
    """Return the library of this installation."""
    found: Library = current_app.extensions["quizapp.library"]
    return found
