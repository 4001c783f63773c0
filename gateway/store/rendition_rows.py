"""Rows of documents drawn anew. What was drawn is sealed under the item's key; that it was drawn stays when it is erased."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select, update

from gateway.errors import Rejected
from gateway.ids import Borough, ItemId, RenditionId
from gateway.outgoing import Rendition
from gateway.proposal import DraftCopy, DrawnDocument
from gateway.store.sealed_forms import rendition_part
from gateway.store.sealing import Sealer
from gateway.store.tables import RenditionRow
from gateway.views import DrawnRow

NOBODYS_FAULT = (("rendition_rejected",), ("picture_not_picked",))
"""A person's decision, or one that is still open: not counted among what could not be drawn safely."""


@dataclass(frozen=True, slots=True)
class RenditionRows:
    """Reads and writes `rendition`, inside the caller's transaction."""

    session: Session

    def keep(self, item: ItemId, drafts: Sequence[DraftCopy], sealer: Sealer, at: datetime) -> None:
        """Write what came with these drafts. Raises `Rejected("rendition_gone")` where one is named that is not there."""
        for draft in drafts:
            drawn = {rendition.id: rendition for rendition in draft.copy.renditions}
            for document in draft.documents:
                row = self.session.get(RenditionRow, (item, document.id))
                if document.id in drawn:
                    self._keep(row or _fresh(item, draft, document, at), drawn[document.id], sealer, at)
                else:
                    self._note(row or _fresh(item, draft, document, at), document.failed)
        self.session.flush()

    def _keep(self, row: RenditionRow, rendition: Rendition, sealer: Sealer, at: datetime) -> None:
        if not rendition.content:
            if not row.sealed:
                raise Rejected("rendition_gone")
            return
        row.pages, row.size, row.pictured, row.made_at = rendition.pages, rendition.size, rendition.pictured, at
        row.passed, row.failed = json.dumps(rendition.passed), "[]"
        row.sealed = sealer.seal(rendition_part(rendition.id), rendition.content)
        self.session.merge(row)

    def _note(self, row: RenditionRow, failed: Sequence[str]) -> None:
        row.failed, row.sealed = json.dumps(failed), b""
        self.session.merge(row)

    def erase(self, item: ItemId, but: frozenset[RenditionId]) -> None:
        """Take away the content of all others of the item."""
        mine = col(RenditionRow.item_id) == item
        self.session.execute(update(RenditionRow).where(mine, col(RenditionRow.id).not_in(but)).values(sealed=b""))

    def require(self, item: ItemId, wanted: Sequence[Rendition]) -> None:
        """Raise `Rejected("copy_not_ready")` unless all can be read."""
        there = {rendition.id for rendition in self.readable(item)}
        if not {rendition.id for rendition in wanted} <= there:
            raise Rejected("copy_not_ready")

    def readable(self, item: ItemId) -> tuple[Rendition, ...]:
        """Those with content, without it."""
        query = select(RenditionRow).where(RenditionRow.item_id == item, sa.func.length(RenditionRow.sealed) > 0)
        rows = self.session.exec(query.order_by(col(RenditionRow.id)))
        return tuple(Rendition(RenditionId(row.id), row.pages, row.size, _codes(row.passed), row.pictured) for row in rows)

    def sealed(self, item: ItemId, rendition: RenditionId) -> bytes:
        """The sealed content; raises `Rejected("rendition_gone")`."""
        row = self.session.get(RenditionRow, (item, rendition))
        if row is None or not row.sealed:
            raise Rejected("rendition_gone")
        return row.sealed

    def drawn(self, within: frozenset[Borough], limit: int) -> tuple[DrawnRow, ...]:
        """See `Store.drawn`."""
        query = select(RenditionRow).where(col(RenditionRow.borough).in_([b.value for b in within]))
        newest = query.order_by(col(RenditionRow.made_at).desc(), col(RenditionRow.id)).limit(limit)
        return tuple(_drawn(row) for row in self.session.exec(newest))

    def failed(self) -> int:
        """How many could not be drawn safely."""
        good = ("[]", *map(json.dumps, NOBODYS_FAULT))
        return self.session.exec(select(sa.func.count()).select_from(RenditionRow).where(col(RenditionRow.failed).not_in(good))).one()


def _fresh(item: ItemId, draft: DraftCopy, document: DrawnDocument, at: datetime) -> RenditionRow:
    return RenditionRow(
        item_id=item,
        id=document.id,
        borough=draft.copy.borough.value,
        part=document.part,
        pages=0,
        size=0,
        pictured=0,
        passed="[]",
        failed="[]",
        made_at=at,
        sealed=b"",
    )


def _codes(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _drawn(row: RenditionRow) -> DrawnRow:
    return DrawnRow(
        item=ItemId(row.item_id),
        id=RenditionId(row.id),
        borough=Borough(row.borough),
        part=row.part,
        pages=row.pages,
        size=row.size,
        passed=_codes(row.passed),
        failed=_codes(row.failed),
        at=row.made_at,
        state="kept" if row.sealed else "erased" if row.failed == "[]" else "failed",
    )
