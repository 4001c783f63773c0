"""What a PDF carries beside its pages: annotations, bookmarks, embedded files, properties, and what it would run."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from parsers.document import Box, Locator, SegmentKind
from parsers.draft import Draft
from parsers.pdf_fields import structure_view
from parsers.pdf_view import PageView

_QUIET_ANNOTATIONS = frozenset({"/Widget", "/Link", "/Popup"})
_MOST_BOOKMARKS = 2_000
_DEEPEST = 30
_BROKEN = (pikepdf.PdfError, ValueError, TypeError, RuntimeError, KeyError, AttributeError)


def write_extras(pdf: pikepdf.Pdf, draft: Draft) -> None:
    """Comments, bookmarks, properties, attachments and findings; an unreadable one is a finding that holds."""
    for step, code in (
        (_annotations, "annotations_unreadable"),
        (_bookmarks, "bookmarks_unreadable"),
        (_attachments, "attachments_unreadable"),
        (_properties, "properties_unreadable"),
        (_dangers, "actions_unreadable"),
    ):
        try:
            step(pdf, draft)
        except _BROKEN:
            draft.find(code, severity="hold")


def _annotations(pdf: pikepdf.Pdf, draft: Draft) -> None:
    for number, page in enumerate(pdf.pages, start=1):
        annotations = page.obj.get("/Annots")
        for annotation in list(annotations) if isinstance(annotations, pikepdf.Array) else []:
            if isinstance(annotation, pikepdf.Dictionary):
                _annotation(annotation, structure_view(number, page), draft)


def _annotation(annotation: pikepdf.Dictionary, view: PageView, draft: Draft) -> None:
    kind = str(annotation.get("/Subtype", ""))
    if kind not in _QUIET_ANNOTATIONS:
        locator = Locator(page=view.number, boxes=_boxes(annotation, view))
        draft.add(SegmentKind.COMMENT, str(annotation.get("/Contents", "")), locator, speaker=str(annotation.get("/T", "")))
    specification = annotation.get("/FS")
    if kind == "/FileAttachment" and isinstance(specification, pikepdf.Dictionary):
        _carry_annotation(specification, draft)
    _note_action(annotation.get("/A"), draft)


def _boxes(annotation: pikepdf.Dictionary, view: PageView) -> tuple[Box, ...]:
    """Where the comment stands, or nothing where the file does not say."""
    stated = annotation.get("/Rect")
    sides = [float(x) for x in stated if hasattr(x, "__float__")] if isinstance(stated, pikepdf.Array) else []
    return (view.shown(sides[0], sides[1], sides[2], sides[3]),) if len(sides) == 4 else ()  # noqa: PLR2004 - the sides of a rectangle


def _bookmarks(pdf: pikepdf.Pdf, draft: Draft) -> None:
    outlines = pdf.Root.get("/Outlines")
    first = outlines.get("/First") if isinstance(outlines, pikepdf.Dictionary) else None
    for count, title in enumerate(_titles(first, 0, set())):
        if count >= _MOST_BOOKMARKS:
            draft.find("bookmarks_cut")
            return
        draft.add(SegmentKind.METADATA, f"bookmark: {title}")


def _titles(node: pikepdf.Object | None, depth: int, seen: set[tuple[int, int]]) -> Iterator[str]:
    while isinstance(node, pikepdf.Dictionary) and depth < _DEEPEST and node.objgen not in seen:
        seen.add(node.objgen)
        yield str(node.get("/Title", ""))
        yield from _titles(node.get("/First"), depth + 1, seen)
        node = node.get("/Next")


def _attachments(pdf: pikepdf.Pdf, draft: Draft) -> None:
    for specification in pdf.attachments.values():
        _carry(specification, draft)


def _carry(specification: pikepdf.AttachedFileSpec, draft: Draft) -> None:
    attached = specification.get_file()
    draft.carry(specification.filename, attached.read_bytes(), declared_type=attached.mime_type or "")


def _carry_annotation(specification: pikepdf.Dictionary, draft: Draft) -> None:
    """The file behind a paper-clip annotation (ISO 32000-1 s7.11.3): its stream stands under /EF /F."""
    streams = specification.get("/EF")
    stream = streams.get("/F") if isinstance(streams, pikepdf.Dictionary) else None
    if isinstance(stream, pikepdf.Stream):
        draft.carry(str(specification.get("/UF", specification.get("/F", ""))), stream.read_bytes())


def _properties(pdf: pikepdf.Pdf, draft: Draft) -> None:
    information = pdf.trailer.get("/Info")
    if not isinstance(information, pikepdf.Dictionary):
        return
    for key in ("/Title", "/Author", "/Subject", "/Keywords"):
        value = str(information.get(key, "")).strip()
        if value:
            draft.add(SegmentKind.METADATA, f"{key[1:].lower()}: {value}")


def _dangers(pdf: pikepdf.Pdf, draft: Draft) -> None:
    _note_action(pdf.Root.get("/OpenAction"), draft)
    names = pdf.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names:
        draft.find("javascript", severity="hold")
    for holder in (pdf.Root, *(page.obj for page in pdf.pages)):
        actions = holder.get("/AA")
        if isinstance(actions, pikepdf.Dictionary):
            for action in actions.values():
                _note_action(action, draft)


def _note_action(action: pikepdf.Object | None, draft: Draft) -> None:
    """12.6.4: scripts and launches are held; submitting and remote files are noted."""
    kind = str(action.get("/S", "")) if isinstance(action, pikepdf.Dictionary) else ""
    if kind == "/JavaScript":
        draft.find("javascript", severity="hold")
    elif kind in {"/Launch", "/ImportData", "/RichMediaExecute"}:
        draft.find("launch_action", kind.lstrip("/"), "hold")
    elif kind in {"/SubmitForm", "/GoToR", "/GoToE"}:
        draft.find("remote_action", kind.lstrip("/"))
