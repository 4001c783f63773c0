"""Putting a child's copy on its way: the tray row, the outbox rows and the audit leaf, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from gateway.events import AuditEvent
from gateway.outgoing import Delivery, DeliveryState
from gateway.ports import Unit
from gateway.proposal import DraftCopy
from gateway.routing.rules import Route, destinations_for


def dispatch(unit: Unit, drafts: Sequence[DraftCopy], routes: Sequence[Route], *, actor: str, at: datetime) -> None:
    """Each draft appears in its borough's tray and waits in the outbox for the destinations its route names."""
    for draft in drafts:
        copy = draft.copy
        unit.save_copy(copy, draft.redactions)
        for destination in destinations_for(routes, copy.borough, copy.agency_type):
            unit.put_delivery(Delivery(copy.key, destination, 0, DeliveryState.WAITING, at))
        facts = (
            ("key", copy.key),
            ("borough", copy.borough.value),
            ("policy", copy.policy),
            ("redactions", str(len(draft.redactions))),
            ("withheld", str(sum(note.passages for note in copy.withheld))),
        )
        unit.audit(AuditEvent("copy.delivered", actor=actor, item=copy.item, facts=facts))
