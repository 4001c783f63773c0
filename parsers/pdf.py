"""PDF (ISO 32000-2): text by page with boxes, form fields, annotations, bookmarks, embedded files, dangers.

PDFium reads the text, qpdf (pikepdf) the structure. Nothing is run or fetched. Raises `Malformed`, `Encrypted`,
`LimitExceeded("pages" | "characters")`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parsers.document import Cell, Document, FormField, Locator, SegmentKind
from parsers.draft import Draft
from parsers.errors import Encrypted, LimitExceeded, Malformed
from parsers.limits import Limits
from parsers.pdf_appearances import appears, in_boxes, write_appearances
from parsers.pdf_boxes import with_drawn_boxes
from parsers.pdf_budget import PageBudget, TooMuch
from parsers.pdf_choices import with_choices
from parsers.pdf_combs import with_combs_joined
from parsers.pdf_date_parts import with_dates_joined
from parsers.pdf_extras import comments_of, write_extras
from parsers.pdf_fields import PdfField, read_fields
from parsers.pdf_glyphs import UNREAD
from parsers.pdf_labels import FieldPage, chosen_of, field_page, label_of, printed_labels
from parsers.pdf_layout import write_block
from parsers.pdf_margins import Margins, line_texts, margins_of
from parsers.pdf_mark_cells import with_cell_marks
from parsers.pdf_paths import drawing_of
from parsers.pdf_pictures import pictures_beside
from parsers.pdf_rulings import ruled_rows, rulings_of
from parsers.pdf_shapes import small_things
from parsers.pdf_tables import page_blocks
from parsers.pdf_text import Fragment, mostly_upright, page_fragments, plain_lines, view_of
from parsers.pdf_xfa_text import write_xfa
from parsers.scans import MOST_SCANS, area_scan, page_scan

MEDIA_TYPE = "application/pdf"
_FEW_CHARACTERS = 150
_MOST_OF_PAGE = 0.5
_PASSWORD_ERRORS = (4, 5)  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY


def parse(data: bytes, limits: Limits) -> Document:
    """A PDF. Pages that are pictures are given as scans, with a hold until somebody has read them."""
    draft = Draft(limits)
    structure = _open_structure(data, draft)
    fields = [] if structure is None else _fields(structure, draft)
    said = {} if structure is None else comments_of(structure)
    pages, unread = _write_pages(data, draft, _Content(fields, said, _costly_pages(structure, draft)))
    if structure is not None:
        write_xfa(structure, draft)
        write_extras(structure, draft)
        structure.close()
    if unread and len(unread) == pages:
        draft.find("no_text_layer", f"{pages} pages", "hold")
    elif unread:
        draft.find("page_without_text", ", ".join(map(str, unread)), "hold")
    elif not draft.segments():
        draft.find("no_text_layer", f"{pages} pages", "hold")
    return draft.document(MEDIA_TYPE)


def _open_structure(data: bytes, draft: Draft) -> pikepdf.Pdf | None:
    try:
        return pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as error:
        raise Encrypted("encrypted") from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        if "password" in str(error).lower():
            raise Encrypted("encrypted") from error
        draft.find("structure_unreadable", severity="hold")
        return None


def _fields(structure: pikepdf.Pdf, draft: Draft) -> list[PdfField]:
    try:
        return read_fields(structure)
    except (Malformed, pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        draft.find("fields_unreadable", severity="hold")
        return []


@dataclass(frozen=True, slots=True)
class _Content:
    """What the structure knows of the pages: their fields, and by number what comments on them say."""

    fields: list[PdfField]
    comments: Mapping[int, str]
    costly: frozenset[int] = frozenset()  # pages that are not drawn


def _write_pages(data: bytes, draft: Draft, content: _Content) -> tuple[int, list[int]]:
    """Write each page; the number of pages is returned, and those that hold a picture which nobody has read."""
    document = open_pages(data)
    try:
        if len(document) > draft.limits.pages:
            raise LimitExceeded("pages")
        numbers = [number for number in range(1, len(document) + 1) if number not in content.costly]
        unread = [page.number for page in _with_margins(_opened(document, numbers, draft)) if _write_page(document, page, draft, content)]
        return len(document), unread
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as PDFium opened it. `fragments` is all of its print; `margins` parts it, once the pages beside it are known."""

    number: int
    page: pdfium.PdfPage
    fragments: list[Fragment]
    margins: Margins


