"""What is looked at before serving: the port, the folder, SQLite, and where the data would lie."""

from __future__ import annotations

import errno
import os
import socket
import tempfile
from pathlib import Path
from typing import Final

Version = tuple[int, ...]

TOO_OLD: Final[Version] = (3, 35, 0)
SOUND: Final[Version] = (3, 51, 3)
"""From here on SQLite no longer has a fault by which two writers can damage a database."""

NETWORK_SYSTEMS: Final = frozenset(
    {"9p", "afs", "beegfs", "ceph", "cifs", "davfs", "fuse.rclone", "fuse.sshfs", "glusterfs"}
    | {"lustre", "nfs", "nfs4", "ncpfs", "smb3", "smbfs", "webdav", "afpfs"}
)
SYNCHRONISERS: Final = ("dropbox", "onedrive", "google drive", "googledrive", "icloud")
SYNCHRONISERS_TOO: Final = ("mobile documents", "nextcloud", "owncloud", "seafile", "syncthing")


class NotReadyError(Exception):
    """Something outside the program stands in the way of serving."""


def listen(host: str, port: int) -> socket.socket:
    """Take the port, so that nobody else can.

    Raises NotReadyError with the reason.
    """
    try:
        [(family, kind, *_, address), *_] = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
    except (socket.gaierror, UnicodeError) as error:
        raise NotReadyError(f"--host {host}: this machine has no such address") from error
    listener = socket.socket(family, kind)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen(2048)
    except OSError as error:
        listener.close()
        raise NotReadyError(_why_not(error, host, port)) from error
    return listener


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken: stop the program that uses it, or choose another with --port"
    if error.errno == errno.EACCES:
        return f"port {port} may not be used by this account: choose one above 1023 with --port"
    if error.errno == errno.EADDRNOTAVAIL:
        return f"--host {host}: this machine has no such address"
    return f"cannot listen on {host}, port {port}: {error.strerror}"


def writable(folder: Path) -> None:
    """Make a private folder unless it is there, and prove that files can be written in it.

    Raises NotReadyError with the reason.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise NotReadyError(
            f"cannot write in {folder}: {(error.strerror or str(error)).lower()}; "
            "QUIZAPP_INSTANCE names another folder"
        ) from error


def sqlite_warning(version: Version) -> str | None:
    """Return what is wrong with this SQLite, or None.

    Raises NotReadyError when it cannot be used at all.
    """
    shown = ".".join(map(str, version))
    if version < TOO_OLD:
        wanted = ".".join(map(str, TOO_OLD))
        raise NotReadyError(f"SQLite {shown} is too old: quizapp needs {wanted} or later")
    if version < SOUND:
        wanted = ".".join(map(str, SOUND))
        return (
            f"SQLite {shown} has a rare fault that can damage the database; {wanted} has not. "
            "Keep backups, or use PostgreSQL."
        )
    return None


def place_warning(folder: Path, mounts: Path = Path("/proc/self/mounts")) -> str | None:
    """Return why a database should not lie in this folder, or None."""
    folder = folder.resolve()
    for part in folder.parts:
        if part.lower().startswith((*SYNCHRONISERS, *SYNCHRONISERS_TOO)):
            return (
                f'{folder} is kept in step by "{part}", which copies a database while it is '
                "written. QUIZAPP_INSTANCE names another folder."
            )
    system = file_system(folder, mounts)
    if system in NETWORK_SYSTEMS:
        return (
            f"{folder} lies on a network drive ({system}), on which SQLite can lose data. "
            "QUIZAPP_INSTANCE names another folder."
        )
    return None


def file_system(folder: Path, mounts: Path) -> str | None:
    """Return the kind of file system a folder lies on, where Linux tells it."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    found: tuple[int, str] | None = None
    for line in lines:
        _, where, kind, *_ = line.split(" ")
        place = Path(where.replace("\\040", " "))
        if folder.is_relative_to(place) and (found is None or len(place.parts) >= found[0]):
            found = (len(place.parts), kind)
    return found[1] if found else None


def lan_address() -> str | None:
    """Return this machine's address on the local network, or None without one.

    The socket only asks the system which way a packet would leave; none is sent.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            address: str = probe.getsockname()[0]
        except OSError:
            return None
    return None if address.startswith("127.") else address


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
