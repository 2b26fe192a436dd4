"""A small load: browsers that keep their connection open and ask again at once."""

from __future__ import annotations

import itertools
import multiprocessing
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Any, Final
from urllib.parse import urlsplit

PATIENCE: Final = 60.0


@dataclass(frozen=True)
class Request:
    """One request and the status it must be answered with."""

    method: str
    path: str
    status: int
    body: str | None = None
    headers: dict[str, str] = field(default_factory=dict)


Script = Callable[[], Iterator[Request]]
"""What one browser asks, without end; called in the process that asks."""


@dataclass
class Outcome:
    """What came of a load."""

    seconds: float = 0.0
    answered: int = 0
    refused: dict[int, int] = field(default_factory=dict)
    """Unexpected status -> how often; 0 stands for a broken connection."""

    @property
    def rate(self) -> float:
        """Return the requests answered as they should be, a second."""
        return self.answered / self.seconds


def run(
    url: str,
    scripts: Sequence[Script],
    *,
    seconds: float | None = None,
    count: int | None = None,
    processes: int = 4,
) -> Outcome:
    """Let one browser run each script, for a time or a number of requests each."""
    method = multiprocessing.get_context("fork")
    ready, told = method.Barrier(len(scripts)), method.SimpleQueue()
    shares = [scripts[each::processes] for each in range(min(processes, len(scripts)))]
    workers = [
        method.Process(target=_browse, args=(url, share, seconds, count, ready, told))
        for share in shares
    ]
    for worker in workers:
        worker.start()
    results: list[tuple[float, float, int, dict[int, int]]] = [told.get() for _ in scripts]
    for worker in workers:
        worker.join(PATIENCE)
    whole = Outcome()
    whole.seconds = max(each[1] for each in results) - min(each[0] for each in results)
    for _start, _end, answered, refused in results:
        whole.answered += answered
        for status, times in refused.items():
            whole.refused[status] = whole.refused.get(status, 0) + times
    return whole


def rate(url: str, scripts: Sequence[Script], seconds: float) -> float:
    """Return requests a second; anything but the expected answer ends the benchmark."""
    outcome = run(url, scripts, seconds=seconds)
    if outcome.refused:
        raise RuntimeError(f"{url} answered otherwise: {outcome.refused}")
    return outcome.rate


def _browse(
    url: str, scripts: Sequence[Script], seconds: float | None, count: int | None, *sync: Any
) -> None:
    threads = [
        threading.Thread(target=_one, args=(url, script, seconds, count, *sync))
        for script in scripts
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _one(
    url: str, script: Script, seconds: float | None, count: int | None, ready: Any, told: Any
) -> None:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=PATIENCE)
    answered, refused = 0, dict[int, int]()
    with suppress(OSError):  # then each request tells
        connection.connect()
    ready.wait(PATIENCE)
    start = now = time.perf_counter()
    end = start + seconds if seconds is not None else start + PATIENCE * 10
    for request in itertools.islice(script(), count):
        try:
            connection.request(request.method, request.path, request.body, request.headers)
            response = connection.getresponse()
            response.read()
            status = response.status
        except OSError:
            status = 0
            connection.close()
        if status == request.status:
            answered += 1
        else:
            refused[status] = refused.get(status, 0) + 1
        now = time.perf_counter()
        if now >= end:
            break
    connection.close()
    told.put((start, now, answered, refused))
