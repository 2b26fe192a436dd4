"""The front page's question: the first of a quiz, answered before anything was started.

Page and start agree on the seed, so what is shown here is what the attempt then asks.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from flask import session

from quizapp.domain.bank.bank import Quiz
from quizapp.domain.questions.base import Entry
from quizapp.services import papers, quizzes
from quizapp.services.quizzes import Offer
from quizapp.web import csrf
from quizapp.web.page_marks import digest
from quizapp.web.rendering import Ui

if TYPE_CHECKING:
    from quizapp.models import Attempt

KINDS: Final = frozenset({"choice", "true_false", "multiple", "text", "number"})
"""Types whose question stands well on a page of other things."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A quiz's first question, ready to be answered."""

    kind: str
    position: int
    entry: Entry
    ui: Ui
    was: str
    asked: str
    """What the answer comes back with, to tell whether the attempt asks this very question."""


def start_key(page: str, quiz_id: str) -> str:
    """Name a start: the page it comes from, and which of the page's quizzes."""
    return hashlib.sha256(f"{page} {quiz_id}".encode()).hexdigest()[:40]


def seed(key: str) -> str:
    """Make the seed of a start, which its page can neither know nor choose.

    It is this browser's own: whoever sends the page from elsewhere, say from the account after
    the guest has seen the key, is asked another paper.
    """
    csrf.csrf_token()  # a visitor's first page makes it
    return _keyed(f"seed:{session[csrf.FIELD]}:{key}")


def is_asked(attempt: Attempt, asked: str) -> bool:
    """Tell whether an attempt begins with the question that came with `asked`.

    Not if it had been started before, or the file was changed while the front page was read.
    """
    first = papers.of(attempt).items[0]
    return hmac.compare_digest(asked.encode(), _asked(attempt.seed, first.version).encode())


def _asked(chosen: str, version: str) -> str:
    return _keyed(f"asked:{chosen}:{version}")


def _keyed(text: str) -> str:
    return csrf.keyed(text)[:32]


def of_quiz(offer: Offer, page: str) -> Opening | None:
    """Return the question with which a quiz can begin on the front page, if it can.

    Not one against the clock: who reads the front page has not decided to start it.
    """
    quiz, settings = offer.quiz, offer.quiz.settings
    if offer.open or offer.left == 0 or settings.time_limit or settings.layout != "one":
        return None
    chosen = seed(start_key(page, quiz.id))
    return _first(quiz, chosen)


def _first(quiz: Quiz, chosen: str) -> Opening | None:
    by_id = {each.id: each for each in quiz.questions}
    order = quizzes.order(quiz, seed=chosen)
    question = by_id[order[0]] if order else None
    if question is None or question.kind not in KINDS:
        return None
    position = 1
    ui = Ui(prefix=f"q{position}", labelled_by=f"prompt-{position}", media=quiz.media)
    sheet = question.sheet(papers.item_seed(chosen, question.id))
    return Opening(
        kind=question.kind,
        position=position,
        entry=question.entry(sheet),
        ui=ui,
        was=digest(None),
        asked=_asked(chosen, papers.version_of(question, quiz.media)[0]),
    )
