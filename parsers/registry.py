"""THE table: media type -> parse function. A type that is not here is unsupported: a person opens the file.

To add a format: write `parsers/x.py` with `parse(data, limits) -> Document`, then add one row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from parsers import plain
from parsers.document import Document
from parsers.limits import Limits

ParseFunction = Callable[[bytes, Limits], Document]

PARSERS: Mapping[str, ParseFunction] = MappingProxyType(
    {
        # mail and text
        "text/plain": plain.parse,
        # documents
        # tables and forms
    },
)
