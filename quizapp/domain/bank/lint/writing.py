"""Texts that YAML read otherwise than they look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quizapp.domain.bank.lint.remark import Remark, question_texts
from quizapp.domain.bank.loaded import LoadedFile
from quizapp.domain.errors import N_

_QUOTED: Final = ("'", '"', "|", ">")
_CUT: Final = re.compile(r" #(?! )| #(?= ?$)")
"""A comment that looks like text: # close to what follows, or at the end; `# note` is one."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_LETTERS: Final = {"\b": r"\b", "\t": r"\t", "\f": r"\f", "\r": r"\r", "\v": r"\v", "\a": r"\a"}
_SEARCHED: Final = 200


def cut_by_comment(file: LoadedFile) -> Iterator[Remark]:
    """Remark on text without quotes that ends at ` #`."""
    if b" #" not in file.data:
        return
    for path, text in question_texts(file):
        line, column = file.reporter.place(path)
        raw = file.reporter.lines.raw(line)[column - 1 :]
        if raw.startswith(_QUOTED) or not text:
            continue
        last = text.split("\n")[-1].split(" ")[-1]
        for below in range(line, line + _SEARCHED):
            if below > line:
                raw = file.reporter.lines.raw(below)
            end = raw.find(last + " #")
            if end >= 0 and _CUT.match(raw, end + len(last)):
                yield Remark(
                    path,
                    "QB308",
                    N_("the text ends before this #, which begins a comment. Quote the text."),
                    raw[end + len(last) :].strip(),
                )
            if last in raw:
                break


def control_characters(file: LoadedFile) -> Iterator[Remark]:
    r"""Remark on `"\f"` and its like, where "\frac" was meant."""
    if b"\\" not in file.data:
        return
    for path, text in question_texts(file):
        found = _CONTROL.search(text)
        if found is None and "\t" in text:
            line, column = file.reporter.place(path)
            raw = file.reporter.lines.raw(line)[column - 1 :]
            found = re.search("\t", text) if raw.startswith('"') and "\\t" in raw else None
        if found is not None:
            name = _LETTERS.get(found[0], f"U+{ord(found[0]):04X}")
            yield Remark(
                path,
                "QB309",
                N_(
                    "in double quotes {name} is a control character. "
                    "Use single quotes, or write the backslash twice.",
                    name=name,
                ),
            )
