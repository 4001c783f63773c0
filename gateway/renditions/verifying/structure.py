"""What a rendition may be made of: a list of what is allowed, so that nothing new slips in unnoticed.

Properties, XMP, annotations, fields, bookmarks, names, attachments, scripts, layers, tags, fonts with shapes, earlier
revisions: none is on the list, so none can be there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

from gateway.renditions.orders import Expectation
from gateway.renditions.verifying.opened import Opened

_ROOT = {"/Type", "/Pages", "/Lang", "/ViewerPreferences"}
_PAGES = {"/Type", "/Kids", "/Count", "/Parent"}
_PAGE = {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}
_RESOURCES = {"/XObject", "/Font"}
_IMAGE = {"/Type", "/Subtype", "/Width", "/Height", "/BitsPerComponent", "/ColorSpace", "/Filter", "/DecodeParms", "/Length"}
_FONT = {"/Type", "/Subtype", "/BaseFont", "/Encoding", "/DescendantFonts", "/ToUnicode"}
_BELOW = {"/Type", "/Subtype", "/BaseFont", "/DW", "/CIDToGIDMap", "/FontDescriptor", "/CIDSystemInfo"}
_DESCRIPTOR = {"/Type", "/FontName", "/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV"}
_TRAILER = {"/Root", "/Info", "/Size", "/ID", "/Type", "/W", "/Index", "/Filter", "/DecodeParms", "/Length"}
_TABLES = {"/Type", "/N", "/First", *_TRAILER}
_OPERATORS = {"q", "Q", "cm", "Do", "BT", "ET", "Tr", "Tf", "Tz", "Tm", "Tj"}
_JPEG_APPLICATION, _JPEG_COMMENT = range(0xE1, 0xF0), 0xFE


def is_bare(rendition: Opened, wanted: Expectation) -> bool:
    """Whether the file is nothing but pages, pictures and words, in one revision, under its opaque title."""
    return all(_answers(rendition, wanted))


def _answers(rendition: Opened, wanted: Expectation) -> Iterator[bool]:
    pdf = rendition.structure
    yield _one_revision(rendition.content)
    yield _only(pdf.trailer, _TRAILER)
    information = pdf.trailer.get("/Info")
    yield isinstance(information, pikepdf.Dictionary) and _only(information, {"/Title"}) and str(information.get("/Title")) == wanted.title
    yield _only(pdf.Root, _ROOT)
    yield "/Lang" in pdf.Root and _only(pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary()), {"/DisplayDocTitle"})
    for page in pdf.pages:
        yield from _page(page.obj)
    yield all(_expected(thing) for thing in pdf.objects)


def _one_revision(content: bytes) -> bool:
    return len(re.findall(rb"\bstartxref\b", content)) == 1 and content.rstrip().endswith(b"%%EOF") and content.count(b"%%EOF") == 1


def _only(thing: object, allowed: set[str]) -> bool:
    return isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) and set(thing.keys()) <= allowed


def _page(page: pikepdf.Dictionary) -> Iterator[bool]:
    yield _only(page, _PAGE)
    resources = page.get("/Resources")
    yield _only(resources, _RESOURCES)
    yield all(_picture(image) for image in _values(resources, "/XObject"))
    yield all(_font(font) for font in _values(resources, "/Font"))
    yield b"%" not in b"".join(stream.read_bytes() for stream in _streams(page.get("/Contents")))  # a comment could say anything
    yield {str(instruction.operator) for instruction in pikepdf.parse_content_stream(page)} <= _OPERATORS


def _streams(contents: object) -> list[pikepdf.Stream]:
    held = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return [stream for stream in held if isinstance(stream, pikepdf.Stream)]


def _values(resources: object, key: str) -> list[object]:
    held = resources.get(key) if isinstance(resources, pikepdf.Dictionary) else None
    return [held[name] for name in held.keys()] if isinstance(held, pikepdf.Dictionary) else []  # noqa: SIM118 - not a mapping


def _picture(image: object) -> bool:
    if not _only(image, _IMAGE) or not isinstance(image, pikepdf.Stream):
        return False
    return image.get("/Filter") != "/DCTDecode" or _bare_jpeg(image.read_raw_bytes())


def _bare_jpeg(content: bytes) -> bool:
    """Whether no segment before the scan holds anything but the picture (ITU-T T.81 B.1.1.3): no EXIF, XMP, profile, comment."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 - a marker begins with it
        marker = content[at + 1]
        if marker == 0xDA:  # noqa: PLR2004 - start of scan
            return True
        if marker in _JPEG_APPLICATION or marker == _JPEG_COMMENT:
            return False
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return False


def _font(font: object) -> bool:
    if not _only(font, _FONT) or not isinstance(font, pikepdf.Dictionary):
        return False
    below = font.get("/DescendantFonts")
    inner = list(below) if isinstance(below, pikepdf.Array) else []
    return all(_only(each, _BELOW) and _only(each.get("/FontDescriptor"), _DESCRIPTOR) for each in inner)


def _expected(thing: object) -> bool:
    """Whether an object is of a kind that a rendition is made of, reachable or not."""
    if isinstance(thing, pikepdf.Stream):
        if thing.get("/Type") in {"/ObjStm", "/XRef"}:
            return _only(thing, _TABLES)
        return _only(thing, _IMAGE) if "/Subtype" in thing else _only(thing, {"/Length", "/Filter", "/DecodeParms"})
    if not isinstance(thing, pikepdf.Dictionary):
        return not isinstance(thing, pikepdf.String)
    return any(_only(thing, keys) for keys in (_ROOT, _PAGES, _PAGE, _FONT, _BELOW, _DESCRIPTOR, {"/Title"}, {"/XObject", "/Font"}))
