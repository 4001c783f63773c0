"""The legal moves of an item, as a table. A missing row is an error, not an `else`.

Rule: only a named human moves an item out of REVIEW, QUARANTINE, ROUTED or an end state, and only two of them into REVIEW out of
QUARANTINE (`apart` says what that means for reading it again and for what was closed there). One thing else may end what has
ended: the retention schedule, which the site's owner switches on, erases. A FOLLOW_UP is a question that a person must answer:
a rule may only put it before a person whole (a second look found another doubt), and nothing that takes an item for untouched
("not for us", "read it again") is done to it, since its copies have gone: they are taken back first, wherever it comes to be.
"""

from __future__ import annotations

from gateway.errors import Rejected
from gateway.items import ItemState

S = ItemState

BY_RULE: dict[ItemState, frozenset[ItemState]] = {
    S.RECEIVED: frozenset(
        {S.IN_REVIEW, S.AWAITING_PASSWORD, S.NEEDS_RETRIEVAL, S.QUARANTINED, S.ROUTED, S.IGNORED, S.DUPLICATE, S.SPLIT, S.FOLLOW_UP},
    ),
    S.IN_REVIEW: frozenset({S.IN_REVIEW}),  # a redraft after a person's link stays in review
    S.FOLLOW_UP: frozenset({S.FOLLOW_UP, S.IN_REVIEW}),
    S.ROUTED: frozenset({S.FILED}),  # the last copy was accepted by a named person
}

BY_RETENTION: dict[ItemState, frozenset[ItemState]] = {
    state: frozenset({S.ERASED}) for state in (S.FILED, S.NOT_FOR_US, S.IGNORED, S.DUPLICATE, S.SPLIT)
}

BY_PERSON: dict[ItemState, frozenset[ItemState]] = {
    S.IN_REVIEW: frozenset({S.ROUTED, S.NOT_FOR_US, S.QUARANTINED, S.DUPLICATE, S.RECEIVED, S.ERASED}),
    S.FOLLOW_UP: frozenset({S.IN_REVIEW, S.ROUTED, S.QUARANTINED, S.ERASED}),
    S.AWAITING_PASSWORD: frozenset({S.RECEIVED, S.IN_REVIEW, S.NOT_FOR_US, S.ERASED}),
    S.NEEDS_RETRIEVAL: frozenset({S.RECEIVED, S.IN_REVIEW, S.NOT_FOR_US, S.ERASED}),
    S.QUARANTINED: frozenset({S.RECEIVED, S.NOT_FOR_US, S.ERASED}),
    S.ROUTED: frozenset({S.IN_REVIEW, S.ERASED}),
    S.IGNORED: frozenset({S.RECEIVED, S.IN_REVIEW, S.ERASED}),
    S.DUPLICATE: frozenset({S.RECEIVED, S.IN_REVIEW, S.ERASED}),
    S.SPLIT: frozenset({S.IN_REVIEW, S.ERASED}),
    S.NOT_FOR_US: frozenset({S.IN_REVIEW, S.QUARANTINED, S.ERASED}),
    S.FILED: frozenset({S.IN_REVIEW, S.ERASED}),
}

TWO_PEOPLE = "two_people"
BY_TWO: dict[ItemState, frozenset[ItemState]] = {S.QUARANTINED: frozenset({S.IN_REVIEW})}

AT_THE_DESK = frozenset({S.IN_REVIEW, S.FOLLOW_UP})
"""A person decides on what was read: copies are made anew, pages taken out, pictures put in. It is matched again when the index changes."""
WAITING = (S.IN_REVIEW, S.FOLLOW_UP, S.AWAITING_PASSWORD, S.NEEDS_RETRIEVAL)
"""What the desk must answer, each with a clock."""
WAITING_OR_APART = (*WAITING, S.QUARANTINED)

TABLES = {"rule": BY_RULE, "system": BY_RULE, "retention": BY_RETENTION, TWO_PEOPLE: BY_TWO}


def require_legal(now: ItemState, to: ItemState, *, actor: str) -> None:
    """Raise `Rejected("illegal_move")` unless the actor's table has the move. An actor that is no row of `TABLES` is a person."""
    table = TABLES.get(actor, BY_PERSON)
    if to not in table.get(now, frozenset()):
        raise Rejected("illegal_move", f"{now.value} -> {to.value}")
