"""Prompts that are nearly the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil
from typing import Final

from quizapp.domain.bank.lint.remark import Remark, questions
from quizapp.domain.bank.lint.wording import words
from quizapp.domain.bank.loaded import LoadedFile
from quizapp.domain.bank.nodes import Path
from quizapp.domain.errors import N_

ALIKE: Final = 0.9
"""Share of common words from which two prompts are nearly the same."""
RARE: Final = 200
"""Most prompts in which a word may stand and still lead to those that are like it."""
_INSTRUCTIONS: Final = frozenset({"cloze", "matching", "ordering", "info"})
"""Types whose prompt may be the same instruction each time."""

_Entry = tuple[LoadedFile, Path, str, frozenset[str]]


def near_duplicates(files: Sequence[LoadedFile]) -> Iterator[tuple[LoadedFile, Remark]]:
    """Remark on the later of two prompts of nearly the same words.

    Two sets that share so much share one of their rarest words, so only those are indexed, and
    the whole set, for prompts that are made of common words alone.
    """
    entries = list(_entries(files))
    count = Counter(word for *_, bag in entries for word in bag)
    index: dict[str, list[int]] = {}
    for number, (file, path, name, bag) in enumerate(entries):
        rare = sorted(bag, key=lambda word: (count[word], word))
        rare = [
            *(
                word
                for word in rare[: len(bag) - ceil(ALIKE * len(bag)) + 1]
                if count[word] <= RARE
            ),
            " ".join(sorted(bag)),
        ]
        near = {other for word in rare for other in index.get(word, ())}
        for other in sorted(near):
            theirs = entries[other][3]
            if len(bag & theirs) >= ALIKE * len(bag | theirs) and entries[other][2] != name:
                message = N_(
                    "this prompt is nearly the same as that of {other}. Reword or remove one.",
                    other=entries[other][2],
                )
                yield file, Remark((*path, _key(file, path)), "QB312", message)
                break
        for word in rare:
            if len(places := index.setdefault(word, [])) < RARE:
                places.append(number)


def _entries(files: Sequence[LoadedFile]) -> Iterator[_Entry]:
    for file in files:
        for path, question in questions(file):
            text = getattr(question, "front", question.prompt)
            bag = frozenset(words(text))
            if bag and question.kind not in _INSTRUCTIONS:
                yield file, path, question.id, bag


def _key(file: LoadedFile, path: Path) -> str:
    raw = file.tree.get(path) if file.tree is not None else None
    return "front" if isinstance(raw, dict) and "front" in raw else "prompt"
