"""What kind of message an e-mail is, from its head: RFC 3834 automatic replies, RFC 3464 and 8098 reports, RFC 5546 answers.

`Auto-Submitted: auto-generated` alone is ORDINARY: case systems send real referrals with it.
"""

from __future__ import annotations

import re

from parsers.message_head import MessageClass
from parsers.mime import Entity, leaves

# The phrase alone or before a colon, as programs write it: "Out of office hours: worried about Leo" is a person's.
_AUTO_SUBJECT = re.compile(
    r"^\s*\[?(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|matic response)|out of (?:the )?office|ooo"
    r"|autoreply|away from (?:the )?office|ateb awtomatig|allan o'?r swyddfa"
    r"|r[ée]ponse automatique|absen(?:ce|t) du bureau|abwesenheitsnotiz|automatische antwort|odpowied[źz] automatyczna"
    r"|automatyczna odpowied[źz]|respuesta autom[áa]tica|fuera de la oficina|risposta automatica|fuori sede|resposta autom[áa]tica"
    r"|r[ăa]spuns automat|automatisch antwoord|autosvar|automatiskt svar|automaattinen vastaus|automatick[áa] odpov[ěe][ďd]"
    r"|automatick[áa] odpove[ďd]|automatikus v[áa]lasz|automatinis atsakymas|autom[āa]tisk[āa] atbilde|otomatik yan[ıi]t"
    r"|автоматический ответ|автоответ|автоматична відповідь|автоматичен отговор|αυτόματη απάντηση|رد تلقائي|自动(?:答复|回复)|自動回覆)"
    r"(?:\s+(?:auto-?reply|reply|message|notification))?\s*(?:$|:|：|\])",
    re.IGNORECASE,
)
_BOUNCE_SUBJECT = re.compile(
    r"^\s*(?:\[postmaster\] ?)?(?:undeliverable|undelivered mail"
    r"|(?:e-?mail |message )?delivery (?:status notification|failure|has failed)"
    r"|mail delivery (?:failed|failure|system)|returned mail|failure notice)\b",
    re.IGNORECASE,
)
_RECEIPT_SUBJECT = re.compile(r"^\s*(?:read|not read|gelesen|lu)\s*:", re.IGNORECASE)
_DAEMON = re.compile(rb"mailer-daemon@|<mailer-daemon>|microsoftexchange[0-9a-f]{20,}@", re.IGNORECASE)  # nobody writes from there
_POSTMASTER = re.compile(rb"postmaster@", re.IGNORECASE)
_FIRST_WORD = re.compile(r"\s*([\w<>-]*)")
_NO_NOTE = re.compile(rb"(?im)^[ \t]*(?:when|where|subject|time ?zone)[ \t]*:.*$|<style[^<]*</style>|<[^<>]*>|&nbsp;")
_WORD = re.compile(rb"[\w\x80-\xff]+")
_MERE_WORDS = 3
_CALENDAR_SUBJECT = re.compile(r"^\s*(?:accepted|declined|tentative(?:ly accepted)?)\s*:", re.IGNORECASE)


def classify(entity: Entity, subject: str) -> MessageClass:
    """The class of the message whose tree is `entity`."""
    report = entity.content_type.get("report-type").lower() if entity.media_type == "multipart/report" else ""
    if report == "disposition-notification":
        return MessageClass.READ_RECEIPT
    if report == "delivery-status" or _bounced(entity, subject):
        return MessageClass.BOUNCE
    if _calendar_reply(entity, subject):
        return MessageClass.CALENDAR_REPLY
    if _automatic(entity, subject):
        return MessageClass.AUTO_REPLY
    if _RECEIPT_SUBJECT.match(subject) and (entity.first("auto-submitted") or _holds_receipt(entity)):
        return MessageClass.READ_RECEIPT
    return MessageClass.BULK if _bulk(entity) else MessageClass.ORDINARY


def class_of_subject(subject: str) -> MessageClass:
    """The class that a subject line alone tells, where there is no head to read."""
    if _AUTO_SUBJECT.match(subject):
        return MessageClass.AUTO_REPLY
    return MessageClass.BOUNCE if _BOUNCE_SUBJECT.match(subject) else MessageClass.ORDINARY


def _word(entity: Entity, name: str) -> str:
    """The first word of a field: a comment or parameters may follow it."""
    found = _FIRST_WORD.match(entity.first(name).decode("ascii", "replace").lower())
    return found[1] if found else ""


def _bounced(entity: Entity, subject: str) -> bool:
    if entity.first("x-failed-recipients") or _DAEMON.search(entity.first("from")):
        return True
    postmaster = bool(_POSTMASTER.search(entity.first("from")))
    return (postmaster or _word(entity, "return-path") == "<>") and bool(_BOUNCE_SUBJECT.match(subject))


def _holds_receipt(entity: Entity) -> bool:
    return any(leaf.media_type == "message/disposition-notification" for leaf in leaves(entity))


def _automatic(entity: Entity, subject: str) -> bool:
    if _word(entity, "auto-submitted") == "auto-replied":  # RFC 3834 s5.1
        return True
    if any(_word(entity, name) not in {"", "no"} for name in ("x-autoreply", "x-autorespond", "x-autoresponse")):
        return True
    return _word(entity, "precedence") in {"auto_reply", "auto-reply"} or bool(_AUTO_SUBJECT.match(subject))


def _calendar_reply(entity: Entity, subject: str) -> bool:
    for leaf in leaves(entity):
        if leaf.media_type == "text/calendar":
            answers = leaf.content_type.get("method").lower() == "reply" or bool(_CALENDAR_SUBJECT.match(subject))
            return answers and not _has_note(entity)
    return False


def _has_note(entity: Entity) -> bool:
    """Whether somebody wrote to their answer: "Declined: he was hit again last night" is no mere answer."""
    text = b"\n".join(leaf.content() for leaf in leaves(entity) if leaf.media_type in {"text/plain", "text/html"})
    return len(_WORD.findall(_NO_NOTE.sub(b" ", text))) > _MERE_WORDS


def _bulk(entity: Entity) -> bool:
    """Two signs of a mailing, and no answer to anybody: systems put an unsubscribe link under a single referral, too."""
    if entity.first("in-reply-to") or entity.first("references"):
        return False
    signs = (
        _word(entity, "precedence") in {"bulk", "list", "junk"},
        entity.first("list-unsubscribe"),
        entity.first("list-id"),
        entity.first("feedback-id"),
        entity.first("x-campaign") or entity.first("x-campaign-id") or entity.first("x-campaignid"),
    )
    return sum(map(bool, signs)) > 1
