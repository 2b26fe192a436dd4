"""What every question type shares: the model, the sheet it is shown on, and the mark it gives.

A type parses what a browser sent (`parse`), marks it (`grade`), and says what its two templates
may see: `entry` builds a value that holds nothing of the key, so a template cannot leak it, and
`result` builds what is shown once the key may be seen.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from quizapp.domain.errors import N_, InvalidResponse, Message
from quizapp.domain.questions.marks import AWAITING as AWAITING
from quizapp.domain.questions.marks import UNANSWERED as UNANSWERED
from quizapp.domain.questions.marks import UNMARKED as UNMARKED
from quizapp.domain.questions.marks import Mark as Mark
from quizapp.domain.questions.marks import Outcome as Outcome
from quizapp.domain.questions.marks import unreadable as unreadable
from quizapp.domain.scalars import Number, Percent, Text

_MEDIA = re.compile(r"!\[[^\[\]]*\]\(\s{0,9}<?(media/[^\s)>\"]+)")

BODY_FORMAT = 1
"""Format number of stored bodies; a change of shape adds one and an upgrade step."""

RESPONSE_LIMIT = 1_000
"""Most characters of one typed response (an essay has its own limit)."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""What a database cannot keep: NUL, and halves of characters."""

Form = Mapping[str, Sequence[str]]
"""One question's fields of an HTML form, its prefix already taken off: name -> values."""


def text_id(text: str) -> str:
    """Name an option by its own words, so that its history survives reordering."""
    return _digest(unicodedata.normalize("NFC", text))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def shuffled(seed: str, ids: Sequence[str]) -> tuple[str, ...]:
    """Order ids by a hash of seed and id: the same on every machine and Python version."""
    return tuple(sorted(ids, key=lambda each: _digest(seed, "order", each)))


@dataclass(frozen=True, slots=True)
class Sheet:
    """How one question lies on one student's paper: a seed, and option ids in shown order.

    Both are stored with the attempt. HTML carries only `value(id)`, which tells nothing about
    the file's order.
    """

    seed: str
    order: tuple[str, ...] = ()

    def value(self, option: str) -> str:
        """Return the option's name in HTML."""
        return _digest(self.seed, "value", option)

    def find(self, value: str) -> str | None:
        """Return the option id behind an HTML value, or None for a forged one."""
        return next((option for option in self.order if self.value(option) == value), None)


@dataclass(frozen=True, slots=True)
class Shown:
    """One option as a page shows it: its HTML value, its Markdown, and whether it is picked."""

    value: str
    text: str
    picked: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What a template may see of a question that is being answered: nothing of its key."""

    kind: str
    prompt: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a template may see once the key may be shown."""

    kind: str
    prompt: str
    mark: Mark


class Finding(NamedTuple):
    """A cross-field mistake of an author: where in the question, which code, what is wrong.

    `path` leads from the question to the key or value, as pydantic's `loc` does.
    """

    path: tuple[str | int, ...]
    code: str
    message: Message


