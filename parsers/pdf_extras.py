"""What a PDF carries beside its pages: annotations, bookmarks, embedded files, properties, and what it would run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pikepdf

from parsers.document import Box, Locator, SegmentKind
from parsers.draft import Draft
from parsers.errors import Malformed
from parsers.ooxml import local, parse_xml
from parsers.pdf_budget import form_data, unpacked
from parsers.pdf_fields import rich_text, structure_view
from parsers.pdf_view import PageView

_QUIET_ANNOTATIONS = frozenset({"/Widget", "/Link", "/Popup"})
# What programs write as the subject by themselves: the name of the tool.
_TOOLS = (
    "sticky note,highlight,underline,strikethrough,cross-out,squiggly,text box,typewriter,typewritten text,callout,stamp,pencil,line,arrow",
    "rectangle,oval,polygon,cloud,note,comment,inserted text,replacement text,comment on text,file attachment,image,ink,free text,square",
    "circle,polygonal line,connected lines,insert text,replace text,notiz,textfeld,hervorheben",
)
_TOOL_NAMES = frozenset(name for names in _TOOLS for name in names.split(","))
_MOST_BOOKMARKS = 2_000
_MOST_ELEMENTS = 20_000
_DEEPEST = 30
_OF_PROGRAMS = frozenset({"/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped", "/PTEX.Fullbanner", "/SourceModified"})
_XMP_WORDS = frozenset({"title", "creator", "description", "subject", "rights", "Keywords", "Headline", "Instructions", "CaptionWriter"})
_BROKEN = (pikepdf.PdfError, Malformed, ValueError, TypeError, RuntimeError, KeyError, AttributeError)


def write_extras(pdf: pikepdf.Pdf, draft: Draft) -> None:
    """Comments, bookmarks, properties, attachments and findings; an unreadable one is a finding that holds."""
    for step, code in (
        (_annotations, "annotations_unreadable"),
        (_bookmarks, "bookmarks_unreadable"),
        (_attachments, "attachments_unreadable"),
        (_alternatives, "properties_unreadable"),
        (_properties, "properties_unreadable"),
        (_layers, "properties_unreadable"),
        (_dangers, "actions_unreadable"),
    ):
        try:
            step(pdf, draft)
        except _BROKEN:
            draft.find(code, severity="hold")


def _annotations(pdf: pikepdf.Pdf, draft: Draft) -> None:
    for number, page in enumerate(pdf.pages, start=1):
        annotations = page.obj.get("/Annots")
        if isinstance(annotations, pikepdf.Array) and len(annotations):
            view = structure_view(number, page)
            for annotation in annotations:
                if isinstance(annotation, pikepdf.Dictionary):
                    _annotation(annotation, view, draft)


def comments_of(pdf: pikepdf.Pdf) -> dict[int, str]:
    """Page number -> what the annotations on it say, to tell their appearances from other words; {} where the file is broken."""
    try:
        return {number: _said_on(page) for number, page in enumerate(pdf.pages, start=1) if "/Annots" in page.obj}
    except _BROKEN:
        return {}


def _said_on(page: pikepdf.Page) -> str:
    annotations = page.obj.get("/Annots")
    found = [a for a in annotations if isinstance(a, pikepdf.Dictionary)] if isinstance(annotations, pikepdf.Array) else []
    return " ".join(_words(annotation) for annotation in found)


def _words(annotation: pikepdf.Dictionary) -> str:
    """What an annotation says: its contents, its rich text where it has no other, and the words over a redaction (12.5.6.23)."""
    plain, rich = annotation.get("/Contents"), annotation.get("/RC")
    text = "" if plain is None else str(plain)
    if not text.strip() and isinstance(rich, pikepdf.String):
        text = rich_text(str(rich))
    return "\n".join(filter(None, (text, str(annotation.get("/OverlayText", "")))))


def _annotation(annotation: pikepdf.Dictionary, view: PageView, draft: Draft) -> None:
    kind = str(annotation.get("/Subtype", ""))
    locator = Locator(page=view.number, boxes=_boxes(annotation, view))
    speaker = "" if kind in _QUIET_ANNOTATIONS else str(annotation.get("/T", ""))
    draft.add(SegmentKind.COMMENT, _words(annotation), locator, speaker=speaker)
    subject = str(annotation.get("/Subj", "")).strip()
    if subject.casefold() not in _TOOL_NAMES:
        draft.add(SegmentKind.METADATA, f"subject: {subject}" if subject else "", locator)
    specification = annotation.get("/FS")
    if kind == "/FileAttachment" and isinstance(specification, pikepdf.Dictionary):
        _carry_annotation(specification, draft)
    action = annotation.get("/A")
    _note_action(action, draft)
    address = str(action.get("/URI", "")) if isinstance(action, pikepdf.Dictionary) else ""
    draft.add(SegmentKind.METADATA, f"link: {address}" if address else "", locator)


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
    carried: set[tuple[int, int]] = set()
    for specification in pdf.attachments.values():
        carried.add(specification.obj.objgen)
        _carry(specification, draft)
    for file in _associated(pdf):
        if file.objgen not in carried:
            carried.add(file.objgen)
            _carry_annotation(file, draft)


def _associated(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Files that belong to the document or a page without standing in its list of attachments (14.13)."""
    for holder in (pdf.Root, *(page.obj for page in pdf.pages)):
        files = holder.get("/AF")
        listed = list(files) if isinstance(files, pikepdf.Array) else []
        yield from (file for file in listed if isinstance(file, pikepdf.Dictionary) and file.is_indirect)


