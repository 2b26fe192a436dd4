"""Build a file's tree from the YAML parser's events, within limits and in one pass."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any, Final, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from quizapp.domain.bank.nodes import COLUMN_BITS, Node, Tree
from quizapp.domain.bank.reading import Spot
from quizapp.domain.bank.yaml_words import translate
from quizapp.domain.errors import N_, Message

MAX_DEPTH: Final = 20
MAX_NODES: Final = 500_000
MAX_TEXT: Final = 30_000
MAX_ENTRIES: Final = 1_000
"""Most entries of one list or mapping; only the list of questions may be longer."""
MAX_SPOTS: Final = 100
LIST_OF_QUESTIONS: Final = 2
"""How many nodes are open when that list ends: it and the top of the file."""

_STARTS: Final = (MappingStartEvent, SequenceStartEvent)


class Built(NamedTuple):
    """A tree, or None when the file could not be read to its end, and what is wrong."""

    tree: Tree | None
    spots: list[Spot]


class _StopReading(Exception):
    """The file is so wrong that the rest of it tells nothing."""


def build(data: bytes) -> Built:
    """Build the tree of a file that is clean UTF-8 without a BOM."""
    builder = _Builder(data)
    try:
        root = builder.run()
    except _StopReading:
        return Built(None, builder.spots)
    except yaml.YAMLError as error:
        spot = translate(error, data)
        if builder.spots and builder.spots[-1].line == spot.line:
            return Built(None, builder.spots)
        return Built(None, [*builder.spots, spot])
    if isinstance(root, dict):
        return Built(Tree(root, builder.marks), builder.spots)
    return Built(None, [*builder.spots, _wrong_top(root, builder.marks)])


class _Builder:
    def __init__(self, data: bytes) -> None:
        self.escapes = b"\\" in data
        self.next: Callable[[], Any] = yaml.CBaseLoader(data).get_event
        self.marks: array[int] = array("Q")
        self.spots: list[Spot] = []

    def run(self) -> Node:
        """Read one document and return its top node; None for an empty file."""
        self.next()
        if not isinstance(self.next(), DocumentStartEvent):
            return None
        holder: list[Node] = []
        self._fill(holder)
        self.next()
        after = self.next()
        if isinstance(after, DocumentStartEvent):
            self._spot(
                after,
                "QB012",
                N_("a second document begins here. Delete the line, or make a second file."),
            )
        return holder[0]

    def _fill(self, holder: list[Node]) -> None:
        """Read events until the node that goes into `holder` is whole: the hot loop."""
        get, push, marks, escapes = self.next, self.marks.append, self.marks, self.escapes
        stack: list[Any] = []
        node: Any = holder
        in_map = False
        key: str | None = None
        while True:
            event = get()
            kind = event.__class__
            if kind is ScalarEvent:
                value: str | None = event.value
                if event.anchor is not None or event.tag is not None:
                    self._decorated(event)
                if not value:
                    if not event.style:
                        value = None
                elif len(value) > MAX_TEXT:
                    self._long_text(event)
                elif escapes and "\0" in value:
                    self._spot(event, "QB004", _NUL)
                if in_map and key is None:
                    if not value or value in node:
                        self._bad_key(event, value)
                        self._skip(get())
                        continue
                    key = value
                    mark = event.start_mark
                    push(mark.line << COLUMN_BITS | mark.column)
                    continue
                mark = event.start_mark
                push(mark.line << COLUMN_BITS | mark.column)
                if len(marks) > MAX_NODES:
                    self._stop(event, "QB015", _TOO_MANY)
                if in_map:
                    node[key] = value
                    key = None
                    continue
                node.append(value)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                if len(node) > MAX_ENTRIES and (in_map or len(stack) != LIST_OF_QUESTIONS):
                    self._too_long(node, stack[-1][2])
                node, in_map, _ = stack.pop()
            elif in_map and key is None:
                self._bad_key(event, None)
                self._skip(event)
                self._skip(get())
                continue
            else:
                if kind is AliasEvent:
                    self._decorated(event)
                    new: Any = "*" + event.anchor
                else:
                    if event.anchor is not None or event.tag is not None:
                        self._decorated(event)
                    new = {} if kind is MappingStartEvent else []
                mark = event.start_mark
                push(mark.line << COLUMN_BITS | mark.column)
                if len(marks) > MAX_NODES:
                    self._stop(event, "QB015", _TOO_MANY)
                if in_map:
                    node[key] = new
                    key = None
                else:
                    node.append(new)
                if kind is not AliasEvent:
                    stack.append((node, in_map, len(marks)))
                    if len(stack) > MAX_DEPTH:
                        self._stop(event, "QB014", _TOO_DEEP)
                    node, in_map = new, kind is MappingStartEvent
            if not stack:
                return

    def _skip(self, event: Any) -> None:
        """Read to the end of a node that cannot be kept."""
        depth = 0
        while True:
            if isinstance(event, _STARTS):
                depth += 1
            elif isinstance(event, MappingEndEvent | SequenceEndEvent):
                depth -= 1
            if not depth:
                return
            if depth > MAX_DEPTH:
                raise _StopReading  # the key that is skipped has been reported
            event = self.next()

    def _too_long(self, node: Any, end: int) -> None:
        """Empty a list or mapping that is too long; `end` is how many marks it began with."""
        message = N_(
            "this has {count} entries; at most {limit} can be read. Remove some.",
            count=len(node),
            limit=MAX_ENTRIES,
        )
        mark = self.marks[end - 1]
        line, column = mark >> COLUMN_BITS, mark & (1 << COLUMN_BITS) - 1
        self._add(Spot(line + 1, column + 1, "QB117", message))
        node.clear()
        del self.marks[end:]

    def _spot(self, event: Any, code: str, message: Message) -> None:
        mark = event.start_mark
        self._add(Spot(mark.line + 1, mark.column + 1, code, message))

    def _add(self, spot: Spot) -> None:
        self.spots.append(spot)
        if len(self.spots) >= MAX_SPOTS:
            self.spots.append(spot._replace(code="QB023", message=_TOO_WRONG))
            raise _StopReading

    def _stop(self, event: Any, code: str, message: Message) -> None:
        self._spot(event, code, message)
        raise _StopReading

    def _decorated(self, event: Any) -> None:
        """Refuse an alias, an anchor or a tag."""
        if isinstance(event, AliasEvent):
            name = event.anchor
            self._spot(event, "QB010", N_("*{name} is an alias. {cure}", name=name, cure=_Q))
        elif event.anchor is not None:
            name = event.anchor
            self._spot(event, "QB010", N_("&{name} is an anchor. {cure}", name=name, cure=_Q))
        else:
            name = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._spot(event, "QB011", N_("{name} is a tag. {cure}", name=name, cure=_Q))

    def _long_text(self, event: Any) -> None:
        message = N_(
            "this text has {count} characters; at most {limit} can be kept. Shorten it.",
            count=len(event.value),
            limit=MAX_TEXT,
        )
        self._spot(event, "QB019", message)

    def _bad_key(self, event: Any, value: str | None) -> None:
        if value:
            short = value if len(value) <= 40 else value[:40] + "…"
            message = N_('the key "{key}" stands here a second time. Keep one of them.', key=short)
            self._spot(event, "QB013", message)
        elif isinstance(event, _STARTS):
            self._spot(
                event,
                "QB018",
                N_("a key must be text. Put text that begins with {{ or [ in quotes."),
            )
        else:
            self._spot(event, "QB018", N_("a key is missing before the colon. Write `key: value`."))


_Q: Final = "Write the value out; put text that begins with this sign in quotes."
_NUL: Final = N_("an escape makes the control character NUL here. Delete it.")
_TOO_DEEP: Final = N_("this is nested more than {limit} levels deep. Write it flatter.", limit=20)
_TOO_MANY: Final = N_(
    "the file has more than {limit} keys and values. Split it into several files.",
    limit="500,000",
)
_TOO_WRONG: Final = N_("there are too many problems to go on. Mend those above first.")


def _wrong_top(root: Node, marks: array[int]) -> Spot:
    if root is None or root == "":
        return Spot(1, 1, "QB016", N_("the file is empty. Begin it with `quizapp: 1`."))
    mark = marks[0]
    kind = "a list" if isinstance(root, list) else "one piece of text"
    return Spot(
        (mark >> COLUMN_BITS) + 1,
        (mark & (1 << COLUMN_BITS) - 1) + 1,
        "QB017",
        N_(
            "the file is {kind}. Begin it with `quizapp: 1`, then `questions:` and the list.",
            kind=kind,
        ),
    )
