"""Outlook's winmail.dat ([MS-OXTNEF]): the body, as text, HTML or RTF, and the attachments it wraps.

Raises `Malformed`, `LimitExceeded`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from parsers import outlook_items as items
from parsers.charsets import decode
from parsers.document import Document, Locator, SegmentKind
from parsers.draft import Draft
from parsers.errors import LimitExceeded, Malformed
from parsers.limits import Limits
from parsers.plain import read_text
from parsers.rtf_compressed import decompress

MEDIA_TYPE = "application/ms-tnef"
_SIGNATURE = b"\x78\x9f\x3e\x22"
_HEAD, _TRAILER = 6, 2
_ATTRIBUTE = struct.Struct("<BII")
_SUBJECT, _BODY, _PROPERTIES, _CODE_PAGE = 0x8004, 0x800C, 0x9003, 0x9007
_NEW_FILE, _FILE_NAME, _FILE_CONTENT, _FILE_PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
_FIXED_SIZES = {0x2: 4, 0x3: 4, 0x4: 4, 0x5: 8, 0x6: 8, 0x7: 8, 0xA: 4, 0xB: 4, 0x14: 8, 0x40: 8, 0x48: 16}
_UNICODE, _ANSI, _BINARY = 0x1F, 0x1E, 0x102
_MESSAGE_CLASS, _P_CLASS = 0x8008, 0x001A
_MANY = 0x1000
_NAMED = 0x8000
_P_SUBJECT, _P_BODY, _P_RTF, _P_HTML = 0x0037, 0x1000, 0x1009, 0x1013
_P_CONTENT, _P_SHORT_NAME, _P_LONG_NAME, _P_TYPE = 0x3701, 0x3704, 0x3707, 0x370E
_INTERFACE = 16  # an embedded message stands behind the identifier of its interface


@dataclass(slots=True)
class _File:
    name: str = ""
    media_type: str = ""
    content: bytes = b""


@dataclass(slots=True)
class _Message:
    """What the attributes gave so far."""

    codec: str = "cp1252"
    subject: str = ""
    body: str = ""
    html: bytes = b""
    rtf: bytes = b""
    kind: str = ""
    fields: list[tuple[str, str]] = field(default_factory=list)
    files: list[_File] = field(default_factory=list)


def parse(data: bytes, limits: Limits) -> Document:
    """A TNEF stream. A body in HTML or RTF becomes a part of its own; plain text stands in the document."""
    if not data.startswith(_SIGNATURE):
        raise Malformed("tnef")
    draft = Draft(limits)
    message = _Message()
    complete = ""
    for number, content in _attributes(data):
        complete = "complete" if number else complete
        _take(message, number, content, limits)
    if not complete and data[_HEAD:].strip(b"\0"):
        raise Malformed("tnef")
    _write(draft, message, limits)
    return draft.document(MEDIA_TYPE)


def _write(draft: Draft, message: _Message, limits: Limits) -> None:
    draft.add(SegmentKind.SUBJECT, message.subject)
    for segment in read_text(message.body, limits):
        draft.add(segment.kind, segment.text, segment.locator)
    for label, words in message.fields if items.is_item(message.kind) else ():
        draft.add(SegmentKind.FIELD, f"{label}: {words.strip()}", Locator(field=label))
    if message.html:
        draft.carry("", message.html, declared_type="text/html", disposition="inline")
    elif message.rtf and not message.body.strip():
        draft.carry("", decompress(message.rtf, limits.total_bytes), declared_type="application/rtf", disposition="inline")
    for each in message.files:
        draft.carry(each.name, each.content, declared_type=each.media_type, disposition="attachment")


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(number, content) of each attribute; what stands behind a cut-off one is lost with it, which is malformed."""
    at = _HEAD
    while at + _ATTRIBUTE.size <= len(data):
        _, identity, size = _ATTRIBUTE.unpack_from(data, at)
        at += _ATTRIBUTE.size
        if at + size > len(data):
            raise Malformed("tnef")
        yield identity & 0xFFFF, data[at : at + size]
        at += size + _TRAILER


