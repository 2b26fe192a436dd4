"""Reference files that may lie beside the checkout; a test that needs one is skipped by name."""

from __future__ import annotations

from pathlib import Path

import pytest

_SHARED = Path(__file__).parents[4] / "shared"


def reference(name: str) -> Path:
    path = _SHARED / name
    if not path.is_file():
        pytest.skip(f"../shared/{name} is not there")
    return path
