"""A browser without pictures: it opens pages, fills forms and presses buttons as a student does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_PICKED = re.compile(r'type="radio" name="([^"]+)" value="([^"]*)" checked')
_OPTION = re.compile(
    r'name="(q\d+-answer)" value="([^"]+)"[^>]*>.*?class="choice-text">(.*?)</', re.DOTALL
)


@dataclass
class Page:
    """One page a browser shows."""

    response: TestResponse
    address: str

    @property
    def html(self) -> str:
        """Return its HTML."""
        return self.response.text

    @property
    def text(self) -> str:
        """Return what can be read on it."""
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.html)).split())

    @property
    def hidden(self) -> dict[str, str]:
        """Return the fields its forms send untouched: hidden ones, and options picked before."""
        return dict(_HIDDEN.findall(self.html) + _PICKED.findall(self.html))

    def option(self, text: str) -> tuple[str, str]:
        """Return the field and value of an option by its text."""
        for name, value, shown in _OPTION.findall(self.html):
            if unescape(re.sub(r"<[^>]+>", "", shown)).strip() == text:
                return name, value
        raise AssertionError(f"no option {text!r} on {self.address}")


@dataclass
class Browser:
    """A client with cookies, and the page it shows."""

    client: FlaskClient
    page: Page = field(init=False)

    def open(self, address: str) -> Page:
        """Open an address, following redirects."""
        address = address.partition("#")[0]
        response = self.client.get(address)
        while response.status_code in {302, 303}:
            address = response.headers["Location"].partition("#")[0]
            response = self.client.get(address)
        self.page = Page(response, address)
        return self.page

    def press(self, address: str | None = None, **fields: Any) -> Page:
        """Send the page's form with some fields, and show where it leads."""
        where = (address or self.page.address).partition("#")[0]
        response = self.client.post(where, data={**self.page.hidden, **fields})
        if response.status_code == 303:
            return self.open(response.headers["Location"])
        self.page = Page(response, where)
        return self.page

    def start(self, quiz_id: str = "sample") -> Page:
        """Start a quiz from its page."""
        self.open(f"/quizzes/{quiz_id}")
        return self.press()

    def choose(self, text: str, **buttons: str) -> Page:
        """Pick an option by its text and press a button, Next by default."""
        name, value = self.page.option(text)
        return self.press(**{name: value, **(buttons or {"go": "next"})})

    def save(self, position: int | None = None, /, **fields: Any) -> TestResponse:
        """Save as a script does, and return the answer."""
        where = self.page.address
        if position is not None:
            where = f"{where.rpartition('/')[0]}/{position}"
        return self.client.post(
            where,
            data={**self.page.hidden, **fields},
            headers={"Accept": "application/json"},
        )

    @property
    def attempt(self) -> str:
        """Return the id of the attempt in the address."""
        return self.page.address.split("/")[2]
