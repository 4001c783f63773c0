"""Address lists (RFC 5322 s3.4) by one forward scan: no recursion, no regular expression over the whole value."""

from __future__ import annotations

from dataclasses import dataclass, field

from parsers.encoded_words import decode_words, unfold

Address = tuple[str, str]


@dataclass(slots=True)
class _Scan:
    """What has been read of the current mailbox."""

    words: list[bytes] = field(default_factory=list)
    current: bytearray = field(default_factory=bytearray)
    angle: bytes | None = None
    comment: bytearray = field(default_factory=bytearray)
    quoted: bool = False

    def end_word(self) -> None:
        if self.current or self.quoted:
            self.words.append(bytes(self.current))
        self.current = bytearray()
        self.quoted = False


def read_addresses(raw: bytes, most: int) -> tuple[Address, ...]:
    """(display name, address) pairs in order, at most `most`. Comments give the name where there is no other."""
    found: list[Address] = []
    scan = _Scan()
    value = unfold(raw)
    position = 0
    while position < len(value) and len(found) < most:
        byte = value[position : position + 1]
        if byte == b'"':
            position = _quoted(value, position, scan)
        elif byte == b"(":
            position = _comment(value, position, scan)
        elif byte == b"<":
            position = _angle(value, position, scan)
        else:
            position += 1
            _plain(byte, scan, found)
            scan = _Scan() if byte in b",;:" and not _inside_literal(scan) else scan
    _finish(scan, found)
    return tuple(found[:most])


def _inside_literal(scan: _Scan) -> bool:
    return b"[" in scan.current and b"]" not in scan.current


def _plain(byte: bytes, scan: _Scan, found: list[Address]) -> None:
    if _inside_literal(scan):
        scan.current += byte
    elif byte in b",;":
        _finish(scan, found)
    elif byte in b" \t\r\n":
        scan.end_word()
    elif byte != b":":  # RFC 5322 s3.4: what stands before ":" is the name of a group
        scan.current += byte


def _quoted(value: bytes, start: int, scan: _Scan) -> int:
    position = start + 1
    text = bytearray()
    while position < len(value) and value[position] != ord('"'):
        position += value[position] == ord("\\")
        text += value[position : position + 1]
        position += 1
    following = value[position + 1 : position + 2]
    scan.current += b'"' + text + b'"' if following == b"@" else text
    scan.quoted = True
    return position + 1


def _comment(value: bytes, start: int, scan: _Scan) -> int:
    depth = 0
    for position in range(start, len(value)):
        byte = value[position]
        depth += (byte == ord("(")) - (byte == ord(")"))
        if depth == 0:
            return position + 1
        if position > start:
            scan.comment.append(byte)
    return len(value)


def _angle(value: bytes, start: int, scan: _Scan) -> int:
    scan.end_word()
    end = value.find(b">", start)
    stop = end if end >= 0 else len(value)
    inside = value[start + 1 : stop].strip(b"< \t\r\n")
    if inside.startswith(b"@") and b":" in inside:  # RFC 5322 s4.4: obsolete route
        inside = inside.rpartition(b":")[2]
    scan.angle = inside if scan.angle is None else scan.angle
    return stop + 1


def _finish(scan: _Scan, found: list[Address]) -> None:
    scan.end_word()
    if scan.angle is not None:
        name = b" ".join(scan.words)
        address = scan.angle.replace(b" ", b"") or b""
    else:
        address = next((word for word in scan.words if b"@" in word), b"" if not scan.words else b"".join(scan.words[:1]))
        name = b" ".join(word for word in scan.words if word != address)
    shown = decode_words(name or bytes(scan.comment))
    text = decode_words(address).strip("'")
    if text or name:
        found.append((shown, text))
