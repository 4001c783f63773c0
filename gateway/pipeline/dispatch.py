"""Putting a child's copy on its way: the tray row, the outbox rows and the audit leaf, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from gateway.events import AuditEvent
from gateway.ids import CopyId
from gateway.outgoing import Delivery, DeliveryState
from gateway.ports import Unit
from gateway.proposal import DraftCopy
from gateway.routing.rules import Route, destinations_for

BY_RULE = "rule"
NO_FIRST_YES: Mapping[CopyId, str] = {}


def dispatch(
    unit: Unit,
    drafts: Sequence[DraftCopy],
    routes: Sequence[Route],
    *,
    actor: str,
    at: datetime,
    first_yes: Mapping[CopyId, str] = NO_FIRST_YES,
) -> None:
    """Each draft appears in its borough's tray and waits in the outbox for the destinations its route names.

    `actor` is who lets it go, a person or "rule"; `first_yes` who said the first yes to copies that need two.
    """
    confirmed_by = "" if actor == BY_RULE else actor
    for draft in drafts:
        copy = draft.copy
        unit.save_copy(copy, draft.redactions, confirmed_by=confirmed_by, first_yes_by=first_yes.get(copy.key, ""))
        for destination in destinations_for(routes, copy.borough, copy.agency_type, copy.purpose):
            unit.put_delivery(Delivery(copy.key, destination, 0, DeliveryState.WAITING, at))
        facts = (
            ("key", copy.key),
            ("borough", copy.borough.value),
            ("purpose", copy.purpose),
            ("policy", copy.policy),
            ("redactions", str(len(draft.redactions))),
            ("withheld", str(sum(note.passages for note in copy.withheld))),
        )
        unit.audit(AuditEvent("copy.delivered", actor=actor, item=copy.item, facts=facts))
