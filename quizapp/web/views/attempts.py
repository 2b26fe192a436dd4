"""Taking a quiz: one question after the other, or all on one page; then handing in."""

from __future__ import annotations

from flask import (
    Blueprint,
    abort,
    flash,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response

from quizapp.domain.errors import Conflict, InvalidResponse
from quizapp.services import attempts, responses
from quizapp.services.responses import Change
from quizapp.web import access, onward, people_links, received
from quizapp.web.clock import now
from quizapp.web.page_marks import new_page
from quizapp.web.rendering import say
from quizapp.web.running import Running

bp = Blueprint("attempts", __name__, url_prefix="/attempts")


def mine(public_id: str) -> Running:
    """Return the attempt at this address if it is the asker's own; to others it is not found."""
    attempt = attempts.find(public_id)
    if attempt.user_id != access.require_user().id:
        abort(404)
    return Running(attempt, now())


def to_result(running: Running) -> Response:
    """Send the browser to the result."""
    return redirect(url_for("results.show", public_id=running.attempt.public_id), code=303)


@bp.get("/<public_id>")
@access.person
def show(public_id: str) -> str | Response:
    """Show all questions on one page, or go on where the student stopped."""
    running = mine(public_id)
    if running.closed:
        return to_result(running)
    if running.attempt.layout == "one":
        return redirect(running.address(running.first_open()), code=303)
    return render_template(
        "attempts/all.html",
        running=running,
        asked=running.ask_many(),
        places=running.places(),
        page=new_page(running.now),
    )


@bp.get("/<public_id>/<int:position>")
@access.person
def ask(public_id: str, position: int) -> str | Response:
    """Show one question."""
    running = mine(public_id)
    if running.closed:
        return to_result(running)
    if not 1 <= position <= running.last:
        abort(404)
    if running.attempt.layout == "all":
        return redirect(running.address(position), code=303)
    return render_template(
        "attempts/question.html",
        running=running,
        asked=running.ask(position),
        places=running.places(position, links=False),
        page=new_page(running.now),
    )


@bp.post("/<public_id>/<int:position>")
@access.person
def answer(public_id: str, position: int) -> Response:
    """Store what was answered, then go where the pressed button says."""
    running = mine(public_id)
    if not 1 <= position <= running.last:
        abort(404)
    return _store(running, [position])


@bp.post("/<public_id>")
@access.person
def answer_all(public_id: str) -> Response:
    """Store what was answered on the page with all questions."""
    running = mine(public_id)
    return _store(running, list(range(1, running.last + 1)))


def _store(running: Running, positions: list[int]) -> Response:
    form, wants_json = request.form, access.wants_json()
    changes: list[Change] = []
    refused: tuple[int, InvalidResponse] | None = None
    final: Conflict | None = None
    for position in positions:  # what is wrong with one answer must not cost the others
        try:
            change = received.pressed_change(running, position, form, whole=len(positions) > 1)
        except InvalidResponse as error:
            refused = refused or (position, error)
        except responses.AlreadyChecked as error:
            final = error
        else:
            changes += [] if change is None else [change]
    try:
        responses.save(
            attempt_id=running.attempt.id, paper=running.paper, changes=changes, now=running.now
        )
    except responses.AlreadyChecked as error:
        final = error
    except Conflict as error:
        return _no_longer(running, error, wants_json)
    if refused is not None:
        return _refused(running, *refused, wants_json)
    if final is not None:
        return _no_longer(running, final, wants_json)
    if wants_json:
        return _saved(running, positions, changes)
    if len(positions) > 1:
        return redirect(onward.from_whole(running, form), code=303)
    return redirect(onward.from_one(running, positions[0], form, changes), code=303)


def _saved(running: Running, positions: list[int], changes: list[Change]) -> Response:
    notes = [
        say(note) for change in changes if (note := received.unreadable_note(change)) is not None
    ]
    fresh = responses.of_attempt(running.attempt.id)
    return jsonify(
        saved=True,
        position=positions[0],
        change=changes[0].count if changes else 0,
        answered=[position for position, given in sorted(fresh.items()) if given.value is not None],
        note=" ".join(notes),
    )


def _no_longer(running: Running, error: Conflict, wants_json: bool) -> Response:
    if not wants_json:
        flash(say(error.message), "warning")
        return redirect(request.url, code=303)
    closed = isinstance(error, responses.AttemptClosed)
    where = url_for("results.show", public_id=running.attempt.public_id) if closed else ""
    return make_response(
        jsonify(message=say(error.message), location=where), 410 if closed else 409
    )


def _refused(running: Running, position: int, error: InvalidResponse, wants_json: bool) -> Response:
    if wants_json:
        return make_response(jsonify(message=say(error.message)), 422)
    _question, fields = received.fields_of(running, position, request.form)
    typed = [value for values in fields.values() for value in values if value.strip()]
    page = render_template(
        "attempts/refused.html",
        running=running,
        message=error.message,
        typed=typed,
        back=running.address(position),
    )
    return make_response(page, 422)


@bp.get("/<public_id>/hand-in")
@access.person
def hand_in(public_id: str) -> str | Response:
    """Show what is unanswered before it is too late."""
    running = mine(public_id)
    if running.closed:
        return to_result(running)
    return render_template(
        "attempts/hand_in.html",
        running=running,
        places=running.places(),
        page=new_page(running.now),
    )


@bp.post("/<public_id>/hand-in")
@access.person
def handed_in(public_id: str) -> Response:
    """Hand in; a second time, or too late, changes nothing."""
    running = mine(public_id)
    try:
        attempts.hand_in(
            attempt_id=running.attempt.id, key=request.form.get("page", "")[:40], now=running.now
        )
    except Conflict as error:
        flash(say(error.message), "warning")
    return to_result(running)


@bp.get("/<public_id>/elsewhere")
@access.person
def elsewhere(public_id: str) -> str:
    """Show how to go on with this attempt on another device."""
    running = mine(public_id)
    return render_template(
        "attempts/elsewhere.html",
        running=running,
        link=people_links.resume(access.require_user()),
    )
