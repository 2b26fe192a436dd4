"""Which addresses are ours, and what a log line may say."""

from __future__ import annotations

import logging

import pytest

from quizapp.web.addresses import is_local, own_path
from quizapp.web.logs import MaskTokens


@pytest.mark.parametrize("path", ["/", "/people?q=a", "/quizzes/b%20c", "/a//b"])
def test_a_path_of_ours_is_followed(path: str) -> None:
    assert own_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        None,
        "",
        "people",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/\r\nSet-Cookie: a=b",
        "/a\\..\\b",
    ],
)
def test_a_path_that_leads_elsewhere_is_not_followed(path: str | None) -> None:
    assert own_path(path) is None


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("192.168.1.20", True),
        ("fe80::1", True),
        ("teacher-laptop", True),
        ("laptop.local", True),
        ("quiz.example.org", False),
        ("8.8.8.8", False),
        ("local.example.org", False),
    ],
)
def test_a_name_of_this_network_is_told_from_one_of_the_world(host: str, expected: bool) -> None:
    assert is_local(host) is expected


@pytest.mark.parametrize("place", ["setup", "reset", "resume"])
def test_a_log_line_hides_the_token_of_a_link(place: str) -> None:
    record = logging.LogRecord(
        "werkzeug", logging.INFO, "", 0, '"GET /%s/%s?x=1 HTTP/1.1"', (place, "s3cret-t0ken"), None
    )
    assert MaskTokens().filter(record)
    assert record.getMessage() == f'"GET /{place}/…?x=1 HTTP/1.1"'


def test_a_log_line_without_a_token_stays_as_it_is() -> None:
    record = logging.LogRecord("werkzeug", logging.INFO, "", 0, "GET %s", ("/people",), None)
    MaskTokens().filter(record)
    assert record.getMessage() == "GET /people"
