"""The head of a message: decoded subject, addresses, date, identifiers."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from itertools import islice

from parsers.addresses import Address, read_addresses
from parsers.encoded_words import declared_words, decode_words, unfold
from parsers.limits import Limits
from parsers.message_class import classify
from parsers.message_head import MessageClass, MessageHead
from parsers.mime import Entity, leaves

_MESSAGE_ID = re.compile(rb"<\s*+([^<>]{1,990}?)\s*>")
_MONTHS = {
    name: number
    for number, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1)
}
_DATE = re.compile(
    r"(\d{1,2})[\s-]+([A-Za-z]{3})[A-Za-z]*\.?[\s,-]+(\d{2,4})[\s,]+(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?(?:\.\d+)?\s*(am|pm)?\s*([+-]\s?\d{4}|[A-Za-z]{1,5})?",
    re.IGNORECASE,
)
# As American programs write it: "Mar 2, 2026" is brought into the usual order.
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3})[A-Za-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?=[\s,])")
_ASCTIME = re.compile(r"([A-Za-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2}):(\d{2})\s+(?:([+-]\d{4}|[A-Z]{3,4})\s+)?(\d{4})(?:\s+([+-]\d{4}))?")
_COMMENT = re.compile(r"\([^()]*\)")
# RFC 5322 s4.3: the named zones of old; any other name counts as +0000.
_ZONES = {
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
    "bst": 1,
    "cet": 1,
    "cest": 2,
    "eet": 2,
    "eest": 3,
}
_CENTURY_TURN = 50
_SHORT_YEAR = 1000
_KEPT = 200
_FIRST_LEAVES = 10
_VALUE = 2_000


def read_head(entity: Entity, limits: Limits) -> MessageHead:
    """Decoded head of a message. Never raises; what cannot be read is empty."""
    charset = body_charset(entity)
    subject = decode_words(entity.first("subject"), most=limits.encoded_words, charset=charset)
    declared = declared_words(entity.first("subject"), most=limits.encoded_words)
    return MessageHead(
        subject=declared,
        likely_subject="" if subject == declared else subject,
        sender=_addresses(entity, "from", limits) or _addresses(entity, "sender", limits),
        to=_addresses(entity, "to", limits),
        cc=_addresses(entity, "cc", limits),
        reply_to=_addresses(entity, "reply-to", limits),
        date=read_date(decode_words(entity.first("date"), most=1)),
        message_id=_message_id(entity.first("message-id")),
        in_reply_to=_message_ids(entity.first("in-reply-to")),
        references=_message_ids(entity.first("references")),
        message_class=classify(entity, subject) if entity.fields else MessageClass.ORDINARY,
        headers=tuple((field.name, decode_words(field.raw[:_VALUE], most=_KEPT, charset=charset)) for field in entity.fields[:_KEPT]),
    )


def body_charset(entity: Entity) -> str:
    """The declared character set of the message, or of its first text: what its program wrote the head in, where it did not say."""
    texts = (leaf.content_type.get("charset") for leaf in islice(leaves(entity), _FIRST_LEAVES))
    return entity.content_type.get("charset") or next(filter(None, texts), "")


def _addresses(entity: Entity, name: str, limits: Limits) -> tuple[Address, ...]:
    found: list[Address] = []
    charset = body_charset(entity)
    for field in entity.fields:
        if field.name.lower() == name and len(found) < limits.addresses:
            found.extend(read_addresses(field.raw, limits.addresses - len(found), charset))
    return tuple(found)


def _message_id(raw: bytes) -> str:
    found = _message_ids(raw)
    return found[0] if found else decode_words(raw, most=0).strip("<> ")


def _message_ids(raw: bytes) -> tuple[str, ...]:
    return tuple(match.decode("latin-1") for match in _MESSAGE_ID.findall(unfold(raw))[:_KEPT])


def read_date(text: str) -> str:
    """ISO 8601 with offset, "" where the text holds no date of RFC 5322 or asctime form."""
    plain = _MONTH_FIRST.sub(r"\2 \1 \3", _COMMENT.sub(" ", text))
    match = _DATE.search(plain)
    if match:
        day, month, year, hour, minute, second, half, zone = match.groups()
        return _iso((year, month, day), (_hour(hour, half or ""), minute, second or "0"), zone or "")
    match = _ASCTIME.search(plain)
    if match:
        month, day, hour, minute, second, zone, year, after = match.groups()
        return _iso((year, month, day), (int(hour), minute, second), after or zone or "")
    try:
        moment = datetime.fromisoformat(plain.strip())
    except ValueError:
        return ""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()


def _hour(hour: str, half: str) -> int:
    value = int(hour)
    if half.lower() == "pm" and value < 12:  # noqa: PLR2004 - the clock
        return value + 12
    return 0 if half.lower() == "am" and value == 12 else value  # noqa: PLR2004 - the clock


def _iso(date: tuple[str, str, str], time: tuple[int, str, str], zone: str) -> str:
    year = int(date[0])
    if year < _SHORT_YEAR:  # RFC 5322 s4.3: two and three digit years
        year += 2000 if year < _CENTURY_TURN else 1900
    month = _MONTHS.get(date[1].lower())
    if month is None:
        return ""
    try:
        second = min(int(time[2]), 59)
        return datetime(year, month, int(date[2]), time[0], int(time[1]), second, tzinfo=_zone(zone)).isoformat()
    except (ValueError, OverflowError):
        return ""


def _zone(text: str) -> timezone:
    compact = text.replace(" ", "").lower()
    if compact[:1] in {"+", "-"}:
        minutes = int(compact[1:3]) * 60 + int(compact[3:5])
        sign = -1 if compact[0] == "-" else 1
        return timezone(timedelta(minutes=sign * minutes)) if minutes < 24 * 60 else UTC
    return timezone(timedelta(hours=_ZONES.get(compact, 0)))
