"""The bank page: teachers see every file, what it serves, and what to mend."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.domain.bank.lint import lint
from quizapp.domain.bank.loaded import LoadedFile
from quizapp.domain.bank.problem import Problem
from quizapp.services import library_review
from quizapp.services.library import Library
from quizapp.services.library_review import Reviewer
from tests.conftest import Statements
from tests.factories import choice_question, make_user, write_quiz
from tests.integration.people_pages import be

BROKEN = """\
quizapp: 1
id: broken
title: A quiz with mistakes
questions:
  - id: broken-answer
    prompt: How many moons has the Earth?
    type: number
    answer: one, of course
  - id: broken-key
    prompt: Which is <b>right</b>?
    answer: This
    wrong: [That]
    explaination: Because.
  - id: broken-not
    prompt: Is this one sound?
    answer: true
"""


@pytest.fixture
def teacher(app: Flask) -> FlaskClient:
    return be(app, make_user(app, "teacher"))


def edit(path: Path, text: str | bytes) -> None:
    """Change a file as long ago as the library wants a change to be settled."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    old = time.time() - 60
    os.utime(path, (old, old))


def looked_again(app: Flask) -> None:
    """Let the library look through the folder now, and believe what it sees."""
    library: Library = app.extensions["quizapp.library"]
    library._next_scan = 0.0
    library.snapshot()
    library._pending = {name: (stamp, -1e9) for name, (stamp, _) in library._pending.items()}
    library._next_scan = 0.0
    library.snapshot()


def test_a_file_is_listed_with_its_quiz_and_its_questions(
    bank_folder: Path, teacher: FlaskClient
) -> None:
    write_quiz(bank_folder, "cells", head="listed: false")
    page = teacher.get("/bank").text
    assert "2 files, 5 questions." in page
    assert "Quiz cells" in page
    assert "2 questions: 2 choice" in page
    assert "3 questions: 1 choice, 1 multiple, 1 number" in page
    assert page.count("not listed") == 1


def test_a_bank_without_mistakes_says_so(teacher: FlaskClient) -> None:
    page = teacher.get("/bank").text
    assert "All is well." in page
    assert "Nothing to mend" in page
    assert "What to mend" not in page


