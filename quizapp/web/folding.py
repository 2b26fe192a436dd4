"""Words that never change on a page become part of its template, once for each language."""

from __future__ import annotations

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from quizapp.web.translating import Words

_NAMES = frozenset({"_", "gettext"})


class Folder(NodeTransformer):
    """Puts what `_("…")` gives in one language in its place, and leaves only variables to fill."""

    def __init__(self, words: Words) -> None:
        """Fold into these words."""
        self.words = words

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - named after the node
        """Return the words, or the call as it was when they are not known before."""
        self.generic_visit(node)
        named = isinstance(node.node, nodes.Name) and node.node.name in _NAMES
        if not named or len(node.args) != 1 or node.dyn_args or node.dyn_kwargs:
            return node
        message = node.args[0]
        if not isinstance(message, nodes.Const) or not isinstance(message.value, str):
            return node
        line = node.lineno
        if not node.kwargs:
            return nodes.Const(self.words.plain(message.value), lineno=line)
        pairs = [
            nodes.Pair(nodes.Const(each.key, lineno=line), each.value, lineno=line)
            for each in node.kwargs
        ]
        template = nodes.Const(self.words.template(message.value), lineno=line)
        return nodes.Mod(template, nodes.Dict(pairs, lineno=line), lineno=line)
