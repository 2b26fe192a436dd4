"""Check question files wherever they lie, for the author who wrote them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizapp.domain.bank.bank import Bank, gather
from quizapp.domain.bank.lint import lint
from quizapp.domain.bank.loaded import LoadedFile
from quizapp.domain.bank.loader import failed, load_file
from quizapp.domain.bank.media import beside
from quizapp.domain.bank.problem import Problem
from quizapp.domain.bank.reading import Spot
from quizapp.domain.errors import N_, NotFound
from quizapp.services.library_scan import TOP, Content, read, scan
from quizapp.services.pausing import without_collecting


@dataclass(frozen=True)
class Checked:
    """The files that were checked, as one bank, and every problem, warnings included."""

    bank: Bank
    problems: tuple[Problem, ...]


def check(paths: Sequence[Path]) -> Checked:
    """Load files, and folders with all beneath them, as one bank, and find all problems.

    Names are the paths as given. Raises NotFound for a path that is not there.
    """
    files: list[LoadedFile] = []
    media: dict[str, str] = {}
    seen: set[Path] = set()
    with without_collecting():
        for path in paths:
            for file, place in _files(path):
                if place in seen:
                    continue
                seen.add(place)
                files.append(file)
                media |= _media(file, place.parent)
    bank = gather(files, media)
    found = [*bank.all_problems, *lint(files)]
    return Checked(bank, tuple(sorted(found, key=lambda each: each.sort_key)))


def _files(path: Path) -> Iterator[tuple[LoadedFile, Path]]:
    """Yield the files at or beneath a path, each with where it really lies."""
    if path.is_dir():
        found = scan(path)
        for name in sorted({*found.stamps, *found.troubles}):
            shown = path if name == TOP else path / name
            yield _load(shown, found.troubles.get(name)), _real(shown)
    elif path.exists() or path.is_symlink():
        yield _load(path, None), _real(path)
    else:
        raise NotFound(N_("There is no file or folder {path}.", path=path))


def _load(path: Path, trouble: Spot | None) -> LoadedFile:
    content = trouble or read(path)
    if isinstance(content, Content):
        return load_file(content.data, path.as_posix())
    return failed(path.as_posix(), b"", [content])


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a link in a circle
        return path.absolute()


def _media(file: LoadedFile, folder: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for image in file.images:
        target = folder / image.target
        if image.kept and target.is_file():
            content = read(target)
            if isinstance(content, Content):
                name = beside(file.name, image.target)
                found[name] = hashlib.sha256(content.data).hexdigest()
    return found
