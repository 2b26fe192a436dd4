"""A large bank: reading all of it, and again after one file has changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Final

import yaml

from quizapp.services.library import Library
from tests.benchmarks.data import question
from tests.benchmarks.measure import Measure, in_turn, ratio

FILES: Final = 50
EACH: Final = 200
_WORDS: Final = "What does the second paragraph of the article say about the matter in question? "


def measures(folder: Path, *, rounds: int) -> Iterator[Measure]:
    """Load 10,000 questions of 7 MB, beside a walk through the parser's events."""
    bank = folder / "bank"
    bank.mkdir()
    for file in range(FILES):
        (bank / f"file-{file}.yaml").write_text(_file(file), encoding="utf-8")
    texts = [path.read_text(encoding="utf-8") for path in sorted(bank.iterdir())]
    size = sum(map(len, texts)) / 1e6

    def load() -> None:
        found = Library(bank).snapshot()
        assert len(found.questions) == FILES * EACH
        assert not found.all_problems

    def walk() -> None:
        for text in texts:
            for _event in yaml.parse(text, Loader=yaml.CBaseLoader):
                pass

    found = in_turn({"ours": lambda: _timed(load), "walk": lambda: _timed(walk)}, rounds)
    yield Measure(
        name=f"loading {FILES * EACH:,} questions ({size:.1f} MB)",
        value=median(found["ours"]),
        unit="s",
        floor=median(found["walk"]),
        ratio=ratio(found["ours"], found["walk"]),
        target=2.5,
        better="less",
        rounds=found,
    )
    moment = [0.0]
    library = Library(bank, clock=lambda: moment[0])
    library.snapshot()
    times = []
    for turn in range(rounds):
        path = bank / "file-7.yaml"
        path.write_text(_file(7) + f"# {turn}\n", encoding="utf-8")
        taken = 0.0
        before = library.snapshot()
        while library.snapshot() is before:
            moment[0] += 1.1
            taken += _timed(library.snapshot)
        times.append(taken)
    yield Measure(name=f"loading again, 1 of {FILES} files changed", value=median(times), unit="s")


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _file(number: int) -> str:
    head = f"quizapp: 1\nid: file-{number}\ntitle: File {number}\nquestions:\n"
    return head + "".join(
        question(f"q-{number}-{each}", each, f"Number {number} of {each}. {_WORDS * 5}")
        for each in range(EACH)
    )
