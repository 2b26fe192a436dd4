"""The factory: the one place where all floors meet."""

from __future__ import annotations

from pathlib import Path

from flask import Flask
from flask_babel import Babel
from jinja2 import StrictUndefined

from quizapp import config as settings
from quizapp.config import Config
from quizapp.models import db
from quizapp.models.engine import engine_options, set_up
from quizapp.services.library import Library, bank_folder
from quizapp.web import access, context, errors, formats, headers, rendering
from quizapp.web.views import attempts, history, home, media, results

ROOT = Path(__file__).parent
VIEWS = (home, attempts, results, history, media)


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
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    db.init_app(app)
    with app.app_context():
        set_up(db.engine)
    access.init_app(app)  # first: its guard opens every request
    headers.init_app(app)
    errors.init_app(app)
    context.init_app(app)
    Babel(app, locale_selector=context.locale, timezone_selector=context.time_zone)
    rendering.install(app.jinja_env)
    formats.install(app.jinja_env)
    for module in VIEWS:
        app.register_blueprint(module.bp)
    app.extensions["quizapp.library"] = Library(bank_folder(config))
    return app


def static_folder() -> Path:
    """Return the folder of CSS and scripts: inside a wheel, else beside the package."""
    shipped = ROOT / "_shipped" / "static"
    return shipped if shipped.is_dir() else ROOT.parent / "static"
