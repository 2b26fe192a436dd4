"""Papers: which questions an attempt asks, in which wording and order, fixed when it starts.

From the start on an attempt reads only what is stored here, never the live bank.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, Final, Protocol

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from quizapp.domain.errors import N_, NotFound
from quizapp.domain.questions import load_body
from quizapp.domain.questions.base import BODY_FORMAT, Question, Sheet
from quizapp.models import Attempt, Media, QuestionVersion, db

FORMAT = 1
_TITLE_LENGTH = 80


def item_seed(seed: str, question: str) -> str:
    """Return the seed of one question on a paper: its own, so that two never lie alike."""
    return f"{seed} {question}"


@dataclass(frozen=True, slots=True)
class Item:
    """One place on a paper."""

    question: str
    version: str
    points: float
    order: tuple[str, ...] = ()
    number: int | None = None
    """The number it is shown with; None for what is not numbered."""
    scored: bool = True
    hints_cost: float = 0.0
    title: str = ""
    """The start of the prompt, for lists."""
    source: Mapping[str, str] = field(default_factory=dict)

    def sheet(self, seed: str) -> Sheet:
        """Return how it lies on this paper."""
        return Sheet(item_seed(seed, self.question), self.order)


@dataclass(frozen=True, slots=True)
class Paper:
    """The items of one attempt, in the order they are asked."""

    items: tuple[Item, ...]

    @property
    def numbered(self) -> int:
        """Return how many items carry a number: the N of "n of N"."""
        return sum(item.number is not None for item in self.items)

    @property
    def points_of(self) -> float:
        """Return the points the paper can give."""
        return sum(item.points for item in self.items if item.scored)

    def to_json(self) -> dict[str, Any]:
        """Return what is stored."""
        return {"format": FORMAT, "items": [asdict(item) for item in self.items]}


def read(stored: Mapping[str, Any]) -> Paper:
    """Read a stored paper of any format number."""
    return Paper(tuple(Item(**{**each, "order": tuple(each["order"])}) for each in stored["items"]))


_READ: Final = 2_000
_papers: dict[str, Paper] = {}
_paper = select(Attempt.paper).where(Attempt.id == bindparam("id"))


class Identified(Protocol):
    """An attempt, as far as its paper needs to know it."""

    @property
    def id(self) -> int:
        """Return its number in the database."""

    @property
    def public_id(self) -> str:
        """Return its name in addresses."""


def of(attempt: Identified) -> Paper:
    """Return an attempt's paper, which never changes: it is read once per process."""
    paper = _papers.get(attempt.public_id)
    if paper is None:
        if isinstance(attempt, Attempt):
            paper = read(attempt.paper)
        else:
            paper = read(db.session.scalars(_paper, {"id": attempt.id}).one())
        if len(_papers) >= _READ:
            _papers.clear()
        _papers[attempt.public_id] = paper
    return paper


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper together with the question versions it uses and their media."""

    paper: Paper
    versions: Mapping[str, Mapping[str, Any]]
    """Version hash -> its row, made ready before anything is written."""
    media: Mapping[str, Mapping[str, str]]
    """Version hash -> media path -> hash of the bytes."""


def draft(
    seed: str,
    questions: Sequence[Question],
    *,
    media: Mapping[str, str],
    sources: Mapping[str, Mapping[str, str]],
    hints_cost: float = 0.0,
) -> Draft:
    """Lay out questions, already drawn and in their order, as a paper."""
    items: list[Item] = []
    versions: dict[str, Mapping[str, Any]] = {}
    used: dict[str, Mapping[str, str]] = {}
    number = 0
    for question in questions:
        version, own = version_of(question, media)
        versions[version], used[version] = _row(version, question, own), own
        number += question.numbered
        items.append(
            Item(
                question=question.id,
                version=version,
                points=question.points if question.scored else 0.0,
                order=question.lay_out(item_seed(seed, question.id)),
                number=number if question.numbered else None,
                scored=question.scored,
                hints_cost=hints_cost if question.hints_cost is None else question.hints_cost,
                title=_title(question.heading),
                source=_source(question, sources),
            )
        )
    return Draft(Paper(tuple(items)), versions, used)


def version_of(question: Question, media: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Return a question's version, and which of its file's media it shows."""
    own = {path: media[path] for path in question.media_paths() if path in media}
    return question.version(own), own


