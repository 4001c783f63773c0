"""On which line of a TOML text a table or a key stands: the parser of the standard library does not say."""

from __future__ import annotations

import re
from collections.abc import Mapping

_HEADER = re.compile(r"\s*\[+([^\]]+)\]")
_KEY = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*=""")


def line_index(text: str) -> Mapping[tuple[str, str], int]:
    """(table, key) -> line from 1; (table, "") is the table's own header; table "" is the head of the file. The first counts."""
    found: dict[tuple[str, str], int] = {}
    here = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            here = ".".join(piece.strip().strip("\"'") for piece in header[1].split("."))
            found.setdefault((here, ""), number)
        elif key := _KEY.match(line):
            found.setdefault((here, next(filter(None, key.groups()), "")), number)
    return found
