"""What step 1 of an item asks: of each person named, who it is. Of a follow-up it asks only about those whose copy has not gone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gateway.errors import Rejected
from gateway.items import ItemState
from gateway.proposal import PersonDecision, ShownCandidate
from gateway.web import words
from gateway.web.opened import Opened
from gateway.web.visit import Visit
from gateway.web.waterfall import Weighing, weigh

ANYONE = PersonDecision("item", "The child this is about", "none", "not_identifiable")
SOMEBODY_ELSE = PersonDecision("item", "A brother or sister", "none", "sibling_named")
"""Asked of a follow-up where nobody but the children whose copies went is known of any more: somebody closes it all the same."""


@dataclass(frozen=True, slots=True)
class Question:
    """One person named in the item: who may be meant, and what was answered before an error.

    `number` names the form's fields: the person's place in the proposal; `place` is that on the page, from 1.
    """

    number: int
    place: int
    decision: PersonDecision
    weighed: tuple[Weighing, ...]
    ticked: tuple[str, ...] = ()
    typed: str = ""
    problem: str = ""


def follows_up(opened: Opened) -> bool:
    """Whether every certain copy has gone and only a brother or sister is asked about."""
    return opened.summary.state is ItemState.FOLLOW_UP


def decisions_of(opened: Opened) -> tuple[PersonDecision, ...]:
    """Everybody named, in the proposal's order; never nobody."""
    found = opened.proposal.decisions if opened.proposal else ()
    if follows_up(opened) and all(_has_gone(opened, decision) for decision in found):
        return (*found, SOMEBODY_ELSE)
    return found or (ANYONE,)


def asked_of(opened: Opened) -> tuple[tuple[int, PersonDecision], ...]:
    """Those about whom the page asks, each with its place in `decisions_of`."""
    every = enumerate(decisions_of(opened))
    return tuple((n, d) for n, d in every if not (follows_up(opened) and _has_gone(opened, d)))


def gone_labels(opened: Opened) -> tuple[str, ...]:
    """Whose copies have gone, as the item names them."""
    return tuple(dict.fromkeys(d.label for d in decisions_of(opened) if _has_gone(opened, d)))


def seen_of(decisions: Sequence[PersonDecision]) -> str:
    """A mark of the people and candidates on the page: an answer given to others must not be taken for these."""
    shown = [[decision.mention, *(candidate.child for candidate in decision.candidates)] for decision in decisions]
    return hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:16]


def questions_of(visit: Visit, opened: Opened, problems: Mapping[int, str]) -> tuple[Question, ...]:
    """The page's questions with what this visit's form answered; `problems` are codes by number."""
    return tuple(
        Question(
            number,
            place,
            decision,
            weigh(_in_order(decision, visit.deps.match_gap), visit.deps.match_points),
            visit.submission.many(f"who.{number}"),
            visit.submission.one(f"record.{number}"),
            words.say(words.PROBLEMS, problems[number]) if number in problems else "",
        )
        for place, (number, decision) in enumerate(asked_of(opened), 1)
    )


def mention_at(opened: Opened, number: str) -> str:
    """The mention that a form's field speaks of. Raises `Rejected("nothing_chosen")` where there is none."""
    decisions = decisions_of(opened)
    if not (number.isascii() and number.isdigit()) or int(number) >= len(decisions):
        raise Rejected("nothing_chosen")
    return decisions[int(number)].mention


def _has_gone(opened: Opened, decision: PersonDecision) -> bool:
    return decision.chosen is not None and decision.chosen in opened.sent


def _in_order(decision: PersonDecision, gap: float) -> list[ShownCandidate]:
    best = sorted(decision.candidates, key=lambda c: -c.bits)
    if len(best) > 1 and best[0].bits - best[1].bits < gap:
        return sorted(best, key=lambda c: (c.name, c.child))  # too close to call: the order must not suggest an answer
    return best
