"""Word documents in a single XML file: packages laid flat (ISO/IEC 29500 in `pkg:package`) and Word 2003's own XML.

Raises `Malformed`, `LimitExceeded`.
"""

from __future__ import annotations

import posixpath
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Callable, Mapping

from lxml import etree

from parsers import docx
from parsers.document import Document
from parsers.docx_runs import W
from parsers.errors import Malformed
from parsers.limits import Limits
from parsers.ooxml import local, zipped

_FLAT = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_OLD = "{http://schemas.microsoft.com/office/word/2003/wordml}"
_OUTER = frozenset({"sect", "sub-section"})
_MARGINS = frozenset({"hdr", "ftr"})
_NOTES = {"footnote": "footnotes", "endnote": "endnotes"}
_OF_PROGRAMS = frozenset(
    {"Revision", "TotalTime", "Created", "LastSaved", "LastPrinted", "Pages", "Words", "Characters", "Lines", "Paragraphs"}
    | {"CharactersWithSpaces", "Version", "Bytes", "AppVersion"}
)
_MAIN = "word/document.xml"


def reader_of(root: etree._Element) -> Callable[[etree._Element, Limits], Document] | None:
    """What reads a file with this root; None where it is no Word document."""
    return _READERS.get(str(root.tag))


def _parse_flat(root: etree._Element, limits: Limits) -> Document:
    members: dict[str, bytes] = {"[Content_Types].xml": b"<Types/>"}
    for part in root.iter(f"{_FLAT}part"):
        name = part.get(f"{_FLAT}name", "").lstrip("/")
        held = next(iter(part), None)
        if name and held is not None:
            members[name] = _content(held)
    return docx.parse(zipped(members), limits)


def _content(held: etree._Element) -> bytes:
    """The bytes of a part: XML as it stands, anything else in Base64."""
    inner = next(iter(held), None)
    if inner is not None:
        return etree.tostring(inner, encoding="utf-8")
    try:
        return b64decode(held.text or "")
    except NotBase64 as error:
        raise Malformed("xml") from error


def _parse_old(root: etree._Element, limits: Limits) -> Document:
    """Word 2003: the same words under another name space; headers stand in the sections, notes in the text."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag.startswith(_OLD):
            element.tag = W + element.tag.removeprefix(_OLD)
            for name, value in list(element.attrib.items()):
                element.set(str(name).replace(_OLD, W), value)
    body = root.find(W + "body")
    if body is None:
        raise Malformed("no_document_part")
    members = _pictures(body) | _taken_out(body) | {"docProps/custom.xml": _properties(root)}
    _opened(body)
    document = etree.Element(W + "document")
    document.append(body)
    return docx.parse(zipped({"[Content_Types].xml": b"<Types/>", _MAIN: etree.tostring(document)} | members), limits)


def _taken_out(body: etree._Element) -> dict[str, bytes]:
    """Headers, footers and notes as parts of their own, taken out of the text."""
    members: dict[str, bytes] = {}
    notes = {name: etree.Element(W + holder) for name, holder in _NOTES.items()}
    for element in list(body.iter()):
        name, above = local(element), element.getparent()
        if above is None or name not in _MARGINS | set(_NOTES):
            continue
        above.remove(element)
        if name in _MARGINS:
            members[f"word/{name}{len(members)}.xml"] = etree.tostring(element, with_tail=False)
        else:
            notes[name].append(element)
    return members | {f"word/{_NOTES[name]}.xml": etree.tostring(held) for name, held in notes.items() if len(held)}


def _pictures(body: etree._Element) -> dict[str, bytes]:
    """Pictures by names of our own; a picture that is no Base64 is broken and held as such. Macros stand outside the body."""
    found: dict[str, bytes] = {}
    for number, held in enumerate(body.iter(W + "binData"), start=1):
        try:
            content = b64decode(held.text or "")
        except NotBase64:
            content = (held.text or "").encode()
        found[f"word/media/picture{number}{posixpath.splitext(held.get(W + 'name', ''))[1]}"] = content
    return found


def _properties(root: etree._Element) -> bytes:
    """Properties of the file, and where its links lead, as properties under their own names."""
    found = etree.Element("Properties")
    holders = (element for element in root if local(element).endswith("DocumentProperties"))
    told = [(local(element), (element.text or "").strip()) for holder in holders for element in holder]
    told += [("link", element.get(W + "dest", "")) for element in root.iter(W + "hlink")]
    for name, value in told:
        if value and name not in _OF_PROGRAMS:
            etree.SubElement(found, "property", name=name).text = value
    return etree.tostring(found)


def _opened(body: etree._Element) -> None:
    """Sections are holders without meaning for a reader: what is in them stands in the body."""
    for element in [each for each in body.iter() if local(each) in _OUTER]:
        above = element.getparent()
        if above is None:
            continue
        at = above.index(element)
        for inner in reversed(list(element)):
            above.insert(at, inner)
        above.remove(element)


_READERS: Mapping[str, Callable[[etree._Element, Limits], Document]] = {
    f"{_FLAT}package": _parse_flat,
    f"{_OLD}wordDocument": _parse_old,
}
