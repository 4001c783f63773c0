"""What a workbook holds beside its cells: comments, text boxes, page headers, form controls, cached and external data.

XLSX and XLSM (ISO/IEC 29500), ODS (ODF 1.3). Raises `Malformed`, `LimitExceeded`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from parsers.biff import drawing_group
from parsers.biff_links import beside_cells
from parsers.document import FormField, Locator, SegmentKind
from parsers.draft import Draft
from parsers.formula_dangers import formula_danger
from parsers.odf import attribute, content_root
from parsers.odf import note_dangers as note_odf_dangers
from parsers.odf import write_links as write_odf_links
from parsers.odf import write_properties as write_odf_properties
from parsers.odf_blocks import Story, write_blocks
from parsers.odf_pictures import carry_pictures
from parsers.odf_styles import read_styles
from parsers.odf_text import Context, annotation_author
from parsers.office_art import stored_pictures
from parsers.ole_properties import write_properties
from parsers.ooxml import Package, local, note_dangers, properties
from parsers.ooxml_extras import write_drawing, write_links, write_own_properties
from parsers.ooxml_media import carry_media
from parsers.pictures_inside import PicturesInside

_MARGIN_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|[LCRPNDTZFAGBIUESXYOH]|\d{1,3})')
_QUOTED = re.compile(r'"([^"]*)"')
_CAPTIONS = {
    **dict.fromkeys(("oddHeader", "evenHeader", "firstHeader"), SegmentKind.PAGE_HEADER),
    **dict.fromkeys(("oddFooter", "evenFooter", "firstFooter"), SegmentKind.PAGE_FOOTER),
}
_FORMULAS = frozenset({"f", "formula", "formula1", "formula2"})
_SHAPES = frozenset({"frame", "custom-shape", "rect", "caption"})


def write_extras(package: Package, draft: Draft) -> None:
    """Everything of an XLSX package that is no cell, then its properties and dangers."""
    note_dangers(package, draft)
    for name in package.names:
        write = next((writer for mark, writer in _PARTS.items() if mark in name.lower()), None)
        root = package.xml(name) if write is not None and name.lower().endswith((".xml", ".vml")) else None
        if write is not None and root is not None:
            write(root, draft)
    write_links(package, draft)
    for name, value in properties(package):
        draft.add(SegmentKind.METADATA, f"{name}: {value}")
    write_own_properties(package, draft)
    carry_media(package, draft)


def write_xls_extras(data: bytes, workbook: bytes, margins: list[tuple[str, str]], draft: Draft) -> None:
    """Page headers, footers, links, defined names, choices and properties of an Excel 97-2003 workbook."""
    for found in beside_cells(workbook):
        draft.add(SegmentKind.METADATA, found.text)
        if found.danger:
            draft.find(found.danger, severity="hold")
    for place, text in margins:
        draft.add(SegmentKind.PAGE_HEADER if place == "header" else SegmentKind.PAGE_FOOTER, _without_codes(text))
    write_properties(data, draft)
    pictures = PicturesInside(draft)
    for content in stored_pictures(drawing_group(workbook)):
        pictures.add("", content)


def _comments(root: etree._Element, draft: Draft) -> None:
    authors = [(author.text or "").strip() for author in root.iter() if local(author) == "author"]
    for holder in root.iter():
        if local(holder) in {"comment", "threadedComment"}:
            text = "".join(t.text or "" for t in holder.iter() if local(t) in {"t", "text"})
            number = holder.get("authorId", "")
            speaker = authors[int(number)] if number.isdigit() and int(number) < len(authors) else ""
            draft.add(SegmentKind.COMMENT, text, Locator(field=holder.get("ref", "")), speaker=speaker)


def _book(root: etree._Element, draft: Draft) -> None:
    """Names defined for the whole book: a constant stands in no cell."""
    for element in root.iter():
        if local(element) == "definedName" and (element.text or "").strip():
            draft.add(SegmentKind.METADATA, f"defined name {element.get('name', '')}: {element.text}")
            _note_formula(element.text or "", draft)


def _sheet(root: etree._Element, draft: Draft) -> None:
    """Page headers and footers; what cells offer for choice or say to those who fill them; where links lead inside the book."""
    _margins(root, draft)
    for element in root.iter():
        if local(element) == "dataValidation":
            _validation(element, draft)
        elif local(element) == "hyperlink":
            tip = element.get("tooltip", "")
            draft.add(SegmentKind.METADATA, f"link tip: {tip}" if tip else "", Locator(field=element.get("ref", "")))
        elif local(element) in _FORMULAS and element.text:
            _note_formula(element.text, draft)


def _note_formula(formula: str, draft: Draft) -> None:
    danger = formula_danger(formula)
    if danger:
        draft.find(danger, severity="hold")


def _validation(element: etree._Element, draft: Draft) -> None:
    place = Locator(field=element.get("sqref", "").partition(" ")[0])
    for text in (element.get("promptTitle", ""), element.get("prompt", ""), element.get("errorTitle", ""), element.get("error", "")):
        draft.add(SegmentKind.METADATA, text, place)
    choices = next((inner.text or "" for inner in element.iter() if local(inner) in {"formula1", "f"} and inner.text), "")
    if element.get("type", "") == "list" and choices.startswith('"'):
        draft.add(SegmentKind.METADATA, f"choices: {choices.strip(chr(34)).replace(',', ', ')}", place)


def _margins(root: etree._Element, draft: Draft) -> None:
    for element in root.iter():
        kind = _CAPTIONS.get(local(element))
        if kind is not None:
            draft.add(kind, _without_codes(element.text or ""))


def _without_codes(text: str) -> str:
    """A page header without its codes for fonts, sections, page numbers and dates."""
    return " ".join(_MARGIN_CODE.sub(" ", text).replace("&&", "&").split())


def _control(root: etree._Element, draft: Draft) -> None:
    """A form control on a sheet; its caption stands in the drawing."""
    kind = root.get("objectType", "")
    if kind in {"CheckBox", "Radio"}:
        draft.fields.append(FormField(root.get("fmlaLink", ""), "", "", root.get("checked", "") == "Checked"))


def _pivot(root: etree._Element, draft: Draft) -> None:
    """Values kept for a pivot table: they may stand in no sheet any more."""
    values = (element.get("v", "") for element in root.iter() if local(element) in {"s", "d"})
    if draft.add(SegmentKind.HIDDEN, " | ".join(value for value in values if value.strip())):
        draft.find("pivot_cache")


def _external(root: etree._Element, draft: Draft) -> None:
    values = (element.text or "" for element in root.iter() if local(element) == "v")
    draft.add(SegmentKind.HIDDEN, " | ".join(value for value in values if value.strip()))
    if any(local(element) == "ddeLink" for element in root.iter()):
        draft.find("dde_field", severity="hold")


_PARTS: Mapping[str, Callable[[etree._Element, Draft], None]] = {
    "comment": _comments,
    "/drawings/drawing": write_drawing,
    "/charts/chart": write_drawing,
    "/diagrams/drawing": write_drawing,
    "xl/workbook.xml": _book,
    "/ctrlprops/": _control,
    "/pivotcache/": _pivot,
    "/externallinks/": _external,
    "xl/worksheets/": _sheet,
    "xl/chartsheets/": _margins,
}


def write_ods_extras(package: Package, draft: Draft) -> None:
    """Annotations, shapes, page headers and dangers of an OpenDocument spreadsheet."""
    root, body = content_root(package, "spreadsheet")
    context = Context(read_styles(root))
    for element in body.iter():
        name = local(element)
        if name == "annotation":
            write_blocks(Story(draft, context, SegmentKind.COMMENT, annotation_author(element)), element)
        elif name in _SHAPES and not any(local(above) in _SHAPES for above in element.iterancestors()):
            write_blocks(Story(draft, context, SegmentKind.TEXT_BOX), element)
        elif name in {"content-validation", "named-expression"}:
            _ods_rule(element, name, draft)
    styles = package.xml("styles.xml")
    write_odf_links(root, draft)
    write_odf_properties(package, draft)
    for text in _ods_margins(styles):
        draft.add(SegmentKind.PAGE_HEADER, text)
    note_odf_dangers(package, draft, root, styles)
    carry_pictures(package, draft, root, styles)


def _ods_rule(element: etree._Element, name: str, draft: Draft) -> None:
    """A name defined for the whole book, or what cells offer for choice and say to those who fill them."""
    if name == "named-expression":
        draft.add(SegmentKind.METADATA, f"defined name {attribute(element, 'name')}: {attribute(element, 'expression')}")
        return
    choices = _QUOTED.findall(attribute(element, "condition")) if "is-in-list" in attribute(element, "condition") else []
    draft.add(SegmentKind.METADATA, f"choices: {', '.join(choices)}" if choices else "")
    for message in element:
        draft.add(SegmentKind.METADATA, attribute(message, "title"))
        draft.add(SegmentKind.METADATA, "\n".join("".join(map(str, line.itertext())) for line in message))


def _ods_margins(styles: etree._Element | None) -> Iterator[str]:
    """Headers and footers of page styles; fields of page and sheet numbers say nothing."""
    for element in () if styles is None else styles.iter():
        if local(element) in {"header", "footer", "header-left", "footer-left"} and attribute(element, "display") != "false":
            for paragraph in (inner for inner in element.iter() if local(inner) == "p"):
                yield "".join(map(str, paragraph.itertext()))
