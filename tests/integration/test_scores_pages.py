"""The teachers' pages of scores: what they show, who may see them, and what they cost."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import START, Statements
from tests.factories import make_user
from tests.integration.scores_bulk import fill
from tests.integration.scores_data import give, keep, paper, sign_in, take, teacher

pytestmark = pytest.mark.usefixtures("clock")

SIZE = 250_000
"""Most bytes of a teacher's table."""


def names(page: str) -> list[str]:
    return re.findall(r"<bdi>(.*?)</bdi>", page)


def link(page: str, rel: str) -> str:
    found = re.search(rf'rel="{rel}" href="([^"]*)"', page)
    assert found, rel
    return found[1].replace("&amp;", "&")


@pytest.fixture
def reader(app: Flask) -> FlaskClient:
    """Sign a teacher in."""
    return teacher(app)


def test_without_attempts_the_page_says_what_will_come(reader: FlaskClient) -> None:
    assert "Nobody has taken a quiz yet" in reader.get("/scores").text
    assert "Nobody has taken this quiz yet" in reader.get("/scores/sample").text
    assert "Nobody has taken this quiz yet" in reader.get("/scores-by-question/sample").text


def test_a_quiz_nobody_knows_is_not_found(reader: FlaskClient) -> None:
    assert reader.get("/scores/nothing").status_code == 404
    assert reader.get("/scores-by-question/nothing").status_code == 404
    assert reader.get("/scores/no%00thing").status_code == 404


def test_quizzes_are_listed_with_count_mean_and_last(app: Flask, reader: FlaskClient) -> None:
    keep(app)
    for each in range(3):
        take(app, make_user(app), points=float(each), points_of=2.0)
    take(app, make_user(app), handed_in_at=None, points=None, at=START + timedelta(days=9))
    take(app, make_user(app), purpose="practice", points=0.0)
    take(app, make_user(app), quiz_id="gone/away", title="A deleted quiz", points=0.5)
    page = reader.get("/scores").text
    assert re.findall(r'href="/scores/([^"]+)"', page) == ["gone/away", "sample"]
    assert "A deleted quiz" in page
    assert "A small quiz" in page
    assert "4 attempts" in page
    assert "50 %" in page
    assert "Mar 11, 2026" in page


def test_a_quiz_shows_its_attempts_newest_first(app: Flask, reader: FlaskClient) -> None:
    keep(app)
    give(app, take(app, make_user(app, name="Ann"), points=1.0), 1, hints_opened=3)
    bob = take(app, make_user(app, name="Bob"), handed_in_at=None, points=None)
    page = reader.get("/scores/sample").text
    assert names(page) == ["Bob", "Ann"]
    assert f'href="/attempts/{bob.public_id}/result"' in page
    assert "1 of 2" in page
    assert "Open" in page
    assert "2 attempts" in page


def test_the_result_behind_a_row_opens_for_a_teacher(app: Flask, reader: FlaskClient) -> None:
    keep(app)
    take(app, make_user(app, name="Ann"))
    page = reader.get("/scores/sample").text
    found = re.search(r'href="(/attempts/[^"]*)"', page)
    assert found
    assert reader.get(found[1]).status_code == 200


def test_filters_narrow_the_rows_and_go_along_with_the_download(
    app: Flask, reader: FlaskClient
) -> None:
    keep(app)
    take(app, make_user(app, name="Ann"))
    take(app, make_user(app, name="Bob"), at=START + timedelta(days=2))
    assert names(reader.get("/scores/sample?person=AN").text) == ["Ann"]
    page = reader.get("/scores/sample?since=2026-03-03").text
    assert names(page) == ["Bob"]
    assert '<input type="hidden" name="since" value="2026-03-03">' in page
    assert "No attempt matches" in reader.get("/scores/sample?person=nobody").text
    assert names(reader.get("/scores/sample?purpose=practice").text) == []


