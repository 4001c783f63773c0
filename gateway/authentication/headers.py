"""The header block of a message as fields, tolerant and bounded: authentication must read what a hostile sender wrote."""

from __future__ import annotations

import re

MAX_HEADER_BYTES = 256 * 1024
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_FOLD = re.compile(rb"\r?\n(?=[ \t])")
_LINE = re.compile(rb"\r?\n")

Field = tuple[str, str]


def read_fields(content: bytes) -> tuple[Field, ...]:
    """(lower-case name, unfolded value) of each header field, top first; bytes decoded as UTF-8, else Latin-1.

    Lines that are no field are passed over. At most MAX_HEADER_BYTES are looked at.
    """
    head = content[:MAX_HEADER_BYTES]
    blank = _BLANK_LINE.search(head)
    block = head[: blank.start()] if blank else head
    found = []
    for line in _LINE.split(_FOLD.sub(b"", block)):
        name, colon, value = line.partition(b":")
        if colon and name.strip() and not name[:1].isspace():
            found.append((name.strip().decode("latin-1").lower(), _text(value).strip()))
    return tuple(found)


def values(fields: tuple[Field, ...], name: str) -> tuple[str, ...]:
    """Every value of the field, top first."""
    return tuple(value for key, value in fields if key == name)


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
