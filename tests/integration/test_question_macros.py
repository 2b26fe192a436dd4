"""The two macros of every question type: complete, labelled, harmless, and silent about the key."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import JsonValue

from quizapp.domain.errors import N_
from quizapp.domain.questions import TYPES
from quizapp.domain.questions.base import Question
from quizapp.web.rendering import Ui, install
from tests.unit.questions.test_contract import CASES, build
from tests.unit.questions.test_leaks import EXCHANGED
from tests.unit.test_rendering import HOSTILE, assert_harmless

ROOT = Path(__file__).parents[2]
VOID = {"br", "hr", "img", "input", "link", "meta", "path", "circle", "rect"}


def environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(ROOT / "quizapp" / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    env.globals.update(url_for=lambda *_, **__: "", csrf_token=lambda: "")
    install(env)
    return env


ENV = environment()


def macro(kind: str, name: str, value: object, ui: Ui) -> str:
    return str(getattr(ENV.get_template(f"questions/{kind}.html").module, name)(value, ui))


def entry(
    question: Question, value: JsonValue = None, ui: Ui | None = None, seed: str = "s"
) -> str:
    ui = ui or Ui("q3", "prompt-3")
    return macro(question.kind, "entry", question.entry(question.sheet(seed), value), ui)


def result(question: Question, value: JsonValue = None, ui: Ui | None = None) -> str:
    ui = ui or Ui("q3", "prompt-3")
    shown = question.result(question.sheet("s"), value, question.mark(value))
    return macro(question.kind, "result", shown, ui)


@dataclass
class Control:
    tag: str
    attributes: dict[str, str]
    within: list[str]


@dataclass
class Page(HTMLParser):
    """A piece of a page: its controls, ids and what a browser would send of it."""

    html: str
    controls: list[Control] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    sent: dict[str, list[str]] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.select = ""
        self.writing = ""
        self.feed(self.html)
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.attributes += [(tag, name, value) for name, value in given.items()]
        if tag in {"input", "select", "textarea", "button"}:
            self.controls.append(Control(tag, given, list(self.open)))
        if tag == "label" and "for" in given:
            self.labels.add(given["for"])
        self.ids += [given["id"]] if "id" in given else []
        self._send(tag, given)
        if tag not in VOID:
            self.open.append(tag)

    def _send(self, tag: str, given: dict[str, str]) -> None:
        if tag == "select":
            self.select = given["name"]
            self.sent.setdefault(self.select, [])
        elif tag == "option" and (not self.sent[self.select] or "selected" in given):
            self.sent[self.select] = [given.get("value", "\0")]
        elif tag == "textarea":
            self.writing = given["name"]
        elif tag == "input" and (given.get("type", "text") == "text" or "checked" in given):
            self.sent.setdefault(given["name"], []).append(given.get("value", "on"))

    def handle_data(self, data: str) -> None:
        if self.writing:
            self.sent[self.writing] = [data.removeprefix("\n")]
            self.writing = ""
        elif self.select and self.sent.get(self.select) == ["\0"]:
            self.sent[self.select] = [data]

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> is out of order"
        if tag == "textarea":
            self.writing = ""


def responses(kind: str) -> Iterator[JsonValue]:
    case = CASES[kind]
    yield from (each for each in (case.right, case.wrong, case.partly, case.unreadable, None))
    if kind == "essay":
        yield "Two words,\nand <b>more</b>."
    if kind == "flashcard":
        yield "good"


@pytest.fixture(params=sorted(TYPES))
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_both_macros_render_whatever_was_given(kind: str) -> None:
    for value in responses(kind):
        question = build(kind)
        for html in (entry(question, value), result(question, value)):
            page = Page(html)
            assert html.strip()
            assert not [each for each in page.attributes if each[2] in {"None", "Undefined"}]


def test_the_browser_sends_back_what_the_page_shows(kind: str) -> None:
    question = build(kind)
    sheet = question.sheet("s")
    for value in responses(kind):
        page = Page(entry(question, value))
        form = {name.removeprefix("q3-"): values for name, values in page.sent.items()}
        # A flashcard is rated only once it is turned.
        assert question.parse(form, sheet) == (None if kind == "flashcard" else value)


def test_a_card_is_rated_by_buttons_once_it_is_turned() -> None:
    question = build("flashcard")
    shown = question.result(question.sheet("s"), "good", question.mark("good"))
    page = Page(macro("flashcard", "rate", shown, Ui("q3", "p")))
    ratings = [each.attributes for each in page.controls]
    assert [each["value"] for each in ratings] == ["again", "hard", "good", "easy"]
    assert {each["name"] for each in ratings} == {"q3-rating"}
    assert [each["value"] for each in ratings if "aria-pressed" in each] == ["good"]
    assert "B" not in entry(question)
    assert Page(entry(question)).controls[0].attributes["name"] == "q3-turn"


@pytest.mark.parametrize("seed", ["s", "another"])
def test_entries_that_differ_only_in_their_key_are_byte_equal(kind: str, seed: str) -> None:
    pages = {
        entry(TYPES[kind].model_validate({"id": "q", "prompt": "P", **fields}), seed=seed)
        for fields in EXCHANGED[kind]
    }
    assert len(pages) == 1


def test_results_tell_the_keys_apart() -> None:
    pages = {
        result(TYPES["choice"].model_validate({"id": "q", "prompt": "P", **fields}))
        for fields in EXCHANGED["choice"]
    }
    assert len(pages) > 1


def test_two_questions_on_a_page_share_no_name_and_no_id(kind: str) -> None:
    question = build(kind)
    value = CASES[kind].right
    both = [Page(entry(question, value, Ui(f"q{n}", f"prompt-{n}"))) for n in (1, 2)]
    assert not set(both[0].ids) & set(both[1].ids)
    assert max(Counter(both[0].ids).values(), default=1) == 1
    for number, page in enumerate(both, 1):
        for control in page.controls:
            assert control.attributes.get("name", f"q{number}-").startswith(f"q{number}-")


def test_every_control_has_words(kind: str) -> None:
    page = Page(entry(build(kind), CASES[kind].right))
    for control in page.controls:
        own = control.attributes
        labelled = own.get("id") in page.labels or "aria-label" in own or "label" in control.within
        assert labelled or control.tag == "button"


def test_a_closed_question_takes_nothing(kind: str) -> None:
    page = Page(entry(build(kind), CASES[kind].right, Ui("q3", "p", disabled=True)))
    shut = "<fieldset" in page.html and " disabled>" in page.html
    assert all(shut or "disabled" in control.attributes for control in page.controls)


@pytest.mark.parametrize("kind", sorted(set(TYPES) - {"info"}))
def test_an_error_stands_by_what_it_is_about(kind: str) -> None:
    ui = Ui("q3", "p", error=N_("Write {what}.", what="<40> or 40000"))
    page = Page(entry(build(kind), None, ui))
    assert "Write &lt;40&gt; or 40000." in page.html
    described = [value for _, name, value in page.attributes if name == "aria-describedby"]
    assert kind == "flashcard" or any("q3-error" in each.split() for each in described)


def hostile(kind: str, text: str) -> dict[str, Any]:
    """Return a body of the type with the text wherever an author can write."""
    other = f"{text} other"
    own: dict[str, dict[str, Any]] = {
        "choice": {"choices": [{"text": text, "correct": True, "feedback": text}, other]},
        "multiple": {"choices": [{"text": text, "correct": True, "feedback": text}, other]},
        "true_false": {"answer": "true", "feedback": {"true": text, "false": text}},
        "text": {"answers": [{"text": text, "feedback": text}, other]},
        "number": {"answer": "1", "unit": text},
        "matching": {"pairs": {text: other, other: text}},
        "ordering": {"order": [text, other]},
        "cloze": {"text": text + " {{a|b}} {{x~y}}"},
        "essay": {"rubric": [{"criterion": text, "points": "1"}], "model": text},
        "flashcard": {"front": text, "back": text},
        "info": {},
    }
    return {"id": "q", "prompt": text, "type": kind, **own[kind]}


@pytest.mark.parametrize("text", HOSTILE)
def test_what_authors_write_harms_nobody(kind: str, text: str) -> None:
    question = TYPES[kind].model_validate(hostile(kind, text))
    value = "<script>alert(1)</script>" if kind in {"text", "essay"} else None
    for html in (entry(question, value), result(question, value)):
        own = re.sub(
            r"<(?:/?(?:svg|input|form)\b)[^>]*>|(?<= )(?:id|tabindex)=\"[^\"]*\"", "", html
        )
        assert_harmless(own)
        assert "<img src=x" not in html
        assert "<script" not in html


def test_every_type_names_style_sheets_that_exist(kind: str) -> None:
    module: Any = ENV.get_template(f"questions/{kind}.html").module
    for name in (*module.styles, *module.result_styles):
        assert (ROOT / "static" / "css" / f"{name}.css").is_file()


def test_every_other_template_names_style_sheets_that_exist() -> None:
    for path in (ROOT / "quizapp" / "templates").rglob("*.html"):
        for names in re.findall(r"stylesheets\(([^)]*)\)", path.read_text()):
            for name in re.findall(
                r'"([a-z_]+)"', re.sub(r"attribute=\"\w+\"|\bif\b.*", "", names)
            ):
                found = (ROOT / "static" / "css" / f"{name}.css").is_file()
                assert found or name in {"entry", "result", "both"}, f"{path.name}: {name}"


def test_no_template_has_inline_script_or_style() -> None:
    for path in (ROOT / "quizapp" / "templates").rglob("*.html"):
        text = path.read_text()
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", text), path.name


def test_gaps_keep_their_places_among_markdown() -> None:
    question = TYPES["cloze"].model_validate(
        {"id": "q", "text": "**One {{a}}** and `{{=2}}`, {{x~y}}."}
    )
    html = entry(question)
    order = [each.attributes["name"] for each in Page(html).controls]
    assert order == ["q3-gap-1", "q3-gap-2", "q3-gap-3"]
    assert re.search(r"<strong>One <input[^>]*></strong>", html)


def test_the_size_of_a_gap_is_no_hint() -> None:
    sizes = re.findall(
        r'size="(\d+)"', entry(build("cloze")) + entry(build("cloze", text="{{" + "a" * 40 + "}}"))
    )
    assert len(sizes) == 3
    assert sizes[0] == sizes[2]


def test_a_hint_costs_what_the_page_says() -> None:
    module: Any = ENV.get_template("_macros.html").module
    ui = Ui("q3", "p")
    shown = str(module.hints(("Think *twice*.",), 1, "costs 10 %", ui))
    assert "Think <em>twice</em>." in shown
    assert "Show another hint (costs 10 %)" in shown
    assert str(module.hints((), 0, "", ui)).strip() == ""
