"""The manual, page by page."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from quizapp.web import access, manual

bp = Blueprint("help", __name__, url_prefix="/help")


@bp.get("/")
@access.anyone
def index() -> str:
    """List the pages of the manual."""
    return render_template("help/index.html", manual=manual)


@bp.get("/<name>")
@access.anyone
def page(name: str) -> str:
    """Show one page."""
    if name not in manual.NAMES:
        abort(404)
    place = manual.NAMES.index(name)
    return render_template(
        "help/page.html",
        manual=manual,
        page=manual.page(name),
        previous=manual.page(manual.NAMES[place - 1]) if place else None,
        following=manual.page(manual.NAMES[place + 1]) if manual.NAMES[place + 1 :] else None,
    )
