"""Title, author, comments and the properties users add of a compound file ([MS-OLEPS]): documents of Office 97-2003.

Properties that cannot be read are a finding: they stand beside the document, and no reader shows them unasked.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from parsers.compound import CompoundFile
from parsers.document import SegmentKind
from parsers.draft import Draft
from parsers.rtf_fonts import codec_of_page, decode

_SUMMARY, _DOCUMENT = "\x05SummaryInformation", "\x05DocumentSummaryInformation"
_NAMES = {2: "title", 3: "subject", 4: "author", 5: "keywords", 6: "comments", 8: "last author"}
_DOCUMENT_NAMES = {2: "category", 14: "manager", 15: "company"}
_CODE_PAGE, _DICTIONARY = 1, 0
_SHORT, _TEXT, _WIDE, _INTEGER, _DOUBLE, _BOOLEAN = 0x02, 0x1E, 0x1F, 0x03, 0x05, 0x0B
_MOST = 500
_UTF_16 = 1200
_FAULTS = (OSError, ValueError, IndexError, TypeError, KeyError, AttributeError, OverflowError, RecursionError, struct.error)


def write_properties(data: bytes, draft: Draft) -> None:
    """One METADATA segment a property; anything unreadable is the finding "properties_unreadable"."""
    try:
        with CompoundFile(data) as ole:
            found = [*_standard(ole, _SUMMARY, _NAMES), *_standard(ole, _DOCUMENT, _DOCUMENT_NAMES)]
            found += _own(_stream(ole, _DOCUMENT))
    except _FAULTS:
        draft.find("properties_unreadable")
        return
    for name, value in found:
        draft.add(SegmentKind.METADATA, f"{name}: {value}" if value.strip() else "")


def _stream(ole: CompoundFile, name: str) -> bytes:
    return bytes(ole.openstream(name).read()) if ole.exists(name) else b""


def _standard(ole: CompoundFile, stream: str, names: dict[int, str]) -> Iterator[tuple[str, str]]:
    content = _stream(ole, stream)
    section = _Section(content, 0) if content else None
    for number, name in names.items() if section is not None else ():
        yield name, section.value(number) if section is not None else ""


def _own(content: bytes) -> list[tuple[str, str]]:
    """The second section of the document summary: what users add under names of their own."""
    if len(content) < 72 or struct.unpack_from("<I", content, 24)[0] < 2:  # noqa: PLR2004 - two sections, each with its entry in the head
        return []
    section = _Section(content, 1)
    names = section.names()
    return [(name, section.value(number)) for number, name in names.items() if name not in {"_PID_HLINKS", "_PID_GUID"}]


class _Section:
    """One property set: values by number."""

    def __init__(self, content: bytes, index: int) -> None:
        (self._at,) = struct.unpack_from("<I", content, 28 + 20 * index + 16)
        self._content = content
        _, count = struct.unpack_from("<II", content, self._at)
        pairs = (struct.unpack_from("<II", content, self._at + 8 + 8 * each) for each in range(min(count, _MOST)))
        self._places = {int(number): self._at + int(offset) for number, offset in pairs}
        page = self._places.get(_CODE_PAGE)
        self._page = 0 if page is None else int(struct.unpack_from("<H", content, page + 4)[0])

    def value(self, number: int) -> str:
        """The value as text, "" where there is none or its kind is no text or number."""
        at = self._places.get(number)
        if at is None:
            return ""
        kind = int(struct.unpack_from("<I", self._content, at)[0]) & 0xFFFF
        if kind in {_TEXT, _WIDE}:
            return self._text(at + 4, wide="wide" if kind == _WIDE else "")[0]
        if kind == _BOOLEAN:
            return "true" if struct.unpack_from("<H", self._content, at + 4)[0] else "false"
        shapes = {_SHORT: "<h", _INTEGER: "<i", _DOUBLE: "<d"}
        return str(struct.unpack_from(shapes[kind], self._content, at + 4)[0]) if kind in shapes else ""

    def names(self) -> dict[int, str]:
        """The dictionary: numbers of the properties that have names of their own."""
        at = self._places.get(_DICTIONARY)
        if at is None:
            return {}
        found: dict[int, str] = {}
        (count,) = struct.unpack_from("<I", self._content, at)
        at += 4
        for _ in range(min(int(count), _MOST)):
            (number,) = struct.unpack_from("<I", self._content, at)
            name, at = self._text(at + 4, wide="wide" if self._page == _UTF_16 else "")
            at += -at % 4 if self._page == _UTF_16 else 0
            found[int(number)] = name
        return found

    def _text(self, at: int, *, wide: str) -> tuple[str, int]:
        (length,) = struct.unpack_from("<I", self._content, at)
        size = int(length) * (2 if wide else 1)
        stored = self._content[at + 4 : at + 4 + size]
        codec = "utf-16-le" if wide or self._page == _UTF_16 else codec_of_page(self._page)
        text = stored.decode(codec, "replace") if codec == "utf-16-le" else decode(stored, codec)
        return text.split("\x00", 1)[0], at + 4 + size
