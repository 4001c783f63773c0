"""The console's words for an item whose copies have gone and of which only a brother or sister is still asked about."""

from __future__ import annotations

from collections.abc import Mapping

ASKS = "Is a copy due to the brother or sister too?"
STATE = "Copy sent, a brother or sister is asked about"
NONE_DUE_REASONS: Mapping[str, str] = {
    "concern_not_theirs": "The concern is not about them",
    "has_it_already": "Their own copy came with another item",
    "sender_says_no": "The sender says that it is not about them",
    "no_sibling_of_ours": "Whoever is named is no brother or sister known here",
}
"""Why no copy is due to whoever is named."""
WHY: Mapping[str, str] = {
    "sibling_named": "A brother or sister is named too",
    "sibling_told": "A brother or sister is told of without a name",
    "new_child_awaited": "A new child is yet to be entered",
    **NONE_DUE_REASONS,
}
DONE: Mapping[str, str] = {
    "none_due": "Your answer is saved. Nobody else is due a copy; those that went stay in their trays.",
    "sent_child_awaited": "Sent. A new child is yet to be entered: the item waits here for that.",
    "sent_asks_on": "Sent. Whether a copy is due to the brother or sister too is still asked here.",
}
PROBLEMS: Mapping[str, str] = {"none_due_reason_missing": "Choose what decided that no copy is due"}
