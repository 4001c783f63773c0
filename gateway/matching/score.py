"""Scoring one candidate: all steps, and their sum with the prior. The sum of the steps' bits and the prior is the score."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gateway.children import ChildRecord
from gateway.matching import comparisons
from gateway.matching.comparisons import Setting
from gateway.matching.decision import Candidate, Step
from gateway.matching.evidence import EvidenceKind, Mention
from gateway.matching.frequencies import NameFrequencies
from gateway.matching.names import compare_names
from gateway.matching.weights import Weights

_SECOND_PLACE_BITS = 2.0  # postcode and street say nearly the same thing: the weaker agreement counts this much at most


def rank(
    mention: Mention,
    children: tuple[ChildRecord, ...],
    *,
    weights: Weights,
    frequencies: NameFrequencies,
    on: date | None = None,
) -> tuple[Candidate, ...]:
    """All children scored, best first; equal scores stand in order of record id, so that a run can be repeated."""
    homes: dict[str, list[ChildRecord]] = {}
    for child in children:
        if child.household:
            homes.setdefault(child.household, []).append(child)
    scored = []
    for child in children:
        siblings = tuple(s.given_name for s in homes.get(child.household, []) if s.id != child.id)
        scored.append(score(mention, child, Setting(weights, siblings, on), frequencies))
    return tuple(sorted(scored, key=lambda c: (-c.bits, c.child.id)))


def score(mention: Mention, child: ChildRecord, setting: Setting, frequencies: NameFrequencies) -> Candidate:
    """One child scored against one mention."""
    steps = [*_names(mention, child, setting, frequencies)]
    for compare in comparisons.PERSONAL:
        steps += _one(compare(mention, child, setting))
    steps += _places(mention, child, setting)
    for compare in comparisons.HOUSEHOLD:
        steps += _one(compare(mention, child, setting))
    return Candidate(child, setting.weights.thresholds.prior + sum(s.bits for s in steps), tuple(steps))


def _one(step: Step | None) -> tuple[Step, ...]:
    return (step,) if step is not None else ()


def _names(mention: Mention, child: ChildRecord, setting: Setting, frequencies: NameFrequencies) -> tuple[Step, ...]:
    written = mention.values(EvidenceKind.NAME) or mention.values(EvidenceKind.GIVEN_NAME)
    tried = [compare_names(name, child, setting.weights, frequencies) for name in written]
    if not mention.values(EvidenceKind.NAME):
        # A name known to be given alone is never read as a family name.
        tried = [tuple(s for s in steps if s.comparison != "family") for steps in tried]
    return max(tried, key=lambda steps: sum(s.bits for s in steps), default=())


def _places(mention: Mention, child: ChildRecord, setting: Setting) -> list[Step]:
    found = [step for compare in comparisons.PLACE for step in _one(compare(mention, child, setting))]
    found.sort(key=lambda s: -s.bits)
    if not found:
        return []
    best, *rest = found
    kept = [replace(s, bits=min(s.bits, _SECOND_PLACE_BITS)) for s in rest]
    # A place that differs says nothing where the other agrees: one of them is mistyped, shortened or old.
    return [best, *(replace(s, bits=0.0) if s.bits < 0 < best.bits else s for s in kept)]
