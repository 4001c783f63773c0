"""Settings of a legacy form field in a Word 97-2003 file ([MS-DOC] 2.9.78, FFData)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from parsers.word_fields import Field

_HEADER = 6  # size and header size of the binary picture block that wraps the settings
_VERSION = 0xFFFFFFFF
_TEXT, _LIST = 0, 2
_WIDE_TABLE = 0xFFFF
_MOST_ENTRIES = 100
_NAMES = ("ffname", "default", "format", "ffhelptext", "ffstattext")


def read_settings(stored: bytes, place: int, found: Field) -> None:
    """Fill name, label, default and result into the field; settings that do not parse change nothing."""
    try:
        (header,) = struct.unpack_from("<H", stored, place + 4)
        at = place + header
        version, bits, _, _ = struct.unpack_from("<IHHH", stored, at)
        if version != _VERSION:
            return
        at += 10
        kind = bits & 3
        name, at = _string(stored, at)
        if kind == _TEXT:
            _, at = _string(stored, at)
        else:
            found.settings["ffdefres"] = int(struct.unpack_from("<H", stored, at)[0])
            at += 2
        for key in ("format", "ffhelptext", "ffstattext"):
            found.texts[key], at = _string(stored, at)
        found.texts["ffname"] = name
        found.settings["ffres"] = bits >> 2 & 0x1F
        if kind == _LIST:
            for key in ("ffentrymcr", "ffexitmcr"):
                found.texts[key], at = _string(stored, at)
            found.entries.extend(_entries(stored, at))
    except (struct.error, IndexError):
        return


def _entries(stored: bytes, at: int) -> Iterator[str]:
    """The choices of a list ([MS-DOC] 2.2.4, an STTB of wide strings)."""
    mark, count, extra = struct.unpack_from("<HHH", stored, at)
    at += 6
    if mark != _WIDE_TABLE:
        return
    for _ in range(min(count, _MOST_ENTRIES)):
        (length,) = struct.unpack_from("<H", stored, at)
        end = at + 2 + 2 * length
        yield stored[at + 2 : end].decode("utf-16-le", "replace")
        at = end + extra


def _string(stored: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<H", stored, at)
    end = at + 2 + 2 * length
    if end + 2 > len(stored):
        raise IndexError
    return stored[at + 2 : end].decode("utf-16-le", "replace"), end + 2
