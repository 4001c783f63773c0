"""Looking candidates up and deciding: one mention at a time, then all mentions of an item together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from gateway.children import Candidates, ChildRecord
from gateway.ids import ChildId
from gateway.matching import blocking
from gateway.matching.deciding import decide
from gateway.matching.decision import Decision
from gateway.matching.evidence import Mention
from gateway.matching.frequencies import NameFrequencies
from gateway.matching.rules import ThreadEvidence
from gateway.matching.score import rank
from gateway.matching.weights import Weights

LookUp = Callable[[Sequence[str]], Candidates]

_HOMES = 5  # households of the best candidates whose other children are fetched: brothers and sisters are the likeliest mistake


@dataclass(frozen=True, slots=True)
class Matcher:
    """Everything that deciding needs: how to look up, the weights, how common names are, and the day the item came."""

    look_up: LookUp
    weights: Weights
    frequencies: NameFrequencies = field(default_factory=NameFrequencies)
    on: date | None = None

    def one(self, mention: Mention, *, thread: ThreadEvidence | None) -> Decision:
        """Decide one mention by itself."""
        candidates = self._with_homes(mention, self.look_up(blocking.keys_of(mention)))
        return decide(mention, candidates, thread=thread, weights=self.weights, frequencies=self.frequencies, on=self.on)

    def _with_homes(self, mention: Mention, found: Candidates) -> Candidates:
        """Add all children of the best candidates' households, so that a sibling can speak up."""
        ranked = rank(mention, found.records, weights=self.weights, frequencies=self.frequencies, on=self.on)
        homes = dict.fromkeys(c.child.household for c in ranked[:_HOMES] if c.child.household)
        kin = self.look_up([blocking.household_key(h) for h in homes])
        records: dict[ChildId, ChildRecord] = {r.id: r for r in (*found.records, *kin.records)}
        return Candidates(tuple(records.values()), (*found.truncated, *kin.truncated))
