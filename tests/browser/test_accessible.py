"""Every page under axe, in light and in dark, without a single violation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser.conftest import Troubles
from tests.browser.student import (
    EVERY_TYPE,
    answer_anything,
    attempt_of,
    enter,
    option,
    press,
    sample,
    start,
    write_every_type,
)
from tests.conftest import Site
from tests.factories import make_user, write_quiz
from tests.integration.scores_data import give, keep, take


@pytest.fixture
def bank_folder(bank_folder: Path) -> Path:
    """Add a quiz of every type in both layouts, and a file with an error and a warning."""
    write_every_type(bank_folder)
    write_every_type(bank_folder, quiz_id="page", rules="feedback: each, layout: all")
    formulas = ("multiple-roots", "ordering-fractions", "choice-flag", "choice-guessing")
    questions = [sample(f"sample-{each}").replace(": sample-", ": f-", 1) for each in formulas]
    write_quiz(bank_folder, "formulas", questions, head="quiz: {feedback: end, layout: all}")
    broken = "quizapp: 1\nid: broken\ntitle: Broken\nquestions:\n  - id: b\n    promt: What?\n"
    (bank_folder / "broken.yaml").write_text(broken, encoding="utf-8")
    return bank_folder


@pytest.fixture
def still(open_page: Callable[..., Page]) -> Page:
    """Open a page on which nothing moves, so that axe never sees half a fade."""
    return open_page(reduced_motion="reduce", color_scheme="light")


def test_pages_of_a_visitor(
    site: Site, still: Page, check_both: Callable[..., None], troubles: Troubles
) -> None:
    troubles.expect("status of 4")
    for address in ("/", "/quizzes/every", "/sign-in", "/register", "/no-such-page"):
        still.goto(site.url + address)
        check_both(still, address)
    for address in ("/help/", "/help/first-quiz", "/help/type-cloze"):
        still.goto(site.url + address)
        check_both(still, address)
    for address, button in (("/sign-in", "Sign in"), ("/register", "Make the account")):
        still.goto(site.url + address)
        still.get_by_role("main").get_by_role("button", name=button).click()
        expect(still.locator("[aria-invalid=true]").first).to_be_visible()
        check_both(still, f"{address} with errors")


def test_questions_of_every_type_before_and_after_their_mark(
    site: Site, still: Page, check_both: Callable[..., None]
) -> None:
    attempt = start(still, site.url, "every")
    for position, kind in enumerate(EVERY_TYPE, 1):
        still.goto(f"{attempt}/{position}")
        if still.get_by_role("button", name="Show a hint").count():
            still.get_by_role("button", name="Show a hint").click()
            expect(still.locator(".hint-text")).to_be_visible()
        check_both(still, kind)
        answer_anything(still)
        if (mark := still.get_by_role("button", name="Check answer")).count():
            mark.click()
            expect(still.locator(".verdict")).to_be_visible()
            check_both(still, f"{kind}, marked")
    press(still, "Turn the card")
    expect(still.locator(".card-back")).to_be_visible()
    check_both(still, "a turned card")
    still.goto(f"{attempt}/1")
    still.get_by_role("button", name="Keys").click()
    expect(still.get_by_role("dialog")).to_be_visible()
    check_both(still, "the sheet of keys")
    still.goto(f"{attempt}/elsewhere")
    check_both(still)
    still.goto(f"{attempt}/hand-in")
    check_both(still)
    press(still, "Hand in")
    expect(still.locator(".score-figure")).to_be_visible()
    still.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    check_both(still, "result")


def test_answers_that_cannot_be_read_and_all_on_one_page(
    site: Site, still: Page, check_both: Callable[..., None]
) -> None:
    attempt = start(still, site.url, "page")
    still.get_by_label("Your number, with its unit").fill("many")
    still.locator("section").filter(has_text="How long is side").get_by_role(
        "button", name="Check answer"
    ).click()
    expect(still.locator("[aria-invalid=true]")).to_be_visible()
    check_both(still, "all on one page")
    assert attempt_of(still) == attempt


def test_options_that_are_formulas_have_names(
    site: Site, still: Page, check_both: Callable[..., None]
) -> None:
    start(still, site.url, "formulas")
    expect(option(still, "x = 2")).to_have_count(1)
    expect(still.get_by_role("button", name=r"Move up: \frac{1}{3}")).to_have_count(1)
    check_both(still, "formulas")


def test_pages_of_a_student(
    site: Site, app: Flask, still: Page, check_both: Callable[..., None], troubles: Troubles
) -> None:
    troubles.expect("status of 4")
    keep(app)
    student = make_user(app, name="Ann")
    enter(still, app, site, student)
    still.goto(f"{site.url}/history")
    check_both(still, "empty history")
    when = datetime.now(UTC)
    give(app, take(app, student, awaiting=1, at=when, handed_in_at=when), outcome="awaiting")
    start(still, site.url, "every")
    for address in ("/", "/history", "/quizzes/every", "/account"):
        still.goto(site.url + address)
        check_both(still, address)
    still.get_by_role("button", name="Account: Ann").click()
    check_both(still, "the account menu")
    still.keyboard.press("Escape")
    press(still, "Change the password")
    expect(still.locator("[aria-invalid=true]").first).to_be_visible()
    check_both(still, "settings with errors")


def test_pages_of_a_teacher_and_an_administrator(
    site: Site, app: Flask, still: Page, check_both: Callable[..., None]
) -> None:
    enter(still, app, site, make_user(app, "admin", name="Head"))
    student = make_user(app, name="Ann")
    addresses = ["/scores", "/people", "/people/new", f"/people/{student.public_id}"]
    addresses += ["/bank", "/bank/broken.yaml", "/bank/every.yaml"]
    for address in addresses:
        still.goto(site.url + address)
        check_both(still, address)


class TestAnEmptyBank:
    """The first minutes of an installation."""

    @pytest.fixture
    def bank_folder(self, tmp_path: Path) -> Path:
        """Make a bank without any file."""
        folder = tmp_path / "questions"
        folder.mkdir()
        return folder

    def test_pages_without_anything_to_show(
        self, site: Site, app: Flask, still: Page, check_both: Callable[..., None]
    ) -> None:
        still.goto(site.url)
        check_both(still, "home without a quiz")
        enter(still, app, site, make_user(app, "teacher", name="Ms Lee"))
        for address in ("/bank", "/scores", "/people"):
            still.goto(site.url + address)
            check_both(still, f"empty {address}")
