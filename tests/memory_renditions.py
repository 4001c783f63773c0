"""Documents drawn anew, in the stand-in for the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from gateway.errors import Rejected
from gateway.ids import ItemId, RenditionId
from gateway.outgoing import Rendition
from gateway.proposal import DraftCopy
from gateway.views import DrawnRow

Shelf = dict[tuple[ItemId, RenditionId], tuple[DrawnRow, Rendition]]


def put_renditions(shelf: Shelf, item: ItemId, draft: DraftCopy, at: datetime) -> None:
    """What came with a draft; one that is named without content must be there."""
    drawn = {rendition.id: rendition for rendition in draft.copy.renditions}
    for document in draft.documents:
        slot = (item, document.id)
        fresh = DrawnRow(item, document.id, draft.copy.borough, document.part, 0, 0, (), (), at, "failed")
        earlier = shelf.get(slot)
        made = drawn.get(document.id)
        if made is None:
            row = replace(earlier[0] if earlier else fresh, failed=document.failed, state="failed")
            shelf[slot] = (row, Rendition(document.id, 0, 0, ()))
        elif made.content:
            shelf[slot] = (replace(fresh, pages=made.pages, size=made.size, passed=made.passed, state="kept"), made)
        elif earlier is None or earlier[0].state != "kept":
            raise Rejected("rendition_gone")


def erase_renditions(shelf: Shelf, item: ItemId, but: set[RenditionId]) -> None:
    """Take away the content of the item's others; that they were drawn stays."""
    for (owner, rendition), (row, made) in list(shelf.items()):
        if owner == item and rendition not in but and row.state == "kept":
            shelf[owner, rendition] = (replace(row, state="erased"), replace(made, content=b""))
