"""A question file as plain dicts, lists and texts, with the place of every key and value.

Built from the parser's events: its own composer crashes on deep nesting, and aliases explode in
any walk of a tree. Places lie in one array in document order, so a file without problems pays
eight bytes for each.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

Node = dict[str, "Node"] | list["Node"] | str | None
"""A scalar is its source text; a plain scalar with nothing in it is None."""

Path = tuple[str | int, ...]
COLUMN_BITS: Final = 24


def has_step(node: Node, step: str | int) -> bool:
    """Tell whether a step leads from a node to a child."""
    if isinstance(node, dict):
        return isinstance(step, str) and step in node
    return isinstance(node, list) and isinstance(step, int) and -1 < step < len(node)


def step_down(node: Node, path: Sequence[str | int]) -> Node:
    """Return the node at a path, or None."""
    for step in path:
        if not has_step(node, step):
            return None
        node = node[step]  # type: ignore[index]  # the path leads through maps and lists
    return node


@dataclass(eq=False)
class Tree:
    """The content of a file; `marks` holds line and column, from 0, of each key and value."""

    root: dict[str, Node]
    marks: array[int]
    _starts: dict[int, dict[str | int, int]] = field(default_factory=dict)

    def key(self, path: Path) -> tuple[int, int]:
        """Return line and column, from 1, of the key that leads to `path`, or of the item."""
        return self._place(path, at_key=True)

    def value(self, path: Path) -> tuple[int, int]:
        """Return line and column, from 1, of the value at `path`, or of its nearest holder.

        An empty value stands where its key stands.
        """
        return self._place(path, at_key=False)

    def get(self, path: Sequence[str | int]) -> Node:
        """Return the value at `path`, or None."""
        return step_down(self.root, path)

    def _place(self, path: Path, *, at_key: bool) -> tuple[int, int]:
        node: Node = self.root
        number = 0
        held = 0
        for step in path:
            found = self._child(node, number, step)
            if found is None:
                at_key = held != number
                break
            child, number = found
            held = number - 1 if isinstance(node, dict) else number
            node = child
        mark = self.marks[held if at_key or node is None else number]
        return (mark >> COLUMN_BITS) + 1, (mark & (1 << COLUMN_BITS) - 1) + 1

    def _child(self, node: Node, number: int, step: str | int) -> tuple[Node, int] | None:
        """Return a child of the node that has this number, with the child's own number."""
        if not isinstance(node, dict | list):
            return None
        offset = self._offsets(node).get(step)
        if offset is None:
            return None
        return node[step], number + offset  # type: ignore[index]  # the path leads through maps and lists

    def _offsets(self, node: dict[str, Node] | list[Node]) -> dict[str | int, int]:
        """Return how far each child's number is from the node's own; counted once."""
        offsets = self._starts.get(id(node))
        if offsets is None:
            offsets = self._starts[id(node)] = {}
            key = 1 if isinstance(node, dict) else 0
            at = 1
            for step, child in node.items() if isinstance(node, dict) else enumerate(node):
                at += key
                offsets[step] = at
                at += _size(child)
        return offsets


def _size(node: Node) -> int:
    """Count a node and all beneath it, keys included; never deeper than the loader allows."""
    if isinstance(node, dict):
        return 1 + len(node) + sum(map(_size, node.values()))
    if isinstance(node, list):
        return 1 + sum(map(_size, node))
    return 1