def test_a_bad_date_is_said_beside_the_filter(app: Flask, reader: FlaskClient) -> None:
    response = reader.get("/scores/sample?since=soon")
    assert response.status_code == 400
    assert "&#34;soon&#34; is no date" in response.text


def test_names_are_text_and_never_markup(app: Flask, reader: FlaskClient) -> None:
    keep(app)
    take(app, make_user(app, name="<script>alert(1)</script>"), title="<i>")
    page = reader.get("/scores/sample").text
    assert "<script>alert" not in page


def test_by_question_shows_the_points_under_each_question(app: Flask, reader: FlaskClient) -> None:
    keep(app)
    ann = take(app, make_user(app, name="Ann"))
    give(app, ann, 1, points=0.5, outcome="partly")
    give(app, ann, 2, points=None, outcome="awaiting")
    only = take(app, make_user(app, name="Bob"), paper={"format": 1, "items": paper()["items"][1:]})
    assert only.public_id
    page = reader.get("/scores-by-question/sample").text
    heads = re.findall(r"by-question-title[^>]*>([^<]*)<", page)
    assert heads == ["What is the capital of Canada?", "How many moons has Mars?"]
    ann_row = page[page.index("<bdi>Ann") :]
    cells = re.findall(r"<td>(.*?)</td>", ann_row)
    assert cells[0] == "0.5"
    assert "To mark" in cells[1]
    bob_row = page[page.index("<bdi>Bob") : page.index("<bdi>Ann")]
    assert re.findall(r"<td>(.*?)</td>", bob_row) == ["", "0"]


def test_many_attempts_come_fifty_at_a_time_both_ways(app: Flask, reader: FlaskClient) -> None:
    fill(app, 120, 1)
    first = reader.get("/scores/big").text
    second = reader.get(link(first, "next")).text
    third = reader.get(link(second, "next")).text
    assert [len(names(each)) for each in (first, second, third)] == [50, 50, 20]
    assert len({*names(first), *names(second), *names(third)}) == 120
    assert 'rel="next"' not in third
    assert 'rel="prev"' not in first
    assert names(reader.get(link(third, "prev")).text) == names(second)
    assert names(reader.get(link(second, "prev")).text) == names(first)
    assert 'rel="prev"' not in reader.get(link(second, "prev")).text


def test_a_page_that_starts_nowhere_is_empty_and_no_error(app: Flask, reader: FlaskClient) -> None:
    keep(app)
    take(app, make_user(app))
    for start in ("nowhere", "%00no", "1%20OR%201=1"):
        response = reader.get(f"/scores/sample?before={start}")
        assert response.status_code == 200
        assert names(response.text) == []


@pytest.mark.parametrize("address", ["/scores", "/scores/big", "/scores-by-question/big"])
def test_the_pages_of_a_large_quiz_stay_small_and_ask_little(
    app: Flask, reader: FlaskClient, statements: Statements, address: str
) -> None:
    fill(app, 120, 120)
    statements.clear()
    page = reader.get(address + "?person=wolf&since=2026-03-01")
    assert page.status_code == 200
    assert len(page.data) <= SIZE
    assert 0 < len(statements) <= 10


def test_many_questions_are_parted(app: Flask, reader: FlaskClient) -> None:
    fill(app, 2, 90)
    assert "Questions 1 to 40 of 90" in reader.get("/scores-by-question/big").text
    last = reader.get("/scores-by-question/big?columns=3").text
    assert "Questions 81 to 90 of 90" in last
    assert last.count('class="by-question"') == 10


@pytest.mark.parametrize("address", ["/scores", "/scores/sample", "/scores.csv"])
def test_students_and_guests_see_no_scores(app: Flask, address: str) -> None:
    assert sign_in(app, make_user(app)).get(address).status_code == 403
    for browser in (sign_in(app, make_user(app, "guest")), app.test_client()):
        response = browser.get(address)
        assert response.status_code == 303
        assert response.location.startswith("/sign-in?")