def _opened(document: pdfium.PdfDocument, numbers: Sequence[int], draft: Draft) -> Iterator[_Page]:
    for number in numbers:
        try:
            page = document[number - 1]
            fragments = page_fragments(page, number, draft.limits.characters)
        except pdfium.PdfiumError:
            draft.find("page_unreadable", str(number), "hold")
            continue
        yield _Page(number, page, fragments, Margins([], fragments, []))


def _with_margins(pages: Iterator[_Page]) -> Iterator[_Page]:
    """Each page with what runs in its margins: the page after it is opened before it is written, no further one."""
    before: list[Fragment] = []
    for page, after in pairwise(chain(pages, (None,))):
        if page is not None:
            beside = [before, after.fragments if after is not None else []]
            yield replace(page, margins=margins_of(page.fragments, page.page.get_height(), beside))
            before = page.fragments


def _costly_pages(structure: pikepdf.Pdf | None, draft: Draft) -> frozenset[int]:
    """Numbers of pages that are not drawn, since that would outlast the child; a person opens the file."""
    budget, costly = PageBudget(), list[int]()
    try:
        for number, page in enumerate(() if structure is None else structure.pages, start=1):
            try:
                budget.spend(page)
            except TooMuch:
                costly.append(number)
            if number > draft.limits.pages:
                break
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        draft.find("pages_unreadable", severity="hold")
    if costly:
        draft.find("page_too_large", ", ".join(map(str, costly)), "hold")
    return frozenset(costly)


def open_pages(data: bytes) -> pdfium.PdfDocument:
    """The file as PDFium opens it; whoever asked closes it. Raises `Malformed`, `Encrypted`."""
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in _PASSWORD_ERRORS or "password" in str(error).lower():
            raise Encrypted("encrypted") from error
        raise Malformed("pdf") from error


def _write_page(document: pdfium.PdfDocument, opened: _Page, draft: Draft, content: _Content) -> str:
    """Write the page; "unread" where it is, or holds, a picture of a page."""
    page, number, fragments = opened.page, opened.number, opened.fragments
    mine = _of_page(content.fields, number)
    if mostly_upright(fragments):
        _write_upright(opened, mine, draft)
    else:
        for line, boxes in plain_lines(page, number):
            draft.add(SegmentKind.BODY, line, Locator(page=number, boxes=boxes))
        _write_fields_above(draft, mine, field_page(fragments, mine), float("inf"))
    if appears(page):
        said = f"{in_boxes(mine)} {content.comments.get(number, '')}"
        write_appearances(document, number, fragments, said, draft)
    written, unread = _letters(fragments)
    if written + len(mine) and not (written < _FEW_CHARACTERS and _pictured(page)) and unread <= written:
        _scan_pictures(page, number, fragments, draft)
        return ""
    return _scan_page(page, number, draft)


def _letters(fragments: list[Fragment]) -> tuple[int, int]:
    """Characters that the file names, and those that only a look at the page tells."""
    unread = sum(fragment.text.count(UNREAD) for fragment in fragments)
    return sum(len(fragment.text) for fragment in fragments) - unread, unread


def _write_upright(opened: _Page, fields: list[PdfField], draft: Draft) -> None:
    """What runs at the head, the text with each field below the words that stand above it, what runs at the foot."""
    number, margins = opened.number, opened.margins
    view = field_page(opened.fragments, fields)
    waiting = with_dates_joined(fields, view)
    labels = printed_labels(view)
    _write_margin(margins.head, SegmentKind.PAGE_HEADER, draft)
    shown = view_of(opened.page, number)
    drawing = drawing_of(opened.page, shown)
    drawn = with_drawn_boxes(with_combs_joined(margins.text), small_things(drawing, shown), [w.box for f in fields for w in f.widgets])
    rulings = rulings_of(drawing.paths)
    ruled = ruled_rows(rulings)
    marked = with_cell_marks(with_choices(drawn.fragments, drawing.paths, rulings), ruled)
    if unsure := drawn.unsure + marked.unsure:
        draft.find("box_unsure", f"page {number}: {unsure}", "hold")
    for block in page_blocks(marked.fragments, ruled, rulings.across):
        waiting = _write_fields_above(draft, waiting, view, block.top)
        write_block(draft, block.as_label() if block.level and block.text() in labels else block, number)
    _write_fields_above(draft, waiting, view, float("inf"))
    _write_margin(margins.foot, SegmentKind.PAGE_FOOTER, draft)


