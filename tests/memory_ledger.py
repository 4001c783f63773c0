"""The memory store's ledger: which rows a filter lets through, and a row from a redaction."""

from __future__ import annotations

from datetime import datetime

from gateway.outgoing import MinimisedItem
from gateway.proposal import AppliedRedaction
from gateway.views import LedgerFilter, LedgerRow

LEDGER_FILTERS = ("entity", "reason", "policy", "agency_type", "borough", "item")


def passes(where: LedgerFilter, row: LedgerRow) -> bool:
    if where.within is not None and row.borough not in where.within:
        return False
    return all(not getattr(where, name) or getattr(where, name) == str(getattr(row, name)) for name in LEDGER_FILTERS)


def ledger_row(copy: MinimisedItem, redaction: AppliedRedaction, at: datetime, confirmed: tuple[str, str]) -> LedgerRow:
    return LedgerRow(
        item=copy.item,
        copy=copy.key,
        passage=redaction.passage,
        start=redaction.start,
        end=redaction.end,
        entity=redaction.entity,
        role=redaction.role,
        operator=redaction.operator,
        reason=redaction.reason,
        policy=redaction.policy,
        recogniser=redaction.recogniser,
        agency_type=copy.agency_type,
        borough=copy.borough,
        at=at,
        score=redaction.score,
        evidence=redaction.evidence,
        confirmed_by=confirmed[0],
        first_yes_by=confirmed[1],
        purpose=copy.purpose,
    )
