"""Each copy's documents drawn anew: which of the item's files have pages of which words travel, and what is burnt out of them.

Rule: a rendition that was not verified does not exist. The copy then goes with its text alone and says so; where the pages may
show what no words say, or where the verifier found something, a person looks before that copy goes.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from gateway.errors import Rejected
from gateway.ids import ChildId, RenditionId
from gateway.outgoing import Rendition
from gateway.pipeline.attachments import Attachments
from gateway.pipeline.drafting import Reading, copy_key
from gateway.pipeline.history import History
from gateway.pipeline.picking import NOT_PICKED
from gateway.pipeline.speechless import came_with_what_travels, has_pages, is_of_one_child, is_silent, is_speechless, silent_plan
from gateway.ports import Clock, PartSource, RenditionRoom
from gateway.proposal import AppliedRedaction, DraftCopy, DrawnDocument
from gateway.renditions.orders import EXPECTATION, ORDER, Outcome
from gateway.renditions.planning import Plan, Removal, plan, under
from parsers import Document, Segment, Status, walk_documents
from redaction import Operator

MAKER = b"3"
"""Changes whenever the same order would be drawn otherwise: what an older maker drew is then drawn again."""
ID_DIGITS = 20
NOT_SAFE, HAS_PICTURES = "rendition_not_safe", "rendition_has_pictures"
"""Concerns of a draft: its pages could not be drawn safely; its pages hold pictures, which no program judges."""
MISSING, NOT_MADE, REJECTED = "rendition_part_missing", "rendition_not_made", "rendition_rejected"
PICTURE_REJECTED = "picture_rejected"
"""How a copy says it of a picture without words: there is nothing of it above."""
PAGES, BYTES, SECONDS = "rendition_limit_pages", "rendition_limit_bytes", "rendition_limit_seconds"
_HARMLESS = frozenset({PAGES, BYTES, SECONDS, MISSING, NOT_MADE, REJECTED})
_OURS = "rendition_"


@dataclass(frozen=True, slots=True)
class DrawingLimits:
    """For one item: pages of all documents, and time; `bytes` is for one copy's renditions together."""

    pages: int = 100
    bytes: int = 15 * 1024 * 1024
    time: timedelta = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class PageDrawer:
    """Gives drafts their renditions. The only caller of the maker for copies; effects through ports only."""

    room: RenditionRoom
    parts: PartSource
    clock: Clock
    limits: DrawingLimits = DrawingLimits()

    def drawn(self, reading: Reading, drafts: Sequence[DraftCopy], history: History) -> tuple[DraftCopy, ...]:
        """The drafts with their documents drawn anew. Raises `Retryable` only; a file without pages costs nothing."""
        documents = documents_with_pages(reading)
        if not documents or not drafts:
            return tuple(drafts)
        files = Attachments(reading.raw, reading.sight.document, history.unlocked, self.parts)
        round_ = _Round(self, reading, history, files, documents, self.clock.now() + self.limits.time, self.limits.pages)
        lone = drafts[0].copy.child if is_of_one_child(reading.decisions, drafts) else None
        return tuple(round_.one(draft, lone) for draft in drafts)


def documents_with_pages(reading: Reading) -> Mapping[str, tuple[Document, tuple[Segment, ...]]]:
    """PDFs and pictures of the item that were read, by their part's path, each with its own passages; none where no word was found."""
    segments: dict[str, list[Segment]] = defaultdict(list)
    for part, segment in reading.segments:
        segments[part].append(segment)
    return {
        part: (document, tuple(segments[part]))
        for part, document in walk_documents(reading.sight.document)
        if document.status is Status.OK and has_pages(document) and (segments[part] or is_silent(document, segments[part]))
    }


