"""`quizapp reviews replay`: a log goes in, the memory after each review comes out."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli import main
from quizapp.domain.scheduling.settings import PARAMETERS

LOG = """\
card_id,review_time,review_rating,review_state,review_duration
7,1711744352250,3,0,5000
8,1711744360000,1,0,3000
7,1711744952250,3,1,4000
7,1711958400000,1,2,9000
"""
COLUMNS = ["card_id", "review_time", "stability", "difficulty", "state", "due", "retrievability"]

Run = Callable[..., Result]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.csv"
    path.write_text(LOG, encoding="utf-8")
    return path


@pytest.fixture
def replay() -> Run:
    def run(*arguments: object, given: bytes = b"") -> Result:
        words = ["reviews", "replay", *map(str, arguments)]
        return CliRunner().invoke(main, words, input=given)

    return run


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout, newline="")))


def test_each_review_gives_a_line(replay: Run, log: Path) -> None:
    found = rows(replay(log))
    assert list(found[0]) == COLUMNS
    assert [(each["card_id"], each["review_time"]) for each in found] == [
        ("7", "1711744352250"),
        ("8", "1711744360000"),
        ("7", "1711744952250"),
        ("7", "1711958400000"),
    ]
    assert [each["state"] for each in found] == ["Learning", "Learning", "Review", "Relearning"]
    assert [each["due"] for each in found] == [
        "2024-03-29T20:42:32.250000+00:00",
        "2024-03-29T20:33:40+00:00",
        "2024-03-31T04:00:00+00:00",
        "2024-04-01T08:10:00+00:00",
    ]
    assert [each["retrievability"] for each in found[:3]] == ["", "", "1.0"]
    assert float(found[3]["retrievability"]) == pytest.approx(0.88095, abs=1e-5)
    assert float(found[2]["stability"]) == pytest.approx(2.3065)
    assert float(found[2]["difficulty"]) == pytest.approx(2.111214)


def test_json_says_the_same_a_line_each(replay: Run, log: Path) -> None:
    told = replay(log, "--json")
    assert told.exit_code == 0
    objects = [json.loads(line) for line in told.stdout.splitlines()]
    assert [list(each) for each in objects] == [COLUMNS] * 4
    assert [each["retrievability"] for each in objects[:3]] == [None, None, 1.0]
    as_text = [{name: "" if v is None else str(v) for name, v in o.items()} for o in objects]
    assert as_text == rows(replay(log))


def test_the_other_format_of_logs_is_read_too(replay: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text(
        "card_id,review_rating,review_time,review_duration\r\n"
        "7,3,2024-03-29T20:32:32.250000+00:00,5000\r\n",
        encoding="utf-8-sig",
    )
    (found,) = rows(replay(other))
    assert found["review_time"] == "2024-03-29T20:32:32.250000+00:00"
    assert found["due"] == "2024-03-29T20:42:32.250000+00:00"


def test_standard_input_is_read(replay: Run, log: Path) -> None:
    assert rows(replay("-", given=log.read_bytes())) == rows(replay(log))


def test_days_are_those_of_the_learner(replay: Run, log: Path) -> None:
    found = rows(replay(log, "--time-zone", "Europe/Berlin", "--rollover", 2))
    assert found[2]["due"] == "2024-03-31T03:00:00+02:00"  # the hour from 02:00 was skipped
    # 20:32 UTC is already the next day where days begin at 05:00 in Tokyo.
    assert rows(replay(log, "--time-zone", "Asia/Tokyo"))[2]["due"] == "2024-04-01T04:00:00+09:00"


def test_settings_of_the_learner_count(replay: Run, log: Path, tmp_path: Path) -> None:
    bare = rows(replay(log, "--steps", "", "--relearning-steps", ""))
    assert {each["state"] for each in bare} == {"Review"}
    assert [each["due"][:10] for each in bare] == [
        *("2024-03-31", "2024-03-30", "2024-03-31", "2024-04-02")
    ]
    capped = rows(replay(log, "--maximum-interval", 1))
    assert capped[2]["due"] == "2024-03-30T04:00:00+00:00"
    bold = rows(replay(log, "--retention", 0.8))
    assert bold[2]["due"] == "2024-04-06T04:00:00+00:00"
    longer = rows(replay(log, "--steps", "90s,1h", "--relearning-steps", "1d"))
    assert longer[0]["due"] == "2024-03-29T21:32:32.250000+00:00"
    assert longer[1]["due"] == "2024-03-29T20:34:10+00:00"
    assert longer[3]["due"] == "2024-04-02T08:00:00+00:00"
    own = tmp_path / "own.json"
    own.write_text(json.dumps([*PARAMETERS[:2], 5, *PARAMETERS[3:]]), encoding="utf-8")
    assert float(rows(replay(log, "--parameters", own))[0]["stability"]) == 5


def test_ids_go_out_as_they_came_in(replay: Run, tmp_path: Path) -> None:
    odd = tmp_path / "odd.csv"
    ids = ['"a,b"', '"say ""hi"""', "é", "007", "-5"]
    lines = [f"{each},1711744352250,3" for each in ids]
    odd.write_text("card_id,review_time,review_rating\n" + "\n".join(lines), encoding="utf-8")
    assert [each["card_id"] for each in rows(replay(odd))] == ["a,b", 'say "hi"', "é", "007", "-5"]
    odd.write_bytes(b"card_id,review_time,review_rating\n\xff,1711744352250,3\n")
    assert replay(odd).stdout_bytes.splitlines()[1].startswith(b"\xff,1711744352250,2.3065,")
    assert json.loads(replay(odd, "--json").stdout)["card_id"] == "\udcff"


