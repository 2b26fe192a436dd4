"""The floors of the house: arrows point down only."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
FRAMEWORKS = {"flask", "sqlalchemy", "jinja2", "wtforms", "werkzeug", "alembic", "click", "babel"}


LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Check a house in a process of its own: the checker silences the loggers of ours."""
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", "--no-logo", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
    )


def test_every_import_keeps_the_law() -> None:
    checked = lint(folder=ROOT)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_broken_law_is_noticed(tmp_path: Path) -> None:
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
    checked = lint("--config", str(law), folder=tmp_path)
    assert checked.returncode == 1
    assert "cottage.domain -> cottage.models" in checked.stdout


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