@dataclass(slots=True)
class _Round:
    """One item's documents, and what is left of its limits."""

    drawer: PageDrawer
    reading: Reading
    history: History
    files: Attachments
    documents: Mapping[str, tuple[Document, tuple[Segment, ...]]]
    until: datetime
    pages: int
    made: list[Rendition] = field(default_factory=list)

    def one(self, draft: DraftCopy, lone: ChildId | None) -> DraftCopy:
        """A draft with its renditions, and an account of those that could not be made; `lone` is the only child who may be meant."""
        self.made = []
        done = list(self._documents(draft, lone))
        copy = draft.copy
        failed = [self._said(document) for document, _ in done if document.failed]
        key = copy_key(copy.item, copy.child, copy.segments, self.made, purpose=copy.purpose) if self.made else copy.key
        changed = replace(copy, key=key, renditions=tuple(self.made), not_drawn=tuple(failed))
        concerns = (concern for _, found in done for concern in found)
        return replace(
            draft,
            copy=changed,
            documents=tuple(document for document, _ in done),
            concerns=tuple(dict.fromkeys((*draft.concerns, *concerns))),
        )

    def _documents(self, draft: DraftCopy, lone: ChildId | None) -> Iterator[tuple[DrawnDocument, tuple[str, ...]]]:
        for part, (document, segments) in self.documents.items():
            planned = planned_for(draft, segments) if segments else silent_plan(document)
            if segments and not planned.order.shown:
                continue
            if is_speechless(document, segments) and not self._is_this_childs(draft, part, planned, lone):
                identity, pages = self._identity(draft.copy.child, part, planned), _pages_of(self.documents[part])
                yield DrawnDocument(part, identity, (NOT_PICKED,), self.files.sha256(part), pages), (NOT_PICKED,)
            else:
                yield self._document(draft, part, planned)

    def _is_this_childs(self, draft: DraftCopy, part: str, planned: Plan, lone: ChildId | None) -> bool:
        """Whether a picture that no words tell about may be put before whoever checks this copy; a person decides on it there."""
        child, identity = draft.copy.child, self._identity(draft.copy.child, part, planned)
        if any(identity in said.get(child, frozenset()) for said in (self.history.picked, self.history.rejected)):
            return True
        return child == lone and came_with_what_travels(draft, part, self.reading.segments)

    def _said(self, document: DrawnDocument) -> str:
        """The one code by which a copy says that pages do not come with it."""
        silent = not self.documents[document.part][1]
        return PICTURE_REJECTED if silent and document.failed == (REJECTED,) else document.failed[0]

    def _document(self, draft: DraftCopy, part: str, planned: Plan) -> tuple[DrawnDocument, tuple[str, ...]]:
        identity, digest = self._identity(draft.copy.child, part, planned), self.files.sha256(part)
        found = self._found(draft, part, identity, _titled(planned, identity))
        if isinstance(found, Rendition):
            self.made.append(found)
            return DrawnDocument(part, identity, sha256=digest), (HAS_PICTURES,) if found.pictured else ()
        silent = not self.documents[part][1]
        unsafe = silent or planned.pictures or not set(found) <= _HARMLESS
        return DrawnDocument(part, identity, found, digest), (NOT_SAFE,) if unsafe and found != (REJECTED,) else ()

    def _identity(self, child: ChildId, part: str, planned: Plan) -> RenditionId:
        """The same order over the same file for the same child has the same id; it tells nothing of any of them."""
        digest = hashlib.sha256(MAKER)
        for piece in (self.reading.raw.id, child, part, self.files.sha256(part)):
            digest.update(piece.encode() + b"\0")
        digest.update(ORDER.dump_json(planned.order) + EXPECTATION.dump_json(planned.expected))
        return RenditionId(digest.hexdigest()[:ID_DIGITS])

    def _found(self, draft: DraftCopy, part: str, identity: RenditionId, planned: Plan) -> Rendition | tuple[str, ...]:
        """The rendition, from an earlier run or made now; or codes of why there is none."""
        if identity in self.history.rejected.get(draft.copy.child, frozenset()):
            return (REJECTED,)
        room_left = self.drawer.limits.bytes - sum(rendition.size for rendition in self.made)
        found = self.history.drawn.get(identity) or self._make(part, identity, planned)
        return (BYTES,) if isinstance(found, Rendition) and found.size > room_left else found

    def _make(self, part: str, identity: RenditionId, planned: Plan) -> Rendition | tuple[str, ...]:
        self.pages -= _pages_of(self.documents[part])
        if self.pages < 0:
            return (PAGES,)
        if self.drawer.clock.now() >= self.until:
            return (SECONDS,)
        try:
            content = self.files.content(part)
        except Rejected:
            return (MISSING,)
        outcome = self.drawer.room.rendition(content, self.files.claim(part).untrusted_filename, planned)
        return _rendition(identity, outcome)


def _rendition(identity: RenditionId, outcome: Outcome) -> Rendition | tuple[str, ...]:
    if outcome.failed or not outcome.content:
        return tuple(dict.fromkeys(code if code.startswith(_OURS) else NOT_MADE for code in outcome.failed)) or (NOT_MADE,)
    return Rendition(identity, outcome.pages, len(outcome.content), outcome.passed, outcome.seen, content=outcome.content)


def _pages_of(found: tuple[Document, Sequence[Segment]]) -> int:
    document, segments = found
    return max((1, *(segment.locator.page or 1 for segment in segments), *(scan.page for scan in document.scans)))


def _titled(planned: Plan, identity: RenditionId) -> Plan:
    return replace(planned, order=replace(planned.order, title=identity), expected=replace(planned.expected, title=identity))


def planned_for(draft: DraftCopy, segments: Sequence[Segment]) -> Plan:
    """What travels of one document in this draft. A passage whose words in the copy are not its own less what was taken out stays away."""
    mine = {segment.id for segment in segments}
    gone: dict[str, list[AppliedRedaction]] = defaultdict(list)
    for redaction in draft.redactions:
        if redaction.operator != Operator.KEEP.value and redaction.passage in mine:
            gone[redaction.passage].append(redaction)
    texts = {segment.id: segment.text for segment in segments}
    there = zip(draft.passages, draft.copy.segments, strict=True)
    kept = {passage: shown for passage, shown in there if passage in mine and agrees(texts[passage], gone[passage], shown.text)}
    removals = [Removal(passage, r.start, r.end) for passage, found in gone.items() for r in found]
    return under(plan(segments, removals, kept, ""), (shown.handling for shown in kept.values()))


def agrees(text: str, gone: Sequence[AppliedRedaction], shown: str) -> bool:
    """Whether the copy's passage has, in order, all that is left of the original's: spaces aside, which were tidied."""
    seen, at = _squashed(shown), 0
    for piece in _left(text, gone):
        at = seen.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def _left(text: str, gone: Sequence[AppliedRedaction]) -> Iterator[str]:
    at = 0
    for redaction in sorted(gone, key=lambda r: r.start):
        yield _squashed(text[at : max(at, redaction.start)])
        at = max(at, redaction.end)
    yield _squashed(text[at:])


def _squashed(text: str) -> str:
    return "".join(text.split())
