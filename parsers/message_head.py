"""The head of an e-mail as values: its headers in letters, and what kind of message it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MessageClass(StrEnum):
    """What kind of message an e-mail is (RFC 3834, 3464, 8098, 5546)."""

    ORDINARY = "ordinary"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    READ_RECEIPT = "read_receipt"
    CALENDAR_REPLY = "calendar_reply"
    BULK = "bulk"


@dataclass(frozen=True, slots=True)
class MessageHead:
    """An e-mail's headers, decoded. Addresses are (display name, address); `date` is ISO 8601 or "".

    `subject` holds U+FFFD where bare bytes declare no letter; `likely_subject` is then the likely reading, else "".
    """

    subject: str
    sender: tuple[tuple[str, str], ...]
    to: tuple[tuple[str, str], ...]
    cc: tuple[tuple[str, str], ...]
    reply_to: tuple[tuple[str, str], ...]
    date: str
    message_id: str
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    message_class: MessageClass
    headers: tuple[tuple[str, str], ...] = ()
    likely_subject: str = ""
