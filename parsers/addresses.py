"""Address lists (RFC 5322 s3.4) by one forward scan: no recursion, no regular expression over the whole value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from parsers.encoded_words import decode_words, unfold

Address = tuple[str, str]


_COMMENT = re.compile(rb"\([^()]*\)")
_MAILBOX = re.compile(r"([^<>]{0,200})<([^<>\s@]{1,64}@[^<>\s@]{1,255})>")


@dataclass(frozen=True, slots=True)
class _Found:
    """A mailbox before decoding; `bracketed` where its address stood in angle brackets."""

    name: bytes
    address: bytes
    bracketed: bool


@dataclass(slots=True)
class _Scan:
    """What has been read of the current mailbox."""

    words: list[bytes] = field(default_factory=list)
    current: bytearray = field(default_factory=bytearray)
    angle: bytes | None = None
    comment: bytearray = field(default_factory=bytearray)
    quoted: bool = False

    def end_word(self) -> None:
        """Close the word under way; an empty one counts only where it stood in quotes."""
        if self.current or self.quoted:
            self.words.append(bytes(self.current))
        self.current = bytearray()
        self.quoted = False


def read_addresses(raw: bytes, most: int, charset: str = "") -> tuple[Address, ...]:
    """(display name, address) pairs in order, at most `most`. Comments give the name where there is no other.

    `charset` explains bytes outside ASCII that are no UTF-8. "Other, Ann <a@b.example>" is one person, whatever the comma says.
    """
    found: list[_Found] = []
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
    return tuple(_address(each, charset) for each in _surnames_joined(found)[:most])


def _inside_literal(scan: _Scan) -> bool:
    return b"[" in scan.current and b"]" not in scan.current


def _plain(byte: bytes, scan: _Scan, found: list[_Found]) -> None:
    if _inside_literal(scan):
        scan.current += byte
    elif byte in b",;":
        _finish(scan, found)
    elif byte in b" \t\r\n>":  # a bracket that was never opened, or closed twice
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
    escaped = False
    for position in range(start, len(value)):
        byte = value[position]
        if escaped or byte == ord("\\"):
            escaped = not escaped
            if not escaped:
                scan.comment.append(byte)
            continue
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
    if b"(" in inside and b'"' not in inside:
        inside = _COMMENT.sub(b"", inside).strip()
    if inside.startswith(b"@") and b":" in inside:  # RFC 5322 s4.4: obsolete route
        inside = inside.partition(b":")[2]
    if inside[:7].lower() == b"mailto:":
        inside = inside[7:]
    scan.angle = inside if scan.angle is None else scan.angle
    return stop + 1


def _finish(scan: _Scan, found: list[_Found]) -> None:
    scan.end_word()
    if scan.angle is not None:
        name = b" ".join(scan.words)
        address = scan.angle if b'"' in scan.angle else scan.angle.replace(b" ", b"")
    else:
        address = next((word for word in scan.words if b"@" in word), b"" if not scan.words else b"".join(scan.words[:1]))
        name = b" ".join(word for word in scan.words if word != address)
    if address.strip() or name:
        found.append(_Found(name or bytes(scan.comment), address, bracketed=scan.angle is not None))


def _surnames_joined(found: list[_Found]) -> list[_Found]:
    """Directories write "Other, Ann <a@b.example>", and some programs forget the quotes: a word without "@" before such a name."""
    out: list[_Found] = []
    for each in found:
        last = out[-1] if out else None
        if last is not None and each.bracketed and each.name and not last.bracketed and b"@" not in last.address + last.name:
            surname = b" ".join(filter(None, (last.address, last.name)))
            out[-1] = _Found(surname + b", " + each.name, each.address, bracketed=True)
        else:
            out.append(each)
    return out


def _address(found: _Found, charset: str) -> Address:
    name = decode_words(found.name, charset=charset)
    address = decode_words(found.address, charset=charset).strip("'")
    if found.bracketed or not found.address.startswith(b"=?"):
        return name, address
    # Against RFC 2047 s5 the whole mailbox is one encoded word.
    whole = _MAILBOX.fullmatch(f"{address} {name}".strip())
    return (whole[1].strip(' "'), whole[2]) if whole else (name, address)
