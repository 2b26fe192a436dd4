"""Every sequence of the reference file: the states of three other programs."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from quizapp.domain.scheduling.days import Calendar
from quizapp.domain.scheduling.scheduler import CardState, Rating, Scheduler, State, due
from quizapp.domain.scheduling.settings import Settings
from tests.unit.scheduling.beside import reference


def scheduler_of(sequence: dict[str, Any], parameters: list[float], rollover: int) -> Scheduler:
    return Scheduler(
        Settings(
            parameters=tuple(parameters),
            retention=sequence["desired_retention"],
            steps=tuple(timedelta(seconds=each) for each in sequence["learning_steps_s"]),
            relearning_steps=tuple(
                timedelta(seconds=each) for each in sequence["relearning_steps_s"]
            ),
            maximum_interval=sequence["maximum_interval"],
        ),
        Calendar(UTC, rollover),
    )


def test_all_golden_sequences_hold() -> None:
    golden = json.loads(reference("fsrs/golden_fsrs.json").read_text(encoding="utf-8"))
    rollover = golden["rollover_hour_utc"]
    seen = 0
    for sequence in golden["sequences"]:
        scheduler = scheduler_of(sequence, golden["parameter_sets"][sequence["params"]], rollover)
        state: CardState | None = None
        for place, review in enumerate(sequence["reviews"]):
            at = datetime.fromisoformat(review["at"])
            last = state
            state = scheduler.review(state, Rating(review["rating"]), at).after
            where = f"{sequence['id']}, review {place}"
            expected = review["expected"]
            exact = expected.get("fsrs_rs_sched_days", expected["fsrs_rs"])
            assert state.stability == pytest.approx(exact["stability"], rel=1e-4), where
            assert state.difficulty == pytest.approx(exact["difficulty"], rel=1e-4), where
            py = expected["py_fsrs"]
            assert (state.state.name, state.step) == (py["state"], py["step"]), where
            if last is not None:
                assert (state.day - last.day).days == review["elapsed_days_sched"], where
            if state.interval is not None:
                assert state.state is State.Review, where
                most = sequence["maximum_interval"]
                assert state.interval == min(max(exact["interval_days"], 1), most), where
                begin = due(state, scheduler.calendar)
                assert (begin.hour, begin.date() - state.day) == (
                    rollover,
                    timedelta(state.interval),
                )
            else:
                assert due(state, scheduler.calendar) == datetime.fromisoformat(py["due"]), where
            seen += 1
    assert seen >= 800
