"""The clock of a timed quiz, on the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.student import choices, expect_saved, option, press, start
from tests.conftest import Site
from tests.factories import write_quiz


@pytest.fixture
def bank_folder(bank_folder: Path) -> Path:
    """Add a quiz with little time and one with much."""
    for quiz_id, limit in (("short", "3s"), ("long", "15m")):
        questions = choices((f"{quiz_id}-1", "right", ["wrong"]), (f"{quiz_id}-2", "yes", ["no"]))
        rules = f"quiz: {{feedback: end, shuffle: false, time_limit: {limit}}}"
        write_quiz(bank_folder, quiz_id, questions, head=rules)
    return bank_folder


def test_a_quiz_hands_itself_in_when_the_time_is_up(site: Site, page: Page) -> None:
    attempt = start(page, site.url, "short")
    option(page, "right").check()
    expect_saved(page)
    expect(page).to_have_url(f"{attempt}/result", timeout=10_000)
    expect(page.locator(".score-figure")).to_have_text("1 of 2")
    page.goto(f"{attempt}/2")
    expect(page).to_have_url(f"{attempt}/result")


def test_what_is_typed_when_the_time_ends_is_handed_in_too(site: Site, page: Page) -> None:
    attempt = start(page, site.url, "short")
    # The save of this click is held back until the hand-in, as on a slow network.
    held = []
    page.route(f"{attempt}/1", lambda route: held.append(route))
    option(page, "right").check()
    expect(page.locator(".saved")).to_have_text("Saving…")
    expect(page.locator("quiz-timer [aria-live]")).to_contain_text("The time is up", timeout=5_000)
    held[0].continue_()
    expect(page).to_have_url(f"{attempt}/result", timeout=10_000)
    expect(page.locator(".score-figure")).to_have_text("1 of 2")


def test_the_hand_in_page_has_the_clock_too(site: Site, page: Page) -> None:
    attempt = start(page, site.url, "short")
    page.goto(f"{attempt}/hand-in")
    expect(page.get_by_role("timer")).to_be_visible()
    expect(page).to_have_url(f"{attempt}/result", timeout=10_000)


def test_the_time_can_be_hidden_and_stays_hidden(site: Site, page: Page) -> None:
    start(page, site.url, "long")
    time = page.get_by_role("timer").locator("time")
    expect(time).to_be_visible()
    expect(time).to_contain_text("14:5")
    hide = page.get_by_role("button", name="Hide the time")
    hide.click()
    expect(time).to_be_hidden()
    expect(hide).to_have_attribute("aria-pressed", "true")
    press(page, "Next")
    expect(page).to_have_title("Question 2 of 2 · quizapp")
    expect(hide).to_have_attribute("aria-pressed", "true")
    expect(time).to_be_hidden()
    hide.click()
    expect(time).to_be_visible()
    page.reload()
    expect(time).to_be_visible()
