"""Settings of the scheduler: what is accepted, and how the rest is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest

from quizapp.domain.scheduling.settings import (
    PARAMETERS,
    BadSettings,
    Settings,
    check_parameters,
    check_retention,
    read_steps,
)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", []),
        ("  ", []),
        ("90s", [90]),
        ("1m,10m", [60, 600]),
        (" 1m , 1h,1d ", [60, 3600, 86_400]),
    ],
)
def test_steps_are_read(text: str, seconds: list[int]) -> None:
    assert read_steps(text) == tuple(timedelta(seconds=each) for each in seconds)


@pytest.mark.parametrize(
    "text", ["10", "m", "1m,", ",", "1m 10m", "-1m", "1.5h", "0m", "1w", "366d", "99999999d", "١m"]
)
def test_other_steps_are_refused_with_the_cure(text: str) -> None:
    with pytest.raises(BadSettings, match="90s, 10m, 1h or 1d"):
        read_steps(text)


def test_too_many_steps_are_refused() -> None:
    assert len(read_steps(",".join(["1m"] * 20))) == 20
    with pytest.raises(BadSettings, match="21 steps, and 20 at most"):
        read_steps(",".join(["1m"] * 21))


def test_whole_numbers_are_parameters_too() -> None:
    assert check_parameters([1, *PARAMETERS[1:]])[0] == 1.0


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        (PARAMETERS[:19], "Expected 21 parameters, got 19"),
        ((*PARAMETERS, 0.5), "Expected 21 parameters, got 22"),
        ({"w": PARAMETERS}, "Expected a list of 21 numbers"),
        ((0.0, *PARAMETERS[1:]), r"Parameter 1: expected a number from 0.001 to 100.0, got 0.0"),
        ((*PARAMETERS[:20], 0.81), r"Parameter 21: .* to 0.8, got 0.81"),
        ((float("nan"), *PARAMETERS[1:]), "Parameter 1: .* got nan"),
        ((float("inf"), *PARAMETERS[1:]), "Parameter 1: .* got inf"),
        ((True, *PARAMETERS[1:]), "Parameter 1: .* got True"),
        (("0.2", *PARAMETERS[1:]), "Parameter 1: .* got '0.2'"),
        ((None, *PARAMETERS[1:]), "Parameter 1: .* got None"),
    ],
)
def test_other_parameters_are_refused(parameters: object, reason: str) -> None:
    with pytest.raises(BadSettings, match=reason):
        check_parameters(parameters)


@pytest.mark.parametrize("retention", [0.70, 0.9, 0.95])
def test_a_learner_may_choose_a_retention(retention: float) -> None:
    assert check_retention(retention) == retention


@pytest.mark.parametrize("retention", [0.69, 0.951, 1.0, 0.0, float("nan")])
def test_other_retentions_are_refused(retention: float) -> None:
    with pytest.raises(BadSettings, match=r"between 0.7 and 0.95"):
        check_retention(retention)


@pytest.mark.parametrize("retention", [0.0, -0.5, 1.0, 90.0, float("nan")])
def test_a_retention_that_says_nothing_is_no_setting(retention: float) -> None:
    with pytest.raises(BadSettings, match="desired retention"):
        Settings(retention=retention)
    assert Settings(retention=0.97).retention == 0.97


@pytest.mark.parametrize("days", [0, -1, 36_501])
def test_a_maximum_beyond_a_hundred_years_is_refused(days: int) -> None:
    with pytest.raises(BadSettings, match="maximum interval"):
        Settings(maximum_interval=days)


def test_settings_check_what_they_are_made_of() -> None:
    with pytest.raises(BadSettings, match="Parameter 2"):
        Settings(parameters=(PARAMETERS[0], -1.0, *PARAMETERS[2:]))
    with pytest.raises(BadSettings, match="a step"):
        Settings(relearning_steps=(timedelta(),))
