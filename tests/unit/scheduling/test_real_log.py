"""Predictions on twelve thousand real reviews are better than guessing from averages."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date

from quizapp.domain.scheduling.log import read_log
from quizapp.domain.scheduling.replay import replay
from quizapp.domain.scheduling.scheduler import Rating, Scheduler
from tests.unit.scheduling.beside import reference


def log_loss(predictions: Iterable[tuple[float, bool]]) -> float:
    losses = [-math.log(chance if recalled else 1 - chance) for chance, recalled in predictions]
    return sum(losses) / len(losses)


def test_the_default_parameters_predict_a_real_learner() -> None:
    seen: dict[str, date] = {}
    crossed: list[tuple[float, bool]] = []
    with reference("data/real_review_log.csv").open(encoding="utf-8", newline="") as lines:
        for logged, (recall, after) in replay(read_log(lines), Scheduler()):
            if recall is not None and after.day > seen[logged.card_id]:
                crossed.append((recall, logged.rating is not Rating.Again))
            seen[logged.card_id] = after.day
    cut = len(crossed) * 6 // 10
    before, last = crossed[:cut], crossed[cut:]
    assert (len(seen), len(crossed), len(last)) == (1205, 6276, 2511)
    constant = sum(recalled for _, recalled in before) / cut
    moving = [
        ((sum(each for _, each in crossed[place - 100 : place]) + 1) / 102, crossed[place][1])
        for place in range(cut, len(crossed))
    ]
    found = log_loss(last)
    assert found <= 0.44
    assert found < log_loss(moving) < log_loss((constant, each) for _, each in last)
