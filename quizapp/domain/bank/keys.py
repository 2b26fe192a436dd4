"""Which keys a model knows, and what an author may have meant by one it does not know."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from pydantic import BaseModel

from quizapp.domain.bank.nodes import Path
from quizapp.domain.bank.schema_limits import models_in
from quizapp.domain.questions import TYPES


def meant(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like this one, or None."""
    by_fold = {each.casefold(): each for each in sorted(known)}
    close = get_close_matches(word.casefold()[:100], by_fold, 1, 0.7)
    return by_fold[close[0]] if close else None


def keys_at(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """Return the keys that a mapping at this path can have, in the order they are declared."""
    models = [model]
    for step in path:
        if isinstance(step, int):
            continue
        fields = [each.model_fields[step] for each in models if step in each.model_fields]
        inner = [found for field in fields for found in models_in(field.annotation)]
        models = inner or models
        if fields and not inner:
            return ()
    return tuple(dict.fromkeys(name for each in models for name in _names(each)))


@cache
def _names(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in model.model_fields.items())


@cache
def kinds_with(key: str) -> tuple[str, ...]:
    """Return the question types that know a key."""
    return tuple(kind for kind, model in TYPES.items() if key in _names(model))


@cache
def question_keys() -> frozenset[str]:
    """Return the keys of all question types."""
    return frozenset(name for model in TYPES.values() for name in _names(model))
