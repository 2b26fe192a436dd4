"""Answers stored and pages served a second, beside a bare app under the same gunicorn."""

from __future__ import annotations

import json
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final

from quizapp.models.engine import sqlite_module
from tests.benchmarks import load
from tests.benchmarks.data import Stage, Student
from tests.benchmarks.measure import Measure, in_turn, ratio
from tests.processes import PATIENCE, ROOT, clean_environment, serving

STUDENTS: Final = 8
WRITERS: Final = 16
WARM_UP: Final = 1.0
FEW: Final = 1_000


def measures(
    folder: Path, *, rounds: int, seconds: float, stored: int, workers: int, threads: int
) -> Iterator[Measure]:
    """Start a bare server and two of ours, one with few and one with many answers stored."""
    small, large = (
        Stage(folder / name, STUDENTS, count) for name, count in (("few", FEW), ("many", stored))
    )
    options = ("--workers", str(workers), "--threads", str(threads))
    with ExitStack() as stack:
        ours = [
            stack.enter_context(
                serving(*options, folder=folder, environment=clean_environment(**each.environment))
            ).url
            for each in (small, large)
        ]
        bare = stack.enter_context(floor(small, folder, workers, threads))
        where = dict(zip(("ours", "many", "floor"), [*ours, bare], strict=True))
        students = {"ours": small.students, "many": large.students, "floor": small.students}

        def contest(script: Callable[[Student], load.Script]) -> dict[str, list[float]]:
            def once(name: str, span: float) -> float:
                return load.rate(where[name], [script(each) for each in students[name]], span)

            for name in where:
                once(name, WARM_UP)
            return in_turn({name: partial(once, name, seconds) for name in where}, rounds)

        saves = contest(lambda student: student.saves)
        yield _beside("storing an answer", saves, "ours", "floor", 0.4)
        yield _beside(f"storing an answer, {stored:,} stored", saves, "many", "ours", 0.8)
        pages = contest(lambda student: student.pages)
        yield _beside("a question page", pages, "ours", "floor", 0.5)
        yield _beside(f"a question page, {stored:,} stored", pages, "many", "floor", 0.5)
        yield from hot_attempt(small, where["ours"])


def _beside(
    name: str, found: dict[str, list[float]], one: str, other: str, target: float
) -> Measure:
    return Measure(
        name=name,
        value=median(found[one]),
        unit="/s",
        floor=median(found[other]),
        ratio=ratio(found[one], found[other]),
        target=target,
        rounds={one: found[one], other: found[other]},
    )


def hot_attempt(stage: Stage, url: str, *, count: int = 50) -> Iterator[Measure]:
    """Let many pages of one student change one answer at once, and look for what got lost."""
    student = stage.students[0]

    def script(writer: int) -> Iterator[load.Request]:
        for turn in range(count):
            yield student.save(5, f"{writer} {turn}")

    scripts: Sequence[load.Script] = [partial(script, each) for each in range(WRITERS)]
    connection = sqlite_module().connect(stage.database)
    query = (
        "SELECT count(*) FROM response_change c JOIN attempt a ON a.id = c.attempt_id "
        "WHERE a.public_id = ? AND position = 5"
    )
    before = connection.execute(query, (student.attempt,)).fetchone()[0]
    outcome = load.run(url, scripts, count=count)
    after = connection.execute(query, (student.attempt,)).fetchone()[0]
    counts, last = connection.execute(
        "SELECT r.value, (SELECT value FROM response_change c WHERE c.attempt_id = r.attempt_id "
        "AND c.position = 5 ORDER BY c.id DESC LIMIT 1) FROM response r JOIN attempt a "
        "ON a.id = r.attempt_id WHERE a.public_id = ? AND r.position = 5",
        (student.attempt,),
    ).fetchone()
    connection.close()
    lost = outcome.answered - (after - before) + (counts != last)
    note = f"{WRITERS} writers, {outcome.answered} changes, {outcome.rate:,.0f}/s"
    yield Measure(name="lost updates", value=lost, unit="", target=0, better="less", note=note)
    yield Measure(
        name='refused ("database is locked" and the like)',
        value=sum(outcome.refused.values()),
        unit="",
        target=0,
        better="less",
        note=str(outcome.refused or ""),
    )


@contextmanager
def floor(stage: Stage, folder: Path, workers: int, threads: int) -> Iterator[str]:
    """Serve the bare app on a copy of a stage's database; end it by its own process id."""
    statements, page = stage.statements()
    copy = folder / "floor.sqlite3"
    shutil.copy(stage.database, copy)
    (folder / "statements.json").write_text(json.dumps(statements, default=str), encoding="utf-8")
    (folder / "page.html").write_text(page, encoding="utf-8")
    arguments = [copy, folder / "statements.json", folder / "page.html", workers, threads]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.floor", *map(str, arguments)],
        cwd=ROOT,
        env=clean_environment(),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield _address(process)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


def _address(process: subprocess.Popen[str]) -> str:
    lines: queue.Queue[str] = queue.Queue()
    assert process.stdout is not None
    threading.Thread(target=lambda out: lines.put(out.readline()), args=(process.stdout,)).start()
    found = re.search(r"http://\S+", lines.get(timeout=PATIENCE))
    assert found is not None, "the bare server did not start"
    return found[0]
