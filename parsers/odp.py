"""OpenDocument presentations (ODF 1.3): slides with their shapes and tables, speaker's notes and annotations.

Raises `Malformed`, `Encrypted`, `LimitExceeded`.
"""

from __future__ import annotations

from lxml import etree

from parsers.document import Document, SegmentKind
from parsers.draft import Draft
from parsers.errors import LimitExceeded
from parsers.limits import Limits
from parsers.odf import attribute, carry_contents, content_root, note_dangers, open_package, write_links, write_properties
from parsers.odf_blocks import Story, write_blocks
from parsers.odf_forms import read_controls
from parsers.odf_pictures import carry_pictures
from parsers.odf_styles import read_styles
from parsers.odf_text import Context
from parsers.odt import write_objects
from parsers.ooxml import local

MEDIA_TYPE = "application/vnd.oasis.opendocument.presentation"
TEMPLATE = "application/vnd.oasis.opendocument.presentation-template"
DRAWING = "application/vnd.oasis.opendocument.graphics"
DRAWING_TEMPLATE = "application/vnd.oasis.opendocument.graphics-template"
_BODIES = {DRAWING: "drawing", DRAWING_TEMPLATE: "drawing"}


def parse(data: bytes, limits: Limits) -> Document:
    """An .odp, or a drawing: each slide is a section; what a slide's notes say follows it."""
    package = open_package(data, limits)
    stated = package.read("mimetype").decode("ascii", "ignore").strip()
    root, body = content_root(package, _BODIES.get(stated, "presentation"))
    styles = package.xml("styles.xml")
    draft = Draft(limits)
    context = Context(read_styles(styles, root), read_controls(root))
    pages = [element for element in body if local(element) == "page"]
    if len(pages) > limits.pages:
        raise LimitExceeded("pages")
    for number, page in enumerate(pages, start=1):
        draft.start_section(f"Slide {number}")
        _write_page(draft, context, page)
    draft.start_section()
    write_objects(package, draft)
    _write_masters(styles, context, draft)
    _write_declared(body, draft)
    write_links(root, draft)
    write_properties(package, draft)
    note_dangers(package, draft, root, styles)
    carry_contents(package, draft)
    carry_pictures(package, draft, root, styles)
    return draft.document(stated if stated in {TEMPLATE, *_BODIES} else MEDIA_TYPE)


def _write_page(draft: Draft, context: Context, page: etree._Element) -> None:
    hidden = context.styles.hides_page(attribute(page, "style-name"))
    if hidden:
        draft.find("hidden_slide")
    notes = [element for element in page if local(element) == "notes"]
    for note in notes:
        page.remove(note)
    write_blocks(Story(draft, context, SegmentKind.HIDDEN if hidden else SegmentKind.BODY), page)
    for note in notes:
        write_blocks(Story(draft, context, SegmentKind.NOTE), note)


def _write_masters(styles: etree._Element | None, context: Context, draft: Draft) -> None:
    """What stands on every slide; places for the slides' own text ("Click to edit") say nothing."""
    for master in () if styles is None else styles.iter():
        if local(master) != "master-page":
            continue
        for element in list(master):
            if local(element) == "notes" or attribute(element, "placeholder") == "true" or attribute(element, "class"):
                master.remove(element)
        write_blocks(Story(draft, context, SegmentKind.PAGE_HEADER), master)


def _write_declared(body: etree._Element, draft: Draft) -> None:
    """Headers, footers and dates that slides name (ODF 1.3 part 3, 10.9.3)."""
    for element in body:
        if local(element) in {"header-decl", "footer-decl", "date-time-decl"}:
            kind = SegmentKind.PAGE_HEADER if local(element) == "header-decl" else SegmentKind.PAGE_FOOTER
            draft.add(kind, "".join(map(str, element.itertext())))
