"""What pages look up once is still right for each page."""

from __future__ import annotations

from gettext import NullTranslations

from flask import Flask
from flask.testing import FlaskClient
from jinja2 import DictLoader, StrictUndefined
from markupsafe import Markup

from quizapp.web import paths, translating


class Shouting(NullTranslations):
    """A language in which everything is loud."""

    def gettext(self, message: str) -> str:
        return message.upper().replace("%(NAME)S", "%(name)s")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return (msgid1 if n == 1 else msgid2).upper()


def test_each_language_keeps_its_own_words() -> None:
    quiet, loud = translating.Words(NullTranslations()), translating.Words(Shouting())
    for _ in range(2):
        assert quiet.plain("Right") == "Right"
        assert loud.plain("Right") == "RIGHT"
    assert loud.counted("a quiz", "quizzes", 2) == "QUIZZES"


def test_percent_signs_and_values_are_safe(app: Flask) -> None:
    with app.test_request_context():
        assert translating.gettext("50 %%") == "50 %"
        shown = translating.gettext("Hello %(name)s", name="<b>")
        assert shown == Markup("Hello &lt;b&gt;")
        assert translating.ngettext("%(num)s quiz", "%(num)s quizzes", 3) == "3 quizzes"


def test_an_address_depends_on_where_the_app_is_mounted(client: FlaskClient) -> None:
    for root in ("", "/school", ""):
        page = client.get("/", environ_overrides={"SCRIPT_NAME": root}).text
        assert f'href="{root}/static/css/app.css"' in page
        assert f'href="{root}/sign-in"' in page
        assert ('"/school/' in page) == (root == "/school")


def test_whole_addresses_are_made_anew_for_each_host(app: Flask) -> None:
    seen: list[str] = []

    @app.before_request
    def note() -> None:
        seen.append(paths.url_for("home.index", _external=True))

    client = app.test_client()
    for host in ("one.test", "two.test"):
        client.get("/", base_url=f"http://{host}/")
    assert seen == ["http://one.test/", "http://two.test/"]


def test_a_kept_piece_depends_on_its_arguments(app: Flask) -> None:
    template = app.jinja_env.from_string(
        "{% macro piece(word) %}[{{ word }}]{% endmacro %}"
        "{% for word in ['a', 'b', 'a', '<'] %}{{ kept(piece, word) }}{% endfor %}"
    )
    with app.test_request_context():
        assert template.render() == "[a][b][a][&lt;]"


def test_templates_share_globals_and_still_refuse_unknown_names(app: Flask) -> None:
    environment = app.jinja_env
    one, other = (environment.get_template(name) for name in ("base.html", "_macros.html"))
    assert one.globals is other.globals
    assert environment.undefined is StrictUndefined
    own = environment.from_string("{{ only_here }}", globals={"only_here": "yes"})
    assert own.render() == "yes"
    assert "only_here" not in environment.globals


def test_a_page_is_compiled_in_each_language_with_its_words_in_place(app: Flask) -> None:
    app.jinja_env.loader = DictLoader(
        {"page.html": "{{ _('Hello') }} {{ _('100 %%') }} {{ _('of %(name)s', name=name) }}"}
    )
    loud = translating.Words(Shouting())
    with app.test_request_context():
        for _ in range(2):
            quiet = app.jinja_env.get_template("page.html").render(name="<b>")
            assert quiet == "Hello 100 % of &lt;b&gt;"
            token = translating._current.set(loud)
            louder = app.jinja_env.get_template("page.html").render(name="<b>")
            translating._current.reset(token)
            assert louder == "HELLO 100 % OF &lt;b&gt;"
