"""Presentations (ISO/IEC 29500 PresentationML): slides in order with tables, speaker's notes, comments, diagrams.

Raises `Malformed`, `Encrypted`, `LimitExceeded`.
"""

from __future__ import annotations

import posixpath
import re

from lxml import etree

from parsers import office_types
from parsers.document import Document, Locator, SegmentKind
from parsers.draft import Draft
from parsers.errors import LimitExceeded, Malformed
from parsers.grids import GridCell, Place, write_grid
from parsers.limits import Limits
from parsers.ole import refuse_locked
from parsers.ooxml import Package, local, main_part, note_dangers, properties
from parsers.ooxml_extras import write_alternative, write_links, write_own_properties
from parsers.ooxml_media import carry_media

MEDIA_TYPE = office_types.SLIDES
MEDIA_TYPES = (
    office_types.SLIDES,
    office_types.SLIDES_TEMPLATE,
    office_types.SLIDES_SHOW,
    office_types.SLIDES_MACRO,
    office_types.SLIDES_MACRO_TEMPLATE,
    office_types.SLIDES_MACRO_SHOW,
)
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TITLES = frozenset({"title", "ctrTitle"})
_MASTERS = re.compile(r"/(?:slidemasters|slidelayouts|notesmasters|handoutmasters)/[^/]+$")
_REPEATED = frozenset({"", "ftr", "hdr"})
_DEEPEST = 40
_BESIDE = {
    "notesSlide": SegmentKind.NOTE,
    "comments": SegmentKind.COMMENT,
    "chart": SegmentKind.TEXT_BOX,
    "chartEx": SegmentKind.TEXT_BOX,
    "diagramData": SegmentKind.TEXT_BOX,
}


def parse(data: bytes, limits: Limits) -> Document:
    """A .pptx or .pptm: each slide with what belongs to it, then properties and dangers."""
    refuse_locked(data)
    package = Package(data, limits)
    main = main_part(package, "ppt/presentation.xml")
    root = package.xml(main)
    if root is None:
        raise Malformed("no_document_part")
    draft = Draft(limits)
    for number, slide in enumerate(_slides(package, main, root), start=1):
        if number > limits.pages:
            raise LimitExceeded("pages")
        _write_slide(package, draft, slide, number)
    draft.start_section()
    _write_masters(package, draft)
    write_links(package, draft)
    for name, value in properties(package):
        draft.add(SegmentKind.METADATA, f"{name}: {value}")
    write_own_properties(package, draft)
    note_dangers(package, draft)
    carry_media(package, draft)
    return draft.document(office_types.office_type(package.read("[Content_Types].xml"), list(package.names)) or MEDIA_TYPE)


def _slides(package: Package, main: str, root: etree._Element) -> list[str]:
    """Slide parts in the order of the show; slides that the list does not name come last, so that none is lost."""
    targets = {relation.id: relation.target for relation in package.relations(main) if not relation.external}
    listed = [targets.get(element.get(_RELATION_ID, ""), "") for element in root.iter() if local(element) == "sldId"]
    folder = posixpath.join(posixpath.dirname(main), "slides") + "/"
    others = (name for name in package.names if name.startswith(folder) and name.endswith(".xml"))
    return list(dict.fromkeys(name for name in (*listed, *others) if name))


def _write_masters(package: Package, draft: Draft) -> None:
    """What masters and layouts put on every slide; places for the slides' own text say nothing, footers do."""
    seen: set[str] = set()
    for name in package.names:
        if not (_MASTERS.search(name.lower()) and name.endswith(".xml")):
            continue
        root = package.xml(name)
        for body in () if root is None else root.iter():
            if local(body) != "txBody" or _placeholder(body) not in _REPEATED:
                continue
            for paragraph in (element for element in body if local(element) == "p"):
                text = paragraph_text(paragraph).strip()
                if text not in seen and not _is_slide_number(paragraph):
                    seen.add(text)
                    draft.add(SegmentKind.PAGE_FOOTER if _placeholder(body) else SegmentKind.PAGE_HEADER, text)


