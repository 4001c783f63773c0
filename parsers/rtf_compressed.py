"""Compressed RTF of Outlook bodies ([MS-OXRTFCP])."""

from __future__ import annotations

import struct

from parsers.errors import LimitExceeded, Malformed

_COMPRESSED, _PLAIN = 0x75465A4C, 0x414C454D
_HEADER = struct.Struct("<IIII")
_WINDOW = 4096
# [MS-OXRTFCP] 2.1.2.1: the dictionary every writer starts with.
_START = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArial"
    b"Times New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


def decompress(data: bytes, most: int) -> bytes:
    """RTF of a PidTagRtfCompressed value. Raises `Malformed`, `LimitExceeded`."""
    if len(data) < _HEADER.size:
        raise Malformed("rtf_compressed")
    _, size, kind, _ = _HEADER.unpack_from(data)
    if size > most:
        raise LimitExceeded("total_bytes")
    if kind == _PLAIN:
        return data[_HEADER.size : _HEADER.size + size]
    if kind != _COMPRESSED:
        raise Malformed("rtf_compressed")
    return _unpack(data, size)


def _unpack(data: bytes, size: int) -> bytes:
    window = bytearray(_START.ljust(_WINDOW, b"\0"))
    write = len(_START)
    out = bytearray()
    position = _HEADER.size
    while position < len(data) and len(out) < size:
        control = data[position]
        position += 1
        for bit in range(8):
            if position >= len(data) or len(out) >= size:
                break
            if not control >> bit & 1:
                piece = data[position : position + 1]
                position += 1
                out += piece
                window[write] = piece[0]
                write = (write + 1) % _WINDOW
                continue
            word = int.from_bytes(data[position : position + 2], "big")
            position += 2
            offset, length = word >> 4, (word & 15) + 2
            if offset == write:
                return bytes(out)
            for step in range(length):
                byte = window[(offset + step) % _WINDOW]
                out.append(byte)
                window[write] = byte
                write = (write + 1) % _WINDOW
    return bytes(out)
