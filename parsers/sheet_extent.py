"""How far a worksheet's filled cells reach ([ISO 29500-1] 18.3.1.4) and how much text they show (18.4.8).

Counted before a reader meets it that makes a full grid of them and copies a shared string into every cell that points at it.
"""

from __future__ import annotations

import re
from itertools import islice

from parsers.errors import LimitExceeded
from parsers.limits import Limits
from parsers.ooxml import Package

_FILLED = re.compile(rb'<(?:\w{1,20}:)?c\s[^<>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"[^<>]{0,200}(?<!/)>')
_POINTER = re.compile(
    rb'<(?:\w{1,20}:)?c\s(?=[^<>]{0,300}\bt=["\']s["\'])[^<>]{0,300}>\s*(?:<(?:\w{1,20}:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w{1,20}:)?f>)\s*)?'
    rb"<(?:\w{1,20}:)?v\b[^<>]{0,60}>\s*(\d{1,9})\s*<"
)
_STRING = re.compile(rb"<(?:\w{1,20}:)?si\b[^<>]*(?:/>|>)")
_MARKUP = re.compile(rb"<[^<>]*>")
_UTF8_MOST = 4  # bytes of a character
_GRID_PER_CELL = 10  # empty cells between the filled ones, as for a sheet that was read


def refuse_wide(package: Package, limits: Limits) -> None:
    """Refuse a workbook before its reader meets it.

    Raises `LimitExceeded`: "cells" where more are filled than are read, or two far corners span a grid that no memory holds;
    "characters" where pointers to shared strings would be more text than is read.
    """
    sizes = _string_sizes(package)
    left = limits.characters
    for name in package.names:
        if not name.lower().startswith("xl/worksheets/") or not name.lower().endswith(".xml"):
            continue
        content = package.read(name)
        if _spanned(content, limits) > limits.cells * _GRID_PER_CELL:
            raise LimitExceeded("cells")
        left -= sum(sizes[number] for found in _POINTER.finditer(content) if (number := int(found[1])) < len(sizes))
        if left < 0:
            raise LimitExceeded("characters")


def _string_sizes(package: Package) -> list[int]:
    """At least how many characters each shared string has: bytes of UTF-8 without the mark-up of its runs, four to a character."""
    content = next((package.read(name) for name in package.names if name.lower().endswith("sharedstrings.xml")), b"")
    starts = [found.end() for found in _STRING.finditer(content)]
    return [_least(content[start:end]) for start, end in zip(starts, [*starts[1:], len(content)], strict=False)]


def _least(item: bytes) -> int:
    return sum(map(len, _MARKUP.split(item))) // _UTF8_MOST


def _spanned(content: bytes, limits: Limits) -> int:
    """Cells of the rectangle round all filled cells."""
    places = {(match[1], int(match[2])) for match in islice(_FILLED.finditer(content), limits.cells + 1)}
    if not places:
        return 0
    if len(places) > limits.cells:
        raise LimitExceeded("cells")
    columns = [_number(letters) for letters in {letters for letters, _ in places}]
    rows = [row for _, row in places]
    return (max(columns) - min(columns) + 1) * (max(rows) - min(rows) + 1)


def _number(letters: bytes) -> int:
    """A column's number: A is 1, XFD is 16,384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
