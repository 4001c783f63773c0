"""Whether certain matches may go on by themselves: only where the site wants it, people have decided enough, and few links were wrong.

Rule: the audit is the record. A stop holds until a named person starts again, over restarts and in every process; from then on
what was wrong is counted anew.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from gateway.errors import Rejected
from gateway.events import AuditEvent
from gateway.ids import ItemId
from gateway.matching.wilson import upper_limit
from gateway.pipeline.link_tally import ACTIONS, DISAGREED, AutomaticLink, LinkTally, ReviewedDecision
from gateway.ports import Store
from gateway.views import MatchingStanding, User

SUGGEST_ONLY, NOT_ENOUGH, STOPPED = "suggest_only", "suggest_until_reviewed", "matching_stopped"
TOO_MANY, TOO_OFTEN = "too_many_wrong_links", "wrong_link_rate"
WHY_NOT = {"off": SUGGEST_ONLY, "suggesting": NOT_ENOUGH, "stopped": STOPPED}


@dataclass(frozen=True, slots=True)
class LinkBounds:
    """What the site asks for. `wanted` is "on" or "off"; rates are shares from 0 to 1.

    Automatic matching stops with more than `most_wrong` wrong links, or, once `rate_from` automatic links were checked, where the
    upper 95 % limit of the rate of wrong ones passes `highest_rate`.
    """

    wanted: str = "off"
    reviewed: int = 500
    rate_from: int = 800
    highest_rate: float = 0.005
    most_wrong: int = 2


class Draws(Protocol):
    """Draws lots that nobody outside can foretell."""

    def draw(self, purpose: str, item: ItemId) -> float:
        """A number from 0 to below 1, always the same for an item and purpose."""
        ...


class LinkWatch:
    """Counts what the audit says, reading only what is new. Safe for threads."""

    def __init__(self, store: Store, bounds: LinkBounds) -> None:
        self._store = store
        self._bounds = bounds
        self._tally = LinkTally()
        self._lock = threading.Lock()

    def standing(self) -> MatchingStanding:
        """Where automatic matching stands at this moment."""
        with self._lock:
            self._tally.add(self._store.entries(ACTIONS, self._tally.seen))
            return _standing(self._tally, self._bounds)

    def reviews(self) -> tuple[ReviewedDecision, ...]:
        """What people's answers said of suggestions, one for each mention."""
        with self._lock:
            self._tally.add(self._store.entries(ACTIONS, self._tally.seen))
            return tuple(self._tally.reviews.values())

    def reasons(self) -> tuple[str, ...]:
        """Why a person must look at every item, () where certain matches go on by themselves."""
        state = self.standing().state
        return () if state == "on" else (WHY_NOT[state],)

    def to_check(self) -> tuple[AutomaticLink, ...]:
        """Links that were drawn to be decided anew, that are in force and of which nobody has said anything yet."""
        with self._lock:
            self._tally.add(self._store.entries(ACTIONS, self._tally.seen))
            return tuple(x for x in self._tally.links() if x.checked == "yes" and not x.verdict and x.undone is None)

    def disputed(self) -> tuple[AutomaticLink, ...]:
        """Links with which a person did not agree and which are still in force: somebody must look at the item."""
        with self._lock:
            self._tally.add(self._store.entries(ACTIONS, self._tally.seen))
            return tuple(x for x in self._tally.links() if x.verdict == DISAGREED and x.undone is None)

    def judge(self, item: ItemId, user: User, said: Mapping[str, str]) -> bool:
        """Record a person's own answer, a record by mention, beside what was linked; True where they are the same throughout."""
        links = [link for link in self.to_check() if link.item == item and link.mention in said]
        with self._store.unit() as unit:
            for link in links:
                facts = (("child", link.child), ("mention", link.mention))
                if said[link.mention] == link.child:
                    unit.audit(AuditEvent("match.agreed", actor=user.id, item=item, facts=facts))
                else:
                    other = "nobody" if said[link.mention] == "nobody" else "other"
                    unit.audit(AuditEvent("match.disagreed", actor=user.id, item=item, facts=(*facts, ("said", other))))
        return all(said[link.mention] == link.child for link in links)

    def keep_stopped(self) -> None:
        """Put a stop that the counts ask for on record, so that it holds whatever is counted or set later."""
        now = self.standing()
        if now.state == "stopped" and now.on_record == "no":
            with self._store.unit() as unit:
                unit.audit(_stop(now))

    def start(self, user: User, reason: str) -> None:
        """A named person starts again; raises `Rejected("matching_not_stopped")`."""
        now = self.standing()
        if now.state != "stopped":
            raise Rejected("matching_not_stopped")
        with self._store.unit() as unit:
            if now.on_record == "no":
                unit.audit(_stop(now))
            unit.audit(AuditEvent("matching.started", actor=user.id, reason=reason, facts=_counts(now)))


def is_drawn(lots: Draws, share: float, item: ItemId) -> bool:
    """Whether somebody is to look at this item's automatic links as if nothing had been decided: nobody can foretell or choose it."""
    return lots.draw("blind_check", item) < share


def _standing(tally: LinkTally, bounds: LinkBounds) -> MatchingStanding:
    judged = tally.judged()
    wrong = sum(link.is_wrong for link in judged)
    upper = upper_limit(wrong, len(judged))
    why = tally.stopped or _breach(len(judged), wrong, upper, bounds)
    reviewed = len(tally.reviews)
    return MatchingStanding(
        state=_state(why, reviewed, bounds),
        reviewed=reviewed,
        needed=bounds.reviewed,
        links=sum(1 for _ in tally.links()),
        checked=len(judged),
        wrong=wrong,
        upper=upper,
        why=why,
        on_record="yes" if tally.stopped else "no",
    )


def _state(why: str, reviewed: int, bounds: LinkBounds) -> Literal["off", "suggesting", "stopped", "on"]:
    if bounds.wanted != "on":
        return "off"
    if why:
        return "stopped"
    return "suggesting" if reviewed < bounds.reviewed else "on"


def _breach(checked: int, wrong: int, upper: float, bounds: LinkBounds) -> str:
    if wrong > bounds.most_wrong:
        return TOO_MANY
    return TOO_OFTEN if checked >= bounds.rate_from and upper > bounds.highest_rate else ""


def _stop(now: MatchingStanding) -> AuditEvent:
    return AuditEvent("matching.stopped", actor="rule", reason=now.why, facts=_counts(now))


def _counts(now: MatchingStanding) -> tuple[tuple[str, str], ...]:
    return (("checked", str(now.checked)), ("wrong", str(now.wrong)), ("upper", f"{now.upper:.5f}"))
