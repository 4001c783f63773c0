"""OpenDocument presentations (ODF 1.3): slides with their shapes and tables, speaker's notes and annotations.

Raises `Malformed`, `Encrypted`, `LimitExceeded`.
"""

from __future__ import annotations

from lxml import etree

from parsers.document import Document, SegmentKind
from parsers.draft import Draft
from parsers.errors import LimitExceeded
from parsers.limits import Limits
from parsers.odf import attribute, carry_contents, content_root, note_dangers, open_package, write_properties
from parsers.odf_blocks import Story, write_blocks
from parsers.odf_forms import read_controls
from parsers.odf_styles import read_styles
from parsers.odf_text import Context
from parsers.odt import write_objects
from parsers.ooxml import local

MEDIA_TYPE = "application/vnd.oasis.opendocument.presentation"


def parse(data: bytes, limits: Limits) -> Document:
    """An .odp: each slide is a section; what a slide's notes say follows it."""
    package = open_package(data, limits)
    root, body = content_root(package, "presentation")
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
    write_properties(package, draft)
    note_dangers(package, draft, root, styles)
    carry_contents(package, draft)
    return draft.document(MEDIA_TYPE)


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
