"""`make bench`: measure, print a table, and write bench.json.

Each figure stands beside a floor measured in turn with it; only the ratios travel from one
machine to another.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from quizapp.cli import preflight
from tests.benchmarks import exporting, loading, machine, serving, starting
from tests.benchmarks.measure import ROUNDS, Measure, table


def main() -> int:
    """Run what is asked for; return 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", choices=["serving", "starting", "loading", "exporting"])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seconds", type=float, default=2.0, help="of each round of a server")
    parser.add_argument("--stored", type=int, default=1_000_000, help="answers stored before")
    parser.add_argument("--workers", type=int, default=min(4, preflight.cores()))
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--folder", type=Path, help="where the databases lie for the time")
    parser.add_argument("--output", type=Path, default=Path("bench.json"))
    asked = parser.parse_args()
    found: list[Measure] = []
    with tempfile.TemporaryDirectory(dir=asked.folder, prefix="quizapp-bench-") as name:
        folder = Path(name)
        about = machine.facts(folder)
        parts: dict[str, Callable[[], Iterator[Measure]]] = {
            "loading": lambda: loading.measures(folder, rounds=asked.rounds),
            "starting": lambda: starting.measures(folder, rounds=asked.rounds),
            "exporting": lambda: exporting.measures(folder, stored=asked.stored),
            "serving": lambda: serving.measures(
                folder,
                rounds=asked.rounds,
                seconds=asked.seconds,
                stored=asked.stored,
                workers=asked.workers,
                threads=asked.threads,
            ),
        }
        for part, run in parts.items():
            if asked.only in {None, part}:
                for measure in run():
                    found.append(measure)
                    print(f"  {measure.name}", flush=True)  # noqa: T201
    settings = {"rounds": asked.rounds, "workers": asked.workers, "threads": asked.threads}
    whole = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": about,
        "settings": settings,
        "measures": [each.to_json() for each in found],
    }
    asked.output.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")
    print(*(f"{name}: {value}" for name, value in (about | settings).items()), sep="\n")  # noqa: T201
    print(*table(found), sep="\n")  # noqa: T201
    return int(any(each.reached is False for each in found))


if __name__ == "__main__":
    raise SystemExit(main())
