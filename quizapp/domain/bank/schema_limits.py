"""Carry limits and patterns of fields into the schema: our scalars say only their own type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, get_args

from pydantic import BaseModel

_NAMES: Final = {
    "ge": "minimum",
    "gt": "exclusiveMinimum",
    "le": "maximum",
    "lt": "exclusiveMaximum",
    "pattern": "pattern",
}


def models_within(models: Iterable[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """Yield models and all models of their fields, each once."""
    waiting, seen = list(models), set()
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        yield model
        for field in model.model_fields.values():
            waiting += models_in(field.annotation)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that an annotation names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in get_args(annotation):
        yield from models_in(each)


def add_limits(properties: dict[str, Any], model: type[BaseModel]) -> None:
    """Add what a model's fields demand to their schemas, in place."""
    for name, field in model.model_fields.items():
        limits = dict(_limits(field.metadata)) or dict(_inner_limits(field.annotation))
        if limits and name in properties:
            forms = properties[name].get("anyOf", [properties[name]])
            for form in forms:
                if form.get("type") != "null":
                    form |= {key: each for key, each in limits.items() if key not in form}


def _inner_limits(annotation: Any) -> Iterator[tuple[str, Any]]:
    """Yield the limits of `Annotated[…] | None`."""
    for each in get_args(annotation):
        yield from _limits(getattr(each, "__metadata__", ()))


def _limits(metadata: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    for each in metadata:
        for found in (each, *getattr(each, "metadata", ())):
            for name, keyword in _NAMES.items():
                value = getattr(found, name, None)
                if value is not None:
                    yield keyword, value
