"""7z and RAR archives: we do not unpack them, but say whether a password is needed, since the next step then is another one.

7z by its own format description (7zFormat.txt), RAR 4 and RAR 5 by the technical notes published with them.
"""

from __future__ import annotations

import lzma
import struct
from collections.abc import Callable, Iterator, Mapping

SEVEN_ZIP, RAR = "application/x-7z-compressed", "application/x-rar"
_AES = b"\x06\xf1\x07\x01"  # the coder "7zAES"
_LZMA_CODER = b"\x03\x01\x01"
_ENCODED_HEADER, _PACK_INFO, _SIZE, _FOLDER, _UNPACK_SIZE = 0x17, 0x06, 0x09, 0x0B, 0x0C
_HEADER_SIZE = 32
_MOST_HEADER = 4 * 1024 * 1024
_MOST_BLOCKS = 5_000
_RAR_4, _RAR_5 = b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00"
_MAIN_4, _FILE_4, _LONG_4 = 0x73, 0x74, 0x8000
_HEADERS_LOCKED_4, _FILE_LOCKED_4 = 0x0080, 0x0004
_FILE_5, _LOCK_5, _END_5 = 2, 4, 5
_HAS_EXTRA_5, _HAS_DATA_5, _EXTRA_LOCK_5 = 0x0001, 0x0002, 1


def seven_zip_locked(data: bytes) -> bool:
    """Whether names or members of a 7z archive are locked."""
    return _AES in _seven_zip_header(data)


def _seven_zip_header(data: bytes) -> bytes:
    """The header with the names and coders, unpacked; as much as can be read where it is broken or locked itself."""
    try:
        offset, size = struct.unpack_from("<QQ", data, 12)
        stored = data[_HEADER_SIZE + offset : _HEADER_SIZE + offset + min(size, _MOST_HEADER)]
        if stored[:1] != bytes([_ENCODED_HEADER]) or _AES in stored:
            return stored
        return _unpacked(data, stored)
    except (struct.error, IndexError, lzma.LZMAError, ValueError, OverflowError):
        return b""


def _unpacked(data: bytes, stored: bytes) -> bytes:
    """A header packed with LZMA, the only coder that writers use for it."""
    cursor = _Numbers(stored, stored.index(_PACK_INFO) + 1)
    place, _count = cursor.number(), cursor.number()
    if cursor.number() != _SIZE:
        return b""
    size = cursor.number()
    at = stored.index(_LZMA_CODER)
    properties = stored[at + 4 : at + 9]
    cursor = _Numbers(stored, stored.index(_UNPACK_SIZE, at) + 1)
    unpacked = min(cursor.number(), _MOST_HEADER)
    packed = data[_HEADER_SIZE + place : _HEADER_SIZE + place + size]
    lead = properties + struct.pack("<Q", unpacked)
    return lzma.LZMADecompressor(lzma.FORMAT_ALONE).decompress(lead + packed, _MOST_HEADER)


class _Numbers:
    """Reads 7z numbers: the leading ones of the first byte tell how many bytes follow."""

    def __init__(self, content: bytes, at: int) -> None:
        self._content, self._at = content, at

    def number(self) -> int:
        """The next number, of 1 to 9 bytes. Raises IndexError where the bytes end inside it."""
        first = self._content[self._at]
        self._at += 1
        value, mask = 0, 0x80
        for index in range(8):
            if not first & mask:
                return value | (first & (mask - 1)) << (8 * index)
            value |= self._content[self._at] << (8 * index)
            self._at += 1
            mask >>= 1
        return value


def rar_locked(data: bytes) -> bool:
    """Whether names or members of a RAR archive are locked; a block cut off ends the look."""
    try:
        return any(_locked_5(data) if data.startswith(_RAR_5) else _locked_4(data))
    except (struct.error, IndexError):
        return False


def _locked_4(data: bytes) -> Iterator[bool]:
    """Whether each block of a RAR 1.5-4 archive says that it is locked."""
    at = len(_RAR_4)
    for _ in range(_MOST_BLOCKS):
        if at + 7 > len(data):
            return
        kind, flags, size = struct.unpack_from("<BHH", data, at + 2)
        yield bool((kind == _MAIN_4 and flags & _HEADERS_LOCKED_4) or (kind == _FILE_4 and flags & _FILE_LOCKED_4))
        body = struct.unpack_from("<I", data, at + 7)[0] if kind == _FILE_4 or flags & _LONG_4 else 0
        at += max(size, 7) + int(body)


def _locked_5(data: bytes) -> Iterator[bool]:
    """Whether each block of a RAR 5 archive says that it is locked."""
    at = len(_RAR_5)
    for _ in range(_MOST_BLOCKS):
        size, body = _variable(data, at + 4)
        kind, after = _variable(data, body)
        flags, after = _variable(data, after)
        yield kind == _LOCK_5
        extra = length = 0
        if flags & _HAS_EXTRA_5:
            extra, after = _variable(data, after)
        if flags & _HAS_DATA_5:
            length, after = _variable(data, after)
        end = body + size
        yield kind == _FILE_5 and _has_lock(data, end - extra, end)
        if kind == _END_5 or size == 0:
            return
        at = end + length


def _has_lock(data: bytes, at: int, end: int) -> bool:
    """Whether the extra area of a RAR 5 file block holds an encryption record."""
    while at < end:
        size, body = _variable(data, at)
        kind, _ = _variable(data, body)
        if kind == _EXTRA_LOCK_5:
            return True
        at = body + max(size, 1)
    return False


def _variable(data: bytes, at: int) -> tuple[int, int]:
    """(number, place after it): seven bits a byte, lowest first, the top bit says that more follow."""
    value = 0
    for shift in range(0, 70, 7):
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:  # noqa: PLR2004 - no byte follows
            break
    return value, at


LOCKED: Mapping[str, Callable[[bytes], bool]] = {SEVEN_ZIP: seven_zip_locked, RAR: rar_locked}
