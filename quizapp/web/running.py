"""What the pages of a running attempt show, gathered once per request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from quizapp.domain import quiz as rules
from quizapp.domain.questions.base import Question
from quizapp.services import attempts, papers
from quizapp.services import responses as stored
from quizapp.web.asked import Asked, asked
from quizapp.web.paths import url_for
from quizapp.web.rendering import Place

if TYPE_CHECKING:
    from quizapp.models import Attempt
    from quizapp.services.attempts import Found


@dataclass(frozen=True)
class Running:
    """An attempt, its paper and its responses at one moment."""

    attempt: Attempt | Found
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
        return [self._asked(each, wording, show=self.is_checked(each)) for each in positions]

    def review(self, *, as_teacher: bool = False) -> list[Asked]:
        """Return every question as the result page shows it; from teachers nothing is held."""
        wording = papers.questions(item.version for item in self.paper.items)
        return [
            self._asked(position, wording, show=True, open_key=as_teacher)
            for position in range(1, self.last + 1)
        ]

    def _asked(
        self,
        position: int,
        wording: Mapping[str, Question],
        *,
        show: bool,
        open_key: bool = False,
    ) -> Asked:
        item = self.paper.items[position - 1]
        return asked(
            position,
            item,
            wording[item.version],
            self.responses.get(position),
            seed=self.attempt.seed,
            closed=self.closed,
            show=show,
            held=show and not open_key and item.question in self.guarded,
        )
