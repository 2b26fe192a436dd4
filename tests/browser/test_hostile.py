"""A question file that means harm, or only has very long words, hurts nobody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.student import expect_no_scroll_sideways, press, start
from tests.conftest import Site

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
RIGHT_TO_LEFT = "ما هي عاصمة كندا؟ \u202eأوتاوا"
HARM = (
    "<script>window.harmed = 1</script>"
    "<img src=x onerror='window.harmed = 1'>"
    "<svg onload='window.harmed = 1'></svg>"
    "[a link](javascript:window.harmed=1)"
    "<a href='javascript:window.harmed=1' onclick='window.harmed=1'>another</a>"
    "<iframe src='javascript:parent.harmed=1'></iframe>"
    "<style>body { display: none }</style>"
    "<form action='//evil.example'><button>Next</button></form>"
    "<base href='//evil.example/'>"
    "$\\text{<script>window.harmed = 1</script>}$"
)
FILE = f"""\
quizapp: 1
id: hostile
title: |-
  <b onmouseover="harmed=1">{LONG}</b> "quoted"
description: |
  {HARM}
quiz: {{feedback: each, shuffle: false}}
questions:
  - id: hostile-choice
    prompt: |
      {HARM} {LONG}
    choices:
      - text: |-
          {HARM}
        correct: true
        feedback: |-
          {HARM}
      - text: {LONG}
      - text: {RIGHT_TO_LEFT}
    hints: ["{HARM.replace(chr(92), chr(92) * 2)}"]
    explanation: |
      {HARM} {LONG}
    source: {{title: "{LONG}", url: "https://example.org/{LONG}"}}
  - id: hostile-matching
    prompt: {RIGHT_TO_LEFT}
    pairs:
      - {{left: {LONG}, right: {RIGHT_TO_LEFT}}}
      - {{left: "<i onclick=harmed=1>x</i>", right: {LONG}}}
    explanation: |
      | {LONG} | {LONG} |
      |---|---|
      | 1 | 2 |

      ```
      {LONG} {LONG}
      ```
  - id: hostile-ordering
    prompt: Order them.
    order: [{LONG}, {RIGHT_TO_LEFT}, "<b onclick=harmed=1>y</b>"]
  - id: hostile-cloze
    text: |
      {HARM} {LONG} {{{{{LONG}~a~b}}}} and {{{{c}}}}
"""


@pytest.fixture
def bank_folder(bank_folder: Path) -> Path:
    """Make the hostile quiz the only one."""
    (bank_folder / "sample.yaml").unlink()
    (bank_folder / "hostile.yaml").write_text(FILE, encoding="utf-8")
    return bank_folder


def expect_unharmed(page: Page) -> None:
    """Fail when anything of the file ran, or broke the layout."""
    assert page.evaluate("window.harmed") is None
    bad = "script:not([src]), iframe, object, embed, style, base, [onclick], [onerror], [onload]"
    for harmful in (bad, "[onmouseover]", "a[href^='javascript']", "form[action*=evil]"):
        assert page.locator(harmful).count() == 0, harmful
    expect_no_scroll_sideways(page)


@pytest.mark.parametrize("size", [{}, PHONE], ids=["desktop", "phone"])
def test_hostile_questions_run_nothing_and_break_no_layout(
    site: Site, open_page: Callable[..., Page], size: dict[str, object]
) -> None:
    page = open_page(**size)
    page.on("dialog", lambda dialog: pytest.fail(f"it asked: {dialog.message}"))
    page.goto(site.url)
    expect_unharmed(page)
    attempt = start(page, site.url, "hostile")
    for position in range(1, 5):
        page.goto(f"{attempt}/{position}")
        expect(page.locator("form#answer")).to_be_visible()
        expect_unharmed(page)
    page.goto(f"{attempt}/1")
    press(page, "Show a hint (costs nothing)")
    expect(page.locator(".hint-text")).to_be_visible()
    page.get_by_role("radio").first.check()
    press(page, "Check answer")
    expect(page.locator(".verdict")).to_be_visible()
    expect_unharmed(page)
    for link in page.locator("main a").all():
        href = link.get_attribute("href") or ""
        assert href.startswith(("/", "#", "https://example.org/")), href
    page.goto(f"{attempt}/hand-in")
    expect_unharmed(page)
    press(page, "Hand in")
    expect(page.locator(".score-figure")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    expect_unharmed(page)
    for address in ("/quizzes/hostile", "/history"):
        page.goto(site.url + address)
        expect_unharmed(page)
