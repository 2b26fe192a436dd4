"""The browser of the tests notices what a person would not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Troubles


def test_an_error_in_the_console_is_noticed(page: Page, troubles: Troubles) -> None:
    page.evaluate("console.error('a broken thing')")
    page.evaluate("setTimeout(() => { throw new Error('a broken script') })")
    page.wait_for_timeout(50)
    assert any("a broken thing" in each for each in troubles.left())
    assert any("a broken script" in each for each in troubles.left())
    troubles.expect("a broken")
    assert troubles.left() == []


def test_what_axe_finds_fails(page: Page, check_accessibility: Callable[[Page], None]) -> None:
    page.set_content("<html lang='en'><title>x</title><main><h1>x</h1><img src='data:,'></main>")
    with pytest.raises(AssertionError, match="image-alt"):
        check_accessibility(page)