def _row(version: str, question: Question, media: Mapping[str, str]) -> dict[str, Any]:
    return {
        "hash": version,
        "key_hash": question.key_hash(),
        "format": BODY_FORMAT,
        "body": question.body(),
        "media": dict(media),
    }


def redraft(seed: str, items: Sequence[Item]) -> Draft:
    """Lay out items of an earlier paper afresh, in the wording it had."""
    wording = questions(item.version for item in items)
    again = [
        replace(
            item,
            number=number,
            order=wording[item.version].lay_out(item_seed(seed, item.question)),
            hints_cost=0.0,
        )
        for number, item in enumerate(items, 1)
    ]
    return Draft(Paper(tuple(again)), {}, {})


def _title(prompt: str) -> str:
    flat = " ".join(prompt.split())
    return flat if len(flat) <= _TITLE_LENGTH else flat[: _TITLE_LENGTH - 1].rstrip() + "…"


def _source(question: Question, sources: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    if question.source is None:
        return {}
    own = {k: str(v) for k, v in question.source.model_dump(exclude_none=True).items()}
    return {**sources.get(own.pop("ref", ""), {}), **own}


def store(session: Session, made: Draft, bytes_of: Mapping[str, bytes], now: datetime) -> None:
    """Keep the versions and media a paper uses, those that are not kept already."""
    hashes = {h: path for own in made.media.values() for path, h in own.items()}
    if hashes:
        _keep(
            session,
            Media,
            [
                {"hash": h, "suffix": PurePosixPath(path).suffix.lower()[:10], "data": bytes_of[h]}
                for h, path in hashes.items()
            ],
        )
    if made.versions:
        rows = [{**row, "created_at": now} for row in made.versions.values()]
        _keep(session, QuestionVersion, rows)


def _keep(session: Session, table: type[Any], rows: list[dict[str, Any]]) -> None:
    dialect = session.get_bind().dialect.name
    into = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(table)
    session.execute(into.on_conflict_do_nothing(index_elements=["hash"]), rows)


def questions(versions: Iterable[str]) -> dict[str, Question]:
    """Return the questions behind version hashes; each is read once per process."""
    return {version: stored.question for version, stored in _fetch(versions).items()}


def media_of(version: str) -> Mapping[str, str]:
    """Return media path -> hash for one version."""
    return _fetch([version])[version].media


def media_bytes(hash_: str) -> bytes | None:
    """Return a stored file of a question by the hash of its bytes."""
    return db.session.scalar(select(Media.data).where(Media.hash == hash_))


@dataclass(frozen=True, slots=True)
class _Stored:
    question: Question
    media: Mapping[str, str]


class _Versions:
    """A bounded cache of immutable rows, filled by one statement for all that is missing."""

    def __init__(self, size: int) -> None:
        self._rows: dict[str, _Stored] = {}
        self._size = size

    def get(self, wanted: Iterable[str]) -> dict[str, _Stored]:
        unique = list(dict.fromkeys(wanted))
        found = {each: row for each in unique if (row := self._rows.get(each)) is not None}
        missing = [each for each in unique if each not in found]
        if missing:
            rows = db.session.execute(
                select(
                    QuestionVersion.hash,
                    QuestionVersion.format,
                    QuestionVersion.body,
                    QuestionVersion.media,
                ).where(QuestionVersion.hash.in_(missing))
            )
            read_now = {h: _Stored(load_body(body, fmt), media) for h, fmt, body, media in rows}
            found |= read_now
            if len(self._rows) + len(read_now) > self._size:
                self._rows = {}
            self._rows |= read_now
        if lost := [each for each in unique if each not in found]:
            raise NotFound(N_("A stored question is missing: {hash}.", hash=lost[0][:12]))
        return found


_versions = _Versions(20_000)


def _fetch(versions: Iterable[str]) -> dict[str, _Stored]:
    return _versions.get(versions)
