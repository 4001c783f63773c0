"""May it go by rule? Collects every reason for a person to look, and says whose copy each reason holds.

Rule: a doubt about the item holds every copy; a doubt about one child holds that child's copy and no other's. A brother or sister
named in passing beside a child whose copy goes is shown on the item's page and holds nothing: the copy tells its reader of them.
Where nothing but a named brother or sister is in question, every certain copy goes and the question alone stays with a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gateway.ids import ChildId
from gateway.items import ItemState
from gateway.matching.decision import SIBLING_IN_PASSING, SIBLING_NAMED, Decision, Linked
from gateway.pipeline.drawing import HAS_PICTURES, NOT_SAFE
from gateway.pipeline.foreign_child import CONCERN
from gateway.pipeline.minutes import NOT_A_SUBJECT, UNASSIGNED
from gateway.pipeline.picking import NOT_PICKED
from gateway.pipeline.second_yes import NEEDS_TWO
from gateway.proposal import DraftCopy, PersonDecision
from gateway.routing.rules import has_tray
from redaction.machine_cues import CONCERN as MACHINE

HOLDING_CONCERNS = NEEDS_TWO | {"child_not_in_list", UNASSIGNED, NOT_A_SUBJECT, CONCERN, NOT_SAFE, HAS_PICTURES, NOT_PICKED, MACHINE}
"""Concerns of a draft that a person must see before it goes; the rest are shown and do not hold.

What takes two people never goes by rule alone: the rule may send only what one person's yes would send.
"""
SEALED_CONCERNS = frozenset({"never_leak_present", "conditional_intelligence", "told_in_confidence"})
"""Concerns of a draft in which something was sealed: they hold it unless the site says otherwise."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`why` is empty where everything may go by rule. `held` are children whose copies wait for a person.

    `going` are those whose copies go: empty unless every certain child has one.
    """

    why: tuple[str, ...]
    held: frozenset[ChildId]
    going: frozenset[ChildId] = frozenset()

    @property
    def outcome(self) -> ItemState:
        """The state the item goes to."""
        if not self.why:
            return ItemState.ROUTED
        asks_of_kin = set(self.why) == {SIBLING_NAMED}
        return ItemState.FOLLOW_UP if asks_of_kin and self.going else ItemState.IN_REVIEW


def verdict(
    item_reasons: Sequence[str], decisions: Sequence[Decision], drafts: Sequence[DraftCopy], sealed: Literal["person", "rule"] = "person"
) -> Verdict:
    """Weigh the reasons about the item, the decisions about people and the concerns about copies.

    `sealed` is who sends a copy from which something was sealed: the rule only where the site says so.
    """
    holding = HOLDING_CONCERNS if sealed == "rule" else HOLDING_CONCERNS | SEALED_CONCERNS
    linked = {d.candidate.child.id: d.candidate.child for d in decisions if isinstance(d, Linked)}
    concerns = {d.copy.child: tuple(c for c in d.concerns if c in holding) for d in drafts}
    homeless = frozenset(child for child, record in linked.items() if not has_tray(record.borough))
    worrying = frozenset(child for child, codes in concerns.items() if codes)
    why = [
        *item_reasons,
        *(code for codes in concerns.values() for code in codes),
        *(decision.why for decision in decisions if not (isinstance(decision, Linked) or _holds_nothing(decision))),
        *("no_tray" for _ in homeless),
        *(("no_child_identified",) if all(map(_holds_nothing, decisions)) else ()),
    ]
    held = frozenset(linked) if item_reasons else homeless | worrying
    going = frozenset(linked) - held if concerns.keys() >= linked.keys() else frozenset()
    return Verdict(tuple(dict.fromkeys(why)), held, going)


def _holds_nothing(decision: Decision) -> bool:
    return not isinstance(decision, Linked) and decision.why == SIBLING_IN_PASSING


def as_decided(people: Sequence[PersonDecision], held: frozenset[ChildId]) -> tuple[PersonDecision, ...]:
    """A certain child whose copy is held becomes a proposal for a person."""
    return tuple(replace(p, outcome="review") if p.outcome == "linked" and p.chosen in held else p for p in people)
