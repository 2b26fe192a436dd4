"""Guests, accounts and other devices, as people use them."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser.student import (
    attempt_of,
    expect_saved,
    option,
    press,
    start,
)
from tests.conftest import Site
from tests.integration.people_pages import PASSWORD, make_account


def answer_first(page: Page, site: Site) -> str:
    """Choose an option of the sample quiz as a guest; return the attempt's address."""
    attempt = start(page, site.url)
    option(page, "Ottawa").check()
    expect_saved(page)
    return attempt


def sign_in(page: Page, name: str) -> None:
    """Fill the form for signing in, and send it."""
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


def account_menu(page: Page) -> None:
    """Open the menu in the corner."""
    page.get_by_role("button", name="Account:").click()


def test_a_guest_who_registers_keeps_everything_and_goes_on_elsewhere(
    site: Site, page: Page, open_page: Callable[..., Page]
) -> None:
    attempt = answer_first(page, site)
    page.goto(f"{site.url}/")
    account_menu(page)
    page.locator("#account").get_by_role("link", name="Make an account").click()
    page.get_by_label("User name").fill("Zoë")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password, once more").fill(PASSWORD)
    press(page, "Make the account")
    expect(page.get_by_text("Your account is ready.")).to_be_visible()
    page.goto(f"{attempt}/1")
    expect(option(page, "Ottawa")).to_be_checked()

    other = open_page()
    other.goto(site.url)
    other.get_by_role("link", name="Sign in").click()
    sign_in(other, "ZOË")
    expect(other.get_by_text("Go on where you stopped")).to_be_visible()
    press(other, "Continue")
    assert attempt_of(other) == attempt
    press(other, "Previous")
    expect(option(other, "Ottawa")).to_be_checked()


def test_a_resume_link_opens_the_attempt_in_another_browser(
    site: Site, page: Page, open_page: Callable[..., Page]
) -> None:
    attempt = answer_first(page, site)
    page.get_by_role("link", name="Go on elsewhere").click()
    expect(page.locator(".qr svg")).to_be_visible()
    link = page.get_by_role("link", name="/resume/").get_attribute("href")
    assert link is not None
    other = open_page()
    other.goto(link)
    expect(other.get_by_text("This link belongs to a guest with one quiz.")).to_be_visible()
    press(other, "Go on as this guest")
    expect(other.get_by_role("heading", name="History")).to_be_visible()
    other.goto(f"{attempt}/1")
    expect(option(other, "Ottawa")).to_be_checked()
    option(other, "Toronto").check()
    expect_saved(other)
    page.goto(f"{attempt}/1")
    expect(option(page, "Toronto")).to_be_checked()


def test_who_signs_in_after_answering_is_asked_and_takes_it_along(
    site: Site, app: Flask, page: Page
) -> None:
    make_account(app, name="ann")
    attempt = answer_first(page, site)
    page.goto(f"{site.url}/sign-in")
    sign_in(page, "ann")
    expect(page.get_by_role("heading", name="Move the quiz taken here to ann?")).to_be_visible()
    press(page, "Yes, that was me")
    expect(page.get_by_text("Moved to your account: 1.")).to_be_visible()
    page.goto(f"{attempt}/1")
    expect(option(page, "Ottawa")).to_be_checked()


def test_start_afresh_makes_a_shared_computer_forget_a_guest(site: Site, page: Page) -> None:
    attempt = answer_first(page, site)
    page.goto(f"{site.url}/")
    expect(page.get_by_text("Go on where you stopped")).to_be_visible()
    account_menu(page)
    page.get_by_role("link", name="Not you? Start afresh").click()
    press(page, "Start afresh")
    expect(page.get_by_text("This browser has forgotten the guest before you.")).to_be_visible()
    expect(page.get_by_role("heading", name="What is the capital of Canada?")).to_be_visible()
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    page.goto(f"{attempt}/1")
    expect(page.get_by_role("heading", name="Sign in", level=1)).to_be_visible()


def test_signing_out_ends_it_on_this_device_only(
    site: Site, app: Flask, page: Page, open_page: Callable[..., Page]
) -> None:
    make_account(app, name="ben")
    other = open_page()
    for each in (page, other):
        each.goto(f"{site.url}/sign-in")
        sign_in(each, "ben")
        expect(each.get_by_role("button", name="Account: ben")).to_be_visible()
    account_menu(page)
    press(page, "Sign out")
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    other.reload()
    expect(other.get_by_role("button", name="Account: ben")).to_be_visible()
