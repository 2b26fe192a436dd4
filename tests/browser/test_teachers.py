"""A teacher's and an administrator's way from signing in to the scores."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from flask import Flask
from playwright.sync_api import Page, expect

from quizapp.services import links
from quizapp.web.clock import now
from tests.browser.student import expect_saved, option, press, start
from tests.conftest import Site
from tests.integration.people_pages import PASSWORD, make_account


def test_a_teacher_signs_in_sees_the_scores_and_downloads_them(
    site: Site, app: Flask, page: Page, open_page: Callable[..., Page]
) -> None:
    make_account(app, "teacher", name="Ms Lee")
    student = open_page()
    student.goto(f"{site.url}/sign-in")
    make_account(app, name="Ann")
    student.get_by_label("User name").fill("ann")
    student.get_by_label("Password").fill(PASSWORD)
    student.get_by_label("Password").press("Enter")
    expect(student.get_by_role("button", name="Account: Ann")).to_be_visible()
    attempt = start(student, site.url)
    option(student, "Ottawa").check()
    expect_saved(student)
    student.goto(f"{attempt}/hand-in")
    press(student, "Hand in")
    expect(student.locator(".score-figure")).to_have_text("1 of 3")

    page.goto(f"{site.url}/scores")
    page.get_by_label("User name").fill("ms lee")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Password").press("Enter")
    expect(page.get_by_role("heading", name="Scores", level=1)).to_be_visible()
    page.get_by_role("link", name="A small quiz").click()
    row = page.get_by_role("row").filter(has_text="Ann")
    expect(row).to_contain_text("1 of 3")
    with page.expect_download() as download:
        page.get_by_role("button", name="Scores").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    (scores,) = csv.DictReader(io.StringIO(text))
    assert scores["user_name"] == "Ann"
    assert float(scores["points"]) == 1.0
    row.get_by_role("link", name="Ann").click()
    expect(page.locator(".score-figure")).to_have_text("1 of 3")
    expect(page.get_by_role("button", name="Practise")).to_have_count(0)


def test_the_first_administrator_is_made_with_the_link_and_adds_a_teacher(
    site: Site, app: Flask, page: Page, open_page: Callable[..., Page]
) -> None:
    with app.app_context():
        token = links.first_admin_link(now=now())
    page.goto(f"{site.url}/setup/{token}")
    page.get_by_label("User name").fill("Head")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password, once more").fill(PASSWORD)
    press(page, "Make the administrator")
    expect(page.get_by_text("You are the administrator. Next, add the teachers.")).to_be_visible()
    again = page.request.get(f"{site.url}/setup/{token}")
    assert again.status == 404
    page.get_by_role("link", name="Add somebody").click()
    page.get_by_label("User name").fill("Mr Roy")
    page.get_by_label("Role").select_option("Teacher")
    press(page, "Add")
    expect(page.get_by_role("heading", name="Mr Roy")).to_be_visible()
    made = page.get_by_role("textbox", name="Link")
    if not made.count():
        press(page, "Make a link")
    expect(made).to_be_visible()

    teacher = open_page()
    teacher.goto(made.input_value())
    teacher.get_by_label("Password", exact=True).fill(PASSWORD)
    teacher.get_by_label("Password, once more").fill(PASSWORD)
    teacher.get_by_label("Password, once more").press("Enter")
    expect(teacher.get_by_text("Your new password is set")).to_be_visible()
    expect(teacher.get_by_role("link", name="Scores")).to_be_visible()