class Frozen(BaseModel):
    """A strict, immutable piece of a question file: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=False)


class Source(Frozen):
    """Where a question's fact comes from: a key of the file's `sources`, or a source of its own."""

    ref: Text | None = None
    title: Text | None = None
    url: Text | None = None
    paragraph: Text | None = None
    page: Text | None = None


QuestionId = Annotated[Text, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
Points = Annotated[Number, Field(ge=0, le=1000)]
Floor = Annotated[Number, Field(ge=-1, le=0)]


class Question(Frozen):
    """A question of any type. Subclasses set `kind` and a `type` field with that literal."""

    kind: ClassVar[str]
    scored: ClassVar[bool] = True
    """False when the type never carries points (flashcard, info)."""
    numbered: ClassVar[bool] = True
    """False when the type is not numbered, drawn or graded (info)."""

    id: QuestionId
    prompt: Text
    explanation: Text | None = None
    source: Source | None = None
    hints: tuple[Text, ...] = ()
    hints_cost: Percent | None = None
    points: Points = 1.0
    floor: Floor = 0.0
    tags: tuple[Text, ...] = ()
    use: Literal["any", "quiz"] = "any"
    author: Text | None = None
    licence: Text | None = None
    locale: Text | None = None

    @property
    def heading(self) -> str:
        """Return the words that name the question in lists, which tell nothing of its key."""
        return self.prompt

    def check(self) -> Iterator[Finding]:
        """Yield the mistakes between fields that the schema cannot see."""
        yield from ()

    @abstractmethod
    def lay_out(self, seed: str) -> tuple[str, ...]:
        """Return the ids of what is shown in shuffled order, in that order (may be empty)."""

    @abstractmethod
    def entry(self, sheet: Sheet, value: JsonValue = None) -> Entry:
        """Return what the answering page may see; `value` is what the student gave so far."""

    @abstractmethod
    def parse(self, form: Form, sheet: Sheet) -> JsonValue:
        """Read a browser's form; None means unanswered.

        Raises InvalidResponse for what no page of ours can have sent, or is too long.
        """

    @abstractmethod
    def grade(self, value: JsonValue) -> Mark:
        """Mark a parsed response; never called with None."""

    @abstractmethod
    def result(self, sheet: Sheet, value: JsonValue, mark: Mark) -> Result:
        """Return what the result page may see; `value` is None when unanswered."""

    @abstractmethod
    def describe(self, value: JsonValue) -> str:
        """Put a response in plain words, for CSV files and histories."""

    @abstractmethod
    def describe_key(self) -> str:
        """Put the right response in plain words."""

    @abstractmethod
    def key(self) -> JsonValue:
        """Return all that grading reads, as JSON."""

    def sheet(self, seed: str) -> Sheet:
        """Lay the question out for a seed."""
        return Sheet(seed, self.lay_out(seed))

    def mark(self, value: JsonValue) -> Mark:
        """Mark a response, or the lack of one."""
        if not self.scored:
            return UNMARKED
        return UNANSWERED if value is None else self.grade(value)

    def body(self) -> dict[str, Any]:
        """Return the canonical form without default values, for storing and hashing."""
        body = self.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
        body["type"] = self.kind
        return body

    def media_paths(self) -> tuple[str, ...]:
        """Return the media its Markdown shows, such as `media/map.png`, each once."""
        found = dict.fromkeys(_MEDIA.findall(json.dumps(self.body(), ensure_ascii=False)))
        return tuple(found)

    def version(self, media: Mapping[str, str] | None = None) -> str:
        """Hash all that is shown; `media` maps paths to the hashes of their bytes."""
        body = self.body()
        for unseen in ("id", "tags", "source", "author", "licence", "use"):
            body.pop(unseen, None)
        return canonical_hash({"body": body, "media": dict(media or {})})

    def key_hash(self) -> str:
        """Hash all that grading reads, so that a mended typo asks for no regrade."""
        return canonical_hash({"type": self.kind, "floor": self.floor, "key": self.key()})


def canonical_hash(value: object) -> str:
    """Hash JSON in its one canonical spelling: sorted keys, NFC, format number first."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    text = unicodedata.normalize("NFC", text)
    return hashlib.sha256(f"{BODY_FORMAT}\n{text}".encode()).hexdigest()


def only(form: Form, name: str, limit: int = RESPONSE_LIMIT) -> str:
    """Return a field's one value, stripped; "" when absent.

    Raises InvalidResponse when it is longer than `limit` characters.
    """
    values = form.get(name, ())
    text = unicodedata.normalize("NFC", _UNSTORABLE.sub("", values[0])).strip() if values else ""
    if len(text) > limit:
        raise InvalidResponse(
            N_(
                "This answer has {length} characters; at most {limit} can be kept.",
                length=len(text),
                limit=limit,
            )
        )
    return text


def forged() -> Exception:
    """Build the refusal of a value that no page of ours offers."""
    return InvalidResponse(N_("That answer is not one of those offered. Load the page again."))
