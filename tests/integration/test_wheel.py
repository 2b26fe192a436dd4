"""The wheel, installed into an environment of its own, serves from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.processes import QUIZAPP, ROOT, clean_environment, run, serving


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(
        "build", "-t", "wheel", "-d", str(folder),
        folder=ROOT, command=[sys.executable, "-m", "hatchling"],
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    [path] = folder.glob("*.whl")
    return path


def test_the_wheel_ships_all_that_is_served_and_nothing_private(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    expected = {
        "quizapp/py.typed",
        "quizapp/_shipped/static/css/app.css",
        "quizapp/_shipped/questions/samples/choice.yaml",
        "quizapp/migrations/env.py",
        "quizapp/migrations/script.py.mako",
        "quizapp/migrations/versions/0001_first_tables.py",
        "quizapp/templates/base.html",
    }
    assert expected <= names
    for folder, inside in (("static", "_shipped/static"), ("questions", "_shipped/questions")):
        files = {path.relative_to(ROOT / folder) for path in (ROOT / folder).rglob("*.*")}
        assert {f"quizapp/{inside}/{file}" for file in files if file.suffix} <= names
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"quizapp"}
    assert not [name for name in names if "instance/" in name or "__pycache__" in name]


def environment(folder: Path, wheel: Path, *, borrow: bool) -> Path:
    """Make an environment with the wheel; what the wheel needs is borrowed or installed."""
    builder = venv.EnvBuilder(with_pip=not borrow, symlinks=True)
    builder.create(folder)
    python = folder / "bin" / "python"
    if not borrow:
        lock = ROOT / "requirements" / "run.lock"
        for wanted in (["--require-hashes", "-r", lock], [wheel]):
            subprocess.run(
                [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted],
                env=clean_environment(PYTHONPATH=""), check=True, timeout=300,
            )  # fmt: skip
        return python
    [site] = folder.glob("lib/python*/site-packages")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
         "--no-deps", "--target", site, wheel],
        check=True, timeout=120,
    )  # fmt: skip
    ours = sysconfig.get_path("purelib")
    (site / "borrowed.pth").write_text(ours + "\n", encoding="utf-8")
    return python


@pytest.mark.parametrize("borrow", [True, False], ids=["borrowed", "installed"])
def test_it_serves_from_an_empty_folder(tmp_path: Path, wheel: Path, borrow: bool) -> None:
    if not borrow and os.environ.get("QUIZAPP_TEST_INSTALL") != "1":
        pytest.skip("QUIZAPP_TEST_INSTALL=1 installs the wheel with all it needs")
    python = environment(tmp_path / "venv", wheel, borrow=borrow)
    folder = tmp_path / "school"
    folder.mkdir()
    alone = clean_environment(PYTHONPATH="")
    where = run(
        "-c", "import quizapp; print(quizapp.__file__)",
        folder=folder, command=[str(python)], environment=alone,
    )  # fmt: skip
    assert str(tmp_path / "venv") in where.stdout, where.stderr
    command = [str(python), *QUIZAPP[1:]] if borrow else [str(python.with_name("quizapp"))]
    with serving(folder=folder, command=command, environment=alone) as served:
        home = served.get("/")
        assert "@layer" in served.get("/static/css/app.css")
    assert "The agreement and the visit" in home
    assert (folder / "instance" / "questions" / "samples" / "choice.yaml").is_file()
