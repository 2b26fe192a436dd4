"""Translate what pydantic refuses into our codes and words, one mistake a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, Final, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from quizapp.domain.bank.keys import keys_at, kinds_with, meant
from quizapp.domain.bank.nodes import Node, Path, has_step, step_down
from quizapp.domain.bank.reporter import Mistake
from quizapp.domain.errors import N_, Message
from quizapp.domain.questions.base import Question
from quizapp.domain.scalars import shown

MOST_MISTAKES: Final = 50
"""Most mistakes told of one question, or of the rest of the file."""


def mistakes(error: ValidationError, raw: Node, model: type[BaseModel]) -> list[Mistake]:
    """Return the mistakes of a refused mapping; paths begin at the mapping."""
    found: dict[Path, Mistake] = {}
    suggested: set[Path] = set()
    for each in islice(error.errors(include_url=False), MOST_MISTAKES):
        path = _clean(each["loc"], raw, missing=each["type"] == "missing")
        if path in found:
            continue
        if each["type"] == "extra_forbidden":
            found[path], instead = _unknown_key(path, raw, model)
            suggested.add((*path[:-1], instead or ""))
        else:
            found[path] = _mistake(path, each)
    return [
        mistake
        for path, mistake in found.items()
        if not (mistake.code == "QB110" and path in suggested)
    ]


def _clean(loc: tuple[int | str, ...], raw: Node, *, missing: bool) -> Path:
    """Keep the steps of a location that lead through the file: union tags do not."""
    path: list[int | str] = []
    node = raw
    for place, step in enumerate(loc):
        if has_step(node, step):
            node = step_down(node, (step,))
        elif not (missing and place == len(loc) - 1):
            continue
        path.append(step)
    return tuple(path)


def _unknown_key(path: Path, raw: Node, model: type[BaseModel]) -> tuple[Mistake, str | None]:
    key = str(path[-1]) if path else ""
    known = keys_at(model, path[:-1])
    beside = step_down(raw, path[:-1])
    free = set(known).difference(beside if isinstance(beside, dict) else ())
    instead = meant(key, free)
    message = N_("this key is not known here. Known are: {known}.", known=", ".join(known))
    if instead:
        message = N_("this key is not known here. Did you mean {key}?", key=instead)
    elif len(path) == 1 and issubclass(model, Question) and (kinds := kinds_with(key)):
        message = N_(
            "this key does not go with type {kind}, but with {kinds}. "
            "Delete it, or give the question another type.",
            kind=model.kind,
            kinds=", ".join(kinds),
        )
    elif not known:
        message = N_("this key is not known here. Delete it.")
    return Mistake(path, "QB111", message, at_key=True), instead


def _mistake(path: Path, error: ErrorDetails) -> Mistake:
    kind, value = error["type"], error["input"]
    context: Mapping[str, Any] = error.get("ctx") or {}
    if kind.startswith("QB"):
        return Mistake(path, kind, _own_words(error, context))
    if kind == "missing":
        name = path[-1] if path else ""
        return Mistake(path, "QB110", N_("this key is missing. Add `{name}: …`.", name=name))
    code, words = _WORDS.get(kind, ("QB199", _other))
    return Mistake(path, code, words(value, {**context, "msg": error["msg"]}))


def _own_words(error: ErrorDetails, context: Mapping[str, Any]) -> Message:
    if set(context) == {"expected", "found", "cure"}:
        return Message("expected {expected}, got {found}. {cure}", dict(context))
    return N_("{words}", words=error["msg"])


def one_of(value: object, words: list[str]) -> Message:
    """Say which words can stand in a place, and which of them was probably meant."""
    instead = meant(value, words) if isinstance(value, str) else None
    if instead:
        return N_(
            "expected {words}, got {found}. Did you mean {instead}?",
            words=_or(words),
            found=shown(value),
            instead=instead,
        )
    return N_(
        "expected {words}, got {found}. Write one of them.", words=_or(words), found=shown(value)
    )


def _or(words: list[str]) -> str:
    return ", ".join(words[:-1]) + " or " + words[-1] if len(words) > 1 else words[0]


def _literal(value: object, context: Mapping[str, Any]) -> Message:
    expected = str(context.get("expected", "")).replace(" or ", ", ")
    return one_of(value, [each.strip().strip("'") for each in expected.split(",")])


def _pattern(value: object, context: Mapping[str, Any]) -> Message:
    if "A-Za-z0-9._-" in str(context.get("pattern", "")):
        return N_(
            "expected at most 100 letters a-z, digits, dots, hyphens or underscores, beginning "
            "with a letter or digit, got {found}. Write it so.",
            found=shown(value),
        )
    return N_("{found} is not written as it must be here. Mend it.", found=shown(value))


def _list(value: object, _context: Mapping[str, Any]) -> Message:
    return N_(
        "expected a list, got {found}. Write it as [one, two], or each entry on a line after `- `.",
        found=shown(value),
    )


def _mapping(value: object, _context: Mapping[str, Any]) -> Message:
    return N_(
        "expected a mapping, got {found}. Write `key: value` lines, indented, under it.",
        found=shown(value),
    )


def _least(value: object, context: Mapping[str, Any]) -> Message:
    limit = _number(context.get("ge", context.get("gt")))
    words = "more than {limit}" if "gt" in context else "at least {limit}"
    return N_(
        "expected " + words + ", got {found}. Write a larger number.",
        limit=limit,
        found=_plain(value),
    )


def _most(value: object, context: Mapping[str, Any]) -> Message:
    limit = _number(context.get("le", context.get("lt")))
    words = "less than {limit}" if "lt" in context else "at most {limit}"
    return N_(
        "expected " + words + ", got {found}. Write a smaller number.",
        limit=limit,
        found=_plain(value),
    )


def _number(value: object) -> str:
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def _plain(value: object) -> str:
    return value if isinstance(value, str) and len(value) < 20 else shown(value)


def _few(_value: object, context: Mapping[str, Any]) -> Message:
    return N_("expected at least {limit} entries. Add some.", limit=context.get("min_length"))


def _many(_value: object, context: Mapping[str, Any]) -> Message:
    return N_("expected at most {limit} entries. Remove some.", limit=context.get("max_length"))


def _short_text(_value: object, context: Mapping[str, Any]) -> Message:
    return N_("expected at least {limit} characters. Write more.", limit=context.get("min_length"))


def _long_text(_value: object, context: Mapping[str, Any]) -> Message:
    return N_("expected at most {limit} characters. Shorten it.", limit=context.get("max_length"))


def _form(value: object, _context: Mapping[str, Any]) -> Message:
    return N_(
        "{found} cannot stand here. See the manual for the forms of this key.", found=shown(value)
    )


def _other(value: object, context: Mapping[str, Any]) -> Message:
    return N_(
        "{found} cannot be used here ({why}).", found=shown(value), why=context.get("msg", "")
    )


_Words = Callable[[object, Mapping[str, Any]], Message]

_WORDS: Final = cast(
    "Mapping[str, tuple[str, _Words]]",
    {
        **dict.fromkeys(("literal_error", "enum"), ("QB112", _literal)),
        "string_pattern_mismatch": ("QB113", _pattern),
        **dict.fromkeys(("tuple_type", "list_type", "set_type"), ("QB114", _list)),
        **dict.fromkeys(
            ("dict_type", "mapping_type", "model_type", "model_attributes_type", "dataclass_type"),
            ("QB115", _mapping),
        ),
        **dict.fromkeys(("greater_than", "greater_than_equal"), ("QB116", _least)),
        **dict.fromkeys(("less_than", "less_than_equal"), ("QB116", _most)),
        "too_short": ("QB117", _few),
        "too_long": ("QB117", _many),
        "string_too_short": ("QB118", _short_text),
        "string_too_long": ("QB118", _long_text),
        **dict.fromkeys(("union_tag_invalid", "union_tag_not_found"), ("QB119", _form)),
    },
)
