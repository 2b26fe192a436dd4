"""Jobs between requests: after a response is sent, at most once a minute in each process."""

from __future__ import annotations

import time
from functools import partial

from flask import Flask
from werkzeug.wrappers import Response

from quizapp.config import Config
from quizapp.services import maintenance
from quizapp.services.database import read_only
from quizapp.web.clock import now

_NEXT = "quizapp.next_tick"


def init_app(app: Flask) -> None:
    """Look after each response whether the jobs are due."""
    app.extensions[_NEXT] = 0.0
    app.config.setdefault("UPKEEP", not app.testing)
    app.after_request(partial(_schedule, app))


def _schedule(app: Flask, response: Response) -> Response:
    moment = time.monotonic()
    if app.config["UPKEEP"] and moment >= app.extensions[_NEXT]:
        app.extensions[_NEXT] = moment + maintenance.EVERY.total_seconds()
        response.call_on_close(partial(_run, app))
    return response


def _run(app: Flask) -> None:
    """Do the jobs; whatever goes wrong is logged, for nobody waits for an answer any more."""
    config: Config = app.config["QUIZAPP"]
    read_only.set(False)
    with app.app_context():
        try:
            maintenance.tick(keep_days=config.guest_days, now=now())
        except Exception:
            app.logger.exception("maintenance could not be done")
