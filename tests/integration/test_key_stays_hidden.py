"""Before it may be seen, the key is in no byte that is sent: every page is crawled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from quizapp.domain.questions import TYPES
from tests.factories import write_quiz
from tests.integration.taking import Browser

CANARY = "zqcanary"
"""Stands in every field that only a marked answer may show."""

NUMBER = "731946285073"
"""The same for numbers; long enough never to stand in a random id by chance."""

AFTER = f"explanation: Because {CANARY}.\nhints: [Hint {CANARY}.]\n"

QUESTIONS = {
    "choice": f"""
prompt: Pick one.
choices:
  - {{text: north, correct: true, feedback: Yes {CANARY}.}}
  - {{text: south, feedback: No {CANARY}.}}
""",
    "multiple": f"""
prompt: Pick two.
choices:
  - {{text: east, correct: true, feedback: Yes {CANARY}.}}
  - {{text: west, correct: true}}
  - {{text: up, feedback: No {CANARY}.}}
""",
    "true_false": f"""
type: true_false
prompt: Is it so?
answer: true
feedback: {{true: Yes {CANARY}., false: No {CANARY}.}}
""",
    "text": f"""
type: text
prompt: Name it.
answers: [{CANARY}, /{CANARY}s?/, {{text: almost {CANARY}, weight: 0.5, feedback: Near {CANARY}.}}]
""",
    "number": f"""
type: number
prompt: How many?
answer: {NUMBER}
tolerance: 5%
""",
    "matching": """
prompt: Match them.
pairs: {one: eins, two: zwei}
""",
    "ordering": """
prompt: Put them in order.
order: [first thing, second thing, third thing]
""",
    "cloze": f"""
text: First {{{{{CANARY}|{CANARY}s}}}}, second {{{{={NUMBER}±1}}}}, third {{{{red~blue}}}}.
""",
    "essay": f"""
type: essay
prompt: Write about it.
rubric: [{{criterion: Says {CANARY}, points: 1}}]
model: A model with {CANARY}.
""",
    "flashcard": f"""
front: What is it?
back: It is {CANARY}.
""",
    "info": """
type: info
prompt: Read this first.
""",
}


def quiz(folder: Path, feedback: str) -> None:
    bare = {"info", "flashcard"}
    write_quiz(
        folder,
        "all-types",
        [
            f"id: every-{kind}\n{body.strip()}\n{'' if kind in bare else AFTER}"
            for kind, body in QUESTIONS.items()
        ],
        head=f"quiz: {{feedback: {feedback}}}",
    )


def links(html: str) -> Iterator[str]:
    for address in re.findall(r'(?:href|action|src|data-[a-z-]+)="(/[^"#]*)', html):
        if not address.startswith(("/static", "/help", "/accounts")):
            yield address


def crawl(browser: Browser, start: str) -> dict[str, str]:
    """Return every page that links lead to from one address, with its headers."""
    seen: dict[str, str] = {}
    base = start.rpartition("/")[0]
    places = [str(position) for position in range(1, len(QUESTIONS) + 1)]
    places += ["hand-in", "result", "elsewhere", "practice"]
    waiting = ["/", "/history", "/quizzes/all-types", base, *(f"{base}/{each}" for each in places)]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        response = browser.client.get(address)
        seen[address] = f"{response.headers}\n{response.text}"
        if response.status_code in {302, 303}:
            waiting.append(response.headers["Location"])
        elif response.mimetype == "text/html":
            waiting += links(response.text)
    return seen


def test_the_canaries_cover_every_type() -> None:
    assert set(QUESTIONS) == set(TYPES)


@pytest.mark.parametrize("feedback", ["each", "end", "never"])
def test_no_page_of_an_open_attempt_holds_the_key(
    bank_folder: Path, client: FlaskClient, feedback: str
) -> None:
    quiz(bank_folder, feedback)
    browser = Browser(client)
    start = browser.start("all-types").address
    base = start.rpartition("/")[0]
    pages = crawl(browser, start)
    for position in range(1, len(QUESTIONS) + 1):
        assert "was" in pages[f"{base}/{position}"] or position == len(QUESTIONS)
        browser.open(f"{base}/{position}")
        answer = {f"q{position}-answer": "12", f"q{position}-gap-1": "x", "change": "1"}
        reply = browser.save(**answer)
        pages[f"save {position}"] = f"{reply.headers}\n{reply.text}"
    pages |= crawl(browser, start)
    for address, sent in pages.items():
        assert CANARY not in sent, address
        assert NUMBER not in sent, address


def test_the_crawl_would_find_a_key_that_is_shown(bank_folder: Path, client: FlaskClient) -> None:
    quiz(bank_folder, "each")
    browser = Browser(client)
    start = browser.start("all-types").address
    browser.choose("south", check="1")
    assert any(CANARY in sent for sent in crawl(browser, start).values())


def test_after_handing_in_every_key_is_shown(bank_folder: Path, client: FlaskClient) -> None:
    quiz(bank_folder, "end")
    browser = Browser(client)
    base = browser.start("all-types").address.rpartition("/")[0]
    browser.open(f"{base}/hand-in")
    page = browser.press()
    assert page.html.count(f"Because {CANARY}.") == len(QUESTIONS) - 2
    assert NUMBER in page.text
