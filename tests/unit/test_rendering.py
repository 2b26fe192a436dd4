"""Markdown becomes what pages may show, and nothing else."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.domain.errors import N_
from quizapp.web import rendering
from quizapp.web.context import AccountMenu
from quizapp.web.markup import plain
from quizapp.web.rendering import (
    Ui,
    below,
    heading,
    inline,
    markdown,
    pieces,
    say,
)

MEDIA = {"media/map.png": "0a1b", "media/a b.svg": "2c3d"}

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](  java\tscript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "![x](javascript:alert(1))",
    "![x](https://elsewhere.example/spy.png)",
    r"$\text{<img src=x onerror=alert(1)>}$",
    r"$$\text{</math><script>alert(1)</script>}$$",
    r"$\mathrm{<style>@import 'x'</style>}$",
    r"$\href{javascript:alert(1)}{x}$",
    '<p style="position:fixed">x</p>',
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    '<a href="x" onclick="alert(1)">x</a>',
    "```html\n<script>alert(1)</script>\n```",
    '[x](http://a.example "\\" onmouseover=alert(1) x=\\"")',
    "<javascript:alert(1)>",
    "<!-- x --><?php x ?><![CDATA[ x ]]>",
]


class Seen(HTMLParser):
    """The elements and attributes of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def assert_harmless(html: str) -> None:
    seen = Seen(html)
    forbidden = {"script", "style", "svg", "iframe", "object", "form", "input", "annotation-xml"}
    assert not forbidden & set(seen.tags)
    for name, value in seen.attributes:
        assert not name.startswith("on")
        assert name not in {"style", "id", "srcset", "xlink:href"}
        if name == "href":
            assert not value.lower().split(":")[0].strip().endswith(("script", "data"))
        if name == "src":
            assert value.startswith("/media/")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_markdown_comes_out_harmless(text: str) -> None:
    assert_harmless(markdown(text, MEDIA))
    assert_harmless(inline(text, MEDIA))
    assert_harmless(heading(text, 1, MEDIA))
    assert_harmless("".join(map(str, pieces([text, text], ["GAP"], MEDIA))))


def test_the_check_for_harm_sees_harm() -> None:
    for html in ("<script>", "<p onclick=x>", '<p style="x">', '<a href="javascript:x">'):
        with pytest.raises(AssertionError):
            assert_harmless(html)


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from(list("<>\"'/=&;:!?[](){}$\\`*_~|#-\n aimgsrcxon\ue000")),
        max_size=60,
    )
)
def test_no_text_makes_other_html_than_listed(text: str) -> None:
    assert_harmless(markdown(text, MEDIA))
    assert_harmless(inline(text, MEDIA))


def test_the_features_of_the_format_are_there() -> None:
    html = markdown("**a** *b* ~~c~~ `d`\n\n- e\n\n| f | g |\n|---|--:|\n| 1 | 2 |")
    for part in ("<strong>a", "<em>b", "<s>c", "<code>d", "<li>e", "<th>f", '<td class="num">2'):
        assert part in html


def test_inline_text_has_no_blocks() -> None:
    assert inline("a *b*\n\n# c") == "a <em>b</em>\n\n# c"


def test_an_image_of_the_bank_is_served_by_its_hash() -> None:
    html = markdown('![A "map"](media/map.png) ![b](media/a%20b.svg)', MEDIA)
    assert '<img src="/media/0a1b.png" alt="A &quot;map&quot;" loading="lazy"' in html
    assert 'src="/media/2c3d.svg"' in html


@pytest.mark.parametrize("path", ["media/gone.png", "https://x.example/map.png", "media/map.exe"])
def test_any_other_image_is_its_words(path: str) -> None:
    assert markdown(f"![the map]({path})", {**MEDIA, "media/map.exe": "ff"}) == (
        '<p><span class="missing">the map</span></p>'
    )


def test_the_same_text_with_other_media_is_rendered_anew() -> None:
    text = "![x](media/map.png)"
    assert "0a1b" in markdown(text, {"media/map.png": "0a1b"})
    assert "ffff" in markdown(text, {"media/map.png": "ffff"})


def test_links_leave_without_a_trace() -> None:
    assert markdown("[a](https://x.example/b)") == (
        '<p><a href="https://x.example/b" rel="noopener nofollow">a</a></p>'
    )
    assert 'href="../help"' in markdown("[a](../help)")


