"""Write down what this release stores: `python -m tests.data.make 0.1`.

Run once per release, never again for the same one: the files are the memory of what is out there.
"""

from __future__ import annotations

import itertools
import json
import sqlite3
import sys
import tempfile
from pathlib import Path
from typing import Any

from pydantic import JsonValue

from quizapp import create_app
from quizapp.config import Config
from quizapp.domain.questions.base import BODY_FORMAT, Question, Sheet
from quizapp.models import db
from quizapp.services import attempts, papers, responses, schema
from quizapp.services.library import Library
from quizapp.services.responses import Change
from tests.integration.taking import Browser

HERE = Path(__file__).parent
SAMPLES = HERE.parent.parent / "questions" / "samples"
SEED = "stored"


def main(release: str) -> None:
    """Write the bodies and the database of a release."""
    questions = list(Library(SAMPLES).snapshot().questions.values())
    stored = [_stored(each) for each in questions]
    text = json.dumps(stored, ensure_ascii=False, indent=1, sort_keys=True)
    (HERE / f"bodies-{release}.json").write_text(text + "\n", encoding="utf-8")
    (HERE / f"database-{release}.sql").write_text(_database(), encoding="utf-8")


def _answer(public_id: str) -> None:
    """Answer every question of an attempt, each in another way."""
    attempt = attempts.find(public_id)
    paper = papers.of(attempt)
    wording = papers.questions(item.version for item in paper.items)
    for position, item in enumerate(paper.items, 1):
        question = wording[item.version]
        values = _values(question, item.sheet(attempt.seed))
        value = values[position % len(values)]
        change = Change(position, value, question.mark(value), page="kept", count=1)
        responses.save(attempt_id=attempt.id, paper=paper, changes=[change], now=attempt.started_at)


def _stored(question: Question) -> dict[str, Any]:
    sheet = question.sheet(SEED)
    return {
        "format": BODY_FORMAT,
        "kind": question.kind,
        "body": question.body(),
        "version": question.version(),
        "key_hash": question.key_hash(),
        "order": list(sheet.order),
        "responses": [
            {"value": value, "outcome": str(mark.outcome), "fraction": mark.fraction}
            for value in _values(question, sheet)
            for mark in [question.mark(value)]
        ],
    }


def _values(question: Question, sheet: Sheet) -> list[JsonValue]:
    """Return responses of each kind: none, typed words, numbers, and what the sheet offers."""
    offered = [sheet.value(each) for each in sheet.order]
    forms: list[dict[str, list[str]]] = [
        {"answer": [text]} for text in ("12", "0.5", "40.000", "true", "false", "some words")
    ]
    forms += [{"answer": [value]} for value in offered]
    forms += [{"answer": list(pair)} for pair in itertools.combinations(offered, 2)]
    forms += [{"item": offered[::-1], "touched": ["1"]}]
    forms += [{"rating": [rating]} for rating in ("again", "good")]
    forms += [{f"gap-{number}": ["12"] for number in range(1, 9)}]
    values: list[JsonValue] = [None]
    for form in forms:
        try:
            value = question.parse(form, sheet)
        except Exception:  # noqa: BLE001, S112 - not a form of this type
            continue
        if value not in values:
            values.append(value)
    return values[:12]


def _database() -> str:
    """Take a quiz or two on the samples and return the database as SQL."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        app = create_app(
            Config(instance=folder, questions=SAMPLES, secret_key="kept", testing=True)
        )
        with app.app_context():
            schema.upgrade(db.engine)
            quizzes = list(app.extensions["quizapp.library"].snapshot().quizzes)
        browser = Browser(app.test_client())
        for quiz_id in quizzes:
            browser.start(quiz_id)
            with app.app_context():
                _answer(browser.attempt)
            base = f"/attempts/{browser.attempt}"
            if quiz_id != quizzes[-1]:
                browser.open(f"{base}/hand-in")
                browser.press()
        with app.app_context():
            db.engine.dispose()
        connection = sqlite3.connect(folder / "quizapp.sqlite3")
        try:
            return "\n".join(connection.iterdump()) + "\n"
        finally:
            connection.close()


if __name__ == "__main__":
    main(sys.argv[1])
