"""What is looked at before serving."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from quizapp.cli import preflight
from quizapp.cli.preflight import NotReadyError


def test_a_port_is_taken_once() -> None:
    with preflight.listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(NotReadyError, match=f"port {port} is taken"):
            preflight.listen("127.0.0.1", port)


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid", "a" * 70])
def test_an_address_of_somebody_else_is_refused(host: str) -> None:
    with pytest.raises(NotReadyError, match="this machine has no such address"):
        preflight.listen(host, 0)


def test_a_folder_is_made_private(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    preflight.writable(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert list(folder.iterdir()) == []


def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        folder = Path("/proc/self")  # read-only to root, too
    else:
        folder = tmp_path
        folder.chmod(0o500)
    with pytest.raises(NotReadyError, match=f"cannot write in {folder}"):
        preflight.writable(folder)


def test_old_versions_of_sqlite_are_refused_and_faulty_ones_told() -> None:
    assert preflight.sqlite_warning((3, 51, 3)) is None
    assert "3.40.1 has a rare fault" in (preflight.sqlite_warning((3, 40, 1)) or "")
    with pytest.raises(NotReadyError, match=r"SQLite 3\.34\.1 is too old"):
        preflight.sqlite_warning((3, 34, 1))


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
C:\\134 /mnt/c 9p rw 0 0
server:/home /srv/my\\040home nfs4 rw 0 0
/dev/sdb1 /srv/my\\040home/local ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("/opt/quizapp", None),
        ("/mnt/c/Users/x", "network drive (9p)"),
        ("/mnt/cd", None),
        ("/srv/my home/instance", "network drive (nfs4)"),
        ("/srv/my home/local/instance", None),
        ("/opt/Dropbox (School)/instance", "kept in step"),
        ("/opt/OneDrive - School/instance", "kept in step"),
    ],
)
def test_a_place_on_which_databases_break_is_told(
    folder: str, told: str | None, tmp_path: Path
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS, encoding="utf-8")
    warning = preflight.place_warning(Path(folder), mounts)
    assert (warning is None) if told is None else (warning is not None and told in warning)
    assert preflight.place_warning(Path("/opt/quizapp"), tmp_path / "no mounts") is None


def test_the_address_on_the_network_is_none_of_the_loopback() -> None:
    address = preflight.lan_address()
    assert address is None or not address.startswith("127.")
    assert preflight.cores() >= 1


def test_a_machine_without_network_has_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_way(_socket: socket.socket, _address: object) -> None:
        raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(socket.socket, "connect", no_way)
    assert preflight.lan_address() is None
