"""Advertising that bears no header of a mailing list: what it says sells, and nothing in it is about anybody.

Rule: ignored only where all agrees: a sender nobody knows, a link to unsubscribe, a thing to buy and its price, nothing attached,
no answer or forwarding, no hidden text, nobody called he or she. Whatever has one word of a person is read by a person.
"""

from __future__ import annotations

import re

from gateway.items import ItemState, SenderStatus
from gateway.pipeline.triage import Ending, Sight, findings
from parsers import SegmentKind

ADVERTISING = "advertising"
_OF_A_MAILING = frozenset(
    {SegmentKind.SUBJECT, SegmentKind.HEADING, SegmentKind.BODY, SegmentKind.TABLE_ROW, SegmentKind.SIGNATURE, SegmentKind.DISCLAIMER}
)
_LEAVING = re.compile(r"\bun-?subscribe\b|\bopt[\s-]out\b|\bmanage\s+(?:your\s+)?(?:e-?mail\s+)?preferences\b", re.IGNORECASE)
_TO_BUY = re.compile(
    r"\b(?:book|register|buy|shop|order|enrol|sign\s+up|subscribe|reserve|claim|get)\s+(?:now|today|here|online|yours?\b|(?:your|a)\s+(?:place|seat|ticket|spot|copy))",
    re.IGNORECASE,
)
_PRICE = re.compile(r"[£€$]\s?\d|\b\d{1,2}\s?%\s+off\b|\bdiscount(?:s|ed)?\b|\bspecial\s+offer\b|\bearly\s+bird\b", re.IGNORECASE)
_OF_A_PERSON = re.compile(
    r"\b(?:he|she|him|hers?|his|my|mine|i['’]m|i\s+(?:am|have|saw|heard|think|want|need|would|was|worr\w+)|dob|d\.o\.b|born|nhs\s+n\w+|upn|aged?\s+\d|year[\s-]old|yo|mash-\w+"
    r"|neighbours?|mums?|mummy|mother|dads?|daddy|father|kids|brother|sister|hit(?:s|ting)?|beat(?:s|en|ing)?|bruis\w+|scream\w*|cry(?:ing)?|cries|drunk|scared|police"
    r"|flat\s+\w+|\d+\w?\s+[\w'’]+\s+(?:street|road|lane|close|avenue|court))\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b",
    re.IGNORECASE,
)


def advertisement(sight: Sight) -> Ending | None:
    """The end of an item in which nobody may be meant and that only sells, else None."""
    document, message = sight.document, sight.document.message
    if message is None or sight.sender.status is not SenderStatus.UNKNOWN or document.parts:
        return None
    if any(f.severity in {"hold", "quarantine"} for f in findings(document)):
        return None
    if message.in_reply_to or message.references or any(s.kind not in _OF_A_MAILING for s in document.segments):
        return None
    text = "\n".join(s.text for s in document.segments)
    leaving = _LEAVING.search(text) or any(name.lower() == "list-unsubscribe" for name, _ in message.headers)
    sells = leaving and _TO_BUY.search(text) and _PRICE.search(text)
    return Ending(ItemState.IGNORED, (ADVERTISING,)) if sells and not _OF_A_PERSON.search(text) else None
