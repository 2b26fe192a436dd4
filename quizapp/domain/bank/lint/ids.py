"""Ids that differ only in upper and lower case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.domain.bank.lint.remark import Remark, questions
from quizapp.domain.bank.loaded import LoadedFile
from quizapp.domain.errors import N_


def case_only(files: Sequence[LoadedFile]) -> Iterator[tuple[LoadedFile, Remark]]:
    """Remark on the later of two ids that people and some disks take for one."""
    seen: dict[str, str] = {}
    for file in files:
        for path, question in questions(file):
            first = seen.setdefault(question.id.casefold(), question.id)
            if first != question.id:
                words = N_(
                    'there is also the id "{other}". Give one of them another id.', other=first
                )
                yield file, Remark((*path, "id"), "QB306", words)
