"""Pages are light: a phone on a school's network gets them at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.services import attempts, papers
from tests.integration.scores_bulk import fill
from tests.integration.scores_data import teacher
from tests.integration.taking import Browser
from tests.page_weight import parts, weight
from tests.processes import ROOT

LIGHT = 60_000
"""Bytes of HTML, CSS and JavaScript, uncompressed, without images of the content."""
WIDE = 250_000
SAMPLES = ROOT / "questions" / "samples"
KINDS = sorted(path.stem for path in SAMPLES.glob("*.yaml"))


def fetch(client: FlaskClient) -> Callable[[str], str]:
    def get(address: str) -> str:
        with client.get(address) as response:
            assert response.status_code == 200, f"{address}: {response.status}"
            return response.get_data(as_text=True)

    return get


@pytest.fixture
def shipped(make_app: Callable[..., Flask]) -> FlaskClient:
    """Open the app with the bank that is shipped."""
    return make_app(questions=ROOT / "questions").test_client()


@pytest.mark.parametrize("address", ["/", "/quizzes/agreement-and-visit", "/sign-in", "/register"])
def test_lists_and_forms_are_light(shipped: FlaskClient, address: str) -> None:
    assert weight(address, fetch(shipped)) <= LIGHT


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_of_each_type_is_light_before_and_after_its_mark(
    app: Flask, bank_folder: Path, client: FlaskClient, kind: str
) -> None:
    (bank_folder / "sample.yaml").unlink()
    shutil.copy(SAMPLES / f"{kind}.yaml", bank_folder)
    shutil.copytree(SAMPLES / "media", bank_folder / "media")
    [quiz] = app.extensions["quizapp.library"].snapshot().quizzes.values()
    browser = Browser(client)
    browser.start(quiz.id)
    for position, address in _places(app, browser.attempt):
        assert weight(address, fetch(client)) <= LIGHT
        browser.open(address)
        browser.press(check=str(position), **dict(_typed(browser, position)))
        assert weight(address, fetch(client)) <= LIGHT


def _places(app: Flask, public_id: str) -> list[tuple[int, str]]:
    """Return the positions of an attempt, each with the page it is answered on."""
    with app.app_context():
        attempt = attempts.find(public_id)
        here, last = f"/attempts/{public_id}", len(papers.of(attempt).items)
        one = attempt.layout == "one"
    return [(each, f"{here}/{each}" if one else here) for each in range(1, last + 1)]


def _typed(browser: Browser, position: int) -> list[tuple[str, str]]:
    """Return some answer, so that the mark can be shown."""
    field = f"q{position}-answer"
    if f'name="{field}" value="' in browser.page.html:
        return [(field, browser.page.html.split(f'name="{field}" value="')[1].split('"')[0])]
    return [(field, "1")]


def test_the_result_of_fifteen_questions_is_light(shipped: FlaskClient) -> None:
    browser = Browser(shipped)
    browser.start("agreement-and-visit")
    base = browser.page.address.rpartition("/")[0]
    for position in range(1, 16):
        browser.open(f"{base}/{position}")
        browser.press(go="next", **dict(_typed(browser, position)))
    browser.open(f"{base}/hand-in")
    browser.press()
    assert browser.page.address.endswith("/result")
    assert weight(browser.page.address, fetch(shipped)) <= LIGHT


def test_wide_tables_are_bounded(app: Flask) -> None:
    fill(app, 60, 40)
    browser = teacher(app)
    for address in ("/scores", "/scores/big", "/scores-by-question/big"):
        assert weight(address, fetch(browser)) <= WIDE


def test_every_stylesheet_and_script_is_counted(app: Flask, client: FlaskClient) -> None:
    browser = Browser(client)
    browser.start()
    found = parts(browser.page.address, fetch(client))
    names = {Path(each).name for each in found}
    assert {"app.css", "reset.css", "app.js", "quiz-autosave.js", "send.js"} <= names
    assert "order-list.js" not in names
    assert all(size > 0 for size in found.values())
