"""The help pages: they render, they are small, and every link leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.domain.bank.problem import CODES
from quizapp.domain.questions import TYPES
from quizapp.web import manual
from quizapp.web.manual_html import anchor_of, rendered

STATIC = Path(__file__).parents[2] / "static"
PAGE_LIMIT = 60_000
PAGES = ["/help/", *(f"/help/{name}" for name in manual.NAMES)]

_LINK = re.compile(r'<a [^>]*?href="([^"]*)"')
_STYLE = re.compile(r'href="/static/(css/[\w-]+\.css)"')
_IMPORT = re.compile(r'@import url\("([\w-]+\.css)"\)')
_SCRIPT = re.compile(r'src="/static/(js/[\w-]+\.js)"')


def weight(html: str) -> int:
    """Return the bytes of a page with its styles and scripts."""
    files: set[str] = {*_STYLE.findall(html), *_SCRIPT.findall(html)}
    for name in list(files):
        text = (STATIC / name).read_text(encoding="utf-8")
        files |= {f"css/{each}" for each in _IMPORT.findall(text)}
    sizes = [(STATIC / name).stat().st_size for name in files]
    return len(html.encode()) + sum(sizes)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_help_is_open_to_everybody_and_light(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert weight(response.text) <= PAGE_LIMIT
    assert response.text.count("<h1") == 1


def test_no_link_of_the_help_pages_leads_nowhere(client: FlaskClient) -> None:
    text = cache(lambda path: client.get(path).text)
    checked = 0
    for page in PAGES:
        for link in _LINK.findall(text(page)):
            parts = urlsplit(urljoin(f"http://localhost{page}", link.replace("&amp;", "&")))
            if parts.netloc != "localhost" or not parts.path.startswith("/help"):
                continue
            assert parts.path in PAGES, f"{page} leads to {link}"
            if parts.fragment:
                assert f'id="{parts.fragment}"' in text(parts.path), f"{page} leads to {link}"
            checked += 1
    assert checked > 500


@pytest.mark.parametrize("address", PAGES)
def test_no_anchor_stands_twice_on_a_page(client: FlaskClient, address: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', client.get(address).text)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("code", CODES)
def test_a_code_has_its_place(client: FlaskClient, code: str) -> None:
    page, anchor = manual.place_of(code)
    assert f'<h2 id="{anchor}">{code}</h2>' in client.get(f"/help/{page}").text


def test_a_code_nobody_knows_leads_to_the_page_on_problems() -> None:
    assert manual.place_of("XX999") == ("problems", "")


@pytest.mark.parametrize("kind", TYPES)
def test_the_page_of_a_type_shows_the_sample_whole(client: FlaskClient, kind: str) -> None:
    sample = Path(__file__).parents[2] / "questions" / "samples" / f"{kind}.yaml"
    page = re.sub(r"<[^>]+>", "", client.get(f"/help/{manual.TYPE_PAGES[kind]}").text)
    plain = page.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert sample.read_text(encoding="utf-8").rstrip() in plain


def test_a_page_that_is_none_is_not_found(client: FlaskClient) -> None:
    assert client.get("/help/nonsense").status_code == 404
    assert client.get("/help/..%2fapp").status_code == 404


def test_help_asks_the_database_nothing_of_a_visitor(
    client: FlaskClient, statements: object
) -> None:
    client.get("/help/commands")
    assert len(statements) == 0  # type: ignore[arg-type]


def test_help_is_at_the_foot_of_each_page(client: FlaskClient) -> None:
    assert '<a href="/help/">' in client.get("/").text


def test_help_lies_beneath_the_prefix_of_the_site(make_app: Callable[..., Flask]) -> None:
    page = make_app().test_client().get("/", environ_overrides={"SCRIPT_NAME": "/quiz"}).text
    assert '<a href="/quiz/help/">' in page


def test_examples_are_labelled_in_words(client: FlaskClient) -> None:
    page = client.get("/help/problems-values").text
    start = page.index('id="qb104"')
    part = page[start : page.index('id="qb105"')]
    assert re.findall(r"</svg>(\w+)</span>", part) == ["Wrong", "Right"]


def test_what_an_author_writes_cannot_become_html() -> None:
    page = rendered(
        '# T\n\nLead.\n\n## A <b onclick="x">"quoted"</b> heading\n\n'
        "<script>x</script> [x](javascript:x) [y](people.md#roles) [z](https://example.org)\n\n"
        '```text wrong\n<pre class="code" id="x">\n```\n'
    )
    html = "".join(piece.html for piece in page.pieces)
    assert "<script" not in html
    assert "<b" not in html
    assert "javascript:" not in re.findall(r'href="([^"]*)"', html)
    assert re.findall(r'href="([^"]*)"', html) == ["people#roles", "https://example.org"]
    assert html.count("<pre") == 1
    assert re.findall(r'<[^>]* id="([^"]*)"', html) == [page.headings[0].anchor]
    assert [piece.label for piece in page.pieces] == ["", "wrong"]


def test_an_anchor_is_made_of_letters_digits_and_hyphens() -> None:
    assert anchor_of("4. Let your editor help") == "4-let-your-editor-help"
    assert anchor_of('A "b" <i>') == "a-b-i"
    assert anchor_of("true_false") == "true_false"


def test_two_headings_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="Twice"):
        rendered("# T\n\nLead.\n\n## Twice\n\n## Twice\n")
