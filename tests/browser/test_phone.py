"""Everything at the size of a phone, with fingers."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser.student import (
    EVERY_TYPE,
    answer_anything,
    attempt_of,
    choices,
    enter,
    expect_no_scroll_sideways,
    expect_saved,
    expect_script,
    option,
    order_of,
    press,
    sample,
    start,
    write_every_type,
)
from tests.conftest import Site
from tests.factories import make_user, write_quiz


@pytest.fixture
def bank_folder(bank_folder: Path) -> Path:
    """Add a quiz of every type, one in two layouts, and one to order."""
    write_every_type(bank_folder)
    write_every_type(bank_folder, quiz_id="page", rules="feedback: end, layout: all")
    questions = [*choices(("pick", "right", ["wrong"])), sample("sample-ordering-planets")]
    write_quiz(bank_folder, "dock", questions, head="quiz: {feedback: each, shuffle: false}")
    return bank_folder


def test_no_page_of_a_quiz_is_wider_than_a_phone(site: Site, phone: Page) -> None:
    phone.goto(site.url)
    expect_no_scroll_sideways(phone)
    attempt = start(phone, site.url, "every")
    for position in range(1, len(EVERY_TYPE) + 1):
        phone.goto(f"{attempt}/{position}")
        expect_no_scroll_sideways(phone, f"the question {EVERY_TYPE[position - 1]}")
        answer_anything(phone)
        if (check := phone.get_by_role("button", name="Check answer")).count():
            check.tap()
            expect(phone.locator(".verdict")).to_be_visible()
            expect_no_scroll_sideways(phone, f"the mark of {EVERY_TYPE[position - 1]}")
    press(phone, "Turn the card")
    expect(phone.locator(".card-back")).to_be_visible()
    expect_no_scroll_sideways(phone, "the turned card")
    phone.goto(f"{attempt}/hand-in")
    expect_no_scroll_sideways(phone)
    press(phone, "Hand in")
    expect(phone.locator(".score-figure")).to_be_visible()
    phone.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    expect_no_scroll_sideways(phone)
    start(phone, site.url, "page")
    expect_no_scroll_sideways(phone, "all questions on one page")


def test_no_other_page_is_wider_than_a_phone(site: Site, app: Flask, phone: Page) -> None:
    addresses = ["/quizzes/every", "/register", "/sign-in", "/help/", "/help/type-choice"]
    for address in addresses:
        phone.goto(site.url + address)
        expect_no_scroll_sideways(phone)
    enter(phone, app, site, make_user(app, "admin", name="M" * 60))
    start(phone, site.url, "dock")
    for address in ("/history", "/account", "/people", "/bank", "/bank/every.yaml"):
        answer = phone.goto(site.url + address)
        assert answer is not None
        assert answer.ok, address
        expect_no_scroll_sideways(phone)


def test_the_dock_keeps_the_buttons_in_reach_of_a_thumb(site: Site, phone: Page) -> None:
    start(phone, site.url, "every")
    press(phone, "Next")
    expect(phone).to_have_title("Question 1 of 10 · quizapp")
    check = phone.get_by_role("button", name="Check answer")
    expect(check).to_be_in_viewport(ratio=1)
    phone.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(phone.get_by_role("button", name="Hand in…")).to_be_in_viewport()
    sizes = phone.locator(".actions-dock .button, .jump button").evaluate_all(
        "all => all.map((each) => Math.min(each.offsetWidth, each.offsetHeight))"
    )
    assert min(sizes) >= 24, sizes


def test_a_quiz_is_taken_with_a_finger(site: Site, phone: Page) -> None:
    attempt = start(phone, site.url, "dock")
    phone.locator(".choice").filter(has_text="right").tap()
    expect_saved(phone)
    expect(option(phone, "right")).to_be_checked()
    phone.locator(".jump").get_by_role("button", name="2").tap()
    expect(phone).to_have_title("Question 2 of 2 · quizapp")
    expect_script(phone)
    first, second, *others = order_of(phone)
    phone.get_by_role("button", name=f"Move down: {first}").tap()
    assert order_of(phone) == [second, first, *others]
    phone.get_by_role("button", name=f"Move up: {first}").tap()
    assert order_of(phone) == [first, second, *others]
    expect(phone.get_by_role("button", name=f"Move up: {first}")).to_be_disabled()
    expect(phone.locator("order-list [aria-live]")).to_have_text(f"{first}: now number 1 of 4")
    expect_saved(phone)
    phone.reload()
    expect(phone.locator(".order-item .order-text")).to_have_text([first, second, *others])
    phone.get_by_role("button", name="Check answer").tap()
    expect(phone.locator(".verdict")).to_be_visible()
    phone.get_by_role("button", name="Finish").tap()
    press(phone, "Hand in")
    expect(phone).to_have_url(f"{attempt}/result")
    assert attempt_of(phone) == attempt
