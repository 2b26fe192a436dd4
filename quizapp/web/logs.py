"""Log lines carry no secret: the token in an address of a one-time link is masked."""

from __future__ import annotations

import logging
import re
from typing import Final

from flask import Flask

_TOKEN: Final = re.compile(r"(/(?:setup|reset|resume)/)[^\s/?#\"']+")


class MaskTokens(logging.Filter):
    """Rewrites what would let a reader of the log in."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask the tokens in a line; every line is kept."""
        line = record.getMessage()
        if (masked := mask(line)) != line:
            record.msg, record.args = masked, None
        return True


def mask(line: str) -> str:
    """Return a line without tokens."""
    return _TOKEN.sub(r"\1…", line)


def init_app(app: Flask) -> None:
    """Mask in the logs of the app and of both servers."""
    for logger in (app.logger, *map(logging.getLogger, ("werkzeug", "gunicorn.access"))):
        if not any(isinstance(each, MaskTokens) for each in logger.filters):
            logger.addFilter(MaskTokens())