def test_math_is_native_and_its_text_stays_text() -> None:
    html = inline(r"$\frac{a}{b}$ and $x<y$ and $\text{<b>}$")
    assert "<mfrac>" in html
    assert "<mo>&lt;</mo>" in html
    assert "<mtext>&lt;b&gt;</mtext>" in html
    assert 'display="block"' in markdown("$$x$$")


def test_money_is_no_math() -> None:
    assert "<math" not in inline("It costs $5, or $6 with tax.")


@pytest.mark.parametrize("latex", [r"\frac{", "{" * 500, r"\begin{x}", "x" * 3_000])
def test_a_formula_that_cannot_be_read_is_shown_as_typed(latex: str) -> None:
    assert f'<code class="math-source">{latex}</code>' in inline(f"${latex}$")


def test_code_is_coloured_by_class() -> None:
    html = markdown("```python\ndef f(): pass\n```")
    assert '<span class="k">def</span>' in html
    assert "<pre" in markdown("```no-such-language\nx\n```")


def test_code_too_wide_for_a_phone_can_be_reached_by_keys() -> None:
    assert "tabindex" not in markdown("```\nshort\n```")
    assert '<pre class="code" tabindex="0">' in markdown("```\n" + "x" * 60 + "\n```")


def test_an_authors_headings_come_below_those_of_the_page() -> None:
    assert markdown("# a\n\n###### b") == "<h3>a</h3>\n<h6>b</h6>"


def test_the_first_paragraph_of_a_prompt_is_its_heading() -> None:
    assert heading("a *b*\n\nc", 2) == "<h2>a <em>b</em></h2>\n<p>c</p>"
    assert heading("- a", 1).startswith('<div role="heading" aria-level="1"><ul>')


def test_gaps_stand_where_the_text_has_them() -> None:
    assert pieces(["a **b ", " c** ", "."], [1, 2]) == (
        "<p>a <strong>b ",
        1,
        " c</strong> ",
        2,
        ".</p>",
    )


def test_a_gap_that_an_image_swallows_is_not_lost() -> None:
    shown = pieces(["a ![b ", "](media/map.png) ", ""], ["one", "two"], MEDIA)
    assert sorted(each for each in shown if each in ("one", "two")) == ["one", "two"]


def test_a_gap_stands_in_code_and_math() -> None:
    assert pieces(["`a ", "`"], [1]) == ("<p><code>a ", 1, "</code></p>")
    assert 1 in pieces([r"$\frac{1}{", "}$"], [1])


def test_marks_of_gaps_in_the_authors_text_mean_nothing() -> None:
    assert pieces(["\ue000 a ", "\ue005"], ["gap"]) == ("<p>a ", "gap", "</p>")


def test_the_cache_is_bounded_in_entries_and_in_length() -> None:
    assert rendering._cached.cache_info().maxsize == 4_096
    before = rendering._cached.cache_info().currsize
    markdown("long " * 2_000)
    assert rendering._cached.cache_info().currsize == before


def test_a_message_is_worded_with_its_values_and_those_within() -> None:
    inner = N_("at most {n}", n=3)
    assert say(N_("{what}: 5 % of {x}", what=inner, x="{y}")) == "at most 3: 5 % of {y}"
    assert say("as it is") == "as it is"


def test_options_have_letters_without_end() -> None:
    ui = Ui("q1", "p")
    assert [ui.letter(each) for each in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_the_names_of_two_questions_do_not_meet() -> None:
    assert Ui("q1", "p").name("unit") == "q1-unit"
    assert Ui("q1", "p").id() != Ui("q2", "p").id()


@pytest.mark.parametrize(
    ("name", "letters"), [("Amara Okafor", "AO"), ("guest", "G"), ("a b c", "AC"), (" ", "?")]
)
def test_an_account_is_shown_by_its_initials(name: str, letters: str) -> None:
    assert AccountMenu(name, "", [], "/out").initials == letters


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("$\\frac{1}{3}$ of **it**", "\\frac{1}{3} of it"),
        ("`a < b`\nand [more](https://example.org)", "a < b and more"),
        ("![a flag](media/f.png) of <b>", "a flag of <b>"),
    ],
)
def test_plain_text_keeps_words_and_formulas_as_typed(typed: str, shown: str) -> None:
    assert plain(typed) == shown


def test_an_authors_headings_come_right_below_the_pages_own() -> None:
    html = markdown("## a\n\n### b\n\n## c")
    assert below(html, 1) == "<h2>a</h2>\n<h3>b</h3>\n<h2>c</h2>"
    assert below("<p>no heading</p>", 2) == "<p>no heading</p>"
    assert heading("first\n\n# second", 1) == "<h1>first</h1>\n<h2>second</h2>"
