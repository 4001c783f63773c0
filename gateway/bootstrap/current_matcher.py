"""Matching with the name counts of the index as it is now: they say how rare a name is, and how much a link needs in a large index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from gateway.matching.decision import Decision
from gateway.matching.item_matcher import ItemMatcher
from gateway.matching.rules import ThreadEvidence
from gateway.matching.weights import Weights
from gateway.store import SqlChildIndex
from parsers.document import Document, Segment
from redaction.tags import Tag


@dataclass(slots=True)
class CurrentMatcher:
    """`gateway.pipeline.proposer.PersonMatcher`. Safe for threads: two that see a new index at once both read the counts."""

    index: SqlChildIndex
    weights: Weights
    cap: int
    _held: tuple[str, ItemMatcher] | None = field(default=None, init=False)

    def matcher(self) -> ItemMatcher:
        """The matcher of this moment; counts are read again only where the index has changed."""
        version, held = self.index.version(), self._held
        if held is not None and held[0] == version:
            return held[1]
        made = ItemMatcher(partial(self.index.candidates, cap=self.cap), self.weights, self.index.name_frequencies())
        self._held = (version, made)
        return made

    def decide(
        self,
        segments: tuple[tuple[str, Segment], ...],
        tags: Sequence[Tag],
        document: Document,
        *,
        reference: str,
        thread: ThreadEvidence | None,
    ) -> tuple[Decision, ...]:
        """See `PersonMatcher.decide`."""
        return self.matcher().decide(segments, tags, document, reference=reference, thread=thread)
