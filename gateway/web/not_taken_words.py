"""What could not be taken in, and how a person closes it, in words."""

from __future__ import annotations

from collections.abc import Mapping

NOT_TAKEN: Mapping[str, str] = {
    "item_too_large": "Larger than the gateway takes",
    "item_empty": "Empty",
    "gone_before_read": "Gone from the mailbox before it was read",
    "PermissionError": "We may not read the file",
    "not_a_plain_file": "A folder or a link, not a file: take the files out of it",
    "unfinished_name": "Its name says it is not finished: rename it if it is",
    "stuck": "The mailbox does not hand it over",
    "connection_lost": "The connection broke while it was fetched",
    "disk_full": "Our disk is full",
    "store_unavailable": "Our store does not answer",
}
NOT_TAKEN_REASONS: Mapping[str, str] = {
    "taken_in_by_hand": "Taken in by hand (Add notes)",
    "sender_asked_again": "The sender was asked to send it again",
    "not_for_the_hub": "Looked at: nothing for the hub",
}
