"""What the browser tests share: quizzes of the shipped samples, people, and what a student does."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent
from urllib.parse import urlsplit

from flask import Flask
from playwright.sync_api import Locator, Page, expect

from quizapp.models import User
from tests.conftest import Site
from tests.factories import write_quiz
from tests.integration.people_pages import be

SAMPLES = Path(__file__).parents[2] / "questions" / "samples"
EVERY_TYPE = (
    "sample-info-falling",
    "sample-choice-short",
    "sample-multiple-truth",
    "sample-true-false-wall",
    "sample-text-photosynthesis",
    "sample-number-hypotenuse",
    "sample-matching-derivatives",
    "sample-ordering-bread",
    "sample-cloze-grammar",
    "sample-essay-experiment",
    "sample-flashcard-theorem",
)
"""One question of each type, in the order of the quiz `every`."""
BIOLOGY = "sources: {biology: {title: Biology 2e, url: 'https://openstax.org/books/biology-2e'}}"


def sample(question_id: str) -> str:
    """Return one question of the shipped samples, as its file words it."""
    for path in sorted(SAMPLES.glob("*.yaml")):
        for block in path.read_text(encoding="utf-8").split("\n  - ")[1:]:
            if block.startswith(f"id: {question_id}\n"):
                kept = [line for line in block.splitlines() if not line.startswith("  #")]
                return dedent("    " + "\n".join(kept))
    raise LookupError(question_id)


def write_every_type(folder: Path, *, quiz_id: str = "every", rules: str = "feedback: each") -> str:
    """Put a quiz with a question of every type into a bank folder; return its id."""
    shutil.copytree(SAMPLES / "media", folder / "media", dirs_exist_ok=True)
    blocks = [sample(each).replace(": sample-", f": {quiz_id}-", 1) for each in EVERY_TYPE]
    write_quiz(folder, quiz_id, blocks, head=f"{BIOLOGY}\nquiz: {{{rules}, shuffle: false}}")
    return quiz_id


def enter(page: Page, app: Flask, site: Site, user: User) -> Page:
    """Let a browser be somebody's, as if they had signed in."""
    cookie = be(app, user, datetime.now(UTC)).get_cookie("quizapp")
    assert cookie is not None
    page.context.add_cookies([{"name": "quizapp", "value": cookie.value, "url": site.url}])
    return page


def start(page: Page, url: str, quiz_id: str = "sample") -> str:
    """Start a quiz from its own page; return the address of its attempt."""
    page.goto(f"{url}/quizzes/{quiz_id}")
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator("#answer")).to_be_visible()
    return attempt_of(page)


def expect_script(page: Page) -> None:
    """Wait until the page's script saves by itself; a person is never so quick."""
    page.evaluate("customElements.whenDefined('quiz-autosave').then(() => true)")


def attempt_of(page: Page) -> str:
    """Return the address of the attempt a page belongs to."""
    parts = urlsplit(page.url)
    return f"{parts.scheme}://{parts.netloc}/attempts/{parts.path.split('/')[2]}"


def option(page: Page, text: str) -> Locator:
    """Return an option by its text, whether one or several may be chosen."""
    several = page.get_by_role("checkbox", name=text, exact=True)
    return page.get_by_role("radio", name=text, exact=True).or_(several)


def press(page: Page, *names: str) -> None:
    """Press buttons one after the other, each on the page the one before led to."""
    for name in names:
        page.get_by_role("button", name=name, exact=True).first.click()


def expect_saved(page: Page) -> None:
    """Wait until the page says that everything is saved."""
    expect(page.locator(".saved")).to_have_text("Saved")


def expect_question(page: Page, number: int) -> None:
    """Wait for the page of a question."""
    expect(page).to_have_title(f"Question {number} of {_total(page)} · quizapp")


def _total(page: Page) -> int:
    return page.locator(".jump li").count()


def order_of(page: Page) -> list[str]:
    """Return the items of an ordering question as they stand now."""
    return page.locator(".order-item .order-text").all_inner_texts()


def expect_no_scroll_sideways(page: Page, what: str = "") -> None:
    """Fail when a page is wider than the screen."""
    page.wait_for_load_state()  # before its style is there, any page is too wide
    # Not innerWidth: a phone zooms out, and then that is as wide as the page.
    assert page.viewport_size is not None
    wide = page.evaluate("document.documentElement.scrollWidth") - page.viewport_size["width"]
    assert wide <= 0, (
        f"{what or page.url} is {wide}px wider than the screen: {page.evaluate(WIDEST)}"
    )


WIDEST = """[...document.querySelectorAll("body *")]
  .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .filter((each) => !each.closest(".scroller, .sr-only, math, pre, svg, option"))
  .slice(0, 5).map((each) => each.outerHTML.slice(0, 90))"""


def choices(*questions: tuple[str, str, Sequence[str]]) -> list[str]:
    """Return blocks of YAML for questions with one right option: (id, right, wrong ones)."""
    return [
        f"id: {each}\nprompt: What is {each}?\nanswer: {right}\nwrong: [{', '.join(wrong)}]\n"
        f"explanation: It is {right} for a good reason.\nhints: [Think of {right[0]}.]"
        for each, right, wrong in questions
    ]


def answer_anything(page: Page) -> None:
    """Give some readable answer to the question on the page, whatever its type."""
    page.evaluate(ANYTHING)


ANYTHING = """
  for (const each of document.querySelectorAll("#answer select")) each.selectedIndex = 1;
  const places = document.querySelectorAll("order-list select");
  places.forEach((each, index) => (each.value = String(index + 1)));
  for (const each of document.querySelectorAll("#answer :is(textarea, input[maxlength])"))
    each.value = "13 cm";
  document.querySelector("#answer :is([type=radio], [type=checkbox])")?.click();
"""
