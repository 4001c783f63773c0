"""Content-Transfer-Encoding (RFC 2045 s6) and uuencode, decoded as far as the bytes allow."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass

_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_WHITE = re.compile(rb"\s+")
_WORD_GAP = re.compile(rb"[^\s] (?=[^\s])")
_GAP_SHARE = 40
_BASE64_SHARE = 0.9
_PADDED_BREAK = re.compile(rb"=[ \t]{1,200}+(?=\r?\n)")  # RFC 2045 s6.7: white space at the end of a line was added on the way
_BEGIN = re.compile(rb"(?m)^begin(?:-base64)? [0-7]{3,4} ([^\r\n]{1,255})\r?\n")
_UU_END = re.compile(rb"(?m)^(?:end|====)[ \t]*\r?$")
_MOST_UU = 50


@dataclass(frozen=True, slots=True)
class UuFile:
    """A file found between `begin` and `end` in a text: its raw name, bytes and place in the text."""

    name: bytes
    content: bytes
    start: int
    end: int


def decode_body(raw: bytes, encoding: str) -> bytes:
    """Decoded bytes. An unknown encoding, or a body that is plainly not so encoded, is returned as it is."""
    name = encoding.strip().strip("\"'").lower()
    if name.startswith(("base64", "base-64")):
        return decode_base64(raw)
    if name.startswith(("quoted-printable", "quoted printable", "quoted_printable")):
        return binascii.a2b_qp(_PADDED_BREAK.sub(b"=", raw))
    if name.startswith(("x-uu", "uue", "x-uue")):
        files = uu_files(raw)
        return files[0].content if files else raw
    return raw


def decode_base64(raw: bytes) -> bytes:
    """Base64 with stray characters, padding in the middle or a cut end."""
    solid = _WHITE.sub(b"", raw)
    if not solid:
        return b""
    clean = _NOT_BASE64.sub(b"", solid)
    # Words with spaces between them are text, whatever the header says.
    if len(_WORD_GAP.findall(raw)) * _GAP_SHARE > len(solid) or len(clean) < _BASE64_SHARE * (len(solid) - solid.count(b"=")):
        return raw
    return b"".join(_quantum(piece) for piece in re.split(rb"=+", solid))


def _quantum(piece: bytes) -> bytes:
    clean = _NOT_BASE64.sub(b"", piece)
    clean = clean[:-1] if len(clean) % 4 == 1 else clean
    return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))


def uu_files(raw: bytes) -> tuple[UuFile, ...]:
    """Files in `raw`, in order. A block without its end line is taken to the end of the valid lines."""
    found: list[UuFile] = []
    position = 0
    for _ in range(_MOST_UU):  # tries, not files: each may look through the whole text
        begin = _BEGIN.search(raw, position)
        if begin is None:
            break
        stop = _UU_END.search(raw, begin.end())
        body_end = stop.start() if stop else len(raw)
        body = raw[begin.end() : body_end]
        content = decode_base64(body) if begin[0].startswith(b"begin-") else _uu_lines(body)
        position = begin.end()
        if content:
            position = stop.end() if stop else body_end
            found.append(UuFile(begin[1].strip(), content, begin.start(), position))
    return tuple(found)


def _uu_lines(body: bytes) -> bytes:
    pieces: list[bytes] = []
    for line in body.splitlines():
        text = line.rstrip(b" \t")
        if not text or text == b"`":
            continue
        piece = _uu_line(line)
        if piece is None:
            return b"" if not pieces else b"".join(pieces)
        pieces.append(piece)
    return b"".join(pieces)


def _uu_line(line: bytes) -> bytes | None:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        # Some encoders add a check character or count the last group short: cut to what the length byte promises.
        length = (line[0] - 32) & 63
        try:
            return binascii.a2b_uu(line[: 1 + (length * 4 + 5) // 3])
        except binascii.Error:
            return None
