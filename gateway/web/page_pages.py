"""Documents drawn anew: beside the original for whoever checks a copy, as a file for whoever reads it, as codes for governance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from gateway.ids import RenditionId
from gateway.outgoing import CopySegment, Rendition
from gateway.pipeline.picking import NOT_PICKED, pick
from gateway.pipeline.rejecting import reject
from gateway.proposal import DraftCopy, DrawnDocument
from gateway.web import clocks
from gateway.web.opened import draft_named, open_item
from gateway.web.rendering import page, redirect
from gateway.web.tray_pages import copy_of_mine
from gateway.web.visit import Visit, not_found

ROWS = 500
PNG = "image/png"
_CAN_BE_SEEN = ((), (NOT_PICKED,))


@dataclass(frozen=True, slots=True)
class Shown:
    """One document of a draft: its pages drawn anew, or codes of why there are none; `words` are what the copy has of it."""

    number: int
    document: DrawnDocument
    rendition: Rendition | None
    words: tuple[CopySegment, ...]

    @property
    def is_nobodys(self) -> bool:
        """Whether it is a picture of which nobody has said whose it is."""
        return self.document.failed == (NOT_PICKED,)


def shown_documents(draft: DraftCopy) -> tuple[Shown, ...]:
    """The documents of a draft in order."""
    made = {rendition.id: rendition for rendition in draft.copy.renditions}
    return tuple(
        Shown(number, document, made.get(document.id), _words(draft, document.part))
        for number, document in enumerate(draft.documents, start=1)
    )


def _words(draft: DraftCopy, part: str) -> tuple[CopySegment, ...]:
    """Passages of the copy that stand in this document itself, not in one inside it."""
    there = zip(draft.passages, draft.copy.segments, strict=False)
    return tuple(segment for passage, segment in there if passage.rpartition("/")[0] == part)


def page_anew(visit: Visit) -> Response:
    """One page as it would travel."""
    draft, document = _document(visit)
    return _png(visit.deps.page_show.anew(draft.copy.item, document.id, _number(visit)))


def page_original(visit: Visit) -> Response:
    """The same page as it came."""
    draft, document = _document(visit)
    return _png(visit.deps.page_show.original(draft.copy.item, document, _number(visit)))


def take_out(visit: Visit) -> Response:
    """Take a document's pages out of a draft: the copy is made anew without them."""
    opened = open_item(visit)
    draft = draft_named(opened, visit.path("copy"))
    reject(visit.deps.store, draft.copy.item, visit.user, draft.copy.key, RenditionId(visit.path("rendition")))
    return redirect(f"/items/{draft.copy.item}/copies?done=pages_out")


def put_in(visit: Visit) -> Response:
    """A person says that a picture is this child's: the copy is made anew with it."""
    opened = open_item(visit)
    draft = draft_named(opened, visit.path("copy"))
    pick(visit.deps.store, draft.copy.item, visit.user, draft.copy.key, RenditionId(visit.path("rendition")))
    return redirect(f"/items/{draft.copy.item}/copies?done=picture_in")


def tray_file(visit: Visit) -> Response:
    """A document of a copy in the tray, to be saved under its opaque name."""
    row = copy_of_mine(visit)
    found = next((r for r in visit.deps.store.load_copy(row.key).renditions if r.id == visit.path("rendition")), None)
    if found is None:
        raise not_found()
    visit.deps.desk.opened(visit.user, "tray_pages", row.item, row.key)
    content = visit.deps.store.load_rendition(row.item, found.id)
    name = f"{row.key}.{found.id}.{found.ending}"
    return Response(content, media_type=found.media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def drawn(visit: Visit) -> Response:
    """For governance: what was drawn anew, which checks it passed or failed, and whether it is still there. Never the pages."""
    visit.deps.desk.opened(visit.user, "drawn", None)
    rows = visit.deps.store.drawn(visit.user.boroughs, ROWS)
    return page(visit, "drawn.html", {"rows": rows, "full": clocks.full, "size": ROWS})


def _document(visit: Visit) -> tuple[DraftCopy, DrawnDocument]:
    """The draft and its document, for a person who was written down as having opened the draft; else 404."""
    draft = draft_named(open_item(visit), visit.path("copy"))
    document = next((d for d in draft.documents if d.id == visit.path("rendition") and d.failed in _CAN_BE_SEEN), None)
    if document is None or not _has_opened(visit, draft):
        raise not_found()
    return draft, document


def _has_opened(visit: Visit, draft: DraftCopy) -> bool:
    wanted = ("key", draft.copy.key)
    entries: Sequence[tuple[str, str, tuple[tuple[str, str], ...]]] = [
        (e.action, e.actor, e.facts) for e in visit.deps.store.timeline(draft.copy.item)
    ]
    return any(action == "item.opened" and actor == visit.user.id and wanted in facts for action, actor, facts in entries)


def _number(visit: Visit) -> int:
    asked = visit.path("number")
    if not (asked.isascii() and asked.isdigit() and 0 < len(asked) < 5):  # noqa: PLR2004 - no document has ten thousand pages
        raise not_found()
    return int(asked)


def _png(content: bytes) -> Response:
    return Response(content, media_type=PNG)
