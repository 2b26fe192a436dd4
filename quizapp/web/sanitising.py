"""The one gate that HTML made from Markdown passes: nothing leaves that is not listed here."""

from __future__ import annotations

import nh3

_MATHML = {
    "math": {"display", "xmlns"},
    "mrow": set[str](),
    "mi": {"mathvariant"},
    "mn": {"mathvariant"},
    "mo": {
        *("accent", "fence", "form", "largeop", "lspace", "maxsize", "minsize", "movablelimits"),
        *("rspace", "separator", "stretchy", "symmetric"),
    },
    "mtext": {"mathvariant"},
    "mspace": {"depth", "height", "width"},
    "mfrac": {"linethickness"},
    "msqrt": set[str](),
    "mroot": set[str](),
    "msub": set[str](),
    "msup": set[str](),
    "msubsup": set[str](),
    "munder": {"accentunder"},
    "mover": {"accent"},
    "munderover": {"accent", "accentunder"},
    "mmultiscripts": set[str](),
    "mprescripts": set[str](),
    "mpadded": {"depth", "height", "lspace", "voffset", "width"},
    "mphantom": set[str](),
    "mstyle": {"displaystyle", "scriptlevel"},
    "mtable": {"columnalign", "columnlines", "columnspacing", "rowlines", "rowspacing"},
    "mtr": set[str](),
    "mtd": {"columnalign", "columnspan", "rowspan"},
}
"""MathML's presentation elements. No `annotation-xml`, `maction`, `mglyph`, `href` or `style`."""

_PLAIN = (
    *("b", "blockquote", "br", "code", "div", "em", "h3", "h4", "h5", "h6", "hr", "li", "p", "s"),
    *("span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
)

_HTML = {
    **{tag: set[str]() for tag in _PLAIN},
    "a": {"href", "title"},
    "img": {"alt", "decoding", "loading", "src", "title"},
    "ol": {"start"},
    "pre": {"tabindex"},
}

CODE_CLASSES = frozenset(
    (
        *("c", "c1", "ch", "cm", "cp", "cpf", "cs", "err", "gd", "ge", "gh", "gi", "go", "gp"),
        *("gr", "gs", "gt", "gu", "k", "kc", "kd", "kn", "kp", "kr", "kt", "l", "ld", "m", "mb"),
        *("mf", "mh", "mi", "mo", "il", "n", "na", "nb", "bp", "nc", "nd", "ne", "nf", "fm"),
        *("ni", "nl", "nn", "no", "nt", "nv", "nx", "o", "ow", "p", "s", "s1", "s2", "sa", "sb"),
        *("sc", "sd", "se", "sh", "si", "sr", "ss", "sx", "vc", "vg", "vi", "vm", "w"),
    )
)
"""The short names that Pygments gives to tokens."""

_CLASSES = {
    "code": {"math-source"},
    "div": {"math-block"},
    "pre": {"code"},
    "span": {"missing", *CODE_CLASSES},
    "td": {"num", "mid"},
    "th": {"num", "mid"},
}

_CLEANER = nh3.Cleaner(
    tags=set(_HTML) | set(_MATHML),
    clean_content_tags={"script", "style"},
    attributes={tag: names for tag, names in (_HTML | _MATHML).items() if names},
    allowed_classes=_CLASSES,
    url_schemes={"http", "https"},
    link_rel="noopener nofollow",
)


def clean(html: str) -> str:
    """Return HTML with every element, attribute, class and address dropped that is not listed."""
    return _CLEANER.clean(html)
