"""LaTeX to MathML, with text kept text."""

from __future__ import annotations

from html import escape, unescape
from xml.etree.ElementTree import Element, tostring

from latex2mathml.converter import convert_to_element

_LONGEST = 2_000


def mathml(latex: str, *, display: bool) -> str:
    """Return native MathML; what cannot be read is shown as it was typed."""
    as_typed = f'<code class="math-source">{escape(latex)}</code>'
    if len(latex) > _LONGEST:
        return as_typed
    try:
        return _written(convert_to_element(latex, display="block" if display else "inline"))
    except Exception:  # noqa: BLE001 - the library fails in many ways on a mistyped formula
        return as_typed


def _written(root: Element) -> str:
    # The library leaves entities in its texts and its own writer unescapes the whole document,
    # which would turn \text{<img>} into an element. Unescaping text by text keeps it text.
    for element in root.iter():
        element.text = unescape(element.text) if element.text else element.text
        element.tail = unescape(element.tail) if element.tail else element.tail
    return tostring(root, encoding="unicode")
