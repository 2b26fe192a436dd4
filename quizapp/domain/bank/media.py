"""The images a file shows: `![what it shows](media/map.png)`, beside the file."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from quizapp.domain.bank.nodes import Node, Path

FOLDER: Final = "media/"
_IMAGE: Final = re.compile(r"!\[([^\[\]]*)\]\(\s{0,9}<?([^\s)>\"]+)")


class Image(NamedTuple):
    """An image in a text of the file, at `path` from the top of the file."""

    path: Path
    alt: str
    target: str

    @property
    def kept(self) -> bool:
        """Tell whether it lies in the media folder and nowhere above it."""
        return self.target.startswith(FOLDER) and posixpath.normpath(self.target) == self.target


def images(node: Node, path: Path = ()) -> Iterator[Image]:
    """Yield every image in the texts beneath a node."""
    if isinstance(node, str):
        if "![" in node:
            for match in _IMAGE.finditer(node):
                yield Image(path, match[1].strip(), match[2])
    elif isinstance(node, Mapping):
        for key, child in node.items():
            yield from images(child, (*path, key))
    elif node is not None:
        for index, child in enumerate(node):
            yield from images(child, (*path, index))


def beside(file: str, target: str) -> str:
    """Return the path in the bank of a target written in a file."""
    return posixpath.join(posixpath.dirname(file), target)
