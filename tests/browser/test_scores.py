"""The teachers' tables in a real browser: readable by everybody, and taken away with one click."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page

from tests.browser.conftest import PHONE
from tests.browser.student import expect_no_scroll_sideways
from tests.conftest import Site
from tests.factories import make_user
from tests.integration.scores_bulk import fill
from tests.integration.scores_data import give, keep, take, teacher

ADDRESSES = ("/scores", "/scores/big", "/scores/sample?since=2026-01-01", "/scores/big?person=no")


def enter(page: Page, app: Flask, site: Site) -> Page:
    """Let a page be a teacher's."""
    cookie = teacher(app).get_cookie("quizapp")
    assert cookie is not None
    page.context.add_cookies([{"name": "quizapp", "value": cookie.value, "url": site.url}])
    return page


@pytest.mark.parametrize("size", [{}, PHONE], ids=["desktop", "phone"])
def test_tables_are_accessible_and_never_wider_than_the_screen(
    app: Flask,
    site: Site,
    open_page: Callable[..., Page],
    check_both: Callable[..., None],
    size: dict[str, Any],
) -> None:
    keep(app)
    give(app, take(app, make_user(app, name="محمد الفارسي"), awaiting=1), outcome="awaiting")
    take(app, make_user(app, name="W" * 60), handed_in_at=None, points=None)
    fill(app, 60, 12)
    page = enter(open_page(reduced_motion="reduce", **size), app, site)
    for address in (*ADDRESSES, "/scores-by-question/big"):
        page.goto(site.url + address)
        check_both(page, address)
        expect_no_scroll_sideways(page, address)


def test_a_report_is_downloaded_with_the_filter_of_the_page(
    app: Flask, site: Site, plain_page: Page
) -> None:
    keep(app)
    take(app, make_user(app, name="Ann"))
    take(app, make_user(app, name="Bob"))
    page = enter(plain_page, app, site)
    page.goto(f"{site.url}/scores/sample")
    page.get_by_label("Person").fill("bo")
    page.get_by_role("button", name="Show", exact=True).click()
    assert page.locator("tbody th").all_inner_texts() == ["Bob"]
    page.get_by_label("For Excel").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Scores").click()
    name = download.value.suggested_filename
    assert name.startswith("quizapp-scores-sample-")
    assert name.endswith(".csv")
    data = download.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbfattempt_id")
    assert b"Bob" in data
    assert b"Ann" not in data
