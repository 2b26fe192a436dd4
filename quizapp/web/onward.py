"""Where the pressed button of a running attempt leads."""

from __future__ import annotations

from flask import flash
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from quizapp.services.responses import Change
from quizapp.web.paths import url_for
from quizapp.web.received import number, unreadable_note
from quizapp.web.running import Running


def from_one(
    running: Running, position: int, form: MultiDict[str, str], changes: list[Change]
) -> str:
    """Return where the pressed button leads from a page with one question."""
    go, here = form.get("go", "next"), running.address(position)
    hand_in_page = url_for("attempts.hand_in", public_id=running.attempt.public_id)
    if "check" in form and changes and changes[0].value is None:
        flash(_("Give an answer first, or go on and come back later."), "warning")
    if {"check", "hint", "flag", f"q{position}-turn"} & set(form):
        return here
    if (wanted := number(go)) is not None:
        return running.address(min(max(1, wanted), running.last))
    if go == "hand-in":
        return hand_in_page
    if go == "previous":
        return running.address(max(1, position - 1))
    if changes and unreadable_note(changes[0]) is not None:
        before = running.responses.get(position)
        if before is None or before.value != changes[0].value:
            return here
    return hand_in_page if position == running.last else running.address(position + 1)


def from_whole(running: Running, form: MultiDict[str, str]) -> str:
    """Return where the pressed button leads from the page with all questions."""
    if form.get("go") == "hand-in":
        return url_for("attempts.hand_in", public_id=running.attempt.public_id)
    for button in ("check", "hint", "flag"):
        position = number(form.get(button, "").partition("-")[0])
        if position is not None and 1 <= position <= running.last:
            return running.address(position)
    return url_for("attempts.show", public_id=running.attempt.public_id)
