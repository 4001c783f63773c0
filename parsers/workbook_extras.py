"""What a workbook holds beside its cells: comments, text boxes, page headers, form controls, cached and external data.

XLSX and XLSM (ISO/IEC 29500), ODS (ODF 1.3). Raises `Malformed`, `LimitExceeded`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from parsers.document import FormField, Locator, SegmentKind
from parsers.draft import Draft
from parsers.odf import attribute, content_root
from parsers.odf import note_dangers as note_odf_dangers
from parsers.odf_blocks import Story, write_blocks
from parsers.odf_styles import read_styles
from parsers.odf_text import Context, annotation_author
from parsers.ooxml import Package, local, note_dangers, properties

_MARGIN_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|[LCRPNDTZFAGBIUESXYOH]|\d{1,3})')
_CAPTIONS = {
    **dict.fromkeys(("oddHeader", "evenHeader", "firstHeader"), SegmentKind.PAGE_HEADER),
    **dict.fromkeys(("oddFooter", "evenFooter", "firstFooter"), SegmentKind.PAGE_FOOTER),
}
_SHAPES = frozenset({"frame", "custom-shape", "rect", "caption"})


def write_extras(package: Package, draft: Draft) -> None:
    """Everything of an XLSX package that is no cell, then its properties and dangers."""
    note_dangers(package, draft)
    for name in package.names:
        write = next((writer for mark, writer in _PARTS.items() if mark in name.lower()), None)
        root = package.xml(name) if write is not None and name.lower().endswith((".xml", ".vml")) else None
        if write is not None and root is not None:
            write(root, draft)
    for name, value in properties(package):
        draft.add(SegmentKind.METADATA, f"{name}: {value}")


def _comments(root: etree._Element, draft: Draft) -> None:
    for holder in root.iter():
        if local(holder) in {"comment", "threadedComment"}:
            text = "".join(t.text or "" for t in holder.iter() if local(t) in {"t", "text"})
            draft.add(SegmentKind.COMMENT, text, Locator(field=holder.get("ref", "")))


def _drawing(root: etree._Element, draft: Draft) -> None:
    for paragraph in root.iter():
        if local(paragraph) == "p" and "drawingml" in (etree.QName(paragraph).namespace or ""):
            draft.add(SegmentKind.TEXT_BOX, "".join(t.text or "" for t in paragraph.iter() if local(t) == "t"))


def _margins(root: etree._Element, draft: Draft) -> None:
    for element in root.iter():
        kind = _CAPTIONS.get(local(element))
        if kind is not None:
            draft.add(kind, " ".join(_MARGIN_CODE.sub(" ", element.text or "").replace("&&", "&").split()))


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
    "/drawings/drawing": _drawing,
    "/charts/chart": _drawing,
    "/diagrams/drawing": _drawing,
    "/ctrlprops/": _control,
    "/pivotcache/": _pivot,
    "/externallinks/": _external,
    "xl/worksheets/sheet": _margins,
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
    styles = package.xml("styles.xml")
    for text in _ods_margins(styles):
        draft.add(SegmentKind.PAGE_HEADER, text)
    note_odf_dangers(package, draft, root, styles)


def _ods_margins(styles: etree._Element | None) -> Iterator[str]:
    """Headers and footers of page styles; fields of page and sheet numbers say nothing."""
    for element in () if styles is None else styles.iter():
        if local(element) in {"header", "footer", "header-left", "footer-left"} and attribute(element, "display") != "false":
            for paragraph in (inner for inner in element.iter() if local(inner) == "p"):
                yield "".join(map(str, paragraph.itertext()))
