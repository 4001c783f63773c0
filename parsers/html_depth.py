"""How deep an HTML text nests, before a tree is built of it: building takes the square of the open elements in time."""

from __future__ import annotations

import re

DEEPEST = 5_000
_ELEMENT = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})")
_CLOSING_THEMSELVES = frozenset(
    [
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"),
        *("p", "li", "td", "th", "tr", "dd", "dt", "option", "optgroup", "tbody", "thead", "tfoot", "colgroup"),
    ]
)


def deepest(text: str) -> int:
    """How many elements stay open at once, at most; those that need no end tag are not counted."""
    depth = most = 0
    for match in _ELEMENT.finditer(text):
        if match[2].lower() not in _CLOSING_THEMSELVES:
            depth = max(0, depth + (-1 if match[1] else 1))
            most = max(most, depth)
    return most
