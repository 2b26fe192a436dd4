"""Private links to people's own things, and their QR codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import segno
from flask import current_app, url_for
from itsdangerous import BadData, URLSafeSerializer
from markupsafe import Markup

from quizapp.web import addresses

if TYPE_CHECKING:
    from quizapp.models import User
    from quizapp.services.logins import Person


class Link(NamedTuple):
    """An address to copy or scan; `whole` is False when only its path is known."""

    url: str
    qr: Markup
    whole: bool


_NO_QR: Final = Markup("")


def made(path: str) -> Link:
    """Return a path of ours as something to copy and scan."""
    url = addresses.whole(path)
    known = url != path
    return Link(url, qr(url) if known else _NO_QR, known)


def resume(user: User | Person) -> Link:
    """Return the link that brings this guest back on another device."""
    return made(_resume_path(user))


def read_resume(token: str) -> tuple[str, str] | None:
    """Return the public id and nonce that a resume link carries, or None when it is not ours."""
    try:
        public_id, nonce = _signer().loads(token)
    except (BadData, ValueError, TypeError):
        return None
    return str(public_id), str(nonce)


def qr(text: str) -> Markup:
    """Draw a QR code, black on white in every colour scheme: scanners expect it so."""
    svg = segno.make(text, error="m", micro=False).svg_inline(
        border=3, scale=4, dark="#000", light="#fff", svgclass="qr-code", lineclass=None
    )
    return Markup(svg)  # noqa: S704 - drawn from squares, the text is not in it


def _resume_path(user: User | Person) -> str:
    token = _signer().dumps([user.public_id, user.resume_nonce])
    return url_for("links.resume", token=token)


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="resume")
