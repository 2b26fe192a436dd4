"""Advise an id and a title: what a file can do without, but should not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quizapp.domain.bank.lint.remark import Remark
from quizapp.domain.bank.loaded import LoadedFile
from quizapp.domain.errors import N_

_UNFIT: Final = re.compile(r"[^A-Za-z0-9._-]+")


def missing_id(file: LoadedFile) -> Iterator[Remark]:
    """Remark on a file whose results would be lost by renaming it."""
    if file.header is not None and file.header.id is None:
        yield Remark(
            (),
            "QB301",
            N_(
                "the file has no id, so its results hang on its name. Add `id: {id}`.",
                id=_UNFIT.sub("-", file.quiz_id.rpartition("/")[2]).strip("-.") or "quiz-1",
            ),
        )


def missing_title(file: LoadedFile) -> Iterator[Remark]:
    """Remark on a file that students see under its file name."""
    if file.header is not None and file.header.title is None:
        yield Remark(
            (), "QB302", N_('students see it as "{title}". Add `title: …`.', title=file.title)
        )
