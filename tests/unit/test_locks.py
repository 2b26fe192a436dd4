"""The locked dependencies: all of ours, with hashes, from nowhere in particular."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = {path.name: path.read_text(encoding="utf-8") for path in ROOT.glob("requirements/*.lock")}


def wanted(lock: str) -> list[str]:
    """Return what pyproject.toml asks for in a lock."""
    groups = PROJECT["dependency-groups"]
    more = {
        "run.lock": [],
        "postgres.lock": PROJECT["project"]["optional-dependencies"]["postgres"],
        "dev.lock": [each for each in groups["dev"] if isinstance(each, str)],
    }
    return [*PROJECT["project"]["dependencies"], *groups["build"], *more[lock]]


def pinned(lock: str) -> list[tuple[str, str]]:
    """Return names and versions; one package may have two, for different Pythons."""
    return list(re.findall(r"^([a-z0-9._-]+)(?:\[.*?\])?==([^\s;]+)", LOCKS[lock], re.MULTILINE))


@pytest.mark.parametrize("lock", ["run.lock", "postgres.lock", "dev.lock"])
def test_a_lock_holds_each_dependency_with_hashes(lock: str) -> None:
    names = {re.split(r"[\[>=<; ]", each)[0].lower().replace(".", "-") for each in wanted(lock)}
    assert names <= {name for name, _ in pinned(lock)}
    blocks = re.split(r"^(?=[a-z0-9])", LOCKS[lock], flags=re.MULTILINE)[1:]
    assert len(blocks) == len(pinned(lock))
    assert [each for each in blocks if "--hash=sha256:" not in each] == []


def test_all_locks_agree() -> None:
    for name in ("postgres.lock", "dev.lock"):
        assert set(pinned("run.lock")) <= set(pinned(name))


@pytest.mark.parametrize("lock", sorted(LOCKS))
def test_a_lock_names_no_address(lock: str) -> None:
    assert not re.search(r"://|index|find-links|file:|/opt/", LOCKS[lock])
