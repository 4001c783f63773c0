"""Small values for tests: an item, a copy, a proposal, a person. All people are invented."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from gateway.ids import AgencyId, Borough, ChannelName, ChildId, CopyId, ItemId, UserId
from gateway.items import Envelope, RawItem, Sender, SenderStatus
from gateway.outgoing import CopySegment, MinimisedItem, WithheldNote
from gateway.proposal import AppliedRedaction, DraftCopy, PersonDecision, Proposal
from gateway.views import User

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
VERIFIED = Sender(SenderStatus.VERIFIED, AgencyId("DEMO-GP"), "gp", ("dmarc_pass",))


def envelope(channel: ChannelName = ChannelName.SMTP, **changes: str) -> Envelope:
    return Envelope(channel=channel, received_at=NOON, source_key=changes.get("source_key", ""))


def raw_item(content: bytes = b"Subject: x\r\n\r\nwords\r\n", item: str = "it_a") -> RawItem:
    return RawItem(ItemId(item), envelope(), hashlib.sha256(content).hexdigest(), content)


def copy(item: str = "it_a", child: str = "C1", borough: Borough = Borough.LBHF, key: str = "") -> MinimisedItem:
    return MinimisedItem(
        key=CopyId(key or f"{item}.c{child}"),
        item=ItemId(item),
        child=ChildId(child),
        borough=borough,
        agency="Portland Gardens Practice",
        agency_type="gp",
        request="",
        policy="gp@1:aaaa",
        received_at=NOON,
        segments=(CopySegment("body", "A bruise on the left arm.", "What was seen"),),
        withheld=(WithheldNote("other_family", 2),),
    )


def draft(item: str = "it_a", child: str = "C1", borough: Borough = Borough.LBHF, concerns: tuple[str, ...] = ()) -> DraftCopy:
    redaction = AppliedRedaction("s1", 0, 4, "PERSON", "third_party", "mask", "not_needed", "gp@1:aaaa", "ner@1")
    return DraftCopy(copy(item, child, borough), (redaction,), concerns)


def linked(child: str = "C1", mention: str = "m1") -> PersonDecision:
    return PersonDecision(mention, "Somebody", "linked", "name_and_birth", (), ChildId(child))


def proposal(outcome: str = "routed", why: tuple[str, ...] = (), *, item: str = "it_a", children: tuple[str, ...] = ("C1",)) -> Proposal:
    return Proposal(
        outcome=outcome,
        why=why,
        sender=VERIFIED,
        request="",
        decisions=tuple(linked(child, f"m{n}") for n, child in enumerate(children)),
        copies=tuple(draft(item, child) for child in children),
    )


def user(name: str = "u-reviewer", *boroughs: Borough) -> User:
    return User(UserId(name), name.title(), frozenset({"reviewer"}), frozenset(boroughs or (Borough.LBHF,)))
