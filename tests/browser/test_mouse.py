"""A visitor takes a quiz with the mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.student import choices, option, press
from tests.conftest import Site
from tests.factories import write_quiz


@pytest.fixture
def bank_folder(bank_folder: Path) -> Path:
    """Let the front page begin with three questions in a known order."""
    (bank_folder / "sample.yaml").unlink()
    questions = choices(
        ("first", "right", ["wrong", "false"]),
        ("second", "right", ["wrong", "false"]),
        ("third", "right", ["wrong", "false"]),
    )
    write_quiz(bank_folder, "begin", questions, head="quiz: {feedback: each, shuffle: false}")
    write_quiz(bank_folder, "other")
    return bank_folder


def test_two_clicks_lead_from_the_front_page_to_the_first_mark(site: Site, page: Page) -> None:
    page.goto(site.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("What is first?")
    option(page, "right").click()
    press(page, "Check answer")
    expect(page.get_by_role("status").filter(has_text="1 of 1 point")).to_be_visible()
    expect(page.get_by_text("It is right for a good reason.")).to_be_visible()
    expect(page).to_have_title("Question 1 of 3 · quizapp")


def test_a_visitor_takes_a_quiz_from_the_front_page_to_practice(site: Site, page: Page) -> None:
    page.goto(site.url)
    option(page, "wrong").click()
    press(page, "Check answer")
    expect(page.get_by_role("status").filter(has_text="Wrong this time")).to_be_visible()
    expect(page.locator(".choice").filter(has_text="Right answer")).to_have_count(1)
    press(page, "Next")
    expect(page.get_by_role("heading", level=1)).to_have_text("What is second?")
    assert "a good reason" not in page.content()
    press(page, "Skip")
    expect(page.get_by_role("heading", level=1)).to_have_text("What is third?")
    option(page, "right").click()
    press(page, "Flag for later")
    expect(page.get_by_role("button", name="Flagged", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(option(page, "right")).to_be_checked()
    press(page, "Check answer", "Finish")

    expect(page.get_by_role("heading", level=1)).to_have_text("1 question has no answer yet")
    open_ones = page.get_by_role("region", name="Without an answer").get_by_role("link")
    expect(open_ones).to_have_text(["2, not answered"])
    flagged = page.get_by_role("region", name="Flagged for later").get_by_role("link")
    expect(flagged).to_have_text(["3, answered, flagged"])
    press(page, "Hand in")

    expect(page.locator(".score-figure")).to_have_text("1 of 3")
    expect(page.get_by_text("1 right, 0 partly, 2 wrong")).to_be_visible()
    reviews = page.locator("details.review")
    expect(reviews).to_have_count(3)
    expect(reviews.nth(0)).to_contain_text("Your answer")
    expect(reviews.nth(1)).to_contain_text("Not answered")
    reviews.nth(2).locator("summary").click()
    expect(reviews.nth(2).get_by_text("It is right for a good reason.")).to_be_visible()

    press(page, "Practise the 2 I missed")
    expect(page).to_have_title("Question 1 of 2 · quizapp")
    option(page, "right").click()
    press(page, "Check answer", "Next")
    expect(page.get_by_role("heading", level=1)).to_have_text("What is second?")
    option(page, "right").click()
    press(page, "Check answer", "Finish", "Hand in")
    expect(page.locator(".score-figure")).to_have_text("2 of 2")
    expect(page.get_by_text("It counts for nothing but you.")).to_be_visible()
    page.get_by_role("link", name="History").click()
    expect(page.get_by_role("rowheader")).to_have_text(["Quiz begin practice", "Quiz begin"])
