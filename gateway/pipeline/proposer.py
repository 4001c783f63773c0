"""From raw item to proposal: the pipeline as a sentence. Effects come in through ports; nothing here writes.

STAGES: authenticate, read, triage, tag, match, minimise.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from gateway.ids import ChildId
from gateway.items import ItemState, RawItem, Sender
from gateway.matching.decision import Candidate, Decision, ForReview, Linked, NoCandidate
from gateway.matching.facts import facts_of
from gateway.matching.rules import ThreadEvidence
from gateway.pipeline.advertising import advertisement
from gateway.pipeline.automatic import SUGGEST_ONLY
from gateway.pipeline.batches import USUAL, Batches
from gateway.pipeline.drafting import Drafter, Reading
from gateway.pipeline.drawing import PageDrawer
from gateway.pipeline.history import History
from gateway.pipeline.minutes import subject_tags
from gateway.pipeline.purpose import WITHOUT_POLICY, aim_of
from gateway.pipeline.reading import numbered_segments, passages_of
from gateway.pipeline.showing import shown_decision, shown_passages
from gateway.pipeline.thread import Thread, mails_answered, references_in, thread_of
from gateway.pipeline.triage import Ending, Sight, early_ending, findings, reasons_to_look
from gateway.pipeline.verdict import as_decided, verdict
from gateway.ports import ChildIndex, Reader, RequestBook, Scanner, Tagger
from gateway.proposal import DraftCopy, Proposal
from gateway.purposes import HUB_ONLY, Purposes
from parsers import Document, Segment
from redaction import Tag
from redaction.policy import UnknownPolicy

Segments = tuple[tuple[str, Segment], ...]


class PersonMatcher(Protocol):
    """Who the item is about: one decision per person that may be a subject."""

    def decide(
        self, segments: Segments, tags: Sequence[Tag], document: Document, *, reference: str, thread: ThreadEvidence | None
    ) -> tuple[Decision, ...]:
        """Decisions, the surest first."""
        ...


@dataclass(frozen=True, slots=True)
class ItemProposer:
    """Holds the ports. `not_automatic` gives the reasons for which no link goes on by itself; `versions` name what made the proposal.

    `sealed` "rule" lets copies go by rule in which something was sealed.
    Without a `drawer` copies go with their text alone.
    """

    authenticate: Callable[[RawItem, Document], Sender]
    reader: Reader
    scanner: Scanner
    tagger: Tagger
    matcher: PersonMatcher
    drafter: Drafter
    index: ChildIndex
    requests: RequestBook
    not_automatic: Callable[[], tuple[str, ...]] = lambda: (SUGGEST_ONLY,)
    batches: Batches = USUAL
    versions: tuple[tuple[str, str], ...] = ()
    drawer: PageDrawer | None = None
    purposes: Purposes = HUB_ONLY
    sealed: Literal["person", "rule"] = "person"

    def propose(self, raw: RawItem, history: History) -> Proposal:
        """Raises `Held` or `Retryable`; anything else is our bug and the runner quarantines the item."""
        signature = self._signature(raw, history)
        document = self.reader.read(raw.content, raw.envelope.untrusted_filename, raw.envelope.declared_type, history.unlocked)
        sender = raw.envelope.batch.sender if raw.envelope.batch else self.authenticate(raw, document)
        sight = Sight(document, sender, signature, self._earlier(document, history), self.batches.rows(raw, document, sender))
        ending = early_ending(sight)
        if ending is not None and history.being_redrafted == "no":
            return self._ended(ending, sight)
        return self._read(raw, sight, history)

    def reading(self, raw: RawItem, sender: Sender, unlocked: Mapping[str, bytes]) -> Reading:
        """The item read as from this sender, nothing asked of DNS or scanner: for those who look and store nothing."""
        document = self.reader.read(raw.content, raw.envelope.untrusted_filename, raw.envelope.declared_type, unlocked)
        return self._reading(raw, Sight(document, sender))

    def _signature(self, raw: RawItem, history: History) -> str:
        """What the scanner names in the item or in what a password opened, which it could not see before; "" for clean."""
        found = (self.scanner.scan(content) for content in (raw.content, *history.unlocked.values()))
        return next(filter(None, found), "")

    @staticmethod
    def _earlier(document: Document, history: History) -> str:
        """The item that this one repeats, "" where none."""
        identity = content_identity(document)
        same = history.find_same(identity) if identity else ()
        return next(iter((*history.same_bytes, *same)), "")

    def _ended(self, ending: Ending, sight: Sight) -> Proposal:
        segments = numbered_segments(sight.document)
        references = references_in(sight.document, segments)
        return Proposal(
            outcome=ending.state.value,
            why=ending.why,
            sender=sight.sender,
            request=references[0] if references else "",
            passages=shown_passages(passages_of(segments), (), ()),
            findings=_codes(sight.document),
            duplicate_of=sight.earlier if ending.state is ItemState.DUPLICATE else "",
            rows=sight.rows if ending.state is ItemState.SPLIT else (),
            versions=self._versions(),
        )

    def _read(self, raw: RawItem, sight: Sight, history: History) -> Proposal:
        reading = self._reading(raw, sight)
        sold = advertisement(sight, reading.tags) if not reading.decisions and history.being_redrafted == "no" else None
        if sold is not None:
            return self._ended(sold, sight)
        aim = aim_of(sight.document, reading.thread.answered, self.purposes, history.purpose)
        reading = replace(reading, purpose=aim.purpose)
        drafts, why = self._drafts(reading, history) if not aim.why else ((), (aim.why,))
        decided = verdict((*why, *reading.thread.why, *self._item_reasons(raw, sight)), reading.decisions, drafts, self.sealed)
        people = as_decided([shown_decision(decision) for decision in reading.decisions], decided.held)
        return Proposal(
            outcome=decided.outcome.value,
            why=decided.why,
            sender=sight.sender,
            request=_answered(reading.thread, reading.decisions),
            claims=reading.thread.claims,
            decisions=people,
            copies=drafts,
            passages=shown_passages(reading.passages, reading.tags, self.drafter.parties(reading)),
            findings=_codes(sight.document),
            purpose=aim.purpose,
            versions=self._versions(),
        )

    def _drafts(self, reading: Reading, history: History) -> tuple[tuple[DraftCopy, ...], tuple[str, ...]]:
        """The copies with their pages; none and why, where no policy speaks of the purpose: nothing is minimised by another's."""
        try:
            drafts = self.drafter.draft(reading, history.links, history.lifted)
        except UnknownPolicy:
            return (), (WITHOUT_POLICY,)
        return drafts if self.drawer is None else self.drawer.drawn(reading, drafts, history), ()

    def _reading(self, raw: RawItem, sight: Sight) -> Reading:
        segments = numbered_segments(sight.document)
        passages = passages_of(segments)
        tags = subject_tags(sight.document, passages, self.tagger.tag(passages))
        references, mails = references_in(sight.document, segments), mails_answered(sight.document)
        thread = thread_of(references, mails, sight.sender, requests=self.requests, index=self.index)
        decisions = self.matcher.decide(segments, tags, sight.document, reference=thread.reference, thread=thread.evidence)
        return Reading(raw, sight, segments, passages, tags, decisions, thread)

    def _item_reasons(self, raw: RawItem, sight: Sight) -> tuple[str, ...]:
        several = self.batches.reasons(raw, sight.document)
        return (*several, *reasons_to_look(sight), *self.not_automatic())

    def _versions(self) -> tuple[tuple[str, str], ...]:
        return (("index", self.index.version()), *self.versions)