def test_an_id_is_no_formula(replay: Run, tmp_path: Path) -> None:
    odd = tmp_path / "odd.csv"
    odd.write_text("card_id,review_time,review_rating\n=1+1,1711744352250,3\n", encoding="utf-8")
    assert rows(replay(odd))[0]["card_id"] == "'=1+1"


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_bad_line_ends_it_after_what_came_before(replay: Run, log: Path, form: list[str]) -> None:
    good = replay(log, *form).stdout
    log.write_text(LOG + "8,1711744359999,3,1,100\n", encoding="utf-8")
    told = replay(log, *form)
    assert (told.exit_code, told.stdout) == (1, good)
    assert told.stderr.startswith(f"{log}:6: The review of 2024-03-29T20:32:39.999")
    log.write_text(LOG + "8,1711744365000,5,1,100\n7,x,3,1,1\n", encoding="utf-8")
    told = replay(log, *form)
    assert (told.exit_code, told.stdout) == (1, good)
    assert told.stderr == f'{log}:6: review_rating: expected 1, 2, 3 or 4, got "5".\n'


def test_what_is_no_log_ends_it_at_its_first_line(replay: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_bytes(b"\x89PNG\r\n\x1a\n\0")
    told = replay(other)
    assert told.exit_code == 1
    assert told.stderr.startswith(f"{other}:1: The first line must name the columns")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--retention", "1.5"], "quizapp: The desired retention lies between"),
        (["--retention", "much"], "--retention"),
        (["--time-zone", "Europe/Atlantis"], "there is no 'Europe/Atlantis'"),
        (["--time-zone", "../../etc/passwd"], "there is no '../../etc/passwd'"),
        (["--time-zone", "Europe"], "there is no 'Europe'"),
        (["--rollover", "24"], "--rollover"),
        (["--steps", "1x"], 'quizapp: Expected a step from 1 second to 365 days, got "1x"'),
        (["--relearning-steps", "0m"], "quizapp: Expected a step"),
        (["--maximum-interval", "0"], "--maximum-interval"),
        (["--parameters", "missing.json"], "missing.json: No such file"),
    ],
)
def test_what_cannot_run_says_why(
    replay: Run, log: Path, arguments: list[str], reason: str
) -> None:
    told = replay(log, *arguments)
    assert (told.exit_code, told.stdout) == (2, "")
    assert reason in told.stderr


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[1, 2", "own.json: no JSON"),
        ("[1, 2]", "own.json: Expected 21 parameters, got 2."),
        ('{"w": 1}', "own.json: Expected a list of 21 numbers."),
        (json.dumps([200, *PARAMETERS[1:]]), "own.json: Parameter 1: expected a number from"),
        ("[" * 100_000, "own.json: no JSON"),
    ],
)
def test_parameters_that_cannot_be_used_are_refused(
    replay: Run, log: Path, tmp_path: Path, text: str, reason: str
) -> None:
    own = tmp_path / "own.json"
    own.write_text(text, encoding="utf-8")
    told = replay(log, "--parameters", own)
    assert (told.exit_code, told.stdout) == (2, "")
    assert reason in told.stderr


def test_a_log_that_is_not_there_cannot_run(replay: Run, tmp_path: Path) -> None:
    told = replay(tmp_path / "missing.csv")
    assert told.exit_code == 2
    assert "missing.csv: No such file" in told.stderr
    assert replay(tmp_path).exit_code == 2


def test_the_command_loads_no_app(log: Path) -> None:
    script = (
        "import sys; from quizapp.cli import main\n"
        f"main(['reviews', 'replay', {str(log)!r}], standalone_mode=False)\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert len(ended.stdout.splitlines()) == 5
    assert {"flask", "sqlalchemy", "pydantic", "torch"} & set(ended.stderr.split()) == set()
