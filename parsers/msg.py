"""An Outlook message (.msg, [MS-OXMSG]) -> the same document as its e-mail would give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

from parsers.bodies import Body
from parsers.document import Document, Finding, Locator, MessageClass, MessageHead, Part, SegmentKind, Status
from parsers.eml import make_part
from parsers.errors import LimitExceeded
from parsers.html import decode_html, read_page
from parsers.limits import Limits
from parsers.lines import text_lines
from parsers.mapi import Storage, open_message
from parsers.message_class import class_of_subject
from parsers.paragraphs import Passage, segments_of
from parsers.quoting import chain_of, passages_of
from parsers.rtf_compressed import decompress
from parsers.wrappers import Verdict, judge_file, judge_text

MEDIA_TYPE = "application/vnd.ms-outlook"
_SUBJECT, _BODY, _HTML, _RTF = "0037", "1000", "1013", "1009"
_SENDER_NAME, _SENDER_ADDRESS, _SENDER_SMTP = "0C1A", "0C1F", "5D01"
_MESSAGE_ID, _REPLIES_TO, _CLASS = "1035", "1042", "001A"
_SENT, _DELIVERED = "0039", "0E06"
_LONG_NAME, _SHORT_NAME, _MIME_TAG, _CONTENT = "3707", "3704", "370E", "3701"
_NAME, _ADDRESS, _SMTP, _RECIPIENT_TYPE = "3001", "3003", "39FE", "0C15"
_TO, _CC = 1, 2
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_NESTED = "__substg1.0_3701000D"
_SMTP_FORM = re.compile(r"[^@\s]+@[^@\s]+")


def parse(data: bytes, limits: Limits) -> Document:
    """One message with the messages embedded in it. Raises `Malformed`, `LimitExceeded`."""
    with open_message(data) as root:
        return _message(root, limits, 0)


def _message(message: Storage, limits: Limits, depth: int) -> Document:
    if depth > limits.depth:
        return Document(MEDIA_TYPE, Status.LIMITED, findings=(Finding("limit_depth", severity="hold"),))
    head = _head(message)
    body = _body(message, limits)
    parts = tuple(_parts(message, limits, depth))
    verdict = _wrapper(message, body, parts)
    return Document(
        MEDIA_TYPE,
        verdict[0] if verdict else Status.OK,
        segments=segments_of(_passages(head, body)),
        parts=parts,
        findings=body.findings + (verdict[1:] if verdict else ()),
        message=head,
    )


def _passages(head: MessageHead, body: Body) -> Iterator[Passage]:
    if head.subject:
        yield Passage(head.subject, SegmentKind.SUBJECT, locator=Locator(header="Subject"))
    yield from passages_of(body.lines, chain_of(head.subject))
    yield from (Passage(text, SegmentKind.HIDDEN) for text in body.hidden)


def _head(message: Storage) -> MessageHead:
    subject = message.text(_SUBJECT)
    people = [(recipient.number(_RECIPIENT_TYPE), _person(recipient)) for recipient in message.below("__recip_version1.0_")]
    address = message.text(_SENDER_SMTP) or message.text(_SENDER_ADDRESS)
    sender = (message.text(_SENDER_NAME), address if _SMTP_FORM.fullmatch(address) else "")
    return MessageHead(
        subject=subject,
        sender=(sender,) if any(sender) else (),
        to=tuple(person for kind, person in people if kind == _TO),
        cc=tuple(person for kind, person in people if kind == _CC),
        reply_to=(),
        date=_moment(message.number(_SENT) or message.number(_DELIVERED)),
        message_id=message.text(_MESSAGE_ID).strip("<> "),
        in_reply_to=tuple(filter(None, [message.text(_REPLIES_TO).strip("<> ")])),
        references=(),
        message_class=_outlook_class(message.text(_CLASS)) or class_of_subject(subject),
    )


def _person(recipient: Storage) -> tuple[str, str]:
    address = recipient.text(_SMTP) or recipient.text(_ADDRESS)
    return recipient.text(_NAME), address if _SMTP_FORM.fullmatch(address) else ""


def _moment(ticks: int) -> str:
    """FILETIME: 100 ns steps since 1601, UTC."""
    if not ticks:
        return ""
    try:
        return (_EPOCH + timedelta(microseconds=ticks // 10)).replace(microsecond=0).isoformat()
    except OverflowError:
        return ""


def _outlook_class(name: str) -> MessageClass | None:
    """[MS-OXOMSG] 2.2: reports and meeting answers have their own message class."""
    lower = name.lower()
    if lower.startswith("report.") and lower.endswith(".ndr"):
        return MessageClass.BOUNCE
    if lower.startswith("report."):
        return MessageClass.READ_RECEIPT
    if lower.startswith("ipm.schedule.meeting.resp"):
        return MessageClass.CALENDAR_REPLY
    return MessageClass.AUTO_REPLY if "oof" in lower else None


def _wrapper(message: Storage, body: Body, parts: tuple[Part, ...]) -> Verdict | None:
    """The same signs as in mail; an S/MIME message has its class in a property and its content in a file of any name."""
    kind = message.text(_CLASS).lower()
    if "smime" in kind and "multipartsigned" not in kind:
        return Status.ENCRYPTED, Finding("wrapper_smime", severity="hold")
    files = (judge_file(part.untrusted_filename, part.declared_type, partial(bytes, part.content)) for part in parts)
    verdict = next((found for found in files if found), None)
    text = "\n".join(line.text for line in body.lines)
    pages = any(part.untrusted_filename.lower().endswith((".htm", ".html")) for part in parts)
    return verdict or judge_text(text, message.binary(_HTML).decode("latin-1"), pages=pages)


def _body(message: Storage, limits: Limits) -> Body:
    text = message.text(_BODY)
    if len(text) > limits.characters:
        raise LimitExceeded("characters")
    markup = message.binary(_HTML)
    page = read_page(decode_html(markup), limits) if markup else None
    hidden = page.hidden if page else ()
    findings = page.findings if page else ()
    if text.strip() or page is None:
        if text.strip() or not message.binary(_RTF):
            return Body(tuple(text_lines(text)), hidden, findings)
        return Body((), findings=(Finding("body_in_rtf"),))
    return Body(page.lines, hidden, findings)


def _parts(message: Storage, limits: Limits, depth: int) -> Iterator[Part]:
    rtf = message.binary(_RTF)
    if rtf and not message.text(_BODY).strip() and not message.binary(_HTML):
        yield make_part("", "application/rtf", decompress(rtf, limits.total_bytes), "inline")
    for count, attachment in enumerate(message.below("__attach_version1.0_")):
        if count >= limits.parts:
            raise LimitExceeded("parts")
        name = attachment.text(_LONG_NAME) or attachment.text(_SHORT_NAME) or attachment.text(_NAME)
        if attachment.has(_NESTED):
            inner = Storage(attachment.ole, (*attachment.path, _NESTED), attachment.code_page)
            yield Part(name, MEDIA_TYPE, "", 0, "message", document=_message(inner, limits, depth + 1))
            continue
        yield make_part(name, attachment.text(_MIME_TAG), attachment.binary(_CONTENT), "attachment")
