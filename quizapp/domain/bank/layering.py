"""Lay a file's defaults, tags and use under each of its questions, before it is validated.

A question's own keys stay as they are, so every path still leads to its place in the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from quizapp.domain.bank.file import Header
from quizapp.domain.bank.nodes import Node
from quizapp.domain.questions.base import Question


@dataclass(frozen=True)
class Layers:
    """What lies under every question, as native values; empty when the header is broken."""

    values: Mapping[str, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    _fitting: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, header: Header | None) -> Layers:
        """Take the layers from a header."""
        if header is None:
            return cls()
        values: dict[str, Any] = header.defaults.model_dump(exclude_unset=True)
        if header.use is not None:
            values.setdefault("use", header.use)
        if header.locale is not None:
            values["locale"] = header.locale
        return cls(values, header.tags)

    def under(self, raw: dict[str, Node], model: type[Question]) -> Mapping[str, Any]:
        """Return a question's raw keys with the layers that its type knows beneath them."""
        if not self.values and not self.tags:
            return raw
        fitting = self._fitting.get(model.kind)
        if fitting is None:
            fitting = {key: self.values[key] for key in self.values if key in model.model_fields}
            self._fitting[model.kind] = fitting
        merged: dict[str, Any] = {**fitting, **raw}
        own = raw.get("match")
        if isinstance(own, dict) and "match" in fitting:
            merged["match"] = {**fitting["match"], **own}
        own = raw.get("tags", [])
        if self.tags and isinstance(own, list):
            merged["tags"] = [*own, *(each for each in self.tags if each not in own)]
        return merged
