"""THE table: media type -> parse function. A type that is not here is unsupported: a person opens the file.

To add a format: write `parsers/x.py` with `parse(data, limits) -> Document`, then add one row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from parsers import archive, eml, html, ics, msg, plain
from parsers.document import Document
from parsers.limits import Limits

ParseFunction = Callable[[bytes, Limits], Document]

PARSERS: Mapping[str, ParseFunction] = MappingProxyType(
    {
        # mail and text
        "message/rfc822": eml.parse,
        "text/plain": plain.parse,
        "text/html": html.parse,
        "text/calendar": ics.parse,
        "application/zip": archive.parse,
        "application/vnd.ms-outlook": msg.parse,
        # documents
        # tables and forms
    },
)
