"""What the audit says of links made by rule and of people's decisions about suggestions: classes and counts, to be counted later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from gateway.events import AuditEvent
from gateway.ids import ChildId, ItemId, UserId
from gateway.items import ItemState
from gateway.matching.strata import band
from gateway.proposal import PersonDecision, Proposal, ShownCandidate
from gateway.views import TimelineEntry

LINKED, REVIEWED, UNDONE, SETTLED = "match.linked", "match.reviewed", "link.undone", "item.settled"
Links = Sequence[tuple[str, ChildId]]


def linked(item: ItemId, decision: PersonDecision, child: ChildId, checked: str) -> AuditEvent:
    """A rule made this link. `checked` is "yes" where somebody will look at it as if nothing had been decided."""
    facts = (("child", child), ("mention", decision.mention), *_classes(decision), ("checked", checked))
    return AuditEvent("match.linked", actor="rule", item=item, reason=decision.rule, facts=facts)


def reviewed(item: ItemId, by: UserId, proposal: Proposal | None, links: Links, timeline: Iterable[TimelineEntry]) -> Iterator[AuditEvent]:
    """What a person's answer says of each suggestion, once for each mention until the answer is taken back.

    The form answers every mention at once; a new child is linked by an act of its own, so a mention that was answered before
    counts again only where it is linked now. Of a follow-up nobody is asked about the children whose copies have gone.
    """
    named = {mention for mention, _child in links}
    before = _answered(timeline)
    for decision in proposal.decisions if proposal else ():
        if decision.mention in named or decision.mention not in before:
            children = {child for mention, child in links if mention == decision.mention}
            facts = (
                ("mention", decision.mention),
                *_classes(decision),
                ("machine", _machine(decision)),
                ("said", _said(decision, children)),
            )
            yield AuditEvent("match.reviewed", actor=by, item=item, reason=decision.rule, facts=facts)


def _answered(timeline: Iterable[TimelineEntry]) -> set[str]:
    """Mentions answered since the links were last taken back, and of a follow-up those that the rule linked, which its form leaves out."""
    since = list(takewhile(lambda entry: entry.action != UNDONE, reversed(list(timeline))))
    follows_up = any(entry.action == SETTLED and ("to", ItemState.FOLLOW_UP.value) in entry.facts for entry in since)
    settled = {REVIEWED, LINKED} if follows_up else {REVIEWED}
    return {dict(entry.facts)["mention"] for entry in since if entry.action in settled}


def _classes(decision: PersonDecision) -> tuple[tuple[str, str], ...]:
    best = _best(decision)
    return (("stratum", decision.stratum), ("band", "" if best is None else str(band(best.bits))))


def _best(decision: PersonDecision) -> ShownCandidate | None:
    """The candidate whom the machine puts first."""
    certain = [c for c in decision.candidates if c.child == decision.chosen]
    return next(iter(certain), max(decision.candidates, key=lambda c: c.bits, default=None))


def _machine(decision: PersonDecision) -> str:
    """How the machine put it: "certain", "suggested" or "nobody"."""
    if decision.chosen is not None:
        return "certain"
    return "suggested" if decision.outcome != "none" and decision.candidates else "nobody"


def _said(decision: PersonDecision, children: set[ChildId]) -> str:
    """What the person said of the child put first: "same", "other" or "nobody"."""
    best = _best(decision)
    if not children:
        return "nobody"
    return "same" if best is not None and best.child in children else "other"
