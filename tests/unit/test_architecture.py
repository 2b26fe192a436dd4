"""The floors of the house: arrows point down only."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from importlinter import cli

ROOT = Path(__file__).parents[2]
FRAMEWORKS = {"flask", "sqlalchemy", "jinja2", "wtforms", "werkzeug", "alembic", "click", "babel"}


def test_every_import_keeps_the_law(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    status = cli.lint_imports(str(ROOT / "pyproject.toml"), cache_dir=None)
    assert status == cli.EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_a_broken_law_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = tmp_path / "cottage"
    for name in ("domain", "models"):
        (house / name).mkdir(parents=True)
        (house / name / "__init__.py").touch()
    (house / "__init__.py").touch()
    (house / "domain" / "__init__.py").write_text("import cottage.models\n", encoding="utf-8")
    law = tmp_path / "law.toml"
    law.write_text(
        '[tool.importlinter]\nroot_package = "cottage"\n'
        '[[tool.importlinter.contracts]]\nname = "Floors"\ntype = "layers"\n'
        'containers = ["cottage"]\nlayers = ["models", "domain"]\n',
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert cli.lint_imports(str(law), cache_dir=None) == cli.EXIT_STATUS_ERROR


def test_the_domain_loads_no_framework() -> None:
    modules = sorted(
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in (ROOT / "quizapp" / "domain").rglob("*.py")
    )
    script = f"import sys, {', '.join(modules)}; print(*sys.modules, sep='\\n')"
    loaded = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert "quizapp.domain.bank.loader" in loaded
    assert {name.partition(".")[0] for name in loaded} & FRAMEWORKS == set()


def test_files_keep_to_their_size() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in (ROOT / "quizapp").rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}
