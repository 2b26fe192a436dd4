"""A large export: rows a second, and the memory it takes, which must not grow with the rows."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.benchmarks.data import QUESTIONS, Stage
from tests.benchmarks.measure import Measure
from tests.processes import QUIZAPP, clean_environment


def measures(folder: Path, *, stored: int) -> Iterator[Measure]:
    """Export few and many responses with the command, and compare."""
    rows, seconds, memory = _export(folder / "export-many", stored)
    few, _seconds, base = _export(folder / "export-few", stored // 20)
    yield Measure(
        name=f"exporting {rows:,} responses",
        value=rows / seconds,
        unit="/s",
        note=f"{seconds:.1f} s",
    )
    yield Measure(
        name="  peak memory",
        value=memory,
        unit="MB",
        floor=base,
        ratio=memory / base,
        target=1.1,
        better="less",
        note=f"beside {few:,} responses",
    )


_WATCH: Final = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Run from a small process of its own: a child's peak begins at the size of its parent."""


def _export(folder: Path, stored: int) -> tuple[int, float, float]:
    """Return rows, seconds and the peak of the process's memory in MB."""
    stage = Stage(folder, 1, stored)
    output = folder / "responses.csv"
    command = [*QUIZAPP, "scores", "export", "--report", "responses", "-o", str(output)]
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _WATCH, *command],
        env=clean_environment(**stage.environment),
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds = time.perf_counter() - start
    memory = int(done.stdout.split()[-1]) * (1 if sys.platform == "darwin" else 1024)
    with output.open("rb") as file:
        rows = sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b"")) - 1
    assert rows >= stored // QUESTIONS * QUESTIONS, f"{rows} rows of {stored}"
    return rows, seconds, memory / 1e6
