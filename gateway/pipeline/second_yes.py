"""Acts that need two different people: what they are, and who said the first yes. The audit entries themselves are the record.

Rule: a yes holds for one stay of the item where it is. Whatever moves the item, or takes the copy back, ends it.
"""

from __future__ import annotations

from collections.abc import Iterable

from gateway.proposal import DraftCopy
from gateway.views import TimelineEntry

NEEDS_TWO = frozenset(
    {
        "never_leak_present",  # the original holds what no policy lets through: a slip in the copy cannot be called back
        "refuge_address",
        "protected_address",
        "identity_before_adoption",
        "informant",
        "confidential_part",
    }
)
"""Concerns of a draft for which one person's yes is not enough."""
SECOND_YES_NEEDED = "second_yes_needed"
"""The first reason of an item of which a copy waits for somebody else's yes: so it is found in the queue."""
COPY_YES, RELEASE_YES = "copy.first_yes", "release.first_yes"
ENDS_A_YES = frozenset({"item.moved", "item.settled", "link.undone"})


def needs_two(draft: DraftCopy) -> bool:
    """Whether this copy may go only when two different people have said yes."""
    return bool(NEEDS_TWO & set(draft.concerns))


def first_yes(entries: Iterable[TimelineEntry], action: str, key: str = "") -> str:
    """The user id of whoever said the first yes that still holds, "" where nobody did. `key` names a copy."""
    who = ""
    for entry in entries:
        about = dict(entry.facts).get("key", "")
        if entry.action == action and about == key:
            who = entry.actor
        elif entry.action in ENDS_A_YES or (key and entry.action == "copy.withdrawn" and about == key):
            who = ""
    return who
