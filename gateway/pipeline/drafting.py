"""One draft copy per certain child, under the sender's policy. A sibling is a third party in the other's copy."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from gateway.children import ChildRecord
from gateway.ids import Borough, ChildId, CopyId, ItemId
from gateway.items import RawItem
from gateway.matching.decision import Decision, Linked
from gateway.outgoing import CopySegment, MinimisedItem, Rendition, WithheldNote
from gateway.pipeline.belonging import belonging
from gateway.pipeline.foreign_child import marked
from gateway.pipeline.form_owners import owned_by_forms
from gateway.pipeline.minutes import listed_names, listed_professionals, told_by_minutes
from gateway.pipeline.record_view import subject_view
from gateway.pipeline.thread import Thread
from gateway.pipeline.triage import Sight
from gateway.pipeline.writers import writers_of
from gateway.ports import ChildIndex
from gateway.proposal import AppliedRedaction, DraftCopy
from gateway.purposes import ASSESSMENT, in_files
from parsers import Segment
from redaction import Minimised, Party, Passage, Policy, Tag, group_parties, minimise, with_known_names, without_who_asks

KEY_DIGITS = 10
NOTHING_LIFTED: Mapping[ChildId, frozenset[str]] = {}


@dataclass(frozen=True, slots=True)
class Reading:
    """What one item says: segments, the same as passages, the tags, whom it is about, the thread it answers."""

    raw: RawItem
    sight: Sight
    segments: tuple[tuple[str, Segment], ...]
    passages: tuple[Passage, ...]
    tags: tuple[Tag, ...]
    decisions: tuple[Decision, ...]
    thread: Thread
    purpose: str = ASSESSMENT


@dataclass(frozen=True, slots=True)
class Drafter:
    """`policy_for(agency_type, purpose)` gives the policy; an agency type without one gets the strictest of that purpose.

    It raises `UnknownPolicy` where the purpose has none for that type and none for all; purposes are as policy files are named.
    """

    index: ChildIndex
    policy_for: Callable[[str, str], Policy]
    agency_name: Callable[[str], str]

    def draft(
        self,
        reading: Reading,
        linked: Sequence[tuple[ChildId, Borough, str, str]],
        lifted: Mapping[ChildId, frozenset[str]] = NOTHING_LIFTED,
    ) -> tuple[DraftCopy, ...]:
        """Drafts for children certain by rule and for those a person has linked; `lifted` reasons leave nothing out of a child's copy."""
        records = {d.candidate.child.id: d.candidate.child for d in reading.decisions if isinstance(d, Linked)}
        for child, *_ in linked:
            record = self.index.get(child)
            if record is not None:
                records[child] = record
        drafts = tuple(self._one(reading, record, lifted.get(record.id, frozenset())) for record in records.values())
        return marked(drafts, records, listed_names(reading.sight.document))

    def parties(self, reading: Reading) -> tuple[Party, ...]:
        """The persons of the item for the reviewer's page: roles as seen from the first certain child, if any."""
        first = next((d.candidate.child for d in reading.decisions if isinstance(d, Linked)), None)
        held = subject_view(first, self._siblings(first)).household if first else subject_view(NOBODY, ()).household
        household = without_who_asks(reading.passages, reading.tags, held)
        return group_parties(reading.passages, reading.tags, household, _professionals(reading.sight))

    def _one(self, reading: Reading, record: ChildRecord, lifted: frozenset[str]) -> DraftCopy:
        policy = self.policy_for(reading.sight.sender.agency_type, in_files(reading.purpose)).lifting(lifted)
        made = self.minimised(reading, record, policy)
        copy = self._copy(reading, record, policy, made)
        return DraftCopy(copy, _applied(made, policy), made.concerns, tuple(p.id for p in made.passages))

    def minimised(self, reading: Reading, record: ChildRecord, policy: Policy) -> Minimised:
        """What of the item is this child's under this policy, passage by passage; concerns of the minutes are among its own."""
        subject = subject_view(record, self._siblings(record))
        mine, others = _split(reading.decisions, record)
        told = told_by_minutes(record, reading.sight.document, _households(reading.decisions))
        belongs = {**belonging(told, reading.segments, mine, others), **owned_by_forms(record, reading.sight.document)}
        tags = with_known_names(reading.passages, reading.tags, subject.household)
        subject = replace(subject, household=without_who_asks(reading.passages, tags, subject.household))
        parties = group_parties(reading.passages, tags, subject.household, _professionals(reading.sight))
        made = minimise(reading.passages, tags, parties, subject=subject, policy=policy, belongs=belongs)
        return replace(made, concerns=(*made.concerns, *told.concerns))

    def _siblings(self, record: ChildRecord) -> tuple[ChildRecord, ...]:
        return self.index.household(record.household) if record.household else ()

    def _copy(self, reading: Reading, record: ChildRecord, policy: Policy, made: Minimised) -> MinimisedItem:
        segments = tuple(CopySegment(p.kind, p.text, p.heading, p.handling) for p in made.passages)
        sender = reading.sight.sender
        return MinimisedItem(
            key=copy_key(reading.raw.id, record.id, segments, purpose=reading.purpose),
            item=reading.raw.id,
            child=record.id,
            borough=record.borough,
            agency=self.agency_name(sender.agency or ""),
            agency_type=sender.agency_type,
            request=reading.thread.reference if _is_asked_about(reading.thread, record) else "",
            policy=policy.label,
            received_at=reading.raw.envelope.received_at,
            segments=segments,
            withheld=tuple(WithheldNote(reason, count) for reason, count in made.withheld),
            purpose=reading.purpose,
        )


