"""Commands as a person runs them: in processes and folders of their own."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
QUIZAPP = (sys.executable, "-c", "from quizapp.cli import main; main(prog_name='quizapp')")
PATIENCE = 30.0
"""Seconds after which a process that says nothing is taken for stuck."""


def clean_environment(**more: str) -> dict[str, str]:
    """Return the environment without our settings and without what changes Python's path."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("QUIZAPP_", "PYTHON", "COV_", "GUNICORN"))
    }
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"} | more


def run(
    *arguments: str,
    folder: Path,
    command: Sequence[str] = QUIZAPP,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [*command, *arguments],
        cwd=folder,
        env=clean_environment() if environment is None else dict(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE * 2,
    )


@dataclass
class Served:
    """A running `quizapp serve`, and what it printed."""

    process: subprocess.Popen[str]
    url: str = ""
    output: str = ""

    def get(self, path: str = "/") -> str:
        """Fetch a page."""
        with urlopen(self.url + path, timeout=PATIENCE) as reply:  # noqa: S310 - our own server
            text: str = reply.read().decode()
        return text


@contextmanager
def serving(
    *arguments: str,
    folder: Path,
    command: Sequence[str] = QUIZAPP,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Served]:
    """Serve on a free port of this machine, and stop as with Ctrl-C at the end."""
    process = subprocess.Popen(
        [*command, "serve", "--port", "0", *arguments],
        cwd=folder,
        env=clean_environment() if environment is None else dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    served = Served(process)
    lines: queue.Queue[str | None] = queue.Queue()
    reader = threading.Thread(target=_read, args=(process, lines))
    reader.start()
    try:
        while not served.url:
            line = lines.get(timeout=PATIENCE)
            assert line is not None, f"it ended: {served.output}"
            served.output += line
            if found := re.search(r"quizapp is at (\S+)", line):
                served.url = found[1]
        yield served
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)
        reader.join(PATIENCE)
        while not lines.empty():
            served.output += lines.get() or ""


def _read(process: subprocess.Popen[str], lines: queue.Queue[str | None]) -> None:
    assert process.stdout is not None
    with process.stdout:
        for line in process.stdout:
            lines.put(line)
    lines.put(None)
