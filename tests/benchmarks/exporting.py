"""A large export: rows a second, and the memory it takes, which must not grow with the rows."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

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


def _export(folder: Path, stored: int) -> tuple[int, float, float]:
    """Return rows, seconds and the peak of the process's memory in MB."""
    stage = Stage(folder, 1, stored)
    output = folder / "responses.csv"
    command = [*QUIZAPP, "scores", "export", "--report", "responses", "-o", str(output)]
    start = time.perf_counter()
    process = subprocess.Popen(command, env=clean_environment(**stage.environment), cwd=folder)
    _pid, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, "the export failed"
    with output.open("rb") as file:
        rows = sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b"")) - 1
    assert rows >= stored // QUESTIONS * QUESTIONS, f"{rows} rows of {stored}"
    return rows, seconds, used.ru_maxrss / 1024
