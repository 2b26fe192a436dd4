"""Rows are read on one connection at a time, which a request gives back."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.pool import QueuePool

from quizapp.models import User, db, reading
from tests.factories import make_user


def in_use() -> int:
    pool = db.engine.pool
    assert isinstance(pool, QueuePool)
    return pool.checkedout()


def test_entities_are_read_on_the_only_connection(app: Flask) -> None:
    make_user(app)
    with app.app_context():
        assert reading().execute(select(User.role)).scalar() == "student"
        assert in_use() == 1
        assert db.session.scalars(select(User)).one().role == "student"
        assert in_use() == 1
        assert reading() is db.session.connection()


def test_the_connection_is_given_back_with_the_session(app: Flask) -> None:
    with app.app_context():
        reading().execute(text("SELECT 1"))
        assert in_use() == 1
    with app.app_context():
        assert in_use() == 0
