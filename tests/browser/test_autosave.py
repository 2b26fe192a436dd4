"""No answer is lost or doubled, whatever happens to the page, its tab or the server."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Error, Page, expect
from sqlalchemy import func, select

from quizapp.models import Response, db
from quizapp.services import logins
from tests.browser.conftest import Troubles
from tests.browser.student import (
    attempt_of,
    choices,
    enter,
    expect_saved,
    expect_script,
    option,
    press,
    sample,
    start,
)
from tests.conftest import Site
from tests.factories import write_quiz
from tests.integration.people_pages import make_account

WORDS_SAID = """
  window.said = [];
  const word = document.querySelector(".saved");
  new MutationObserver(() => said.push(word.textContent.trim()))
    .observe(word, { subtree: true, childList: true, characterData: true, attributes: true });
"""


@pytest.fixture
def bank_folder(bank_folder: Path) -> Path:
    """Add a quiz of three questions, once a page each and once all on one."""
    for quiz_id, layout in (("pages", "one"), ("sheet", "all")):
        questions = choices(
            (f"{quiz_id}-1", "right", ["wrong", "false"]), (f"{quiz_id}-2", "yes", ["no"])
        )
        typed = sample("sample-text-iceland").replace(": sample-", f": {quiz_id}-", 1)
        rules = f"quiz: {{feedback: end, shuffle: false, layout: {layout}}}"
        write_quiz(bank_folder, quiz_id, [*questions, typed], head=rules)
    return bank_folder


@pytest.fixture
def offline(troubles: Troubles) -> None:
    """Allow what Chromium itself says about a server that is away."""
    troubles.expect("net::ERR_CONNECTION_REFUSED")


def stored(app: Flask) -> list[object]:
    """Return the values that count, by position."""
    with app.app_context():
        return list(db.session.scalars(select(Response.value).order_by(Response.position)))


def test_a_choice_is_saved_without_pressing_anything(site: Site, app: Flask, page: Page) -> None:
    start(page, site.url, "pages")
    expect(page.locator(".saved")).to_have_text("")
    option(page, "right").check()
    expect_saved(page)
    expect(page.locator(".jump .answered")).to_have_text(["1, answered"])
    expect(page.locator("[data-answered-count]")).to_have_text("1")
    assert len(stored(app)) == 1


def test_a_closed_tab_is_opened_again_where_it_was(site: Site, page: Page) -> None:
    attempt = start(page, site.url, "pages")
    page.goto(f"{attempt}/3")
    page.get_by_role("textbox").press_sequentially("Reykja")
    another = page.context.new_page()
    page.close()  # in the middle of a word: what was typed is sent on the way out
    another.goto(site.url)
    another.get_by_role("button", name="Continue").click()
    another.goto(f"{attempt}/3")
    expect(another.get_by_role("textbox")).to_have_value("Reykja")
    expect_saved(another)


@pytest.mark.usefixtures("offline")
def test_without_a_server_the_page_says_so_and_saves_when_it_is_back(
    site: Site, app: Flask, page: Page
) -> None:
    start(page, site.url, "pages")
    option(page, "wrong").check()
    expect_saved(page)
    before = stored(app)
    page.evaluate(WORDS_SAID)
    expect_script(page)
    site.stop()
    option(page, "right").check()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("the server cannot be reached")
    expect(page.locator(".saved")).to_have_text("Not saved yet")
    press(page, "Try again now", "Next")  # neither pretends, and Next does not leave the page
    expect(page.locator(".saved")).to_have_text("Not saved yet")
    expect(page).to_have_title("Question 1 of 3 · quizapp")
    assert stored(app) == before
    said = page.evaluate("said")
    assert said
    assert not {"Saved", ""} & set(said)

    site.start()
    expect(page.locator(".saved")).to_have_text("Saved", timeout=20_000)
    expect(page.get_by_role("alert")).to_have_count(0)
    press(page, "Next")
    expect(page).to_have_title("Question 2 of 3 · quizapp")
    press(page, "Previous")
    expect(option(page, "right")).to_be_checked()
    assert len(stored(app)) == 1
    assert stored(app) != before


@pytest.mark.usefixtures("offline")
def test_an_unsaved_answer_outlives_the_tab_and_saves_by_itself(
    site: Site, app: Flask, page: Page
) -> None:
    attempt = start(page, site.url, "pages")
    expect_script(page)
    site.stop()
    option(page, "right").check()
    expect(page.get_by_role("alert")).to_contain_text("cannot be reached")
    context = page.context
    another = context.new_page()
    page.close()
    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        another.goto(f"{attempt}/1")
    site.start()
    another = context.new_page()
    assert stored(app) == []
    shown: list[object] = []
    another.on("framenavigated", lambda frame: shown.append(frame))
    with another.expect_event("framenavigated", lambda _: len(shown) == 2):  # again when saved
        another.goto(f"{attempt}/1", wait_until="commit")
    expect(option(another, "right")).to_be_checked()
    expect_saved(another)
    assert len(stored(app)) == 1
    another.goto(f"{attempt}/1")
    expect(option(another, "right")).to_be_checked()


@pytest.mark.usefixtures("offline")
def test_all_on_one_page_each_answer_waits_for_the_server(
    site: Site, app: Flask, page: Page
) -> None:
    attempt = start(page, site.url, "sheet")
    expect_script(page)
    site.stop()
    option(page, "right").check()
    option(page, "yes").check()
    page.get_by_role("textbox").fill("Reykjavik")
    expect(page.get_by_role("alert")).to_contain_text("cannot be reached")
    site.start()
    expect(page.locator(".saved")).to_have_text("Saved", timeout=20_000)
    expect(page.get_by_role("alert")).to_have_count(0)
    assert len(stored(app)) == 3
    page.goto(attempt)
    for text in ("right", "yes"):
        expect(option(page, text)).to_be_checked()
    expect(page.get_by_role("textbox")).to_have_value("Reykjavik")


def test_a_double_click_on_next_goes_one_question_on(site: Site, app: Flask, page: Page) -> None:
    start(page, site.url, "pages")
    option(page, "right").check()
    page.get_by_role("button", name="Next").dblclick()
    expect(page).to_have_title("Question 2 of 3 · quizapp")
    expect(page.locator(".jump .answered")).to_have_text(["1, answered"])
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Response)) == 1


def test_of_two_tabs_the_later_answer_counts(site: Site, app: Flask, page: Page) -> None:
    attempt = start(page, site.url, "pages")
    other = page.context.new_page()
    other.goto(f"{attempt}/1")
    option(page, "right").check()
    expect_saved(page)
    option(other, "wrong").check()
    expect_saved(other)
    press(page, "Next")  # the first tab changes nothing more, so the second tab's answer stands
    expect(page).to_have_title("Question 2 of 3 · quizapp")
    press(page, "Previous")
    expect(option(page, "wrong")).to_be_checked()
    assert len(stored(app)) == 1


def test_after_back_an_answer_can_be_changed(site: Site, page: Page) -> None:
    attempt = start(page, site.url, "pages")
    option(page, "wrong").check()
    expect_saved(page)
    press(page, "Next")
    expect(page).to_have_title("Question 2 of 3 · quizapp")
    page.go_back()
    expect(page).to_have_title("Question 1 of 3 · quizapp")
    expect(option(page, "wrong")).to_be_checked()
    option(page, "right").check()
    expect_saved(page)
    page.goto(f"{attempt}/1")
    expect(option(page, "right")).to_be_checked()
    assert attempt_of(page) == attempt


def test_an_open_quiz_saves_after_signing_in_in_another_tab(
    site: Site, page: Page, troubles: Troubles
) -> None:
    troubles.expect("status of 403")  # the old form token is refused, and a new one comes with it
    attempt = start(page, site.url, "pages")
    other = page.context.new_page()
    other.goto(f"{site.url}/register")
    other.get_by_label("User name").fill("Ann")
    for label in ("Password", "Password, once more"):
        other.get_by_label(label, exact=True).fill("three random words")
    press(other, "Make the account")
    expect(other.get_by_text("Your account is ready.")).to_be_visible()
    option(page, "right").check()
    expect_saved(page)
    other.goto(f"{attempt}/1")
    expect(option(other, "right")).to_be_checked()


def test_one_answer_that_is_final_stops_no_other_from_being_saved(
    site: Site, bank_folder: Path, app: Flask, page: Page, troubles: Troubles
) -> None:
    troubles.expect("409")
    questions = choices(("final-1", "right", ["wrong", "false"]), ("final-2", "yes", ["no"]))
    rules = "quiz: {feedback: each, shuffle: false, layout: all}"
    write_quiz(bank_folder, "final", questions, head=rules)
    attempt = start(page, site.url, "final")
    expect_script(page)
    other = page.context.new_page()
    other.goto(attempt)
    option(other, "wrong").check()
    other.get_by_role("button", name="Check answer").first.click()
    expect(other.locator(".verdict")).to_be_visible()
    option(page, "right").check()
    expect(page.get_by_role("alert")).to_contain_text("its answer stays as it was")
    option(page, "yes").check()
    expect_saved(page)
    assert len(stored(app)) == 2


def test_who_was_signed_out_is_told_and_saved_after_signing_in_again(
    site: Site, app: Flask, page: Page, troubles: Troubles
) -> None:
    troubles.expect("401 (UNAUTHORIZED)")
    troubles.expect("403 (FORBIDDEN)")
    student = make_account(app)
    enter(page, app, site, student)
    start(page, site.url, "pages")
    expect_script(page)
    with app.app_context():
        logins.log_out_everywhere(user_id=student.id)
    option(page, "right").check()
    expect(page.get_by_role("alert")).to_contain_text("this browser is signed out")
    expect(page.locator(".saved")).to_have_text("Not saved yet")
    assert stored(app) == []
    other = enter(page.context.new_page(), app, site, student)
    other.goto(site.url)
    expect(page.locator(".saved")).to_have_text("Saved", timeout=20_000)
    assert len(stored(app)) == 1