def _placeholder(body: etree._Element) -> str:
    """What a shape is a place for, "" where it is none; a place without a kind is for the body."""
    shape = body.getparent()
    place = None if shape is None else next((element for element in shape.iter() if local(element) == "ph"), None)
    return "" if place is None else place.get("type", "body")


def _write_slide(package: Package, draft: Draft, part: str, number: int) -> None:
    root = package.xml(part)
    if root is None:
        draft.find("page_unreadable", str(number), "hold")
        return
    hidden = root.get("show", "1") in {"0", "false"}
    if hidden:
        draft.find("hidden_slide")
    draft.start_section(f"Slide {number}")
    _write_shapes(draft, root, SegmentKind.HIDDEN if hidden else SegmentKind.BODY, number)
    for relation in package.relations(part):
        kind = _BESIDE.get(relation.kind)
        beside = None if kind is None or relation.external else package.xml(relation.target)
        if kind is not None and beside is not None:
            _write_beside(draft, beside, kind, number)


def _write_shapes(draft: Draft, root: etree._Element, kind: SegmentKind, number: int, depth: int = 0) -> None:
    """Text of every shape in drawing order; groups and frames are seen through."""
    if depth > _DEEPEST:
        raise LimitExceeded("depth")
    for element in root:
        name = local(element)
        if name == "txBody":
            _write_text(draft, element, kind, number)
        elif name == "tbl":
            rows = [[_cell(cell) for cell in row if local(cell) == "tc"] for row in element if local(row) == "tr"]
            write_grid(
                draft, rows, Place(table=draft.next_table(), page=number), SegmentKind.TABLE_ROW if kind is SegmentKind.BODY else kind
            )
        elif name == "Fallback":
            continue  # the same again for older programs
        elif name == "cNvPr":
            write_alternative(element, draft)
        elif name:
            _write_shapes(draft, element, kind, number, depth + 1)


def _write_table(draft: Draft, table: etree._Element, kind: SegmentKind, number: int) -> None:
    rows = [[_cell(cell) for cell in row if local(cell) == "tc"] for row in table if local(row) == "tr"]
    write_grid(draft, rows, Place(table=draft.next_table(), page=number), SegmentKind.TABLE_ROW if kind is SegmentKind.BODY else kind)


def _write_text(draft: Draft, body: etree._Element, kind: SegmentKind, number: int) -> None:
    title = kind is SegmentKind.BODY and _is_title(body.getparent())
    for paragraph in (element for element in body if local(element) == "p"):
        text = paragraph_text(paragraph)
        if title:
            draft.heading(text, 2, Locator(page=number))
        else:
            draft.add(kind, text, Locator(page=number))


def _is_title(shape: etree._Element | None) -> bool:
    return shape is not None and any(local(e) == "ph" and e.get("type", "") in _TITLES for e in shape.iter())


def paragraph_text(paragraph: etree._Element) -> str:
    """The words of a DrawingML paragraph; a line break is a line break."""
    pieces = ((element.text or "") if local(element) == "t" else "\n" if local(element) == "br" else "" for element in paragraph.iter())
    return "".join(pieces)


def _cell(cell: etree._Element) -> GridCell:
    paragraphs = [element for element in cell.iter() if local(element) == "p"]
    text = "\n".join(filter(str.strip, map(paragraph_text, paragraphs)))
    runs = [element for paragraph in paragraphs for element in paragraph if local(element) == "r" and paragraph_text(element).strip()]
    return GridCell(text, bool(runs) and all(any(local(p) == "rPr" and p.get("b") == "1" for p in run) for run in runs))


def _write_beside(draft: Draft, root: etree._Element, kind: SegmentKind, number: int) -> None:
    """Notes, comments, charts and diagrams: paragraphs, and the texts of comments that have none."""
    for element in root.iter():
        if local(element) == "p" and "drawingml" in (etree.QName(element).namespace or ""):
            if not _is_slide_number(element):
                draft.add(kind, paragraph_text(element), Locator(page=number))
        elif local(element) in {"text", "v"} and kind is not SegmentKind.NOTE:
            draft.add(kind, element.text or "", Locator(page=number))


def _is_slide_number(paragraph: etree._Element) -> bool:
    return any(local(element) == "fld" and element.get("type", "") == "slidenum" for element in paragraph)
