"""The whole of matching behind one call: an item's passages and tags in, decisions out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from gateway.matching import dates
from gateway.matching.decision import Candidate, Decision, ForReview, Linked, NoCandidate
from gateway.matching.evidence import WRITTEN, Mention
from gateway.matching.frequencies import NameFrequencies
from gateway.matching.kin_phrases import told_without_a_name
from gateway.matching.loose_numbers import apart_from_namesakes, loose_numbers
from gateway.matching.mentions import mentions_of
from gateway.matching.resolving import LookUp, Matcher, resolve
from gateway.matching.rules import ThreadEvidence
from gateway.matching.set_apart import with_the_apart_asked
from gateway.matching.unborn import decided_unborn, unborn_child
from gateway.matching.weights import Weights
from parsers.document import Document, Segment
from redaction.tags import Tag


@dataclass(frozen=True, slots=True)
class ItemMatcher:
    """`look_up` fetches children under blocking keys and MUST report cut blocks."""

    look_up: LookUp
    weights: Weights
    frequencies: NameFrequencies = field(default_factory=NameFrequencies)

    def decide(
        self,
        segments: tuple[tuple[str, Segment], ...],
        tags: Sequence[Tag],
        document: Document,
        *,
        reference: str,
        thread: ThreadEvidence | None,
    ) -> tuple[Decision, ...]:
        """One decision for each child that is or may be meant: links first. Empty where nobody is named or asked about."""
        on = written_on(document)
        told_by = thread.told_by if thread is not None else WRITTEN
        mentions = mentions_of(segments, tags, document, reference=reference, told_by=told_by, on=on)
        matcher = Matcher(self.look_up, self.weights, self.frequencies, on)
        resolved = with_the_apart_asked(resolve(mentions, matcher, thread=thread))
        decided = apart_from_namesakes(resolved, loose_numbers(segments, tags, mentions), matcher)
        return _with_unnamed(decided, segments, mentions, matcher)


def _with_unnamed(
    decided: tuple[Decision, ...], segments: tuple[tuple[str, Segment], ...], mentions: Sequence[Mention], matcher: Matcher
) -> tuple[Decision, ...]:
    """The decisions with those about children told of without a name: of the home of a certain child, and not born yet."""
    certain = [d for d in decided if isinstance(d, Linked)]
    shown = {c.child.id for d in decided for c in _candidates(d)}
    more: list[Decision] = []
    for question in told_without_a_name(segments, certain, matcher):
        children = {c.child.id for c in question.candidates}
        if not children <= shown:
            more.append(question)
            shown |= children
    unborn = unborn_child(segments, mentions, matcher.on)
    if unborn is not None:
        more.append(decided_unborn(unborn, certain, matcher))
    return (*decided, *more)


def _candidates(decision: Decision) -> tuple[Candidate, ...]:
    match decision:
        case Linked(candidate=candidate):
            return (candidate,)
        case ForReview(candidates=candidates):
            return candidates
        case NoCandidate():
            return ()


def written_on(document: Document) -> date | None:
    """The day the item was written, by its own account: message header, form or minutes; None where it does not say."""
    accounts = [
        document.message.date if document.message is not None else "",
        *(s.submitted_at for s in document.submissions),
        document.meeting.date if document.meeting is not None else "",
    ]
    days = (dates.iso_date(account) for account in accounts if account)
    return next((date.fromisoformat(day) for day in days if dates.is_full(day)), None)
