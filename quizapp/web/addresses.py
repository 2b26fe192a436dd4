"""Addresses for people to copy: never built from a Host header that anybody could have sent."""

from __future__ import annotations

import ipaddress
from typing import Final
from urllib.parse import urlsplit

from flask import current_app, request

from quizapp.config import Config

_LOCAL_ENDINGS: Final = (".local", ".lan", ".localhost", ".home.arpa", ".internal", ".test")


def whole(path: str) -> str:
    """Return the address of a path of ours; only the path where our own name is not known."""
    root = base()
    return f"{root}{path}" if root else path


def base() -> str:
    """Return where people reach this site, or "" when nobody trustworthy has said so.

    That is QUIZAPP_PUBLIC_URL; else the name in the request when it is a trusted host or one that
    only exists on this machine or its network.
    """
    config: Config = current_app.config["QUIZAPP"]
    asked = urlsplit(f"//{request.host}").hostname or ""
    public = config.public_url
    if public and not (_is_loopback(urlsplit(public).hostname or "") and not _is_loopback(asked)):
        return public
    if asked and (config.trusted_hosts or is_local(asked)):  # others were refused at the door
        return f"{request.scheme}://{request.host}"
    return ""


def is_local(host: str) -> bool:
    """Tell whether a name or number only means something on this machine or its network."""
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost" or "." not in host or host.endswith(_LOCAL_ENDINGS)
    return number.is_private or number.is_loopback or number.is_link_local


def own_path(text: str | None) -> str | None:
    """Return a path to go on to when it is one of ours, else None."""
    if not text or not text.startswith("/") or text.startswith(("//", "/\\")):
        return None
    if not text.isprintable() or "\\" in text:
        return None
    parts = urlsplit(text)
    return None if parts.scheme or parts.netloc else text


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