def _carry(specification: pikepdf.AttachedFileSpec, draft: Draft) -> None:
    attached = specification.get_file()
    _carry_stream(specification.filename, cast("pikepdf.Stream", attached.obj), attached.mime_type or "", draft)
    draft.add(SegmentKind.METADATA, specification.description or "")


def _carry_stream(name: str, stream: pikepdf.Stream, declared_type: str, draft: Draft) -> None:
    content = unpacked(stream, draft.limits.total_bytes)
    if len(content) > draft.limits.total_bytes:
        draft.refuse(name, "limit_total_bytes")
    else:
        draft.carry(name, content, declared_type=declared_type)


def _carry_annotation(specification: pikepdf.Dictionary, draft: Draft) -> None:
    """The file behind a paper-clip annotation (ISO 32000-1 s7.11.3): its stream stands under /EF /F."""
    streams = specification.get("/EF")
    stream = (streams.get("/F") or streams.get("/UF")) if isinstance(streams, pikepdf.Dictionary) else None
    if isinstance(stream, pikepdf.Stream):
        _carry_stream(str(specification.get("/UF", specification.get("/F", ""))), stream, "", draft)
        draft.add(SegmentKind.METADATA, str(specification.get("/Desc", "")))


def _properties(pdf: pikepdf.Pdf, draft: Draft) -> None:
    information = pdf.trailer.get("/Info")
    known: set[str] = set()
    for key, stored in information.items() if isinstance(information, pikepdf.Dictionary) else ():
        value = str(stored).strip() if isinstance(stored, pikepdf.String) else ""
        if value and key not in _OF_PROGRAMS:
            known.add(value)
            title = key[1:].lower().encode("utf-8", "replace").decode()  # a name's broken bytes come as half characters
            draft.add(SegmentKind.METADATA, f"{title}: {value}")
    for name, value in _described(pdf.Root.get("/Metadata")):
        if value not in known:
            known.add(value)
            draft.add(SegmentKind.METADATA, f"{name}: {value}")
    if pdf.is_encrypted:
        draft.find("restricted", severity="notice")


def _alternatives(pdf: pikepdf.Pdf, draft: Draft) -> None:
    """What pictures say to those who cannot see them, by the tree of a tagged file (14.9.3)."""
    waiting: list[pikepdf.Object | None] = [pdf.Root.get("/StructTreeRoot")]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST_ELEMENTS:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(reversed(list(node)))
        elif isinstance(node, pikepdf.Dictionary) and node.is_indirect and node.objgen not in seen:
            seen.add(node.objgen)
            text = str(node.get("/Alt", "")).strip()
            draft.add(SegmentKind.METADATA, f"alternative text: {text}" if text else "")
            waiting.append(node.get("/K"))


def _layers(pdf: pikepdf.Pdf, draft: Draft) -> None:
    """Layers that are switched off (8.11.4.3): their words are read with the others, though no reader sees them."""
    layers = pdf.Root.get("/OCProperties")
    shown = layers.get("/D") if isinstance(layers, pikepdf.Dictionary) else None
    off = shown.get("/OFF") if isinstance(shown, pikepdf.Dictionary) else None
    based = str(shown.get("/BaseState", "")) if isinstance(shown, pikepdf.Dictionary) else ""
    if (isinstance(off, pikepdf.Array) and len(off)) or based == "/OFF":
        draft.find("hidden_layer")


def _described(stream: pikepdf.Object | None) -> Iterator[tuple[str, str]]:
    """(name, value) of what the file's XMP says of it in words (ISO 16684-1); nothing where it is broken."""
    if not isinstance(stream, pikepdf.Stream):
        return
    try:
        root = parse_xml(form_data(stream).strip(b"\x00 \r\n\t"))
    except Malformed:
        return
    for element in root.iter():
        if local(element) in _XMP_WORDS:
            value = " ".join(" ".join(map(str, element.itertext())).split())
            if value:
                yield local(element), value


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
