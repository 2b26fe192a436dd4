"""The library: the bank as it lies on disk, kept up to date while the server runs."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from quizapp.domain.bank.bank import Bank, gather
from quizapp.domain.bank.loaded import LoadedFile
from quizapp.domain.bank.loader import failed, load_file
from quizapp.domain.bank.media import beside
from quizapp.domain.errors import N_, NotFound
from quizapp.services.library_folder import bank_folder
from quizapp.services.library_scan import Content, Scan, Stamp, read, scan, stamp_of
from quizapp.services.pausing import keep_for_good, without_collecting

__all__ = ["Library", "bank_folder"]

SCAN_EVERY: Final = 1.0
"""Seconds between two looks through the folder."""
SETTLE: Final = 0.5
"""Seconds for which a file must stay the same before its change counts."""
LARGE: Final = 1_000
"""Questions above which a bank is worth hiding from the collector."""
OLD: Final = 1.0
"""Seconds after which a change that is seen for the first time counts at once."""


class Library:
    """Read the bank from a folder and notice changes; one for each process.

    `clock` counts seconds and never goes back; `wall` gives seconds of the epoch.
    """

    def __init__(
        self,
        folder: Path,
        *,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self.folder = folder
        self._clock, self._wall = clock, wall
        self._first, self._scanning = threading.Lock(), threading.Lock()
        self._bank: Bank | None = None
        self._next_scan = 0.0
        self._good: dict[str, LoadedFile] = {}
        self._newest: dict[str, LoadedFile] = {}
        self._stamps: dict[str, Stamp | None] = {}
        self._pending: dict[str, tuple[Stamp | None, float]] = {}
        self._media: dict[str, tuple[Stamp, str]] = {}
        self._growing: dict[str, Stamp] = {}
        self._media_paths: dict[str, Path] = {}

    def snapshot(self) -> Bank:
        """Return the bank as it is now; the first call reads all of it."""
        if self._bank is None:
            with self._first:
                if self._bank is None:
                    self._next_scan = self._clock() + SCAN_EVERY
                    self._bank = self._update(scan(self.folder), at_once=True)
        elif self._clock() >= self._next_scan and self._scanning.acquire(blocking=False):
            try:
                self._next_scan = self._clock() + SCAN_EVERY
                self._bank = self._update(scan(self.folder))
                if self._pending:
                    self._next_scan = self._clock() + SETTLE
            finally:
                self._scanning.release()
        return self._bank

    def media(self, sha256: str) -> bytes:
        """Return the bytes of an image of the bank.

        Raises NotFound when no image has this hash any more.
        """
        if self._bank is None:  # a worker may be asked for an image before any page
            self.snapshot()
        path = self._media_paths.get(sha256)
        found = None if path is None else read(path)
        if isinstance(found, Content) and _hash(found.data) == sha256:
            return found.data
        raise NotFound(N_("This image is not in the bank any more."))

    def _update(self, found: Scan, *, at_once: bool = False) -> Bank:
        changed = self._settled(found, at_once=at_once)
        if changed:
            with without_collecting():
                for name in changed:
                    self._take(name, found)
                if at_once and sum(len(each.questions) for each in self._good.values()) > LARGE:
                    keep_for_good()
        media = self._look_at_media()
        if changed or self._bank is None or media != self._bank.media:
            edits = [
                each for name, each in self._newest.items() if each is not self._good.get(name)
            ]
            return gather(self._good.values(), media, edits)
        return self._bank

    def _settled(self, found: Scan, *, at_once: bool) -> list[str]:
        """Return the names whose change counts: seen twice, or long enough ago."""
        now, wall = self._clock(), self._wall()
        states: dict[str, Stamp | None] = {**dict.fromkeys(found.troubles), **found.stamps}
        settled = []
        for name in sorted({*states, *self._newest}):
            stamp = states.get(name)
            gone = name not in states
            known = name in self._newest and not gone and self._stamps.get(name) == stamp
            if known or (gone and found.hides(name)):
                self._pending.pop(name, None)
                continue
            first = self._pending.get(name)
            if first is None or first[0] != stamp:
                first = self._pending[name] = (stamp, now)
            changed = found.changed.get(_parent(name) if gone else name)
            old = changed is not None and wall - changed >= OLD
            if at_once or old or now - first[1] >= SETTLE:
                del self._pending[name]
                settled.append(name)
        return settled

    def _take(self, name: str, found: Scan) -> None:
        """Take in the new state of one file; what is broken leaves the last good one in service."""
        trouble = found.troubles.get(name)
        if trouble is None and name not in found.stamps:
            for table in (self._good, self._newest, self._stamps):
                table.pop(name, None)
            return
        content = trouble or read(self.folder / name)
        if isinstance(content, Content):
            if name in self._newest and content.stamp != found.stamps[name]:
                return  # it changed again while it was read: the next look takes it
            loaded = load_file(content.data, name)
        else:
            loaded = failed(name, b"", [content])
        self._stamps[name] = found.stamps.get(name)
        self._newest[name] = loaded
        if _replaces(loaded, self._good.get(name)):
            self._good[name] = loaded

    def _look_at_media(self) -> dict[str, str]:
        """Return path -> hash of the images that files show; unchanged ones are not read again."""
        wanted = {
            beside(file.name, image.target)
            for file in (*self._good.values(), *self._newest.values())
            for image in file.images
            if image.kept
        }
        self._media = {name: each for name, each in self._media.items() if name in wanted}
        root = self.folder.resolve() if wanted else self.folder
        for name in wanted:
            path = self.folder / name
            try:
                facts = path.stat()
                inside = path.resolve().is_relative_to(root) and path.is_file()
            except (OSError, RuntimeError):
                inside = False
            if not inside:
                self._media.pop(name, None)
            elif name not in self._media or self._media[name][0] != stamp_of(facts):
                young = self._wall() - facts.st_ctime < OLD
                if self._bank is not None and young and self._growing.get(name) != stamp_of(facts):
                    self._growing[name] = stamp_of(facts)
                    continue  # still being written, perhaps: the next look takes it
                content = read(path)
                self._media.pop(name, None)
                if isinstance(content, Content):
                    self._media[name] = (content.stamp, _hash(content.data))
        self._media_paths = {h: self.folder / name for name, (_, h) in self._media.items()}
        return {name: h for name, (_, h) in sorted(self._media.items())}


def _replaces(loaded: LoadedFile, current: LoadedFile | None) -> bool:
    """Tell whether a newer version goes into service: not if that made the bank worse."""
    if current is None or not loaded.errors:
        return True
    return bool(current.errors) and (loaded.servable or not current.servable)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _parent(name: str) -> str:
    return name.rpartition("/")[0]
