"""What a browser fetches to show a page: its HTML, and every stylesheet and script behind it."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urljoin

_SHEETS = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
_SCRIPTS = re.compile(r'<script type="module" src="([^"]+)"')
_CSS_IMPORT = re.compile(r'@import\s+(?:url\()?"([^"]+)"')
_JS_IMPORT = re.compile(r'^(?:import|export)\s(?:[^"\n;]*\sfrom\s)?\s*"(\.[^"]+)"', re.MULTILINE)
_ELEMENTS = re.compile(r"const ELEMENTS = \[([^\]]+)\]")

Fetch = Callable[[str], str]


def parts(address: str, fetch: Fetch) -> dict[str, int]:
    """Return the bytes of a page and of each file it needs, by address."""
    html = fetch(address)
    found = {address: html}
    for link in _SHEETS.findall(html):
        _follow(link, fetch, found, html)
    for link in _SCRIPTS.findall(html):
        _follow(link, fetch, found, html)
    return {name: len(text.encode()) for name, text in found.items()}


def weight(address: str, fetch: Fetch) -> int:
    """Return the bytes of a page and all it needs, uncompressed, without images."""
    return sum(parts(address, fetch).values())


def _follow(address: str, fetch: Fetch, found: dict[str, str], html: str) -> None:
    if address in found:
        return
    text = found[address] = fetch(address)
    links = _CSS_IMPORT.findall(text) if address.endswith(".css") else _JS_IMPORT.findall(text)
    for names in _ELEMENTS.findall(text):  # each is fetched where its element stands
        links += [f"./elements/{name}.js" for name in _words(names) if f"<{name}" in html]
    for link in links:
        _follow(urljoin(address, link), fetch, found, html)


def _words(names: str) -> list[str]:
    return re.findall(r'"([^"]+)"', names)
