"""How far a worksheet's filled cells reach ([ISO 29500-1] 18.3.1.4), before a reader that makes a full grid of them."""

from __future__ import annotations

import re

from parsers.errors import LimitExceeded
from parsers.limits import Limits
from parsers.ooxml import Package

_FILLED = re.compile(rb'<(?:\w{1,20}:)?c\s[^<>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"[^<>]{0,200}(?<!/)>')
_GRID_PER_CELL = 10  # empty cells between the filled ones, as for a sheet that was read


def refuse_wide(package: Package, limits: Limits) -> None:
    """Raises `LimitExceeded("cells")` where two far corners span a grid that no memory holds."""
    for name in package.names:
        if name.startswith("xl/worksheets/") and name.endswith(".xml") and _spanned(package.read(name)) > limits.cells * _GRID_PER_CELL:
            raise LimitExceeded("cells")


def _spanned(content: bytes) -> int:
    """Cells of the rectangle round all filled cells."""
    places = {(match[1], int(match[2])) for match in _FILLED.finditer(content)}
    if not places:
        return 0
    columns = [_number(letters) for letters in {letters for letters, _ in places}]
    rows = [row for _, row in places]
    return (max(columns) - min(columns) + 1) * (max(rows) - min(rows) + 1)


def _number(letters: bytes) -> int:
    """A column's number: A is 1, XFD is 16,384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
