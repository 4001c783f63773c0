"""A person says that a picture shows this child, or belongs to this child's copy. The audit entries are the record.

Rule: a picture that no words tell about is nobody's in an item of several children until somebody has said so, for each copy by itself.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping

from gateway.errors import Rejected
from gateway.events import AuditEvent
from gateway.ids import ChildId, CopyId, ItemId, RenditionId
from gateway.pipeline.drafts import draft_at_the_desk
from gateway.pipeline.purpose import CHOSEN as PURPOSE_CHOSEN
from gateway.pipeline.rejecting import TAKEN_OUT
from gateway.ports import Store
from gateway.proposal import DraftCopy
from gateway.views import TimelineEntry, User

PICKED = "picture.picked"
NOT_PICKED = "picture_not_picked"
"""Why a picture is not in a copy, and the draft's concern: nobody has said whose it is."""


def pick(store: Store, item: ItemId, user: User, key: CopyId, rendition: RenditionId) -> None:
    """Put a picture that is nobody's yet into this draft's copy, which is then made anew with it.

    Raises `Rejected("copy_not_ready")` where the draft has no such picture, `("item_not_waiting")` where nobody decides on it now.
    """
    with store.unit() as unit:
        draft = draft_at_the_desk(store, unit, item, key)
        if rendition not in nobodys(draft):
            raise Rejected("copy_not_ready")
        facts = (("key", key), ("child", draft.copy.child), ("rendition", rendition))
        unit.audit(AuditEvent(PICKED, actor=user.id, item=item, facts=facts))
        unit.enqueue(item, f"p{secrets.token_hex(6)}")


def nobodys(draft: DraftCopy) -> frozenset[RenditionId]:
    """The draft's pictures of which nobody has said that they are this child's."""
    return frozenset(document.id for document in draft.documents if document.failed == (NOT_PICKED,))


def picked(entries: Iterable[TimelineEntry]) -> Mapping[ChildId, frozenset[RenditionId]]:
    """Which pictures a person put into which child's copy. Taking it out or undoing the child's link ends it, another purpose ends all."""
    found: dict[ChildId, frozenset[RenditionId]] = {}
    for entry in entries:
        facts = dict(entry.facts)
        child = ChildId(facts.get("child", ""))
        mine = found.get(child, frozenset())
        if entry.action == PICKED:
            found[child] = mine | {RenditionId(facts["rendition"])}
        elif entry.action == TAKEN_OUT:
            found[child] = mine - {RenditionId(facts["rendition"])}
        elif entry.action == "link.undone":
            found.pop(child, None)
        elif entry.action == PURPOSE_CHOSEN:
            found.clear()
    return found


def lacks_picked(draft: DraftCopy, entries: Iterable[TimelineEntry]) -> bool:
    """Whether a person has put a picture into the copy which this draft has not yet: it is about to be made anew."""
    return bool(picked(entries).get(draft.copy.child, frozenset()) & nobodys(draft))
