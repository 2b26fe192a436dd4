"""The factory: the one place where all floors meet."""

from __future__ import annotations

import sys
from pathlib import Path

from flask import Flask
from flask_babel import Babel
from jinja2 import StrictUndefined

from quizapp import config as settings
from quizapp.config import Config
from quizapp.domain.errors import BankError
from quizapp.models import db
from quizapp.models.engine import engine_options, set_up
from quizapp.services import schema
from quizapp.services.library import Library, bank_folder
from quizapp.web import (
    access,
    context,
    errors,
    formats,
    headers,
    limits,
    logs,
    paths,
    rendering,
    templating,
    translating,
    upkeep,
)
from quizapp.web.views import (
    accounts,
    attempts,
    bank,
    history,
    home,
    links,
    media,
    people,
    preferences,
    results,
    scores,
)
from quizapp.web.views import help as manual

ROOT = Path(__file__).parent
GUNICORN_STOPS = 3
"""The exit code at which gunicorn stops instead of starting worker after worker."""
VIEWS = (
    home,
    attempts,
    results,
    history,
    media,
    scores,
    bank,
    manual,
    accounts,
    preferences,
    links,
    people,
)


def create_app(config: Config | None = None) -> Flask:
    """Build the application from a configuration, by default that of the environment."""
    config = config or Config.from_environ()
    app = Flask(
        "quizapp", static_folder=str(static_folder()), instance_path=str(config.instance.resolve())
    )
    app.config.update(
        QUIZAPP=config,
        SECRET_KEY=settings.secret_key(config),
        SQLALCHEMY_DATABASE_URI=config.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(config.database_url),
        TESTING=config.testing,
        BABEL_DEFAULT_LOCALE=config.locale,
        BABEL_TRANSLATION_DIRECTORIES=str(ROOT / "translations"),
    )
    app.jinja_environment = templating.Templates
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    db.init_app(app)
    with app.app_context():
        set_up(db.engine)
    access.init_app(app)  # first: its guard opens every request
    headers.init_app(app)
    errors.init_app(app)
    context.init_app(app)
    limits.init_app(app)
    upkeep.init_app(app)
    logs.init_app(app)
    paths.init_app(app)
    Babel(app, locale_selector=context.locale, timezone_selector=context.time_zone)
    translating.init_app(app)
    rendering.install(app.jinja_env)
    formats.install(app.jinja_env)
    for view in VIEWS:
        app.register_blueprint(view.bp)
    app.extensions["quizapp.library"] = Library(bank_folder(config))
    return app


def create_server_app() -> Flask:
    """Build the application for a WSGI server, or end it with one line that says why not."""
    try:
        app = create_app()
        with app.app_context():
            schema.require_current(db.engine)
            db.engine.dispose()  # a server that forks later must not share a connection
    except (settings.ConfigError, BankError, schema.SchemaError) as error:
        print(f"quizapp: {error}", file=sys.stderr)  # noqa: T201 - no logger is set up yet
        raise SystemExit(GUNICORN_STOPS) from error
    return app


def static_folder() -> Path:
    """Return the folder of CSS and scripts: inside a wheel, else beside the package."""
    shipped = ROOT / "_shipped" / "static"
    return shipped if shipped.is_dir() else ROOT.parent / "static"
