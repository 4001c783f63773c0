"""yEnc (the draft of 2002 by Helbing): files as eight-bit lines inside a text, as some scanners and old news programs send them."""

from __future__ import annotations

import re

from parsers.transfer import UuFile, uu_files

_BEGIN = re.compile(
    rb"(?m)^=ybegin [^\r\n]{0,200}?\bline=\d{1,6}\b[^\r\n]{0,200}?\bname=([^\r\n]{1,255})\r?\n(?:=ypart [^\r\n]{0,200}\r?\n)?"
)
_END = re.compile(rb"(?m)^=yend\b[^\r\n]{0,200}(?:\r?\n|\Z)")
_ESCAPED = re.compile(rb"=(.)", re.DOTALL)
_SHIFTED = bytes((byte - 42) % 256 for byte in range(256))
_MOST = 50


def files_in_text(raw: bytes) -> tuple[UuFile, ...]:
    """Uuencoded and yEnc files in `raw`, in order."""
    return tuple(sorted((*uu_files(raw), *yenc_files(raw)), key=lambda file: file.start))


def without_files(raw: bytes) -> bytes:
    """The text around its files: nobody reads their signs, and each is a part of its own."""
    if b"begin" not in raw:
        return raw
    kept: list[bytes] = []
    position = 0
    for file in files_in_text(raw):
        kept.append(raw[position : max(position, file.start)])
        position = max(position, file.end)
    return b"".join((*kept, raw[position:]))


def yenc_files(raw: bytes) -> tuple[UuFile, ...]:
    """Files in `raw`, in order; one without its end line is no file, since nobody could say where it ends."""
    found: list[UuFile] = []
    position = 0
    for _ in range(_MOST):
        begin = _BEGIN.search(raw, position)
        end = None if begin is None else _END.search(raw, begin.end())
        if begin is None or end is None:
            break
        position = end.end()
        found.append(UuFile(begin[1].strip(), _decoded(raw[begin.end() : end.start()]), begin.start(), position))
    return tuple(found)


def _decoded(lines: bytes) -> bytes:
    solid = lines.replace(b"\r", b"").replace(b"\n", b"")
    return _ESCAPED.sub(lambda match: bytes([(match[1][0] - 64) % 256]), solid).translate(_SHIFTED)
