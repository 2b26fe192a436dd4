"""`quizapp bank` tells authors what is wrong, without a database and without Flask."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli import main

GOOD = "id: good\ntitle: Good\nquestions:\n- id: a\n  prompt: P\n  answer: x\n  wrong: [y]\n"
BAD = GOOD.replace("prompt: P", "prompt: P\n  points: much").replace("good", "bad")
WARNED = GOOD.replace("title: Good\n", "")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUIZAPP_QUESTIONS", raising=False)
    (tmp_path / "questions").mkdir()
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["bank", *arguments])


def test_a_good_bank_ends_with_0_and_one_line(here: Path) -> None:
    (here / "questions/good.yaml").write_text(GOOD)
    result = run("check")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == "1 file, 1 sound question: 0 errors, 0 warnings.\n"


def test_an_error_ends_with_1_and_shows_the_line(here: Path) -> None:
    (here / "questions/bad.yaml").write_text(BAD)
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout == (
        "questions/bad.yaml:6:11: error QB105: points: "
        'expected a number, got "much". Write digits with a decimal point, such as 2.5.\n'
        "      points: much\n"
        "              ^\n"
    )
    assert result.stderr == "1 file, 0 sound questions: 1 error, 0 warnings.\n"


def test_warnings_alone_end_with_0_and_with_1_when_strict(here: Path) -> None:
    (here / "questions/warned.yaml").write_text(WARNED)
    assert run("check").exit_code == 0
    assert "warning QB302" in run("check").stdout
    assert run("check", "--strict").exit_code == 1


def test_files_and_folders_can_be_named(here: Path) -> None:
    (here / "questions/good.yaml").write_text(GOOD)
    (here / "bad.yaml").write_text(BAD)
    assert run("check", "questions").exit_code == 0
    assert run("check", "bad.yaml").exit_code == 1
    both = run("check", "questions", "questions/good.yaml", "bad.yaml")
    assert "2 files" in both.stderr, "a file that is named twice is read once"


def test_files_that_are_named_together_are_compared(here: Path) -> None:
    (here / "a.yaml").write_text(GOOD)
    (here / "b.yaml").write_text(GOOD.replace("id: good", "id: other"))
    result = run("check", "a.yaml", "b.yaml")
    assert "b.yaml:4:7: error QB206" in result.stdout


def test_what_cannot_run_ends_with_2(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = run("check", "nowhere.yaml")
    assert missing.exit_code == 2
    assert missing.stderr == "quizapp bank: There is no file or folder nowhere.yaml.\n"
    monkeypatch.setenv("QUIZAPP_QUESTIONS", "nowhere")
    assert run("check").exit_code == 2
    assert "QUIZAPP_QUESTIONS" in run("list").stderr
    assert run("check", "--format", "xml").exit_code == 2


def test_json_holds_every_field(here: Path) -> None:
    (here / "questions/bad.yaml").write_text(BAD)
    result = run("check", "--format", "json")
    told = json.loads(result.stdout)
    assert (told["files"], told["questions"], told["errors"], told["warnings"]) == (1, 0, 1, 0)
    (problem,) = told["problems"]
    assert problem["source"] == "  points: much"
    assert {
        key: problem[key] for key in ("file", "line", "column", "code", "question", "path")
    } == {
        "file": "questions/bad.yaml",
        "line": 6,
        "column": 11,
        "code": "QB105",
        "question": "a",
        "path": "points",
    }


def test_github_gets_annotations(here: Path) -> None:
    (here / "questions/50%,a.yaml").write_text(BAD)
    (line,) = run("check", "--format", "github").stdout.splitlines()
    assert line.startswith(
        "::error file=questions/50%25%2Ca.yaml,line=6,col=11,title=QB105::points"
    )


def test_images_are_looked_for_beside_the_file(here: Path) -> None:
    (here / "questions/media").mkdir()
    (here / "questions/media/x.png").write_bytes(b"x")
    (here / "questions/good.yaml").write_text(GOOD.replace(" P", " '![x](media/x.png)'"))
    assert run("check").exit_code == 0
    (here / "questions/media/x.png").unlink()
    assert "error QB290" in run("check").stdout


@pytest.mark.parametrize("name", ["folder.yaml", "loop.yaml", "gone.yaml"])
def test_what_is_no_file_is_a_problem(here: Path, name: str) -> None:
    (here / "questions/folder.yaml").mkdir()
    (here / "questions/loop.yaml").symlink_to("loop.yaml")
    (here / "questions/gone.yaml").symlink_to("nowhere.yaml")
    result = run("check")
    assert result.exit_code == 1
    assert f"questions/{name}:1:1: error QB02" in result.stdout


def test_the_list_counts_questions_by_type(here: Path) -> None:
    (here / "questions/good.yaml").write_text(GOOD + "- {id: f, front: a, back: b}\n")
    result = run("list")
    assert result.stdout == (
        "questions/good.yaml: Good (2 questions: 1 choice, 1 flashcard)\n"
        "1 file: 2 questions: 1 choice, 1 flashcard\n"
    )


def test_the_schema_is_printed_as_json() -> None:
    told = json.loads(run("schema").stdout)
    assert told["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_shipped_bank_is_without_errors() -> None:
    result = run("check", "questions")
    assert result.exit_code == 0, result.stdout


def test_the_command_loads_neither_flask_nor_a_database(here: Path) -> None:
    (here / "questions/good.yaml").write_text(GOOD)
    program = (
        "import sys\nfrom quizapp.cli import main\n"
        "main(['bank', 'check'], standalone_mode=False)\n"
        "print([each for each in ('flask', 'sqlalchemy', 'jinja2') if each in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=here
    )
    assert done.stdout == "[]\n"
