"""A whole quiz with a question of every type in a browser without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.student import (
    EVERY_TYPE,
    attempt_of,
    option,
    press,
    start,
    write_every_type,
)
from tests.conftest import Site


@pytest.fixture
def bank_folder(bank_folder: Path) -> Path:
    """Add a quiz of every type."""
    write_every_type(bank_folder)
    return bank_folder


def next_page(page: Page, heading: str) -> None:
    """Press Next and wait for a question."""
    press(page, "Next")
    expect(page.locator("form#answer")).to_contain_text(heading)


def verdict(page: Page) -> Locator:
    """Ask for the mark of the question on the page."""
    press(page, "Check answer")
    return page.locator(".verdict")


def pick(page: Page, label: str, choice: str) -> None:
    """Choose from a drop-down by its label."""
    page.get_by_role("combobox", name=label, exact=True).select_option(choice)


def test_every_type_is_answered_and_marked_without_javascript(site: Site, plain_page: Page) -> None:
    page = plain_page
    start(page, site.url, "every")
    expect(page.get_by_role("heading", name="Free fall")).to_be_visible()
    expect(page.locator("math")).to_have_count(2)

    next_page(page, "Which organelle")
    press(page, "Show a hint (costs 10%)")
    expect(page.get_by_text("It has a small ring of DNA of its own.")).to_be_visible()
    option(page, "Mitochondrion").check()
    press(page, "Flag for later")
    expect(option(page, "Mitochondrion")).to_be_checked()  # the flag's button has saved it
    expect(verdict(page)).to_contain_text("0.9 of 1 point")

    next_page(page, "For which values is")
    for text in ("0.0", '""', "[]", "[0]"):
        option(page, text).check()
    expect(verdict(page)).to_contain_text("Partly right")

    next_page(page, "The Great Wall of China")
    option(page, "False").check()
    expect(verdict(page)).to_contain_text("Right")
    expect(page.get_by_text("It is long, but only a few metres wide.")).to_be_visible()

    next_page(page, "Which gas do plants take in")
    page.get_by_label("Your answer", exact=True).fill("CARBON  dioxide")
    page.get_by_label("Your answer", exact=True).press(
        "Enter"
    )  # Enter checks, as the first button does
    expect(page.locator(".verdict")).to_contain_text("1 of 1 point")

    next_page(page, "How long is side")
    page.get_by_label("Your number, with its unit").fill("130 mm")
    expect(verdict(page)).to_contain_text("2 of 2 points")

    next_page(page, "Match each function")
    selects = page.get_by_role("combobox")
    expect(selects).to_have_count(3)
    for index in range(3):
        selects.nth(index).select_option(index=1)
    press(page, "Previous", "Next")  # both save, and nothing is lost on the way
    assert all(selects.nth(index).input_value() for index in range(3))
    expect(verdict(page)).to_be_visible()

    next_page(page, "baking bread")
    expect(page.get_by_text("Give each item its number, 1 for the first.")).to_be_visible()
    expect(page.get_by_role("button", name="Move up")).to_have_count(0)
    order = ["Mix flour, water, salt and yeast", "Knead until the dough is smooth"]
    order += ["Let it rise in a warm place", "Shape the loaf", "Bake it"]
    for place, text in enumerate(order, 1):
        pick(page, text, str(place))
    expect(verdict(page)).to_contain_text("1 of 1 point")

    next_page(page, "in Leeds")
    pick(page, "Gap 1", "has lived")
    pick(page, "Gap 2", "for")
    expect(verdict(page)).to_contain_text("0.5 of 1 point")

    next_page(page, "cress")
    page.get_by_label("Your answer", exact=True).fill(
        "Two dishes, one in the dark.\n\nI count the seedlings."
    )
    expect(verdict(page)).to_contain_text("Awaiting marking")
    next_page(page, "Pythagorean")
    assert "hypotenuse" not in page.content()
    press(page, "Turn the card")
    expect(page.locator(".card-back math").first).to_be_visible()
    press(page, "Good")


def test_jumping_handing_in_and_the_result_need_no_javascript(site: Site, plain_page: Page) -> None:
    page = plain_page
    start(page, site.url, "every")
    jump = page.locator(".jump")
    expect(jump.get_by_role("button")).to_have_count(len(EVERY_TYPE) - 1)  # info has no number
    jump.get_by_role("button", name="4").first.click()
    expect(page.locator("form#answer")).to_contain_text("Which gas do plants take in")
    page.get_by_label("Your answer", exact=True).fill("oxygen")
    jump.get_by_role("button", name="5").first.click()  # jumping saves
    expect(jump.locator(".answered")).to_have_text(["4, answered"])
    page.get_by_label("Your number, with its unit").fill("thirteen")
    press(page, "Skip")
    error = page.locator("[aria-invalid=true]")
    expect(error).to_have_value("thirteen")
    press(page, "Hand in…")
    expect(page.get_by_role("heading", level=1)).to_contain_text("have no answer yet")
    open_ones = page.get_by_role("region", name="Without an answer")
    open_ones.get_by_role("link", name="7").click()
    expect(page.locator("form#answer")).to_contain_text("baking bread")
    page.goto(attempt_of(page) + "/hand-in")
    press(page, "Hand in")
    expect(page.locator(".score-figure")).to_contain_text("0 of")
    expect(page.locator("details.review")).to_have_count(len(EVERY_TYPE) - 1)
    review = page.locator("details.review").filter(has_text="Which gas")
    review.locator("summary").click()
    expect(review.get_by_text("That is the gas which they give off.")).to_be_visible()
    press(page, "Practise the 9 I missed")
    expect(page).to_have_title("Question 1 of 9 · quizapp")


def test_all_questions_on_one_page_are_saved_by_the_button(
    site: Site, bank_folder: Path, open_page: Callable[..., Page]
) -> None:
    write_every_type(bank_folder, quiz_id="page", rules="feedback: end, layout: all")
    page = open_page(java_script_enabled=False)
    start(page, site.url, "page")
    option(page, "Mitochondrion").check()
    page.get_by_label("Your number, with its unit").fill("13 cm")
    press(page, "Save")
    expect(option(page, "Mitochondrion")).to_be_checked()
    expect(page.get_by_label("Your number, with its unit")).to_have_value("13 cm")
    press(page, "Finish", "Hand in")
    expect(page.locator(".score-figure")).to_contain_text("3 of")
