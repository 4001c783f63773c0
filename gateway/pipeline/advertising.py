"""Advertising that bears no header of a mailing list: what it says sells, and nothing in it is about anybody.

Rule: ignored only where all agrees: a sender nobody knows, a link to unsubscribe, a thing to buy and its price, nothing attached,
no answer or forwarding, no hidden text; and nothing of a person: no word of harm, of a child, of a family or of the writer, nothing
tagged but what a shop tells of itself, no sentence that the model of matters takes for a concern. The provider of a free mailbox
sells below a neighbour's mail, so whatever remains in doubt is read by a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gateway.items import ItemState, SenderStatus
from gateway.pipeline.triage import Ending, Sight, findings
from parsers import SegmentKind
from redaction import Tag
from redaction.cues import CHILD_WORD, FAMILY, HARM
from redaction.matters import Likelihood, Matter, matter_model
from redaction.sentences import sentences

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
_OF_THE_WRITER = re.compile(
    r"\b(?:my|mine|me|i['’]m|i['’]ve|i|dob|d\.o\.b|born|nhs\s+n\w+|upn|aged?|year[\s-]old|yo|mash-\w+|neighbou?rs?|upstairs|next\s+door|mummy|daddy|uncles?|cousins?|nephews?|nieces?"
    r"|teen\w*|minors?|youths?|little\s+(?:ones?|lad|lass|man)|lads?|young(?:er|est)?(?:\s+(?:person|people|ones?|men|women|man|woman|lady))|help\s+(?:us|them)|police"
    r"|flat\s+\w+|\d+\w?\s+[\w'’]+\s+(?:street|road|lane|close|avenue|court))\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b",
    re.IGNORECASE,
)
_OF_A_SHOP = frozenset({"DATE_TIME", "EMAIL_ADDRESS", "HANDLE", "ORGANISATION", "PHONE_NUMBER", "URL"})
"""What a shop tells of itself. Whoever and whatever else is found may be somebody's."""
_ENGLISH = re.compile(r"\b(?:the|and|of|for|our|yours?|you|is|are|with|from|this|these|off|get|now)\b", re.IGNORECASE)
_MOST_WORDS = 5  # of a sentence without one of these: "Book now", "Was £140, now £89"


def advertisement(sight: Sight, tags: Sequence[Tag]) -> Ending | None:
    """The end of an item in which nobody may be meant and that only sells, else None. `tags`: what was found in its passages."""
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
    return Ending(ItemState.IGNORED, (ADVERTISING,)) if sells and not (_is_of_a_person(text, tags) or _may_tell(text)) else None


def _is_of_a_person(text: str, tags: Sequence[Tag]) -> bool:
    worded = any(pattern.search(text) for pattern in (HARM, CHILD_WORD, FAMILY, _OF_THE_WRITER))
    return worded or any(tag.entity not in _OF_A_SHOP for tag in tags)


def _may_tell(text: str) -> bool:
    """Whether a sentence is likelier a concern than anything beside the point, or of words that no list here can read."""
    lines = text.splitlines()  # what the provider adds is no part of the writer's last sentence, which may lack its full stop
    said = [line[span.start : span.end] for line in lines for span in sentences(line)]
    return any(map(_is_foreign, said)) or any(_is_rather_a_concern(read.likely) for read in matter_model().read(said))


def _is_rather_a_concern(likely: Likelihood) -> bool:
    return likely.of(Matter.CONCERN) > likely.of(likely.aside)


def _is_foreign(sentence: str) -> bool:
    """Another language, or a spelling of the writer's own."""
    return len(sentence.split()) > _MOST_WORDS and _ENGLISH.search(sentence) is None
