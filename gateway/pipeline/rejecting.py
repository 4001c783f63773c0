"""A person takes a document's pages out of a copy; what was drawn is written down. The audit entries are the record.

Rule: the decision comes first, then the copy is made anew without the pages. Its words stay.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gateway.errors import Rejected
from gateway.events import AuditEvent
from gateway.ids import ChildId, CopyId, ItemId, RenditionId
from gateway.pipeline.drafts import draft_at_the_desk
from gateway.ports import Store, Unit
from gateway.proposal import DraftCopy, DrawnDocument, Proposal
from gateway.views import TimelineEntry, User

NOBODYS_FAULT = (("rendition_rejected",), ("picture_not_picked",))
"""A person's decision, or one that is still open: no failure."""
MADE, FAILED, TAKEN_OUT = "rendition.made", "rendition.failed", "rendition.rejected"


def reject(store: Store, item: ItemId, user: User, key: CopyId, rendition: RenditionId) -> None:
    """Take one document's pages out of a draft, and ask for the copy to be made anew.

    Raises `Rejected("copy_not_ready")` where the draft has no such pages, `("item_not_waiting")` where nobody decides on it now.
    """
    with store.unit() as unit:
        draft = draft_at_the_desk(store, unit, item, key)
        if rendition not in {found.id for found in draft.copy.renditions}:
            raise Rejected("copy_not_ready")
        facts = (("key", key), ("child", draft.copy.child), ("rendition", rendition))
        unit.audit(AuditEvent(TAKEN_OUT, actor=user.id, item=item, facts=facts))
        unit.enqueue(item, f"p{secrets.token_hex(6)}")


def rejected(entries: Iterable[TimelineEntry]) -> Mapping[ChildId, frozenset[str]]:
    """Which pages a person took out of which child's copy. Undoing the child's link ends it."""
    found: dict[ChildId, frozenset[str]] = {}
    for entry in entries:
        facts = dict(entry.facts)
        child = ChildId(facts.get("child", ""))
        if entry.action == TAKEN_OUT:
            found[child] = found.get(child, frozenset()) | {facts["rendition"]}
        elif entry.action == "link.undone":
            found.pop(child, None)
    return found


def holds_rejected(draft: DraftCopy, entries: Iterable[TimelineEntry]) -> bool:
    """Whether a draft still has pages that a person took out: it is about to be made anew."""
    out = rejected(entries).get(draft.copy.child, frozenset())
    return any(rendition.id in out for rendition in draft.copy.renditions)


@dataclass(frozen=True, slots=True)
class _Noted:
    """What the audit already says of an item's documents."""

    pairs: frozenset[tuple[str, str]]

    @staticmethod
    def of(entries: Iterable[TimelineEntry]) -> _Noted:
        """Read off an item's audit entries."""
        return _Noted(frozenset((e.action, dict(e.facts).get("rendition", "")) for e in entries if e.action in {MADE, FAILED}))


def note_drawn(unit: Unit, item: ItemId, proposal: Proposal, entries: Iterable[TimelineEntry]) -> None:
    """One audit leaf for each document drawn, or not: once, however often the item is run."""
    noted = _Noted.of(entries)
    for draft in proposal.copies:
        made = {rendition.id: rendition for rendition in draft.copy.renditions}
        for document in draft.documents:
            found = made.get(document.id)
            action = MADE if found is not None else FAILED
            if (action, document.id) in noted.pairs or document.failed in NOBODYS_FAULT:
                continue
            told = (
                (("pages", str(found.pages)), ("bytes", str(found.size)), ("checks", ",".join(found.passed)))
                if found is not None
                else (("failed", ",".join(document.failed)),)
            )
            unit.audit(AuditEvent(action, actor="rule", item=item, reason=_reason(document), facts=(*_which(draft, document), *told)))


def _reason(document: DrawnDocument) -> str:
    return document.failed[0] if document.failed else ""


def _which(draft: DraftCopy, document: DrawnDocument) -> tuple[tuple[str, str], ...]:
    return (("key", draft.copy.key), ("rendition", document.id), ("part", document.part))
