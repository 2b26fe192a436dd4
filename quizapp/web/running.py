"""What the pages of a running attempt show, gathered once per request."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import JsonValue
from werkzeug.datastructures import MultiDict

from quizapp.domain import quiz as rules
from quizapp.domain.errors import Message
from quizapp.domain.questions.base import Entry, Mark, Outcome, Question, Result
from quizapp.services import attempts, papers
from quizapp.services import responses as stored
from quizapp.web.paths import url_for
from quizapp.web.rendering import Place, Ui

if TYPE_CHECKING:
    from quizapp.models import Attempt

_PAGE = re.compile(r"[0-9a-f]{1,12}-[0-9a-f]{16}\Z")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the page: to be answered (`entry`), or with its mark shown (`result`)."""

    position: int
    item: papers.Item
    question: Question
    ui: Ui
    entry: Entry | None
    result: Result | None
    response: stored.Given | None
    hints: tuple[str, ...]
    """Those opened so far."""

    @property
    def kind(self) -> str:
        """Return the type's name: its template's, too."""
        return self.question.kind

    @property
    def hints_left(self) -> int:
        """Return how many hints can still be opened."""
        return len(self.question.hints) - len(self.hints)

    @property
    def was(self) -> str:
        """Return a digest of the answer this page is rendered with."""
        return digest(self.response_value)

    @property
    def response_value(self) -> JsonValue:
        """Return what was given, or None."""
        return None if self.response is None else self.response.value

    @property
    def source(self) -> dict[str, str | None] | None:
        """Return where the fact comes from, or None."""
        if not self.item.source:
            return None
        return {**dict.fromkeys(("title", "url", "paragraph", "page")), **self.item.source}

    @property
    def answered(self) -> bool:
        """Tell whether something was given."""
        return self.response is not None and self.response.value is not None

    @property
    def flagged(self) -> bool:
        """Tell whether the student marked it for later."""
        return self.response is not None and self.response.flagged


