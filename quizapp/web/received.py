"""What a page of a running attempt sent, as changes of responses."""

from __future__ import annotations

from pydantic import JsonValue
from werkzeug.datastructures import MultiDict

from quizapp.domain.errors import Message
from quizapp.domain.questions.base import Mark, Outcome, Question
from quizapp.services import papers
from quizapp.services.responses import FINAL, AlreadyChecked, Change
from quizapp.web import page_marks
from quizapp.web.running import Running


def fields_of(
    running: Running, position: int, form: MultiDict[str, str]
) -> tuple[Question, dict[str, list[str]]]:
    """Return a question and its own fields of a form that may hold several questions."""
    item = running.paper.items[position - 1]
    prefix = f"q{position}-"
    fields = {
        name.removeprefix(prefix): form.getlist(name) for name in form if name.startswith(prefix)
    }
    return papers.questions([item.version])[item.version], fields


def sends_other(
    running: Running, position: int, form: MultiDict[str, str], value: JsonValue
) -> bool:
    """Tell whether a form carries another answer to a question than this one."""
    question, fields = fields_of(running, position, form)
    fields.pop("was", None)
    sheet = running.paper.items[position - 1].sheet(running.attempt.seed)
    return bool(fields) and question.parse(fields, sheet) != value


def change(
    running: Running,
    position: int,
    form: MultiDict[str, str],
    *,
    check: bool = False,
    flag: bool | None = None,
    hints: int = 0,
    whole: bool = False,
) -> Change:
    """Parse and mark what a page sent for one question.

    Raises InvalidResponse.
    """
    question, fields = fields_of(running, position, form)
    value = question.parse(fields, running.paper.items[position - 1].sheet(running.attempt.seed))
    page = page_marks.known_page(form.get("page", ""))
    return Change(
        position=position,
        value=value,
        mark=question.mark(value),
        page=page,
        count=page_marks.count_of(form.get("change", "")),
        elapsed_ms=page_marks.elapsed_ms(page, running.now),
        untouched=fields.get("was") == [page_marks.digest(value)],
        flag=flag,
        hints=min(hints, len(question.hints)),
        check=check,
        whole=whole,
    )


def number(text: str) -> int | None:
    """Read a small number that a button sent; None for what no button of ours sends."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None


def unreadable_note(change: Change) -> Message | None:
    """Return why a response could not be read, or None."""
    return change.mark.note if change.mark.outcome is Outcome.UNREADABLE else None


def pressed_change(
    running: Running, position: int, form: MultiDict[str, str], *, whole: bool
) -> Change | None:
    """Read one question's part of a form, with the buttons that concern it; None for nothing.

    Raises InvalidResponse, or AlreadyChecked when the stored answer can no longer change.
    """
    item, given = running.paper.items[position - 1], running.responses.get(position)
    flag = _pressed(form, "flag", position)
    if item.scored and given is not None and running.is_checked(position):
        # Its mark was shown, so the stored answer stands; only the flag may still change.
        if sends_other(running, position, form, given.value):
            raise AlreadyChecked(FINAL)
        mark = Mark(given.fraction, Outcome(given.outcome))
        return None if flag is None else Change(position, given.value, mark, flag=flag == "1")
    hint = _pressed(form, "hint", position) or ""
    turned = f"q{position}-turn" in form
    check = _pressed(form, "check", position) is not None and running.attempt.feedback == "each"
    return change(
        running,
        position,
        form,
        check=check or turned,
        flag=None if flag is None else flag == "1",
        hints=number(hint) or 0,
        whole=whole,
    )


def _pressed(form: MultiDict[str, str], button: str, position: int) -> str | None:
    """Return what a button of one question says: `flag` may send "3-1", `check` just "3"."""
    where, _dash, what = form.get(button, "").partition("-")
    return what if where == str(position) else None
