"""Formulas that do not end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quizapp.domain.bank.lint.remark import Remark, question_texts
from quizapp.domain.bank.loaded import LoadedFile
from quizapp.domain.errors import N_

_TICKS: Final = re.compile(r"(?<!\\)(`+|~~~+)")
_DOLLAR: Final = re.compile(r"(?<!\\)(?:\\\\)*(\$\$?)")
_PATTERN: Final = re.compile(r"/.*/\Z", re.DOTALL)


def unbalanced_dollar(file: LoadedFile) -> Iterator[Remark]:
    """Remark on a $ without a partner; patterns and code may hold any number."""
    if b"$" not in file.data:
        return
    for path, text in question_texts(file):
        if "$" not in text or (_PATTERN.match(text) and "answer" in str(path[2:3])):
            continue
        signs = [match[1] for match in _DOLLAR.finditer(_without_code(text))]
        if signs.count("$") % 2 or signs.count("$$") % 2:
            yield Remark(
                path,
                "QB310",
                N_(
                    "a $ begins a formula that does not end. "
                    "Close it, or write \\$ for a dollar sign in a quoted or plain text."
                ),
                "$",
            )


def _without_code(text: str) -> str:
    """Take out what stands between two equal runs of backticks or tildes."""
    runs = list(_TICKS.finditer(text))
    kept, at, number = [], 0, 0
    while number < len(runs):
        opening = runs[number]
        closing = next((i for i in range(number + 1, len(runs)) if runs[i][0] == opening[0]), None)
        if closing is not None:
            kept.append(text[at : opening.start()])
            at, number = runs[closing].end(), closing
        number += 1
    return "".join([*kept, text[at:]])