@dataclass(frozen=True)
class Running:
    """An attempt, its paper and its responses at one moment."""

    attempt: Attempt
    now: datetime
    paper: papers.Paper = field(init=False)

    def __post_init__(self) -> None:
        """Read the paper."""
        object.__setattr__(self, "paper", papers.of(self.attempt))

    @cached_property
    def responses(self) -> Mapping[int, stored.Given]:
        """Return the responses by position."""
        return stored.of_attempt(self.attempt.id)

    @cached_property
    def guarded(self) -> frozenset[str]:
        """Return the questions whose key another open attempt of this person holds back."""
        return attempts.guarded(self.attempt.user_id, self.now, but=self.attempt.id)

    @property
    def closed(self) -> bool:
        """Tell whether no more answers are taken."""
        return rules.is_closed(self.now, self.attempt.handed_in_at, self.attempt.deadline_at)

    @property
    def released(self) -> bool:
        """Tell whether the whole result may be seen."""
        return rules.feedback_visible(
            self.attempt.feedback,
            checked=False,
            closed=self.closed,
            now=self.now,
            due_at=self.attempt.due_at,
        )

    @property
    def seconds_left(self) -> int | None:
        """Return the seconds left, or None without a time limit."""
        if self.attempt.deadline_at is None:
            return None
        return max(0, int((self.attempt.deadline_at - self.now).total_seconds()))

    @property
    def last(self) -> int:
        """Return the last position."""
        return len(self.paper.items)

    @property
    def answered(self) -> int:
        """Return how many numbered questions have an answer."""
        return sum(
            item.number is not None
            and (given := self.responses.get(position)) is not None
            and given.value is not None
            for position, item in enumerate(self.paper.items, 1)
        )

    def places(self, current: int | None = None, *, links: bool = True) -> tuple[Place, ...]:
        """Return the numbered questions for ticks and jump list; `links` gives each its address."""
        return tuple(
            Place(
                number=item.number,
                position=position,
                href=self.address(position) if links else "",
                answered=(given := self.responses.get(position)) is not None
                and given.value is not None,
                flagged=given is not None and given.flagged,
                current=position == current,
            )
            for position, item in enumerate(self.paper.items, 1)
            if item.number is not None
        )

    def first_open(self) -> int:
        """Return the first position without an answer, else the first."""
        for position, item in enumerate(self.paper.items, 1):
            given = self.responses.get(position)
            if item.number is not None and (given is None or given.value is None):
                before = self.paper.items[position - 2] if position > 1 else None
                return position - 1 if before is not None and before.number is None else position
        return 1

    def address(self, position: int) -> str:
        """Return where a question is answered."""
        if self.attempt.layout == "all":
            here = url_for("attempts.show", public_id=self.attempt.public_id)
            return f"{here}#q{position}"
        return url_for("attempts.ask", public_id=self.attempt.public_id, position=position)

    def is_checked(self, position: int) -> bool:
        """Tell whether the student has asked for the mark of a question, and may see it."""
        given = self.responses.get(position)
        item = self.paper.items[position - 1]
        if given is None or given.checked_at is None:
            return False
        return not item.scored or rules.feedback_visible(
            self.attempt.feedback,
            checked=True,
            closed=self.closed,
            now=self.now,
            due_at=self.attempt.due_at,
        )

    def ask(self, position: int) -> Asked:
        """Return one question as the answering page shows it."""
        return self.ask_many([position])[0]

    def ask_many(self, positions: list[int] | None = None) -> list[Asked]:
        """Return questions as the answering page shows them, all of them by default."""
        positions = positions or list(range(1, self.last + 1))
        wording = papers.questions(self.paper.items[each - 1].version for each in positions)
        return [
            self._asked(each, wording[self.paper.items[each - 1].version], self.is_checked(each))
            for each in positions
        ]

    def review(self, *, as_teacher: bool = False) -> list[Asked]:
        """Return every question as the result page shows it; from teachers nothing is held."""
        wording = papers.questions(item.version for item in self.paper.items)
        return [
            self._asked(position, wording[item.version], show=True, open_key=as_teacher)
            for position, item in enumerate(self.paper.items, 1)
        ]

    def _asked(
        self, position: int, question: Question, show: bool, *, open_key: bool = False
    ) -> Asked:
        item = self.paper.items[position - 1]
        given = self.responses.get(position)
        value = given.value if given is not None else None
        sheet = item.sheet(self.attempt.seed)
        held = show and not open_key and item.question in self.guarded
        mark = _mark(question, given)
        opened = given.hints_opened if given is not None else 0
        return Asked(
            position=position,
            item=item,
            question=question,
            ui=Ui(
                prefix=f"q{position}",
                labelled_by=f"prompt-{position}",
                disabled=self.closed,
                error=mark.note if mark.outcome is Outcome.UNREADABLE else None,
                media=papers.media_of(item.version),
            ),
            entry=question.entry(sheet, value) if not show else None,
            result=question.result(sheet, value, mark) if show and not held else None,
            response=given,
            hints=question.hints[:opened],
        )

    def read(
        self, position: int, form: MultiDict[str, str]
    ) -> tuple[Question, dict[str, list[str]]]:
        """Return a question and its own fields of a form that may hold several questions."""
        item = self.paper.items[position - 1]
        prefix = f"q{position}-"
        fields = {
            name.removeprefix(prefix): form.getlist(name)
            for name in form
            if name.startswith(prefix)
        }
        return papers.questions([item.version])[item.version], fields

    def sends_other(self, position: int, form: MultiDict[str, str], value: JsonValue) -> bool:
        """Tell whether a form carries another answer to a question than this one."""
        question, fields = self.read(position, form)
        fields.pop("was", None)
        sheet = self.paper.items[position - 1].sheet(self.attempt.seed)
        return bool(fields) and question.parse(fields, sheet) != value

    def change(
        self,
        position: int,
        form: MultiDict[str, str],
        *,
        check: bool = False,
        flag: bool | None = None,
        hints: int = 0,
        whole: bool = False,
    ) -> stored.Change:
        """Parse and mark what a page sent for one question.

        Raises InvalidResponse.
        """
        question, fields = self.read(position, form)
        value = question.parse(fields, self.paper.items[position - 1].sheet(self.attempt.seed))
        page = form.get("page", "")
        page = page if _PAGE.match(page) else ""
        count = form.get("change", "")
        return stored.Change(
            position=position,
            value=value,
            mark=question.mark(value),
            page=page,
            count=int(count) if count.isascii() and count.isdigit() and len(count) < 9 else 0,
            elapsed_ms=elapsed_ms(page, self.now),
            untouched=fields.get("was") == [digest(value)],
            flag=flag,
            hints=min(hints, len(question.hints)),
            check=check,
            whole=whole,
        )


def _mark(question: Question, given: stored.Given | None) -> Mark:
    """Return the stored mark; what a mark has besides its fraction is worked out again."""
    if given is None or given.value is None:
        return question.mark(None)
    fresh = question.mark(given.value)
    if fresh.outcome == given.outcome:
        return fresh
    return Mark(given.fraction, Outcome(given.outcome))


def digest(value: JsonValue) -> str:
    """Name an answer shortly, so that a page can say which one it was rendered with."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


def new_page(now: datetime) -> str:
    """Name a page that is being rendered: when, and a random number."""
    return f"{int(now.timestamp() * 1000):x}-{secrets.token_hex(8)}"


def elapsed_ms(page: str, now: datetime) -> int:
    """Return how long ago a page was rendered; 0 when its name does not say."""
    if not page:
        return 0
    return max(0, int(now.timestamp() * 1000) - int(page.partition("-")[0], 16))


def unreadable_note(change: stored.Change) -> Message | None:
    """Return why a response could not be read, or None."""
    return change.mark.note if change.mark.outcome is Outcome.UNREADABLE else None
