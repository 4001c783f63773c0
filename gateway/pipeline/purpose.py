"""For what an item's copies are made: what a person chose, else what the item itself says, else the hub's assessment.

The item says it by the request it answers and by the meeting whose record it holds. Where these differ, or a subject or a file's
name speaks of a meeting of whose record nothing was found, nobody guesses: no copy is made and a person chooses.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gateway.agencies import OpenRequest
from gateway.errors import Rejected
from gateway.events import AuditEvent
from gateway.ids import ItemId
from gateway.pipeline.copies_out import require_none_out
from gateway.pipeline.states import AT_THE_DESK
from gateway.ports import Store
from gateway.proposal import DraftCopy
from gateway.purposes import ASSESSMENT, Purposes
from gateway.views import TimelineEntry, User
from parsers import Document, walk_documents

UNCLEAR, UNLISTED, WITHOUT_POLICY = "purpose_unclear", "purpose_unlisted", "purpose_without_policy"
CHOSEN = "purpose.chosen"


@dataclass(frozen=True, slots=True)
class Aim:
    """The purpose, and why none can be taken ("" where one can)."""

    purpose: str = ASSESSMENT
    why: str = ""


def aim_of(document: Document, request: OpenRequest | None, purposes: Purposes, chosen: str) -> Aim:
    """The item's purpose. `request` is the one that the agency asked answers with it; `chosen` what a person said, "" where nobody did."""
    said = {chosen} if chosen else {*_asked_for(request), *_meetings(document, purposes)}
    if not chosen and _hinted(document, purposes) - said:
        return Aim(why=UNCLEAR)
    if len(said) > 1:
        return Aim(why=UNCLEAR)
    purpose = next(iter(said), ASSESSMENT)
    return Aim(purpose) if purpose in purposes.names else Aim(why=UNLISTED)


def chosen_purpose(entries: Iterable[TimelineEntry]) -> str:
    """What a person said last the item is for, "" where nobody did."""
    said = [dict(entry.facts).get("purpose", "") for entry in entries if entry.action == CHOSEN]
    return said[-1] if said else ""


def is_for_another(draft: DraftCopy, entries: Iterable[TimelineEntry]) -> bool:
    """Whether the draft was made before a person said that the item is for something else."""
    chosen = chosen_purpose(entries)
    return bool(chosen) and draft.copy.purpose != chosen


def choose_purpose(store: Store, item: ItemId, user: User, purpose: str, purposes: Purposes) -> None:
    """Record for what the item is and ask for copies to be made anew.

    Raises `Rejected("purpose_unlisted")`, `("copy_gone_already")` where a copy is in a tray (it must be taken back first), and
    `("item_not_waiting")` where nobody decides on it now.
    """
    if purpose not in purposes.names:
        raise Rejected(UNLISTED)
    with store.unit() as unit:
        if unit.state(item) not in AT_THE_DESK:
            raise Rejected("item_not_waiting")
        require_none_out(store, item)
        unit.audit(AuditEvent(CHOSEN, actor=user.id, item=item, facts=(("purpose", purpose),)))
        unit.enqueue(item, f"u{secrets.token_hex(6)}")


def _asked_for(request: OpenRequest | None) -> Iterator[str]:
    if request is not None:
        yield request.purpose


def _meetings(document: Document, purposes: Purposes) -> Iterator[str]:
    """Purposes of the meetings whose records stand in the tree."""
    for _, inner in walk_documents(document):
        if inner.meeting is not None:
            yield from _named_in(inner.meeting.type, purposes)


def _hinted(document: Document, purposes: Purposes) -> frozenset[str]:
    """Purposes of which a subject or a file's name speaks."""
    heads = (inner.message for _, inner in walk_documents(document) if inner.message is not None)
    texts = [head.likely_subject or head.subject for head in heads]
    texts += [part.likely_name or part.untrusted_filename for _, inner in walk_documents(document) for part in inner.parts]
    return frozenset(purpose for text in texts for purpose in _named_in(text, purposes))


def _named_in(text: str, purposes: Purposes) -> Iterator[str]:
    """Purposes whose words stand in the text, as whole words; a file's name writes a space as a line or a hyphen."""
    plain = " ".join(re.sub(r"[_\W]+", " ", text.casefold()).split())
    for purpose in purposes.listed:
        words = (" ".join(re.sub(r"[_\W]+", " ", meeting).split()) for meeting in purpose.meetings)
        if any(f" {meeting} " in f" {plain} " for meeting in words if meeting):
            yield purpose.name
