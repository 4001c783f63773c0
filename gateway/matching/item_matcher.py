"""The whole of matching behind one call: an item's passages and tags in, decisions out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from gateway.matching import dates
from gateway.matching.decision import Decision
from gateway.matching.frequencies import NameFrequencies
from gateway.matching.mentions import mentions_of
from gateway.matching.resolving import LookUp, Matcher, resolve
from gateway.matching.rules import ThreadEvidence
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
        mentions = mentions_of(segments, tags, document, reference=reference, on=on)
        return resolve(mentions, Matcher(self.look_up, self.weights, self.frequencies, on), thread=thread)


def written_on(document: Document) -> date | None:
    """The day the item was written, by its own account: message header, form or minutes; None where it does not say."""
    accounts = [
        document.message.date if document.message is not None else "",
        *(s.submitted_at for s in document.submissions),
        document.meeting.date if document.meeting is not None else "",
    ]
    days = (dates.iso_date(account) for account in accounts if account)
    return next((date.fromisoformat(day) for day in days if dates.is_full(day)), None)
