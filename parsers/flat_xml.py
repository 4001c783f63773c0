"""OpenDocument in a single XML file (ODF 1.3 part 3, 3.1.2): laid out as a package and read as one.

Raises `Malformed`, `LimitExceeded`.
"""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from parsers import odp, odt, spreadsheet
from parsers.document import Document
from parsers.errors import Malformed
from parsers.limits import Limits
from parsers.odf import attribute
from parsers.ooxml import local, parse_xml, zipped

_SUFFIX = "-flat-xml"
_READERS: Mapping[str, Callable[[bytes, Limits], Document]] = {
    odt.MEDIA_TYPE: odt.parse,
    spreadsheet.ODS: spreadsheet.parse,
    odp.MEDIA_TYPE: odp.parse,
    odp.DRAWING: odp.parse,
}
MEDIA_TYPES = tuple(name + _SUFFIX for name in _READERS)
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="{}"/></manifest:manifest>'
)
_MEMBERS: Mapping[str, frozenset[str]] = {
    "content.xml": frozenset({"scripts", "font-face-decls", "automatic-styles", "body"}),
    "styles.xml": frozenset({"font-face-decls", "styles", "automatic-styles", "master-styles"}),
    "meta.xml": frozenset({"meta"}),
}


def parse(data: bytes, limits: Limits) -> Document:
    """A .fodt, .fods, .fodp or .fodg."""
    root = parse_xml(data)
    kind = attribute(root, "mimetype")
    reader = _READERS.get(kind)
    if reader is None:
        raise Malformed("no_document_part")
    members = {"mimetype": kind.encode(), "META-INF/manifest.xml": _MANIFEST.format(kind).encode()}
    members |= {f"Pictures/picture{number}": content for number, content in enumerate(_pictures(root), start=1)}
    return reader(zipped(members | {name: _member(data, name, kept) for name, kept in _MEMBERS.items()}), limits)


def _pictures(root: etree._Element) -> Iterator[bytes]:
    """What stands in the file in Base64 (ODF 1.3 part 3, 10.4.5 and 19.2); what is no Base64 is given as it is, to be held."""
    for held in root.iter():
        if local(held) == "binary-data":
            try:
                yield b64decode(held.text or "")
            except NotBase64:
                yield (held.text or "").encode()


def _member(data: bytes, name: str, kept: frozenset[str]) -> bytes:
    """The parts of the file that stand in one member of a package, in a root of that member's own name."""
    root = parse_xml(data)
    for child in list(root):
        if local(child) not in kept:
            root.remove(child)
    root.tag = f"{{{etree.QName(root).namespace}}}document-{name.removesuffix('.xml')}"
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)