def _write_margin(fragments: list[Fragment], kind: SegmentKind, draft: Draft) -> None:
    for line in line_texts(fragments):
        draft.add(kind, line.text, Locator(page=line.box.page, boxes=(line.box,)))


def _scan_pictures(page: pdfium.PdfPage, number: int, fragments: list[Fragment], draft: Draft) -> None:
    """Large pictures beside the text of a page wait for a reader of pictures, and for a person where there is none."""
    kept = pictures_beside(page, number, fragments)
    if kept and len(draft.scans) >= MOST_SCANS:
        draft.find("pages_not_read", severity="hold")
    elif kept and (scan := area_scan(page, number, draft.limits, kept)) is not None:
        draft.scans.append(scan)
        draft.find("picture_unread", str(number), "hold")


def _pictured(page: pdfium.PdfPage) -> bool:
    """Whether one picture covers most of the page: a scan under a stamp or a fax line."""
    area = page.get_width() * page.get_height()
    bounds = (picture.get_bounds() for picture in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,), max_depth=2))
    return any((right - left) * (top - bottom) > _MOST_OF_PAGE * area for left, bottom, right, top in bounds)


def _scan_page(page: pdfium.PdfPage, number: int, draft: Draft) -> str:
    if len(draft.scans) >= MOST_SCANS:
        draft.find("pages_not_read", severity="hold")
        return "unread"
    scan = page_scan(page, number, draft.limits)
    if scan is None:
        draft.find("blank_page", str(number))
        return ""
    draft.scans.append(scan)
    return "unread"


def _of_page(fields: list[PdfField], number: int) -> list[PdfField]:
    """Fields first drawn on the page, top to bottom; those drawn nowhere count to page 1."""
    mine = [f for f in fields if (f.widgets[0].box.page if f.widgets else 1) == number]
    return sorted(mine, key=lambda f: (round(f.widgets[0].box.y0 / 6), f.widgets[0].box.x0) if f.widgets else (10**6, 0.0))


def _write_fields_above(draft: Draft, waiting: list[PdfField], view: FieldPage, top: float) -> list[PdfField]:
    """Write the fields that end above `top`, so that each stands below the heading it belongs to."""
    rest = []
    for field in waiting:
        if field.widgets and (field.widgets[0].box.y0 + field.widgets[0].box.y1) / 2 > top:
            rest.append(field)
        else:
            _write_field(draft, field, view)
    return rest


def _write_field(draft: Draft, field: PdfField, view: FieldPage) -> None:
    found = label_of(field, view)
    label = " ".join(found.text.split())
    box = field.widgets[0].box if field.widgets else None
    boxes = () if box is None else (box,)
    page = None if box is None else box.page
    if field.kind == "box":
        asked = f"{' '.join(found.asked.split())} " if found.asked else ""
        draft.fields.append(
            FormField(field.name, asked + label, field.value, bool(field.value), Locator(page=page, field=field.name, boxes=boxes))
        )
        draft.add(SegmentKind.FIELD, f"{asked}{'☒' if field.value else '☐'} {label}", Locator(page=page, field=field.name, boxes=boxes))
        return
    value = (chosen_of(field, view) or field.value) if field.kind == "radio" else field.value
    joint = " " if label.endswith((":", "?")) else ": "
    start = len(label) + len(joint)
    cells = (Cell("", label, start, start + len(value)),) if value else ()
    locator = Locator(page=page, row=found.row, field=field.name, cells=cells, boxes=boxes)
    draft.fields.append(FormField(field.name, label, value, None, locator))
    if value:
        draft.add(SegmentKind.FIELD, f"{label}{joint}{value}", locator)
