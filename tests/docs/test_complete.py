"""The manual leaves nothing out: what the program knows, it explains, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Any

import click
import pytest
from pydantic import BaseModel

from quizapp.cli import main
from quizapp.config import Config, variable_name
from quizapp.domain.bank.file import Defaults, FileSource, Header, QuizSettings
from quizapp.domain.bank.problem import CODES
from quizapp.domain.questions import TYPES
from quizapp.domain.questions.base import Question, Source
from quizapp.domain.questions.essay import Criterion, Length
from quizapp.domain.questions.match import Match
from quizapp.domain.questions.matching import Pair
from quizapp.domain.questions.options import Option
from quizapp.domain.questions.text import Accepted
from quizapp.domain.questions.true_false import Remarks
from quizapp.domain.reports import REPORTS
from quizapp.web import manual
from quizapp.web.manual_marks import CHAPTERS, MARKS
from tests.docs.reading import Section, defaults_of, sections

COMMON = set(Question.model_fields)
INNER: dict[str, tuple[type[BaseModel], ...]] = {
    "choice": (Option,),
    "multiple": (Option,),
    "true_false": (Remarks,),
    "text": (Accepted,),
    "matching": (Pair,),
    "essay": (Criterion, Length),
}
"""Mappings inside the fields of a type."""

HEADER_PARTS: dict[str, type[BaseModel]] = {
    "The top of the file": Header,
    "Settings of the quiz": QuizSettings,
    "Defaults": Defaults,
    "Sources": FileSource,
    "Comparing typed text": Match,
}


def keys(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields)


def one_table(section: Section) -> set[str]:
    tables = section.tables
    assert len(tables) == 1
    return tables[0]


@pytest.mark.parametrize("title", HEADER_PARTS)
def test_each_key_of_a_file_is_explained(title: str) -> None:
    extra = {"questions"} if title == "The top of the file" else set()
    assert one_table(sections("question-file")[title]) == keys(HEADER_PARTS[title]) | extra


def test_each_key_that_all_questions_have_is_explained() -> None:
    common, source = sections("question-file")["What every question has"].tables
    assert common == COMMON | {"type"}
    assert source == keys(Source)


@pytest.mark.parametrize("kind", TYPES)
def test_each_field_of_each_type_is_explained(kind: str) -> None:
    own, *inner = sections(manual.TYPE_PAGES[kind])["Fields"].tables
    assert own - COMMON == keys(TYPES[kind]) - COMMON
    assert inner == [keys(model) for model in INNER.get(kind, ())]


@pytest.mark.parametrize("kind", TYPES)
def test_each_type_says_how_it_is_graded_and_shows_its_sample(kind: str) -> None:
    found = sections(manual.TYPE_PAGES[kind])
    graded = found["How it is graded"].text
    assert "**Example.**" in graded or "Here |" in graded
    assert f"id: sample-{kind.replace('_', '-')}" in found["The sample file"].text
    assert f"`{kind}`" in sections("question-file")["Types of question"].text


def test_the_types_page_lists_the_types_and_no_others() -> None:
    assert {
        row[0].partition("](")[0].strip("[`")
        for row in sections("question-file")["Types of question"].rows
    } == set(TYPES)


def literals(annotation: Any) -> Iterator[str]:
    """Yield the words of a field that takes one of a few."""
    for each in getattr(annotation, "__args__", ()):
        if isinstance(each, str):
            yield each
        else:
            yield from literals(each)


@pytest.mark.parametrize("kind", TYPES)
def test_each_word_that_a_field_takes_is_explained(kind: str) -> None:
    text = sections(manual.TYPE_PAGES[kind])
    whole = " ".join(each.text for each in text.values())
    models = (TYPES[kind], *INNER.get(kind, ()))
    for model in models:
        for name, field in model.model_fields.items():
            if name not in COMMON and "dict" not in str(field.annotation):
                for word in literals(field.annotation):
                    assert f"`{word}`" in whole, f"{name}: {word}"


def test_each_word_that_a_setting_of_the_quiz_takes_is_explained() -> None:
    text = sections("question-file")["Settings of the quiz"].text
    words = [
        word for each in QuizSettings.model_fields.values() for word in literals(each.annotation)
    ]
    assert {"each", "end", "due", "never", "one", "all"} <= set(words)
    assert [word for word in words if f"`{word}`" not in text] == []


def shown(default: Any) -> str | None:
    """Return how the manual writes a plain default; None for one that it puts in words."""
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    if isinstance(default, Enum) or not isinstance(default, int | float | str) or default == "":
        return None
    return f"`{default:g}`" if isinstance(default, int | float) else f"`{default}`"


def plain_defaults(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    for name, field in model.model_fields.items():
        wanted = None if field.is_required() else shown(field.default)
        if wanted is not None and name not in {"type", "hints_cost"}:
            yield name, wanted


@pytest.mark.parametrize("title", [*HEADER_PARTS, "What every question has"])
def test_the_defaults_of_a_file_are_those_of_the_program(title: str) -> None:
    model = HEADER_PARTS.get(title, Question)
    said = defaults_of(sections("question-file")[title].rows)
    assert {name: said[name] for name, _ in plain_defaults(model)} == dict(plain_defaults(model))


@pytest.mark.parametrize("kind", TYPES)
def test_the_defaults_of_a_type_are_those_of_the_program(kind: str) -> None:
    said = defaults_of(sections(manual.TYPE_PAGES[kind])["Fields"].rows)
    for model in (TYPES[kind], *INNER.get(kind, ())):
        wanted = {name: each for name, each in plain_defaults(model) if name not in COMMON}
        assert {name: said[name] for name in wanted} == wanted
        for name, field in model.model_fields.items():
            if field.is_required() and name not in COMMON:
                assert said[name] == "must be there", name


def test_each_code_is_explained_once_and_where_the_bank_page_leads() -> None:
    explained = {
        (name, title.lower())
        for name in CHAPTERS
        for title in sections(name)
        if title.startswith("QB")
    }
    assert explained == {manual.place_of(code) for code in CODES}
    assert len(explained) == len(CODES)
    listed = [row[0] for part in sections("problems").values() for row in part.rows]
    assert len(listed) == len(CODES)


def test_each_code_has_more_than_its_one_sentence() -> None:
    for name in CHAPTERS:
        for title, section in sections(name).items():
            if title.startswith("QB"):
                assert len(section.text.strip().split("\n\n")) > 1, title


def test_each_setting_is_listed_with_its_default() -> None:
    said = defaults_of(sections("configuration")["All settings"].rows)
    wanted = {
        variable_name(name) for name, each in Config.__dataclass_fields__.items() if each.metadata
    }
    assert set(said) == wanted
    assert said["QUIZAPP_GUEST_DAYS"] == f"`{Config.guest_days}`"
    assert said["QUIZAPP_GUESTS"] == "`true`"


@pytest.mark.parametrize("report", REPORTS)
def test_each_column_of_a_report_is_explained(report: str) -> None:
    section = sections("scores")[f"Table: {report}"]
    assert one_table(section) == {each.name for each in REPORTS[report].columns}


def commands(command: click.Command, path: str = "quizapp") -> Iterator[tuple[str, click.Command]]:
    """Yield all commands that are not groups, and the whole, each with what is typed for it."""
    context = click.Context(command)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None and not below.hidden:
                yield from commands(below, f"{path} {name}")
    if not isinstance(command, click.Group) or path == "quizapp":
        yield path, command


COMMANDS = dict(commands(main, "quizapp"))


def test_each_command_is_explained_and_no_other() -> None:
    explained = {title for title in sections("commands") if title.startswith("quizapp")}
    assert explained == set(COMMANDS)
    assert len(explained) > 8


def parts_of(path: str) -> list[click.Parameter]:
    """Return the arguments and options of a command; --help only of the whole."""
    command = COMMANDS[path]
    context = click.Context(command, **command.context_settings)
    return [
        each
        for each in command.get_params(context)
        if path == "quizapp" or "--help" not in each.opts
    ]


def name_of(argument: click.Parameter) -> str:
    return re.sub(r"\W", "", argument.metavar or argument.name or "").upper()


@pytest.mark.parametrize("path", COMMANDS)
def test_each_option_of_a_command_is_explained(path: str) -> None:
    wanted = set()
    for each in parts_of(path):
        names = {name_of(each)} if isinstance(each, click.Argument) else {*each.opts}
        wanted |= names | {*each.secondary_opts}
    found = sections("commands")[path].tables
    assert (found[0] if found else set()) == wanted


@pytest.mark.parametrize("path", [each for each in COMMANDS if each != "quizapp"])
def test_the_defaults_of_options_are_those_of_the_program(path: str) -> None:
    said = defaults_of(sections("commands")[path].rows)
    for each in parts_of(path):
        if isinstance(each, click.Option):
            if each.show_default:
                assert said[each.opts[-1]] == f"`{each.default}`"
            assert said[each.opts[0]] == said[each.opts[-1]]


def test_each_mark_of_the_manual_is_known() -> None:
    for name in manual.NAMES:
        assert "<!--" not in "".join(each.text for each in sections(name).values())
    assert set(MARKS) == {"sample", "code", "codes", "columns", "settings"}


def test_each_file_of_the_manual_is_a_page() -> None:
    assert {path.stem for path in manual.FOLDER.glob("*.md")} == set(manual.NAMES)
