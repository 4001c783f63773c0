"""What a PDF page would cost to draw, told before PDFium meets it: it has no budget of its own and ends the process instead.

A page costs the bytes of its content streams unpacked, and those of each form XObject as often as it is drawn (ISO 32000-2 8.10).
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field

import pikepdf

from parsers.errors import Malformed

_FORM_BYTES = 16 * 1024 * 1024
PAGE_BYTES = 8 * 1024 * 1024  # PDFium needs up to half a second a megabyte
FILE_BYTES = 24 * 1024 * 1024
_STEP = 64 * 1024
_DEEPEST = 12  # forms within forms; PDFium stops at about as many
_DRAWN = re.compile(rb"/([^\s/<>\[\]()]{1,127})\s+Do\b")
_LONG_MAPPING = re.compile(rb"<[0-9A-Fa-f\s]{4096}")  # PDFium counts such a text up for each of the codes that it stands for
_LONGEST_STRING = 32_000  # characters of one string that PDFium shows; it drops the rest without a word
_BROKEN = (pikepdf.PdfError, ValueError, TypeError, RuntimeError, KeyError, AttributeError)


class TooMuch(Exception):
    """The page, or the file with it, is beyond what is drawn."""


@dataclass(slots=True)
class PageBudget:
    """One file's budget, spent page by page; what a form costs is reckoned once."""

    left: int = FILE_BYTES
    _known: dict[tuple[int, int], int] = field(default_factory=dict)
    _mapped: set[tuple[int, int]] = field(default_factory=set)

    def spend(self, page: pikepdf.Page) -> None:
        """Take the page off the budget. Raises `TooMuch`, and then the page must not be drawn."""
        try:
            cost = self._page(page.obj)
        except _BROKEN:
            return  # what qpdf cannot read, PDFium does not draw either
        self.left -= cost
        if cost > PAGE_BYTES or self.left < 0:
            raise TooMuch

    def _page(self, page: pikepdf.Object) -> int:
        contents = page.get("/Contents")
        streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        drawn = bytearray()
        for stream in streams:
            if len(drawn) > PAGE_BYTES:
                break
            if isinstance(stream, pikepdf.Stream):
                drawn += unpacked(stream, PAGE_BYTES - len(drawn)) + b"\n"
        return self._drawing(bytes(drawn), _inherited(page, "/Resources"), 0)

    def _drawing(self, content: bytes, resources: pikepdf.Object | None, depth: int) -> int:
        if len(content) > PAGE_BYTES or _cut_short(content):
            raise TooMuch
        self._fonts(resources)
        named = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
        cost = len(content)
        if not isinstance(named, pikepdf.Dictionary) or depth > _DEEPEST:
            return cost
        for name in _DRAWN.findall(content):
            form = named.get("/" + name.decode("latin-1"))
            if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == "/Form":
                cost += self._form(form, resources, depth + 1)
            if cost > PAGE_BYTES:
                raise TooMuch
        return cost

    def _fonts(self, resources: pikepdf.Object | None) -> None:
        """Look at the mapping to Unicode of each font once (ISO 32000-2 9.10.3)."""
        fonts = resources.get("/Font") if isinstance(resources, pikepdf.Dictionary) else None
        for font in fonts.as_dict().values() if isinstance(fonts, pikepdf.Dictionary) else ():
            mapping = font.get("/ToUnicode") if isinstance(font, pikepdf.Dictionary) else None
            if isinstance(mapping, pikepdf.Stream) and mapping.objgen not in self._mapped:
                self._mapped.add(mapping.objgen)
                if _LONG_MAPPING.search(_or_nothing(mapping)):
                    raise TooMuch

    def _form(self, form: pikepdf.Stream, outer: pikepdf.Object | None, depth: int) -> int:
        known = self._known.get(form.objgen)
        if known is None:
            self._known[form.objgen] = 0  # a form that draws itself is drawn once
            known = self._drawing(unpacked(form, PAGE_BYTES), form.get("/Resources", outer), depth)
            self._known[form.objgen] = known
        return known


def _cut_short(content: bytes) -> bool:
    """Whether a string is longer than PDFium shows."""
    return any(
        len(piece) > _LONGEST_STRING and len(piece) - piece.rfind(b"(") > _LONGEST_STRING for piece in content.split(b")") if b"(" in piece
    )


def _inherited(page: pikepdf.Object, key: str) -> pikepdf.Object | None:
    """An entry of the page or of the nearest node above that has it."""
    node: pikepdf.Object | None = page
    for _ in range(_DEEPEST):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if key in node:
            return node[key]
        node = node.get("/Parent")
    return None


def _or_nothing(stream: pikepdf.Stream) -> bytes:
    """The bytes of a mapping; what cannot be unpacked maps nothing, and must not end the reckoning of its page."""
    try:
        return unpacked(stream, PAGE_BYTES)
    except _BROKEN:
        return b""


def unpacked(stream: pikepdf.Stream, most: int) -> bytes:
    """A stream's bytes, `most` + 1 of them at the longest: Flate is unpacked step by step, so that a bomb stays packed."""
    content = stream.read_raw_bytes()
    for name in _filters(stream):
        if name not in {"/FlateDecode", "/Fl"}:
            return _others(stream, most)
        content = _inflated(content, most + 1)
    return content


def form_data(stream: pikepdf.Stream) -> bytes:
    """The whole of a stream that a form keeps. Raises `Malformed("form_size")`."""
    content = unpacked(stream, _FORM_BYTES)
    if len(content) > _FORM_BYTES:
        raise Malformed("form_size")
    return content


def _filters(stream: pikepdf.Stream) -> list[str]:
    stated = stream.get("/Filter")
    names = list(stated) if isinstance(stated, pikepdf.Array) else [] if stated is None else [stated]
    return [str(name) for name in names]


def _inflated(content: bytes, most: int) -> bytes:
    """What can be unpacked of the beginning; readers show that much of a broken stream, too."""
    packer, found = zlib.decompressobj(), bytearray()
    try:
        for start in range(0, len(content), _STEP):
            piece = packer.unconsumed_tail + content[start : start + _STEP]
            found += packer.decompress(piece, most - len(found))
            if len(found) >= most or packer.eof:
                break
    except zlib.error:
        return bytes(found)
    return bytes(found)


def _others(stream: pikepdf.Stream, most: int) -> bytes:
    """Packings that grow little, or are pictures and not unpacked at all."""
    try:
        return stream.read_bytes()[: most + 1]
    except pikepdf.PdfError:
        return b""
