"""Blocks of typed lines, "Label: answer" one below the other: the line on top is their title, and no account goes on in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.forms.labels import field_of
from parsers.forms.ticks import has_boxes
from parsers.forms.typed_values import is_typed

_LINE = re.compile(r"(?P<label>[A-Z][^:.?!]{1,50}):\s+(?P<value>\S.{0,90})")
_LEAST = 3
_KNOWN = 2
_TITLE_WORDS = 8
_VALUE_WORDS = 10


def is_block(lines: Sequence[str]) -> bool:
    """Three or more such lines, of which two at least are known by their label or by their answer; a title may stand on top."""
    below = lines[1:] if has_title(lines) else lines
    found = [_LINE.fullmatch(line.strip()) for line in below]
    if len(below) < _LEAST or any(match is None or len(match["value"].split()) > _VALUE_WORDS for match in found):
        return False
    known = sum(bool(field_of(match["label"])) or is_typed(match["value"]) for match in found if match)
    return known >= _KNOWN and not any(has_boxes(line) for line in lines)


def has_title(lines: Sequence[str]) -> bool:
    """Whether the line on top is a title: a few words with neither colon nor full stop."""
    top = lines[0].strip() if lines else ""
    return top[:1].isupper() and ":" not in top and top[-1:].isalnum() and len(top.split()) <= _TITLE_WORDS
