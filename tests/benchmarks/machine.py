"""The facts of the machine, without which no figure means anything."""

from __future__ import annotations

import os
import platform
import time
from pathlib import Path
from typing import Any

from quizapp.cli import preflight
from quizapp.models.engine import sqlite_module


def facts(folder: Path) -> dict[str, Any]:
    """Return what a reader of the figures must know; `folder` is where the databases lie."""
    return {
        "system": platform.platform(),
        "processor": _processor(),
        "cores": preflight.cores(),
        "python": platform.python_version(),
        "sqlite": sqlite_module().sqlite_version,
        "file_system": preflight.file_system(folder.resolve(), Path("/proc/self/mounts")),
        "sync_ms": round(sync_ms(folder), 2),
        "load_average": os.getloadavg()[0],
    }


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor()


def sync_ms(folder: Path, times: int = 50) -> float:
    """Return how long it takes to have 4 KiB on the disk for sure."""
    path = folder / "sync"
    with path.open("wb", buffering=0) as file:
        start = time.perf_counter()
        for _ in range(times):
            file.write(bytes(4096))
            os.fsync(file.fileno())
        taken = time.perf_counter() - start
    path.unlink()
    return taken / times * 1000
