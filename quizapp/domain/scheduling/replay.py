"""A log, told again: the state of every card after each of its reviews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizapp.domain.scheduling.log import BadLog, LoggedReview
from quizapp.domain.scheduling.scheduler import CardState, OutOfOrder, Reviewed, Scheduler


def replay(
    log: Iterable[LoggedReview], scheduler: Scheduler
) -> Iterator[tuple[LoggedReview, Reviewed]]:
    """Yield each review with what it did, in the order of the log.

    Keeps one state per card and nothing else. Raises BadLog where a card's reviews go back in
    time.
    """
    cards: dict[str, CardState] = {}
    for each in log:
        try:
            reviewed = scheduler.review(cards.get(each.card_id), each.rating, each.at)
        except OutOfOrder as error:
            raise BadLog(each.line, error.message) from None
        cards[each.card_id] = reviewed.after
        yield each, reviewed