def test_an_empty_bank_says_what_to_do(make_app: Callable[..., Flask], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    app = make_app(questions=tmp_path / "empty")
    page = be(app, make_user(app, "teacher")).get("/bank").text
    assert "The bank is empty" in page
    assert "/help/first-quiz" in page


def test_a_problem_is_drawn_with_its_place_its_line_and_its_cure(
    bank_folder: Path, teacher: FlaskClient
) -> None:
    (bank_folder / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    page = teacher.get("/bank").text
    assert "broken.yaml:8:13" in page
    assert '<a href="/help/problems-values#qb105">QB105</a>' in page
    assert "expected a number, got &#34;one, of course&#34;." in page
    assert "    answer: one, of course\n" + '<b aria-hidden="true">            ^</b>' in page
    assert "Write digits with a decimal point, such as 2.5." in page
    assert "Did you mean explanation?" in page
    assert "2 errors" in page


def test_a_file_has_its_page_under_its_name_and_under_its_quiz(
    bank_folder: Path, teacher: FlaskClient
) -> None:
    (bank_folder / "more").mkdir()
    (bank_folder / "more" / "file.yaml").write_text(BROKEN, encoding="utf-8")
    by_name, by_quiz = teacher.get("/bank/more/file.yaml"), teacher.get("/bank/broken")
    assert by_name.status_code == by_quiz.status_code == 200
    assert by_name.text == by_quiz.text
    assert "2 questions wait until their errors are mended." in by_name.text
    assert "Is this one sound?" in by_name.text
    assert "broken-not" in by_name.text
    assert "<b>right" not in by_name.text
    assert teacher.get("/bank/nothing").status_code == 404


def test_warnings_are_shown_after_errors(bank_folder: Path, teacher: FlaskClient) -> None:
    write_quiz(bank_folder, "a-warned", [choice_question("w", wrong="Right")])
    (bank_folder / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    page = teacher.get("/bank").text
    assert "2 errors, 1 warning." in page
    assert page.index("QB105") < page.index("QB304")


def test_a_broken_edit_says_that_the_last_good_version_is_served(
    app: Flask, bank_folder: Path, teacher: FlaskClient
) -> None:
    teacher.get("/bank")
    edit(bank_folder / "sample.yaml", "quizapp: 1\nid: sample\nquestions: [")
    looked_again(app)
    listed, shown = teacher.get("/bank").text, teacher.get("/bank/sample").text
    assert "the last good version is still served" in listed
    assert "The last good version is still served" in shown
    assert "sample.yaml:3:1" in shown
    assert "What is the capital of Canada?" in shown


def test_the_warnings_of_a_broken_edit_are_those_of_the_new_version(
    app: Flask, bank_folder: Path, teacher: FlaskClient
) -> None:
    teacher.get("/bank")
    edit(bank_folder / "sample.yaml", BROKEN.replace("title: A quiz with mistakes\n", ""))
    looked_again(app)
    page = teacher.get("/bank/sample").text
    assert "QB302" in page


@pytest.mark.parametrize("content", [b"", b"\xff\xfeq\x00", b"questions: []", b"[1, 2]"])
def test_a_file_that_serves_nothing_is_listed_too(
    bank_folder: Path, teacher: FlaskClient, content: bytes
) -> None:
    (bank_folder / "useless.yaml").write_bytes(content)
    page = teacher.get("/bank").text
    assert "useless.yaml" in page
    assert "nothing of it is served" in page
    shown = teacher.get("/bank/useless.yaml").text
    assert "Nothing of this file is served" in shown
    assert "useless.yaml:1:" in shown


def test_a_quiz_that_gives_way_to_another_of_its_id_serves_nothing(
    bank_folder: Path, teacher: FlaskClient
) -> None:
    write_quiz(bank_folder, "zzz").write_text(
        (bank_folder / "sample.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    page = teacher.get("/bank/zzz.yaml").text
    assert "QB207" in page
    assert "Nothing of this file is served" in page


def test_each_snapshot_is_linted_once(
    app: Flask, bank_folder: Path, teacher: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = []

    def counted(files: Iterable[LoadedFile]) -> list[Problem]:
        runs.append(1)
        return lint(files)

    monkeypatch.setattr(library_review, "lint", counted)
    for address in ("/bank", "/bank", "/bank/sample"):
        assert teacher.get(address).status_code == 200
    assert len(runs) == 1
    edit(bank_folder / "sample.yaml", BROKEN)
    looked_again(app)
    teacher.get("/bank")
    assert len(runs) == 2


def test_a_review_knows_every_problem_that_the_check_knows(bank_folder: Path) -> None:
    (bank_folder / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    library = Library(bank_folder)
    review = Reviewer(library).review()
    assert {each.code for each in review.problems} == {"QB105", "QB111"}
    assert review.problems[0].severity == "error"


def test_many_problems_and_files_come_in_pages(bank_folder: Path, teacher: FlaskClient) -> None:
    for number in range(60):
        bad = f"id: bad-{number}\nprompt: Which?\nanswer: This\nwrong: [That]\npoints: many"
        write_quiz(bank_folder, f"many-{number:02}", [choice_question(f"q{number}"), bad])
    first, third = teacher.get("/bank").text, teacher.get("/bank?problems=3&files=2").text
    assert first.count('class="problem"') == third.count('class="problem"') == 20
    assert "Page 1 of 3" in first
    assert "Page 3 of 3" in third
    assert "many-00.yaml:14:13" in first
    assert "many-59.yaml:14:13" in third
    assert len(first.encode()) < 250_000
    assert teacher.get("/bank?problems=99&files=-1").status_code == 200


def test_the_bank_takes_few_statements(teacher: FlaskClient, statements: Statements) -> None:
    teacher.get("/bank")
    statements.clear()
    teacher.get("/bank")
    assert len(statements) <= 10


def test_the_bank_is_in_the_menu_of_teachers_alone(app: Flask, teacher: FlaskClient) -> None:
    student = be(app, make_user(app, "student"))
    assert '<a href="/bank">Bank</a>' in teacher.get("/").text
    assert "/bank" not in student.get("/").text
    assert student.get("/bank").status_code == 403
    assert app.test_client().get("/bank").status_code == 303