def _codes(document: Document) -> tuple[str, ...]:
    return tuple(dict.fromkeys(finding.code for finding in findings(document)))


def _answered(thread: Thread, decisions: Sequence[Decision]) -> str:
    """The request this item answers: only where the agency asked is the one answering, and about that child."""
    request, evidence = thread.answered, thread.evidence
    if request is None or evidence is None:
        return ""
    meant = {child for decision in decisions for child in _children(decision)}
    about = evidence.child.id if evidence.child is not None else request.child  # a merged record's survivor
    return thread.reference if not meant or about in meant else ""


def _children(decision: Decision) -> tuple[ChildId, ...]:
    """Who may be meant; the child asked about is shown beside one who contradicts the reference, and is not."""
    match decision:
        case Linked(candidate=candidate):
            return (candidate.child.id,)
        case ForReview(candidates=candidates):
            fitting = (c for n, c in enumerate(candidates) if n == 0 or _is_named(c))
            return tuple(c.child.id for c in fitting) if decision.why != "reference_contradicts" else (candidates[0].child.id,)
        case NoCandidate():
            return ()


def _is_named(candidate: Candidate) -> bool:
    """Whether anything written of the person agrees, not merely that our request was about this child."""
    facts = facts_of(candidate)
    return facts.given_agrees or facts.birth_agrees or facts.number_agrees


def content_identity(document: Document) -> str:
    """Digest of the Message-ID with everything the message says: equal only for the same message sent or fetched again."""
    if document.message is None or not document.message.message_id:
        return ""
    digest = hashlib.sha256(document.message.message_id.encode())
    for _, segment in numbered_segments(document):
        digest.update(b"\0" + segment.text.encode())
    for part in document.parts:
        digest.update(part.sha256.encode())
    return digest.hexdigest()
