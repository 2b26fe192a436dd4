"""From the command to the first page, on an environment that is already there."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Final

from tests.benchmarks.measure import Measure
from tests.processes import ROOT, clean_environment, serving

SHOWN: Final = 10


def measures(folder: Path, *, rounds: int) -> Iterator[Measure]:
    """Start again and again on one instance folder with the bank that is shipped."""
    environment = clean_environment(
        QUIZAPP_INSTANCE=str(folder / "start"), QUIZAPP_QUESTIONS=str(ROOT / "questions")
    )
    times = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        with serving(folder=folder, environment=environment) as served:
            served.get()
            times.append(time.perf_counter() - start)
    bare = []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import flask, sqlalchemy"], check=True)
        bare.append(time.perf_counter() - start)
    yield Measure(name="first start to first page (makes the database)", value=times[0], unit="s")
    yield Measure(
        name="start to first page",
        value=median(times[1:]),
        unit="s",
        target=2.0,
        better="less",
        note=f"python importing flask and sqlalchemy alone: {median(bare):.2f} s",
        rounds={"ours": times[1:]},
    )
    for name, seconds in slowest_imports():
        yield Measure(name=f"  import {name}", value=seconds, unit="s")


def slowest_imports() -> list[tuple[str, float]]:
    """Return the packages that cost most of an import of the app, by their own time."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import quizapp.app"],
        cwd=ROOT,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    own: dict[str, float] = {}
    for line in done.stderr.splitlines()[1:]:
        spent, _sum, name = line.removeprefix("import time:").split("|")
        package = name.strip().partition(".")[0]
        own[package] = own.get(package, 0) + int(spent) / 1e6
    return sorted(own.items(), key=lambda each: -each[1])[:SHOWN]
