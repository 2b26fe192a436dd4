"""Sources that no question uses."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.domain.bank.keys import meant
from quizapp.domain.bank.lint.remark import Remark
from quizapp.domain.bank.loaded import LoadedFile
from quizapp.domain.errors import N_


def unused_source(file: LoadedFile) -> Iterator[Remark]:
    """Remark on a source without a question; refs of unsound questions count, too."""
    if file.tree is None or file.header is None:
        return
    raw = file.tree.root.get("questions")
    used = set()
    for each in raw if isinstance(raw, list) else ():
        source = each.get("source") if isinstance(each, dict) else None
        ref = source.get("ref") if isinstance(source, dict) else None
        if isinstance(ref, str):
            used.add(ref.strip())
    for key in file.header.sources:
        if key not in used and not any(meant(ref, [key]) for ref in used - file.sources.keys()):
            words = N_(
                "no question refers to this source. Delete it, or add `source: {{ref: {key}}}`.",
                key=key,
            )
            yield Remark(("sources", key), "QB313", words)