def _is_asked_about(thread: Thread, record: ChildRecord) -> bool:
    """Whether our request was about this child, or about a record that was merged into it."""
    known = thread.evidence.child.id if thread.evidence is not None and thread.evidence.child is not None else None
    return thread.request is not None and record.id in {thread.request.child, known}


def _professionals(sight: Sight) -> tuple[str, ...]:
    """Names that the item itself proves to be professionals': those listed in minutes, and the proved writer."""
    return (*listed_professionals(sight.document), *writers_of(sight))


NOBODY = ChildRecord(ChildId(""), "", "", None)


def copy_key(
    item: ItemId, child: ChildId, segments: Sequence[CopySegment], renditions: Sequence[Rendition] = (), *, purpose: str = ASSESSMENT
) -> CopyId:
    """The same words and pages for the same child and purpose have the same key, whenever they are made; others have another."""
    digest = hashlib.sha256(child.encode())
    if purpose != ASSESSMENT:
        digest.update(b"\2" + purpose.encode())
    for segment in segments:
        digest.update(b"\0" + segment.heading.encode() + b"\0" + segment.text.encode())
    for rendition in renditions:
        digest.update(b"\1" + rendition.id.encode())
    return CopyId(f"{item}.c{digest.hexdigest()[:KEY_DIGITS]}")


def _split(decisions: Sequence[Decision], record: ChildRecord) -> tuple[Decision | None, tuple[Decision, ...]]:
    mine = next((d for d in decisions if isinstance(d, Linked) and d.candidate.child.id == record.id), None)
    return mine, tuple(d for d in decisions if d is not mine)


def _households(decisions: Sequence[Decision]) -> int:
    """Of how many households the certain children are; a child without one is a household."""
    children = {d.candidate.child.id: d.candidate.child for d in decisions if isinstance(d, Linked)}
    return len({child.household or child.id for child in children.values()})


def _applied(made: Minimised, policy: Policy) -> tuple[AppliedRedaction, ...]:
    return tuple(
        AppliedRedaction(
            passage=r.passage,
            start=r.start,
            end=r.end,
            entity=r.entity,
            role=r.role,
            operator=r.operator,
            reason=r.reason,
            policy=policy.label,
            recogniser=r.recogniser,
            score=r.score,
            evidence=r.evidence,
        )
        for r in made.redactions
    )
