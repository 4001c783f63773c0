"""Audit events: ids, codes and counts only. A detail with personal data is stored apart, encrypted, by commitment."""

from __future__ import annotations

from dataclasses import dataclass, field

from gateway.ids import ItemId


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One leaf of the audit tree.

    `action` is a dotted verb listed in docs/audit-events.md ("item.received", "copy.delivered", "item.opened").
    `actor` is a user id, "rule", "system" or a channel name. `facts` holds codes, counts, hashes and ids: never content.
    """

    action: str
    actor: str
    item: ItemId | None = None
    reason: str = ""
    facts: tuple[tuple[str, str], ...] = field(default=())
