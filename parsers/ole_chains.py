"""Sector chains of a compound file ([MS-CFB] 2.2 to 2.6), walked before a reader that would follow a loop for ever.

Raises `Malformed("ole_chain")`.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence

import olefile

from parsers.compound import CompoundFile
from parsers.errors import Malformed

_SHIFT_AT, _DIFAT_AT = 30, 68
_LAST_SECTOR = 0xFFFFFFFA
_HEAD_LENGTH = 512
_SHIFTS = range(7, 17)


def refuse_loops(data: bytes) -> None:
    """Follow the chains of the DIFAT, the directory, the small streams and each stream, once."""
    _walk(_difat_start(data), _difat_next(data))
    try:
        with CompoundFile(data) as ole:
            ole.loadminifat()
            following, small = _next_in(ole.fat), _next_in(ole.minifat)
            _walk(ole.first_dir_sector, following)
            _walk(ole.first_mini_fat_sector, following)
            for entry in ole.direntries:
                if entry is not None and entry.entry_type in {olefile.STGTY_STREAM, olefile.STGTY_ROOT}:
                    _walk(entry.isectStart, small if entry.is_minifat else following)
    except (OSError, ValueError, IndexError, TypeError, KeyError, AttributeError, RecursionError, struct.error) as error:
        raise Malformed("ole_chain") from error


def _walk(sector: int, following: Callable[[int], int]) -> None:
    seen: set[int] = set()
    while sector < _LAST_SECTOR:
        if sector in seen:
            raise Malformed("ole_chain")
        seen.add(sector)
        sector = following(sector)


def _next_in(table: Sequence[int]) -> Callable[[int], int]:
    """The next sector by an allocation table; a sector outside it ends the chain."""
    return lambda sector: table[sector] if sector < len(table) else _LAST_SECTOR


def _difat_start(data: bytes) -> int:
    return int(struct.unpack_from("<I", data, _DIFAT_AT)[0]) if len(data) >= _HEAD_LENGTH else _LAST_SECTOR


def _difat_next(data: bytes) -> Callable[[int], int]:
    """The next DIFAT sector stands in the last four bytes of the one before."""
    shift = struct.unpack_from("<H", data, _SHIFT_AT)[0] if len(data) >= _HEAD_LENGTH else 9
    if shift not in _SHIFTS:
        raise Malformed("ole_chain")

    def following(sector: int) -> int:
        end = (sector + 2) << shift
        return int(struct.unpack_from("<I", data, end - 4)[0]) if end <= len(data) else _LAST_SECTOR

    return following
