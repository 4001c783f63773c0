"""An item as opened by a person: its row, the proposal, the links in force, the copies made. Tenancy is decided here.

Rule: an item of boroughs that are not this person's does not exist for them: 404, the same as an unknown reference.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gateway.ids import ChildId, CopyId, ItemId, RenditionId
from gateway.pipeline.picking import nobodys, picked
from gateway.pipeline.purpose import UNCLEAR, UNLISTED, WITHOUT_POLICY, chosen_purpose
from gateway.pipeline.rejecting import rejected
from gateway.pipeline.second_yes import COPY_YES, first_yes, said_wrong, takes_two
from gateway.pipeline.withheld import BORDERLINE, left_out_reasons, lifted, open_asks, owed
from gateway.proposal import DraftCopy, Proposal
from gateway.views import ItemSummary, TrayCopy
from gateway.web.cookies import mark_of
from gateway.web.visit import Visit, not_found


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything a step of an item needs. `linked` are the children linked now; `copies` those stored in trays.

    `out` are pages that a person took out of a child's copy: a draft that still has them is about to be made anew. So is one made for
    another purpose than a person has `chosen` since, without what was `released` into it, or without a picture that was `put_in`.
    `two` are the drafts that take two people's yes, `first_yes` who said the first, `wrong` who said that it must not go as it is.
    `owed` are children into whose copy something was released that has not gone; `is_asked` tells of a decision maker's open question.
    """

    summary: ItemSummary
    proposal: Proposal | None
    linked: tuple[ChildId, ...]
    copies: tuple[TrayCopy, ...]
    sent: frozenset[ChildId]
    out: Mapping[ChildId, frozenset[str]] = field(default_factory=dict)
    chosen: str = ""
    released: Mapping[ChildId, frozenset[str]] = field(default_factory=dict)
    put_in: Mapping[ChildId, frozenset[RenditionId]] = field(default_factory=dict)
    two: frozenset[CopyId] = frozenset()
    first_yes: Mapping[CopyId, str] = field(default_factory=dict)
    wrong: Mapping[CopyId, str] = field(default_factory=dict)
    owed: frozenset[ChildId] = frozenset()
    is_asked: bool = False

    @property
    def drafts(self) -> tuple[DraftCopy, ...]:
        """Drafts of linked children who have no copy in a tray yet, or into whose copy something was released since it went."""
        made, there = self.proposal.copies if self.proposal else (), {copy.key for copy in self.copies}
        due = (d for d in made if d.copy.child in self.linked and d.copy.key not in there)
        return tuple(d for d in due if (d.copy.child not in self.sent or d.copy.child in self.released) and not self._is_old(d))

    def _is_old(self, draft: DraftCopy) -> bool:
        child, drawn = draft.copy.child, {rendition.id for rendition in draft.copy.renditions}
        unreleased = self.released.get(child, frozenset()) & left_out_reasons(draft) & BORDERLINE
        lacks = unreleased or self.put_in.get(child, frozenset()) & nobodys(draft)
        return bool((self.chosen and draft.copy.purpose != self.chosen) or lacks or self.out.get(child, frozenset()) & drawn)

    @property
    def being_made(self) -> tuple[ChildId, ...]:
        """Linked children whose copy does not exist yet, or not with what was released into it."""
        made = {d.copy.child for d in self.drafts} | (self.sent - self.owed)
        return () if self.no_purpose else tuple(c for c in self.linked if c not in made)

    @property
    def no_purpose(self) -> str:
        """The code for which no copy can be made until somebody says for what the item is, "" where nothing stops one."""
        said = self.proposal.why if self.proposal else ()
        stops = (WITHOUT_POLICY,) if self.chosen else (UNCLEAR, UNLISTED, WITHOUT_POLICY)
        return next((code for code in said if code in stops), "")


def see(visit: Visit) -> ItemSummary:
    """The item's row by the path's reference, where this person may know of it."""
    summary = visit.deps.store.summary(ItemId(visit.path("item")))
    if not summary.is_shown_to(visit.user.boroughs):
        raise not_found()
    return summary


def open_item(visit: Visit) -> Opened:
    """The whole item. Raises `Rejected("item_unknown" | "page_unknown")`."""
    summary = see(visit)
    store = visit.deps.store
    with store.unit() as unit:
        linked = tuple(dict.fromkeys(child for child, *_rest in unit.links(summary.id)))
    copies = tuple(c for c in store.copies_of(summary.id) if c.state != "withdrawn")
    sent = frozenset(store.load_copy(c.key).child for c in copies)
    timeline = store.timeline(summary.id)
    proposal, purpose, put_in = store.load_proposal(summary.id), chosen_purpose(timeline), picked(timeline)
    drafts = proposal.copies if proposal else ()
    two = frozenset(d.copy.key for d in drafts if takes_two(d, timeline))
    yes = {key: who for key in two if (who := first_yes(timeline, COPY_YES, key))}
    released = lifted(timeline)
    due = owed(store, summary.id, {c.key for c in copies}) if released else frozenset()
    said = (rejected(timeline), purpose, released, put_in, two, yes, said_wrong(timeline), due, bool(open_asks(timeline)))
    return Opened(summary, proposal, linked, copies, sent, *said)


def draft_named(opened: Opened, name: str) -> DraftCopy:
    """The draft whose key ends in this name, as "c1"; else 404."""
    found = next((d for d in opened.drafts if copy_name(d.copy.key) == name), None)
    if found is None:
        raise not_found()
    return found


def copy_name(key: str) -> str:
    """The last part of a copy's key: its name within the item."""
    return key.rsplit(".", 1)[-1]


def seen_mark(visit: Visit, draft: DraftCopy) -> str:
    """As "c1~<mark>": which draft a person looked at, and what it said then."""
    return f"{copy_name(draft.copy.key)}~{mark_of(visit.anchor, repr(draft))}"


def still_the_same(visit: Visit, opened: Opened, marks: Sequence[str]) -> tuple[DraftCopy, ...]:
    """The drafts that still say what these marks saw."""
    return tuple(d for d in opened.drafts if seen_mark(visit, d) in marks)
