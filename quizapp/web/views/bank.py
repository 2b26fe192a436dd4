"""The bank for teachers: its files, and what to mend in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final, Generic, NamedTuple, TypeVar

from flask import Blueprint, abort, current_app, render_template, request
from flask_babel import gettext
from markupsafe import Markup, escape

from quizapp.domain.bank.problem import Problem
from quizapp.domain.errors import Message
from quizapp.services.library_review import Review, Reviewer
from quizapp.web import access, manual
from quizapp.web.library import library
from quizapp.web.rendering import say

bp = Blueprint("bank", __name__)

PROBLEMS_A_PAGE: Final = 20
ROWS_A_PAGE: Final = 50

_CODE: Final = re.compile("`([^`]+)`")

T = TypeVar("T")


class Cut(NamedTuple, Generic[T]):
    """One page of a long list."""

    rows: Sequence[T]
    number: int
    of: int


class Words(NamedTuple):
    """What is wrong, and how to mend it; `cure` may be ""."""

    what: Markup
    cure: Markup


@bp.get("/bank")
@access.teachers
def index() -> str:
    """List the files of the bank, and every problem in them."""
    review = _review()
    return render_template(
        "bank/index.html",
        review=review,
        problems=cut(review.problems, "problems", PROBLEMS_A_PAGE),
        files=cut(list(review.files.values()), "files", ROWS_A_PAGE),
        **_helpers(),
    )


@bp.get("/bank/<path:name>")
@access.teachers
def show(name: str) -> str:
    """Show one file, named by its path in the bank or by its quiz's id."""
    one = _review().find(name) or abort(404)
    return render_template(
        "bank/show.html",
        one=one,
        problems=cut(one.problems, "problems", PROBLEMS_A_PAGE),
        questions=cut(one.quiz.questions if one.quiz else (), "questions", ROWS_A_PAGE),
        **_helpers(),
    )


def _review() -> Review:
    reviewer = current_app.extensions.setdefault("quizapp.reviewer", Reviewer(library()))
    found: Review = reviewer.review()
    return found


def _helpers() -> dict[str, Any]:
    return {"words": words, "place_of": manual.place_of, "type_pages": manual.TYPE_PAGES}


def cut(rows: Sequence[T], name: str, size: int) -> Cut[T]:
    """Cut out the page that the address asks for, or the nearest there is."""
    pages = max(1, -(-len(rows) // size))
    number = min(max(1, request.args.get(name, 1, int)), pages)
    return Cut(rows[(number - 1) * size : number * size], number, pages)


def words(problem: Problem) -> Words:
    """Part a problem's first sentence from those that say what to do.

    They are parted before the values are put in, for a value may hold a full stop.
    """
    template = _CODE.sub(r"<code>\1</code>", str(escape(gettext(problem.message.template))))
    given = {
        key: say(value) if isinstance(value, Message) else value
        for key, value in problem.message.params.items()
    }
    what, stop, cure = template.partition(". ")
    return Words(*(Markup(each).format(**given) for each in (what + stop.rstrip(), cure)))  # noqa: S704 - escaped
