"""Contacts, tasks and appointments as Outlook keeps them ([MS-OXPROPS]): which properties a person sees, and under which words.

Mail has its own reader; what is shown here belongs to items of other classes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_MOMENT, _BOOLEAN = 0x40, 0x0B
_NO_MOMENT = 0x0CB34557A3DD4000  # 1 January 4501: Outlook's word for "none"

# Tags of every item.
STANDARD: Mapping[int, str] = {
    0x3001: "Name",
    0x3A45: "Title of address",
    0x3A06: "Given name",
    0x3A44: "Middle name",
    0x3A11: "Surname",
    0x3A4F: "Known as",
    0x3A17: "Job title",
    0x3A18: "Department",
    0x3A16: "Company",
    0x3A46: "Profession",
    0x3A4E: "Manager",
    0x3A30: "Assistant",
    0x3A48: "Partner",
    0x3A08: "Business telephone",
    0x3A1B: "Business telephone 2",
    0x3A09: "Home telephone",
    0x3A2F: "Home telephone 2",
    0x3A1C: "Mobile telephone",
    0x3A1A: "Primary telephone",
    0x3A1F: "Other telephone",
    0x3A24: "Business fax",
    0x3A15: "Postal address",
    0x3A5D: "Home street",
    0x3A59: "Home town",
    0x3A5C: "Home county",
    0x3A5B: "Home postcode",
    0x3A5A: "Home country",
    0x3A51: "Business web page",
    0x3A50: "Personal web page",
    0x3A42: "Birthday",
    0x3A41: "Anniversary",
}
# Numbers of named properties (PidLid...): of appointments, tasks, contacts, journals.
NAMED: Mapping[int, str] = {
    0x8208: "Location",
    0x820D: "Start",
    0x820E: "End",
    0x8232: "Recurrence",
    0x8238: "All attendees",
    0x823B: "Required attendees",
    0x823C: "Optional attendees",
    0x8104: "Start date",
    0x8105: "Due date",
    0x810F: "Completed",
    0x811F: "Owner",
    0x8121: "Assigned by",
    0x801A: "Home address",
    0x801B: "Business address",
    0x801C: "Other address",
    0x8083: "E-mail",
    0x8093: "E-mail 2",
    0x80A3: "E-mail 3",
    0x8062: "Instant messaging",
    0x8005: "Filed as",
    0x8502: "Reminder",
    0x8503: "Reminder set",
    0x8586: "Contact",
    0x853A: "Contacts",
}
LABELS = {**STANDARD, **NAMED}


def is_item(message_class: str) -> bool:
    """Whether the class is of something else than mail, a report or a signed message."""
    lower = message_class.lower()
    return bool(lower) and not lower.startswith(("ipm.note", "report.", "ipm.microsoft mail.note"))


def shown(kind: int, value: bytes) -> str:
    """A fixed-size property as a person reads it, "" where it is none that a person sees: moments, yes and no."""
    number = int.from_bytes(value, "little")
    if kind == _MOMENT:
        return moment(number)
    return ("yes" if number & 0xFFFF else "no") if kind == _BOOLEAN else ""


def moment(ticks: int) -> str:
    """FILETIME (100 ns steps since 1601, UTC) in ISO 8601, "" for none."""
    if not ticks or ticks == _NO_MOMENT:
        return ""
    try:
        return (_EPOCH + timedelta(microseconds=ticks // 10)).replace(microsecond=0).isoformat()
    except OverflowError:
        return ""
