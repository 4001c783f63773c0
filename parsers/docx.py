"""Word documents (ISO/IEC 29500): every part that holds text, in one walk; no macro, link or object is followed.

Raises `Malformed`, `Encrypted`, `LimitExceeded`.
"""

from __future__ import annotations

import posixpath

from lxml import etree

from parsers.document import Document, SegmentKind
from parsers.docx_blocks import Story, write_blocks
from parsers.docx_runs import W
from parsers.draft import Draft
from parsers.errors import Malformed
from parsers.limits import Limits
from parsers.ole import refuse_locked
from parsers.ooxml import Package, local, main_part, note_dangers, properties
from parsers.picture import worth_reading

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MACRO_TYPE = "application/vnd.ms-word.document.macroenabled.12"
_STORIES = {
    "hdr": SegmentKind.PAGE_HEADER,
    "ftr": SegmentKind.PAGE_FOOTER,
    "footnotes": SegmentKind.NOTE,
    "endnotes": SegmentKind.NOTE,
    "comments": SegmentKind.COMMENT,
}
_TEXTLESS = ("styles", "settings", "fonttable", "websettings", "numbering", "theme", "stylesWithEffects", "people")
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_HEADING_STYLES = 9


def parse(data: bytes, limits: Limits) -> Document:
    """A .docx or .docm: body first, then headers, footers, notes, comments, drawings and properties."""
    refuse_locked(data)
    package = Package(data, limits)
    main = main_part(package, "word/document.xml")
    root = package.xml(main)
    body = None if root is None else root.find(f"{{{etree.QName(root).namespace}}}body")
    if root is None or body is None:
        raise Malformed("no_document_part")
    draft = Draft(limits)
    headings = _heading_styles(package, posixpath.dirname(main))
    write_blocks(Story(draft, headings), _without_strict(body))
    draft.start_section()
    _write_other_parts(package, draft, headings, main)
    for name, value in properties(package):
        draft.add(SegmentKind.METADATA, f"{name}: {value}")
    note_dangers(package, draft)
    _carry_contents(package, draft)
    return draft.document(_MACRO_TYPE if "macroEnabled" in _content_types(package) else MEDIA_TYPE)


def _content_types(package: Package) -> str:
    return package.read("[Content_Types].xml").decode("utf-8", "replace")


def _without_strict(element: etree._Element) -> etree._Element:
    """ISO strict files use another namespace for the same names; rename it so that one walk reads both."""
    strict = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
    if isinstance(element.tag, str) and element.tag.startswith(strict):
        for node in element.iter():
            if isinstance(node.tag, str) and node.tag.startswith(strict):
                node.tag = W + node.tag.removeprefix(strict)
                for name, value in list(node.attrib.items()):
                    node.set(str(name).replace(strict, W), value)
    return element


def _heading_styles(package: Package, folder: str) -> dict[str, int]:
    """Style id -> heading level, for "heading 1".."heading 9" and "Title", also through one style they are based on."""
    root = package.xml(posixpath.join(folder, "styles.xml"))
    if root is None:
        return {f"Heading{level}": level for level in range(1, _HEADING_STYLES + 1)}
    _without_strict(root)
    found: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in root.iter(W + "style"):
        name, base = style.find(W + "name"), style.find(W + "basedOn")
        identity = style.get(W + "styleId", "")
        words = "" if name is None else name.get(W + "val", "").casefold()
        if words == "title":
            found[identity] = 1
        elif words.startswith("heading ") and words[8:].strip().isdigit():
            found[identity] = int(words[8:])
        elif base is not None:
            based[identity] = base.get(W + "val", "")
    return found | {identity: found[base] for identity, base in based.items() if base in found}


def _write_other_parts(package: Package, draft: Draft, headings: dict[str, int], main: str) -> None:
    folder = posixpath.dirname(main)
    for name in package.names:
        inside = name.startswith(folder + "/") and name.endswith(".xml") and name != main
        if not inside or posixpath.basename(name).lower().startswith(_TEXTLESS):
            continue
        root = package.xml(name)
        if root is not None:
            _write_part(draft, headings, _without_strict(root))


def _write_part(draft: Draft, headings: dict[str, int], root: etree._Element) -> None:
    tag = local(root)
    if tag in {"hdr", "ftr"}:
        write_blocks(Story(draft, headings, _STORIES[tag]), root)
    elif tag in _STORIES:
        for note in root:
            if note.get(W + "type", "") not in _SEPARATORS:
                write_blocks(Story(draft, headings, _STORIES[tag], note.get(W + "author", "")), note)
    elif tag == "glossaryDocument":
        draft.find("building_blocks")
    else:
        _write_drawing(draft, root)


def _write_drawing(draft: Draft, root: etree._Element) -> None:
    """Text of diagrams and charts: DrawingML paragraphs (a:p) and cached chart values (c:v)."""
    for element in root.iter():
        tag = etree.QName(element) if isinstance(element.tag, str) else None
        if tag is not None and tag.localname == "p" and "drawingml" in (tag.namespace or ""):
            draft.add(SegmentKind.TEXT_BOX, "".join(t.text or "" for t in element.iter() if local(t) == "t"))


def _carry_contents(package: Package, draft: Draft) -> None:
    """Parts for what the tree walk reads by itself: imported chunks, and pictures large enough to hold a page."""
    for name in package.names:
        base = posixpath.basename(name)
        if base.lower().startswith("afchunk") and not name.endswith(".rels"):
            draft.find("imported_chunk")
            draft.carry(base, package.read(name))
        elif "/media/" in name:
            content = package.read(name)
            if worth_reading(content):
                draft.find("large_picture")
                draft.carry(base, content, disposition="inline")
