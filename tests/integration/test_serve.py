"""`quizapp serve`, and the other ways to start, as an operator meets them."""

from __future__ import annotations

import re
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.factories import write_quiz
from tests.processes import clean_environment, run, serving


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make an installation's folder with a small bank."""
    (tmp_path / "questions").mkdir()
    write_quiz(tmp_path / "questions", "cells")
    return tmp_path


def test_it_migrates_serves_and_stops_quietly(folder: Path) -> None:
    with serving("--workers", "2", folder=folder) as served:
        with ThreadPoolExecutor(8) as pool:
            pages = list(pool.map(served.get, ["/"] * 16))
        assert all("Quiz cells" in page for page in pages)
        assert "layer" in served.get("/static/css/app.css")
    assert served.process.returncode == 0
    assert "1 quizzes with 2 questions" in served.output
    assert "Traceback" not in served.output
    assert "Error" not in served.output
    assert (folder / "instance" / "quizapp.sqlite3").exists()
    assert (folder / "instance").stat().st_mode & 0o077 == 0


def test_the_first_administrators_link_works_and_is_new_at_each_start(folder: Path) -> None:
    links = []
    for _ in range(2):
        with serving(folder=folder) as served:
            [link] = re.findall(r"http://\S+", served.output.split("quizapp is at")[0])
            assert link.startswith(served.url)
            assert "password" in served.get(link.removeprefix(served.url))
            links.append(link.rpartition("/")[2])
    assert links[0] != links[1]


def test_broken_files_are_listed_and_the_rest_is_served(folder: Path) -> None:
    (folder / "questions" / "broken.yaml").write_text("questions: [", encoding="utf-8")
    with serving(folder=folder) as served:
        assert "Quiz cells" in served.get()
    assert re.search(r"^broken\.yaml:\d+:\d+: error QB\d+", served.output, re.MULTILINE)


def test_the_access_log_keeps_secrets(folder: Path) -> None:
    with serving("--access-log", folder=folder) as served:
        [link] = re.findall(r"http://\S+", served.output.split("quizapp is at")[0])
        served.get(link.removeprefix(served.url) + "?secret=query")
    token = link.rpartition("/")[2]
    assert re.search(r" GET /\S*… 200 \d+ ms$", served.output, re.MULTILINE)
    assert token not in served.output.partition("quizapp is at")[2]
    assert "query" not in served.output


def test_a_taken_port_ends_the_start_in_one_line(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = run("serve", "--port", str(port), folder=folder)
    assert ended.returncode == 2
    assert ended.stderr == (
        f"quizapp: port {port} is taken: stop the program that uses it, "
        "or choose another with --port\n"
    )


def test_a_folder_that_cannot_be_written_ends_the_start_in_one_line(folder: Path) -> None:
    (folder / "instance").write_text("a file stands where the folder should", encoding="utf-8")
    ended = run("serve", "--port", "0", folder=folder)
    assert ended.returncode == 2
    assert re.fullmatch(r"quizapp: cannot write in instance: .*QUIZAPP_INSTANCE.*\n", ended.stderr)


def test_a_wrong_setting_ends_the_start_in_one_line(folder: Path) -> None:
    for name, value in (("QUIZAPP_PROXIES", "many"), ("QUIZAPP_QUESTIONS", "nowhere")):
        ended = run(
            "serve", "--port", "0", folder=folder, environment=clean_environment(**{name: value})
        )
        assert ended.returncode == 2
        assert re.fullmatch(rf"quizapp: {name}: .*{value}.*\n", ended.stderr)


def test_it_serves_from_postgresql(folder: Path, postgres: str) -> None:
    environment = clean_environment(QUIZAPP_DATABASE=postgres)
    with serving("--workers", "2", folder=folder, environment=environment) as served:
        assert "Quiz cells" in served.get()
    assert served.process.returncode == 0
    assert "Traceback" not in served.output
    assert not (folder / "instance" / "quizapp.sqlite3").exists()


SERVERS = {
    "flask": [sys.executable, "-m", "flask", "--app", "wsgi", "run", "--port", "0"],
    "gunicorn": [sys.executable, "-m", "gunicorn", "--bind", "127.0.0.1:0", "wsgi:app"],
}


@pytest.mark.parametrize("server", SERVERS)
def test_other_servers_refuse_an_old_schema_in_one_line(folder: Path, server: str) -> None:
    ended = run(folder=folder, command=SERVERS[server])
    assert ended.returncode == 3
    assert "Traceback" not in ended.stderr
    [line] = [each for each in ended.stderr.splitlines() if each.startswith("quizapp: ")]
    assert line == "quizapp: the database has no tables yet: run `quizapp db upgrade`"


def test_what_other_servers_load_answers_after_the_upgrade(folder: Path) -> None:
    upgraded = run("db", "upgrade", folder=folder)
    assert upgraded.returncode == 0, upgraded.stderr
    checked = run("db", "check", folder=folder)
    assert (checked.returncode, checked.stderr) == (0, "")
    script = "from wsgi import app; print(app.test_client().get('/').status)"
    answered = run(folder=folder, command=[sys.executable, "-c", script])
    assert answered.stdout == "200 OK\n", answered.stderr


def test_a_command_refuses_an_old_schema(folder: Path) -> None:
    ended = run("db", "check", folder=folder)
    assert ended.returncode == 2
    assert ended.stderr == "quizapp: the database has no tables yet: run `quizapp db upgrade`\n"
    assert "database empty, wanted" in run("db", "current", folder=folder).stdout
