"""Compound files ([MS-CFB]) as olefile opens them, with no stream longer than the file allows.

olefile believes the sizes that a file states: a chain of sectors that closes on itself is then followed for gigabytes.
"""

from __future__ import annotations

import io
import struct

import olefile

_SHIFT_AT, _FAT_SECTORS_AT, _HEAD_LENGTH = 30, 44, 512
_IN_HEAD = 109  # allocation sectors that the head itself lists
_SLACK = 4  # a file that was cut short lists more sectors than it has
_ENTRY = 4  # bytes


class CompoundFile(olefile.OleFileIO):  # type: ignore[misc] # olefile has no types
    """Raises what olefile raises, and `ValueError` where the allocation table states more sectors than the file could have."""

    def __init__(self, data: bytes) -> None:
        _refuse_vast_table(data)
        super().__init__(io.BytesIO(data))

    def _open(self, start: int, size: int = olefile.olefile.UNKNOWN_SIZE, force_FAT: bool = False) -> olefile.olefile.OleStream:  # noqa: FBT001, FBT002, N803 - olefile's signature
        if size != olefile.olefile.UNKNOWN_SIZE:
            size = min(size, len(self.fat) * self.sectorsize)
        return super()._open(start, size, force_FAT)


def _refuse_vast_table(data: bytes) -> None:
    if len(data) < _HEAD_LENGTH:
        return
    (shift,), (listed,) = struct.unpack_from("<H", data, _SHIFT_AT), struct.unpack_from("<I", data, _FAT_SECTORS_AT)
    size = 1 << min(shift, 16)
    if listed > _IN_HEAD + _SLACK * len(data) // (size * max(1, size // _ENTRY)):
        raise ValueError("allocation table")
