"""Tables written as text: lines that share a separator, the first of which names the columns."""

from __future__ import annotations

import re

from redaction.reading import Column

_SEPARATORS = ("|", "\t", ";")


def text_columns(text: str) -> tuple[Column, ...]:
    """The cells of separated tables in the text, each with its header. A header line holds no figures."""
    out: list[Column] = []
    headers: list[str] = []
    separator, position = "", 0
    for line in text.split("\n"):
        found = next((s for s in _SEPARATORS if line.count(s) >= (1 if s == "\t" else 2)), "")
        if not found:
            headers, separator = [], ""
        elif found != separator or not headers:
            separator = found
            headers = [] if re.search(r"\d", line) else [cell.strip() for cell in line.split(found)]
        else:
            out += _cells(line, position, separator, headers)
        position += len(line) + 1
    return tuple(out)


def _cells(line: str, position: int, separator: str, headers: list[str]) -> list[Column]:
    out, start = [], position
    for index, cell in enumerate(line.split(separator)):
        header = headers[index] if index < len(headers) else ""
        out.append(Column(header, start, start + len(cell)))
        start += len(cell) + len(separator)
    return out
