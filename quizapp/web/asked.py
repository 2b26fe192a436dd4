"""One question on a page of an attempt, before or after its mark is shown."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import JsonValue

from quizapp.domain.questions.base import Entry, Mark, Outcome, Question, Result
from quizapp.services import papers
from quizapp.services.responses import Given
from quizapp.web.page_marks import digest
from quizapp.web.rendering import Ui


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the page: to be answered (`entry`), or with its mark shown (`result`)."""

    position: int
    item: papers.Item
    question: Question
    ui: Ui
    entry: Entry | None
    result: Result | None
    response: Given | None
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


def asked(
    position: int,
    item: papers.Item,
    question: Question,
    given: Given | None,
    *,
    seed: str,
    closed: bool,
    show: bool,
    held: bool,
) -> Asked:
    """Build what a page may see of a question; the result only to `show`, and not when `held`."""
    value = given.value if given is not None else None
    sheet = item.sheet(seed)
    unreadable = given is not None and given.outcome == Outcome.UNREADABLE
    mark = _mark(question, given) if unreadable or (show and not held) else None
    opened = given.hints_opened if given is not None else 0
    return Asked(
        position=position,
        item=item,
        question=question,
        ui=Ui(
            prefix=f"q{position}",
            labelled_by=f"prompt-{position}",
            disabled=closed,
            error=mark.note if mark is not None and unreadable else None,
            media=papers.media_of(item.version),
        ),
        entry=question.entry(sheet, value) if not show else None,
        result=question.result(sheet, value, mark) if show and not held and mark else None,
        response=given,
        hints=question.hints[:opened],
    )


def _mark(question: Question, given: Given | None) -> Mark:
    """Return the stored mark; what a mark has besides its fraction is worked out again."""
    if given is None or given.value is None:
        return question.mark(None)
    fresh = question.mark(given.value)
    if fresh.outcome == given.outcome:
        return fresh
    return Mark(given.fraction, Outcome(given.outcome))
