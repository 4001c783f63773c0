"""The draft that a person works on: found by its key, where the item waits for such work."""

from __future__ import annotations

from gateway.errors import Rejected
from gateway.ids import CopyId, ItemId
from gateway.pipeline.states import AT_THE_DESK
from gateway.ports import Store, Unit
from gateway.proposal import DraftCopy


def draft_named(store: Store, item: ItemId, key: CopyId) -> DraftCopy:
    """Raises `Rejected("copy_not_ready")` where the latest proposal has no such draft."""
    proposal = store.load_proposal(item)
    draft = next((d for d in (proposal.copies if proposal else ()) if d.copy.key == key), None)
    if draft is None:
        raise Rejected("copy_not_ready")
    return draft


def draft_at_the_desk(store: Store, unit: Unit, item: ItemId, key: CopyId) -> DraftCopy:
    """As `draft_named`; raises `Rejected("item_not_waiting")` where nobody decides on the item's copies now."""
    if unit.state(item) not in AT_THE_DESK:
        raise Rejected("item_not_waiting")
    return draft_named(store, item, key)
