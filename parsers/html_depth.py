"""How deep the markup of an HTML text nests, counted before the HTML library builds its tree.

The library takes time in the square of the depth, and nothing can stop it from outside: 100,000 open elements cost a minute.
The count follows the end tags as the HTML standard does (13.2.6.4.7, "in body") in so far as depth depends on it.
"""

from __future__ import annotations

import re

from parsers.errors import LimitExceeded
from parsers.limits import Limits

# Comments and raw text hold no elements; one without its end runs to the end of the text.
_TAG = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<(script|style|textarea|title|xmp)(?=[\s/>]).*?(?:</\1|\Z)|<(/?)([a-z][^\s/>]*)",
    re.IGNORECASE | re.DOTALL,
)
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
# Elements whose end another of their kind implies: a long list of them without end tags is flat.
_LISTED = frozenset(["p", "li", "dd", "dt", "option", "optgroup", "a", "nobr", "body", "html", "head"])
_TABLED = frozenset(["tr", "td", "th", "tbody", "thead", "tfoot", "colgroup"])
_UNCOUNTED = _VOID | _LISTED | _TABLED
# An end tag does not reach through these (13.2.4.2, "has an element in scope").
_SCOPES = frozenset(["applet", "button", "caption", "marquee", "object", "table", "template"])
_LONG_TAG = re.compile(r"<[a-z][^<>]{5000,}", re.IGNORECASE)
_LISTS = re.compile(r"<(/?)(option|select)(?=[\s/>])", re.IGNORECASE)
_MOST_ATTRIBUTES = 2_000
_MOST_OPTIONS = 2_000
_REACH = 10  # levels through which a misplaced end tag is followed


def refuse_deep(text: str, limits: Limits) -> None:
    """Raises `LimitExceeded("depth")` where elements nest deeper than `limits.markup_depth`."""
    open_names: list[str] = []
    for match in _TAG.finditer(text):
        name = (match[3] or "").lower()
        if not name or name in _UNCOUNTED:
            continue
        if match[2]:
            _close(open_names, name)
            continue
        open_names.append(name)
        if len(open_names) > limits.markup_depth:
            raise LimitExceeded("depth")


def without_slow_parts(text: str) -> str:
    """The text with very long lists of choices as plain paragraphs: the library takes time in the square of their length.

    Raises `LimitExceeded("attributes")` for an element with thousands of attributes, which costs as much.
    """
    if any(len(tag[0].split()) > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise LimitExceeded("attributes")
    if text.casefold().count("<option") <= _MOST_OPTIONS:
        return text
    return _LISTS.sub(lambda tag: f"<{tag[1]}{'p' if tag[2].casefold() == 'option' else 'div'}", text)


def _close(open_names: list[str], name: str) -> None:
    """An end tag ends its element and what stands open inside it; one that fits nothing near is passed over."""
    for back in range(1, min(_REACH, len(open_names)) + 1):
        if open_names[-back] == name:
            del open_names[-back:]
            return
        if open_names[-back] in _SCOPES:
            return