def _take(message: _Message, number: int, content: bytes, limits: Limits) -> None:
    if number == _NEW_FILE:
        if len(message.files) >= limits.parts:
            raise LimitExceeded("parts")
        message.files.append(_File())
    elif number == _MESSAGE_CLASS:
        message.kind = message.kind or _text(content, message.codec)
    elif number == _CODE_PAGE and len(content) >= 4:  # noqa: PLR2004 - one number
        message.codec = f"cp{int.from_bytes(content[:4], 'little')}"
    elif number in {_SUBJECT, _BODY}:
        _take_text(message, number, _text(content, message.codec))
    elif number == _PROPERTIES:
        _take_properties(message, content)
    elif message.files:
        _take_file(message.files[-1], number, content, message.codec)


def _take_text(message: _Message, number: int, text: str) -> None:
    if number == _SUBJECT:
        message.subject = message.subject or text
    else:
        message.body = message.body or text


def _take_properties(message: _Message, content: bytes) -> None:
    for number, kind, value in _properties(content):
        text = _value_text(kind, value, message.codec)
        label = items.LABELS.get(number, "")
        if label:
            words = text if kind in {_UNICODE, _ANSI} else items.shown(kind, value)
            message.fields += [(label, words)] if words.strip() else []
        elif number == _P_CLASS:
            message.kind = text
        elif number == _P_SUBJECT:
            message.subject = text
        elif number == _P_BODY:
            message.body = text
        elif number == _P_RTF:
            message.rtf = value
        elif number == _P_HTML:
            message.html = value if kind == _BINARY else text.encode()


def _take_file(found: _File, number: int, content: bytes, codec: str) -> None:
    if number == _FILE_NAME:
        found.name = found.name or _text(content, codec)
    elif number == _FILE_CONTENT:
        found.content = content
    elif number == _FILE_PROPERTIES:
        for identity, kind, value in _properties(content):
            _take_file_property(found, identity, value, _value_text(kind, value, codec))


def _take_file_property(found: _File, identity: int, value: bytes, text: str) -> None:
    if identity == _P_LONG_NAME or (identity == _P_SHORT_NAME and not found.name):
        found.name = text
    elif identity == _P_TYPE:
        found.media_type = text
    elif identity == _P_CONTENT and value[_INTERFACE:].startswith(_SIGNATURE):
        found.content, found.media_type = value[_INTERFACE:], MEDIA_TYPE
    elif identity == _P_CONTENT:
        found.content = found.content or value


def _properties(content: bytes) -> Iterator[tuple[int, int, bytes]]:
    """(property, type, value) of a MAPI property list; a named one goes by its number. Of several values the first.

    Cut-off lists are malformed.
    """
    at = 4
    try:
        (count,) = struct.unpack_from("<I", content)
        for _ in range(min(count, len(content))):
            kind, number = struct.unpack_from("<HH", content, at)
            at += 4
            if number >= _NAMED:
                by_string, named = struct.unpack_from("<II", content, at + 16)
                number, at = (number if by_string else named), _behind_name(content, at)
            value, at = _value(content, at, kind)
            yield number, kind & ~_MANY, value
    except struct.error as error:
        raise Malformed("tnef") from error


def _behind_name(content: bytes, at: int) -> int:
    (by_string,) = struct.unpack_from("<I", content, at + 16)
    if not by_string:
        return at + 24
    (size,) = struct.unpack_from("<I", content, at + 20)
    return at + 24 + _padded(int(size))


def _value(content: bytes, at: int, kind: int) -> tuple[bytes, int]:
    size = _FIXED_SIZES.get(kind & ~_MANY)
    many = 1
    if size is None or kind & _MANY:
        (many,) = struct.unpack_from("<I", content, at)
        at += 4
    first = b""
    for index in range(min(many, len(content))):
        length = size
        if length is None:
            (length,) = struct.unpack_from("<I", content, at)
            at += 4
        if at + length > len(content):
            raise Malformed("tnef")
        first = first if index else content[at : at + length]
        at += _padded(length)
    return first, at


def _padded(size: int) -> int:
    return size + -size % 4


def _value_text(kind: int, value: bytes, codec: str) -> str:
    if kind == _UNICODE:
        return value.decode("utf-16-le", "replace").rstrip("\0")
    return _text(value, codec)


def _text(content: bytes, codec: str) -> str:
    return decode(content.rstrip(b"\0"), codec)
