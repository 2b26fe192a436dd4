"""Images of questions, under the hash of their bytes."""

from __future__ import annotations

import re
from typing import Final

from flask import Blueprint, abort, make_response
from werkzeug.wrappers import Response

from quizapp.services import papers
from quizapp.web import access
from quizapp.web.library import library

bp = Blueprint("media", __name__)

TYPES: Final = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
_HASH = re.compile(r"[0-9a-f]{64}\Z")


@bp.get("/media/<name>")
@access.anyone
def show(name: str) -> Response:
    """Send an image; its name tells nothing, and its bytes never change."""
    stem, dot, suffix = name.partition(".")
    mime = TYPES.get(dot + suffix)
    if mime is None or not _HASH.match(stem):
        abort(404)
    data = papers.media_bytes(stem)
    if data is None:
        data = library().media(stem)
    response = make_response(data)
    response.headers["Content-Type"] = mime
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    # An SVG opened by itself is a document: it gets no script, no form, no origin of ours.
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    )
    return response
