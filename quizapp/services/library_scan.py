"""Look through the folder of the bank: which files there are, and whether they are settled."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from quizapp.domain.bank.reading import MAX_BYTES, Spot, too_large
from quizapp.domain.errors import N_

SUFFIXES: Final = (".yaml", ".yml")
MEDIA_FOLDER: Final = "media"
TOP: Final = "."
"""The name under which trouble with the folder itself is reported."""
MAX_FOLDERS: Final = 20
"""Most folders one inside another."""


class Stamp(NamedTuple):
    """What tells two states of a file apart."""

    mtime_ns: int
    size: int
    inode: int


class Content(NamedTuple):
    """The bytes of a file, and the stamp it had when they were read."""

    data: bytes
    stamp: Stamp


@dataclass
class Scan:
    """What one look through the folder found; names are paths in the bank, with slashes.

    `changed` holds when, by the wall clock in seconds, each file or folder last changed, which
    no program can set at will. Of what lies in `dark` folders nothing can be said.
    """

    stamps: dict[str, Stamp] = field(default_factory=dict)
    troubles: dict[str, Spot] = field(default_factory=dict)
    changed: dict[str, float] = field(default_factory=dict)
    dark: list[str] = field(default_factory=list)

    def hides(self, name: str) -> bool:
        """Tell whether a file may be there though it was not found."""
        return any(not each or name.startswith(f"{each}/") for each in self.dark)


def scan(folder: Path) -> Scan:
    """Look through a folder and all beneath it; hidden files and media are passed over."""
    found = Scan()
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[str, int]] = [("", 0)]
    links: list[tuple[str, int]] = []
    while waiting or links:
        linked = not waiting
        name, depth = links.pop(0) if linked else waiting.pop(0)
        path = folder / name
        try:
            facts = path.stat()
            identity = (facts.st_dev, facts.st_ino)
            if identity in seen or depth > MAX_FOLDERS:
                found.troubles[name or TOP] = _circle()
                continue
            seen.add(identity)
            found.changed[name] = facts.st_ctime
            with os.scandir(path) as entries:
                ordered = sorted(entries, key=lambda each: each.name)
        except OSError as error:
            found.dark.append(name)
            found.troubles[name or TOP] = _unreadable(error)
            continue
        for entry in ordered:
            _enter(entry, name, depth, found, waiting, links)
    return found


def _enter(
    entry: os.DirEntry[str],
    folder: str,
    depth: int,
    found: Scan,
    waiting: list[tuple[str, int]],
    links: list[tuple[str, int]],
) -> None:
    if entry.name.startswith("."):
        return
    name = f"{folder}/{entry.name}" if folder else entry.name
    question_file = entry.name.lower().endswith(SUFFIXES)
    if question_file and not entry.name.isprintable():
        found.troubles[ascii(name)[1:-1]] = Spot(
            1, 1, "QB020", N_("the name of the file is not plain text. Rename it.")
        )
        return
    try:
        if entry.is_dir():
            if question_file:
                found.troubles[name] = Spot(
                    1, 1, "QB021", N_("this is a folder with the name of a file. Rename it.")
                )
            elif entry.name != MEDIA_FOLDER:
                (links if entry.is_symlink() else waiting).append((name, depth + 1))
        elif question_file:
            facts = entry.stat()
            found.changed[name] = facts.st_ctime
            if not stat.S_ISREG(facts.st_mode):
                found.troubles[name] = Spot(
                    1, 1, "QB020", N_("this is no plain file. Put a text file in its place.")
                )
                return
            found.stamps[name] = stamp_of(facts)
    except OSError as error:
        if question_file:
            found.troubles[name] = _unreadable(error)


def read(path: Path) -> Content | Spot:
    """Read a file, or say why it cannot be read."""
    try:
        with path.open("rb") as file:
            facts = os.fstat(file.fileno())
            if facts.st_size > MAX_BYTES:
                return too_large(facts.st_size)
            data = file.read(MAX_BYTES + 1)
            facts = os.fstat(file.fileno())
    except OSError as error:
        return _unreadable(error)
    return Content(data, stamp_of(facts))


def stamp_of(facts: os.stat_result) -> Stamp:
    """Return the stamp of a file."""
    return Stamp(facts.st_mtime_ns, facts.st_size, facts.st_ino)


def _circle() -> Spot:
    return Spot(
        1, 1, "QB022", N_("this link leads to a folder that is read already. Delete the link.")
    )


def _unreadable(error: OSError) -> Spot:
    if error.errno == errno.ELOOP:
        return Spot(1, 1, "QB022", N_("this link leads in a circle. Delete it."))
    if error.errno == errno.ENOENT:
        return Spot(1, 1, "QB022", N_("there is nothing here. Delete the link, or mend it."))
    if error.errno in (errno.EACCES, errno.EPERM):
        return Spot(1, 1, "QB020", N_("reading is not permitted. Change the permissions."))
    reason = (error.strerror or "unknown reason").lower()
    return Spot(1, 1, "QB020", N_("this cannot be read ({reason}). Check the disk.", reason=reason))
