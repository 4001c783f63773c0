"""OpenDocument text (ODF 1.3): body, page headers and footers, notes, annotations, revisions, form controls, shapes.

No macro, link or object is followed. Raises `Malformed`, `Encrypted`, `LimitExceeded`.
"""

from __future__ import annotations

from lxml import etree

from parsers.document import Document, Locator, SegmentKind
from parsers.draft import Draft
from parsers.inline import Look
from parsers.limits import Limits
from parsers.odf import (
    attribute,
    carry_contents,
    child,
    content_root,
    note_dangers,
    object_roots,
    open_package,
    write_links,
    write_properties,
)
from parsers.odf_blocks import Story, write_blocks, write_control_field
from parsers.odf_forms import Control, read_controls
from parsers.odf_pictures import carry_pictures
from parsers.odf_styles import read_styles
from parsers.odf_text import Context, annotation_author, read_paragraph
from parsers.ooxml import Package, local

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
TEMPLATE = "application/vnd.oasis.opendocument.text-template"
_MARGINS = {
    **dict.fromkeys(("header", "header-left", "header-first"), SegmentKind.PAGE_HEADER),
    **dict.fromkeys(("footer", "footer-left", "footer-first"), SegmentKind.PAGE_FOOTER),
}


def parse(data: bytes, limits: Limits) -> Document:
    """An .odt or .ott: the body first, then withdrawn text without a place, page headers and footers, objects, properties."""
    package = open_package(data, limits)
    root, body = content_root(package, "text")
    styles = package.xml("styles.xml")
    draft = Draft(limits)
    context = Context(read_styles(styles, root), read_controls(root))
    _read_changes(body, context, draft)
    write_blocks(Story(draft, context), body)
    draft.start_section()
    _write_left_over(context, draft)
    _write_margins(styles, draft)
    write_objects(package, draft)
    write_links(root, draft)
    write_properties(package, draft)
    note_dangers(package, draft, root, styles)
    carry_contents(package, draft)
    carry_pictures(package, draft, root, styles)
    return draft.document(TEMPLATE if package.read("mimetype").strip() == TEMPLATE.encode() else MEDIA_TYPE)


def _read_changes(body: etree._Element, context: Context, draft: Draft) -> None:
    """Tracked changes: withdrawn text by id, and the comments that their authors left."""
    for region in body.iter():
        if local(region) != "changed-region":
            continue
        for change in region:
            _note_change_comment(change, context, draft)
            if local(change) == "deletion":
                context.deletions[attribute(region, "id")] = _withdrawn(change, context)


def _withdrawn(deletion: etree._Element, context: Context) -> str:
    paragraphs = (element for element in deletion.iter() if local(element) in {"p", "h"} and not _in_change_info(element))
    return "\n".join(read_paragraph(paragraph, context).text for paragraph in paragraphs)


def _in_change_info(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) == "change-info"


def _note_change_comment(change: etree._Element, context: Context, draft: Draft) -> None:
    info = child(change, "change-info")
    if info is not None:
        write_blocks(Story(draft, context, SegmentKind.COMMENT, annotation_author(info)), info)


def _write_left_over(context: Context, draft: Draft) -> None:
    """Withdrawn text whose place is not marked, and controls that stand nowhere in the text."""
    for text in context.deletions.values():
        if draft.add(SegmentKind.DELETED, text):
            draft.find("tracked_deletion")
    for identity, control in context.controls.items():
        if identity not in context.placed:
            _write_unplaced(control, draft)


def _write_unplaced(control: Control, draft: Draft) -> None:
    if control.field is None:
        draft.add(SegmentKind.HIDDEN, control.shown)
        return
    draft.fields.append(control.field)
    write_control_field(draft, control.shown, control.field.label or control.field.name, control.field.name)


def _write_margins(styles: etree._Element | None, draft: Draft) -> None:
    """Page headers and footers of every page style; one that says the same as an earlier one is written once."""
    context = Context(read_styles(styles))
    seen: set[tuple[SegmentKind, str]] = set()
    for element in () if styles is None else styles.iter():
        kind = _MARGINS.get(local(element))
        said = "" if kind is None else " ".join("".join(str(piece) for piece in element.itertext()).split())
        if kind is None or not said or (kind, said) in seen:
            continue
        seen.add((kind, said))
        hidden = Look.HIDDEN if attribute(element, "display") == "false" else Look.PLAIN
        write_blocks(Story(draft, context, kind, look=hidden), element)


def write_objects(package: Package, draft: Draft) -> None:
    """Text of the charts, tables and formulas embedded in the document."""
    for root in object_roots(package):
        draft.find("embedded_object")
        write_blocks(Story(draft, Context(read_styles(root)), SegmentKind.TEXT_BOX), root)
        for element in root.iter():
            if local(element) in {"mi", "mn", "mtext"}:
                draft.add(SegmentKind.TEXT_BOX, element.text or "", Locator())
