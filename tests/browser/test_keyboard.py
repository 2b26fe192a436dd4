"""A quiz with the keyboard alone: nothing in this file touches a mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.student import choices, expect_saved, option, sample
from tests.conftest import Site
from tests.factories import write_quiz


@pytest.fixture
def bank_folder(bank_folder: Path) -> Path:
    """Let the front page begin with a quiz of known order; its last question is typed."""
    (bank_folder / "sample.yaml").unlink()
    questions = choices(("first", "right", ["wrong"]), ("second", "right", ["wrong", "false"]))
    questions.append(sample("sample-text-opera"))
    write_quiz(bank_folder, "begin", questions, head="quiz: {feedback: each, shuffle: false}")
    write_quiz(bank_folder, "later", choices(("other", "right", ["wrong"])))
    return bank_folder


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the focus is there, as somebody without a mouse does."""
    expect(target).to_be_visible()
    for _step in range(40):
        page.keyboard.press("Tab")
        if target.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError(f"Tab never reached {target}")


def expect_keys(page: Page) -> Locator:
    """Wait until the page listens to keys: then the button for their sheet shows itself."""
    button = page.get_by_role("button", name="Keys")
    expect(button).to_be_visible()
    return button


def start(page: Page, site: Site) -> None:
    """Open the quiz at its first question."""
    page.goto(f"{site.url}/quizzes/begin")
    tab_to(page, page.get_by_role("button", name="Start"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("What is first?")
    expect_keys(page)


def test_a_quiz_is_taken_from_start_to_result_without_a_mouse(site: Site, page: Page) -> None:
    page.goto(site.url)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("radio").first)
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".verdict")).to_be_visible()
    expect_keys(page)
    page.keyboard.press("ArrowRight")

    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("What is second?")
    expect_keys(page)
    for key in ("1", "2", "3"):
        page.keyboard.press(key)
        expect(page.get_by_role("radio").nth(int(key) - 1)).to_be_checked()
    right = page.locator(".choice-text").all_inner_texts().index("right")
    page.keyboard.press(str(right + 1))
    expect(option(page, "right")).to_be_checked()
    expect_saved(page)
    page.keyboard.press("Enter")
    expect(page.locator(".verdict")).to_contain_text("1 of 1 point")
    expect_keys(page)
    page.keyboard.press("ArrowRight")
    expect(heading).to_contain_text("The Magic Flute")
    tab_to(page, page.get_by_role("textbox"))
    page.keyboard.type("Vienna")
    page.keyboard.press("Enter")
    expect(page.locator(".verdict")).to_be_visible()
    tab_to(page, page.get_by_role("button", name="Finish"))
    page.keyboard.press("Enter")
    expect(heading).to_have_text("All questions are answered")
    tab_to(page, page.get_by_role("button", name="Hand in"))
    page.keyboard.press("Enter")
    expect(page.locator(".score-figure")).to_contain_text("of 3")


def test_arrows_move_f_flags_and_h_opens_a_hint(site: Site, page: Page) -> None:
    start(page, site)
    heading = page.get_by_role("heading", level=1)
    page.keyboard.press("f")
    expect(page.get_by_role("button", name="Flagged", exact=True)).to_be_visible()
    expect_keys(page)
    page.keyboard.press("h")
    expect(page.get_by_text("Think of r.")).to_be_visible()
    expect_keys(page)
    page.keyboard.press("ArrowRight")
    expect(heading).to_have_text("What is second?")
    expect_keys(page)
    page.keyboard.press("ArrowLeft")
    expect(heading).to_have_text("What is first?")
    expect(page.get_by_role("button", name="Flagged", exact=True)).to_be_visible()


def test_the_sheet_opens_and_keys_switched_off_stay_off(site: Site, page: Page) -> None:
    start(page, site)
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keys on this page")
    expect(sheet).to_be_visible()
    page.keyboard.press("1")  # behind an open sheet nothing happens
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    assert not page.get_by_role("radio").first.is_checked()

    page.keyboard.press("?")
    tab_to(page, sheet.get_by_role("checkbox", name="Use keys on this device"))
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    page.keyboard.press("f")
    page.reload()
    keys = expect_keys(page)
    page.keyboard.press("2")
    page.keyboard.press("?")
    expect(sheet).to_be_hidden()
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.get_by_role("button", name="Flag for later")).to_be_visible()

    tab_to(page, keys)  # the way back needs no key of its own
    page.keyboard.press("Enter")
    tab_to(page, sheet.get_by_role("checkbox"))
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    expect(page.get_by_role("radio").nth(1)).to_be_checked()


def test_keys_do_nothing_in_a_field_or_with_a_modifier(site: Site, page: Page) -> None:
    start(page, site)
    for combination in ("Control+1", "Alt+f", "Meta+h"):
        page.keyboard.press(combination)
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    for number in (2, 3):
        page.keyboard.press("ArrowRight")
        expect(page).to_have_title(f"Question {number} of 3 · quizapp")
        expect_keys(page)
    field = page.get_by_role("textbox")
    tab_to(page, field)
    page.keyboard.type("fh1?")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("x")
    expect(field).to_have_value("fhx1?")
    expect_saved(page)
    expect(page.get_by_role("button", name="Flag for later")).to_be_visible()
    expect(page.get_by_role("button", name="Show a hint")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url.endswith("/3")


def test_a_chosen_option_keeps_its_own_arrows(site: Site, page: Page) -> None:
    start(page, site)
    tab_to(page, page.get_by_role("radio").first)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("radio").first).to_be_checked()
    expect(option(page, "right").or_(option(page, "wrong"))).to_have_count(2)
    assert page.url.endswith("/1")
