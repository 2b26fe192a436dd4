"""Plain http on a name of the school's network, which to a browser is no secure context."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.student import (
    attempt_of,
    choices,
    expect_saved,
    option,
    order_of,
    press,
    sample,
    start,
)
from tests.conftest import Site
from tests.factories import write_quiz


@pytest.fixture
def bank_folder(bank_folder: Path) -> Path:
    """Add a timed quiz with options and with items to order."""
    questions = [*choices(("pick", "right", ["wrong"])), sample("sample-ordering-planets")]
    rules = "quiz: {feedback: end, shuffle: false, time_limit: 15m}"
    write_quiz(bank_folder, "lan", questions, head=rules)
    return bank_folder


def test_saving_clock_keys_and_moving_work_without_a_secure_context(site: Site, page: Page) -> None:
    attempt = start(page, site.lan_url, "lan")
    assert not page.evaluate("isSecureContext")
    expect(page.get_by_role("timer")).to_contain_text("14:5")
    expect(page.get_by_role("button", name="Keys")).to_be_visible()
    page.keyboard.press("1")
    first = page.get_by_role("radio").first
    expect(first).to_be_checked()
    expect_saved(page)
    page.reload()
    expect(first).to_be_checked()

    expect(page.get_by_role("button", name="Keys")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator("ol.order[data-moving]")).to_be_visible()
    before = order_of(page)
    page.get_by_role("button", name=f"Move down: {before[0]}").click()
    expect_saved(page)
    moved = [before[1], before[0], *before[2:]]
    assert order_of(page) == moved
    page.reload()
    expect(page.locator(".order-item .order-text")).to_have_text(moved)

    press(page, "Finish", "Hand in")
    expect(page).to_have_url(f"{attempt}/result")


def test_a_phone_goes_on_by_the_link_on_a_computer_s_page(
    site: Site, page: Page, phone: Page
) -> None:
    attempt = start(page, site.lan_url, "lan")
    option(page, "right").check()
    expect_saved(page)
    page.get_by_role("link", name="Go on elsewhere").click()
    expect(page.locator(".qr svg")).to_be_visible()
    link = page.get_by_role("link", name="/resume/").get_attribute("href")
    assert link is not None
    assert link.startswith(site.lan_url)

    phone.goto(link)
    press(phone, "Go on as this guest")
    phone.get_by_role("link", name="Quiz lan").click()
    assert attempt_of(phone) == attempt
    expect(phone).to_have_title("Question 2 of 2 · quizapp")
    press(phone, "Previous")
    expect(option(phone, "right")).to_be_checked()
