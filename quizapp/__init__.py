"""One YAML question file is at once a quiz, a deck of flashcards and a row in the gradebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from quizapp.config import Config

__version__ = "0.1.0"


def create_app(config: Config | None = None) -> Flask:
    """Build the application; imported late so that `import quizapp.domain` loads no Flask."""
    from quizapp.app import create_app as build

    return build(config)
