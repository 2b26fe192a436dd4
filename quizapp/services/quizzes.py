"""Quizzes: what the bank offers to take, and the plan of an attempt on one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp.domain import quiz as rules
from quizapp.domain.bank.bank import Bank, Quiz
from quizapp.domain.errors import N_, NotFound
from quizapp.models import Attempt
from quizapp.services import attempts, papers
from quizapp.services.library import Library

SECONDS_A_QUESTION = 40
"""What the front page reckons with; measured times differ by subject."""


def find(bank: Bank, quiz_id: str) -> Quiz:
    """Return a quiz by id, listed or not.

    Raises NotFound.
    """
    quiz = bank.quizzes.get(quiz_id)
    if quiz is None:
        raise NotFound(N_("There is no such quiz."))
    return quiz


def plan(library: Library, quiz: Quiz, *, seed: str, purpose: str = "quiz") -> attempts.Plan:
    """Draw and lay out an attempt on a quiz."""
    settings, by_id = quiz.settings, {each.id: each for each in quiz.questions}
    made = papers.draft(
        seed,
        [by_id[each] for each in order(quiz, seed=seed)],
        media=quiz.media,
        sources=quiz.sources,
        hints_cost=settings.hints_cost,
    )
    return attempts.Plan(
        quiz_id=quiz.id,
        title=quiz.title,
        made=made,
        media={each: library.media(each) for own in made.media.values() for each in own.values()},
        seed=seed,
        feedback=settings.feedback,
        due_at=due_at(quiz),
        layout=settings.layout,
        time_limit=settings.time_limit,
        attempts=settings.attempts,
        purpose=purpose,
    )


def order(quiz: Quiz, *, seed: str) -> tuple[str, ...]:
    """Return the questions that a seed draws, in the order in which they are asked."""
    return rules.paper_order(
        seed,
        [(each.id, each.numbered) for each in quiz.questions],
        draw=quiz.settings.draw,
        shuffle=quiz.settings.shuffle,
    )


def due_at(quiz: Quiz) -> datetime | None:
    """Return when marks are released, for a quiz that waits for a date."""
    return datetime.fromisoformat(quiz.settings.due) if quiz.settings.due else None


@dataclass(frozen=True, slots=True)
class Offer:
    """A quiz as one person finds it: what they have taken, and whether more is possible."""

    quiz: Quiz
    attempts: tuple[Attempt, ...]
    open: bool
    left: int | None
    best: float | None

    @property
    def asked(self) -> int:
        """Return how many questions an attempt asks."""
        count = sum(question.numbered for question in self.quiz.questions)
        return min(count, self.quiz.settings.draw or count)

    @property
    def minutes(self) -> int:
        """Return about how long it takes."""
        return max(1, round(self.asked * SECONDS_A_QUESTION / 60))

    @property
    def due_at(self) -> datetime | None:
        """Return when marks are released, for a quiz that waits for a date."""
        return due_at(self.quiz)

    @property
    def taken(self) -> int:
        """Return how many attempts there are."""
        return len(self.attempts)


def offer(quiz: Quiz, taken: list[Attempt], now: datetime) -> Offer:
    """Return what one person is offered, given their attempts at it."""
    open_ = any(not rules.is_closed(now, each.handed_in_at, each.deadline_at) for each in taken)
    shares = [
        each.points / each.points_of
        for each in taken
        if each.points is not None
        and each.points_of
        and rules.feedback_visible(
            each.feedback, checked=False, closed=True, now=now, due_at=each.due_at
        )
    ]
    return Offer(
        quiz=quiz,
        attempts=tuple(taken),
        open=open_,
        left=rules.attempts_left(quiz.settings.attempts, len(taken)),
        best=max(shares, default=None),
    )
