"""A real browser: the installed Chromium or Chrome, in which any console error fails the test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

from tests.conftest import LAN_NAME

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
HINT = (
    "no Chromium or Chrome was found: install one, for example with "
    "`sudo apt-get install chromium` or `brew install --cask google-chrome`"
)
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
}

STILL = """
  for (const each of document.getAnimations()) {
    if (each.effect.getComputedTiming().endTime === Infinity) each.cancel();
    else each.finish();
  }
"""
"""Ends what still moves. To wait for it could take for ever: a page that nobody sees may stand."""
PAPER = "each => getComputedStyle(each).backgroundColor"
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""Rules that depend on the colours: all that dark can change."""


def browser_path() -> str | None:
    """Return the installed browser, or None."""
    found = (shutil.which(name) for name in (*BROWSERS, MAC_CHROME))
    return next((path for path in found if path), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests of this folder by name when there is no browser, unless one is required."""
    if browser_path() or os.environ.get("QUIZAPP_REQUIRE_BROWSER") == "1":
        return
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.skip(reason=HINT))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the installed browser, for which the LAN name is this machine."""
    path = browser_path()
    if path is None:
        pytest.fail(HINT)
    arguments = [f"--host-resolver-rules=MAP {LAN_NAME} 127.0.0.1"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    return {**browser_type_launch_args, "executable_path": path, "args": arguments}


@pytest.fixture(scope="session")
def base_url() -> None:
    """Replace pytest-playwright's fixture of this name, which warns with this pytest."""


class Troubles:
    """The errors that pages logged; a test that provokes one on purpose says which."""

    def __init__(self) -> None:
        """Start without any."""
        self.found: list[str] = []
        self.expected: list[str] = []

    def expect(self, part: str) -> None:
        """Allow errors whose text has this part."""
        self.expected.append(part)

    def left(self) -> list[str]:
        """Return the errors nobody expected."""
        return [each for each in self.found if not any(part in each for part in self.expected)]

    def watch(self, context: BrowserContext) -> None:
        """Note what the pages of a context complain about."""

        def console(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"}:
                self.found.append(f"{message.type}: {message.text} ({message.location['url']})")

        context.on("console", console)
        context.on("weberror", lambda error: self.found.append(f"page error: {error.error}"))


@pytest.fixture
def troubles() -> Troubles:
    """Return the errors of all pages of the test."""
    return Troubles()


@pytest.fixture
def open_page(
    new_context: Callable[..., BrowserContext], troubles: Troubles
) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page in a browser with cookies of its own.

    Its keywords are those of Playwright's new_context: `color_scheme="dark"`, `**PHONE`, ….
    """

    def make(**settings: Any) -> Page:
        context = new_context(**{"viewport": {"width": 1280, "height": 800}} | settings)
        context.set_default_timeout(10_000)
        troubles.watch(context)
        return context.new_page()

    yield make
    assert troubles.left() == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """Open a page of desktop size."""
    return open_page()


@pytest.fixture
def phone(open_page: Callable[..., Page]) -> Page:
    """Open a page of phone size."""
    return open_page(**PHONE)


@pytest.fixture
def plain_page(open_page: Callable[..., Page]) -> Page:
    """Open a page in a browser without JavaScript."""
    return open_page(java_script_enabled=False)


@pytest.fixture
def check_accessibility() -> Callable[[Page], None]:
    """Return a function that fails with every violation axe finds on a page."""

    def check(page: Page) -> None:
        # Preloaded, axe would fetch our style sheets again, from the wrong address, and put them
        # into the page, which the content security policy refuses.
        found = Axe().run(page, options={"preload": False})
        assert found.violations_count == 0, found.generate_report()

    return check


@pytest.fixture
def check_both(check_accessibility: Callable[[Page], None]) -> Callable[..., None]:
    """Return a function that checks a page in light with every rule, in dark with its colours."""

    def run(page: Page, what: str = "") -> None:
        page.wait_for_load_state()
        check_accessibility(page)
        light = page.locator("html").evaluate(PAPER)
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        expect(page.locator("html")).not_to_have_css("background-color", light)
        page.evaluate(STILL)
        found = Axe().run(page, options={"preload": False, **COLOURS})
        assert found.violations_count == 0, f"dark {what}: {found.generate_report()}"
        page.emulate_media(color_scheme="light", reduced_motion="reduce")

    return run
