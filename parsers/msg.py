"""An Outlook message (.msg, [MS-OXMSG]) -> the same document as its e-mail would give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from parsers import outlook_items as items
from parsers.bodies import Body, body_of
from parsers.document import Document, Finding, Locator, Part, SegmentKind, Status
from parsers.eml import make_part
from parsers.errors import LimitExceeded
from parsers.headers import read_head
from parsers.html import decode_html, read_page
from parsers.html_pictures import written_pictures
from parsers.limits import Limits
from parsers.lines import text_lines
from parsers.mapi import Storage, open_message
from parsers.message_class import class_of_subject
from parsers.message_head import MessageClass, MessageHead
from parsers.mime import read_entity
from parsers.ole import whole_file
from parsers.paragraphs import Passage, segments_of
from parsers.quoting import chain_of, passages_of
from parsers.rtf_compressed import decompress
from parsers.wrappers import Verdict, judge_file, judge_text

MEDIA_TYPE = "application/vnd.ms-outlook"
_SUBJECT, _BODY, _HTML, _RTF = "0037", "1000", "1013", "1009"
# Name, SMTP address, address of any kind: of the author, and of whoever sent it for them ([MS-OXOMSG] 2.2.1).
_AUTHOR, _SENDER = ("0042", "5D02", "0065"), ("0C1A", "5D01", "0C1F")
_TRANSPORT_HEAD = "007D"
_MESSAGE_ID, _REPLIES_TO, _CLASS = "1035", "1042", "001A"
_SENT, _DELIVERED = "0039", "0E06"
_LONG_NAME, _SHORT_NAME, _MIME_TAG, _CONTENT = "3707", "3704", "370E", "3701"
_METHOD, _OBJECT = "3705", 6  # [MS-OXCMSG] 2.2.2.9: an object of another program
_NAME, _ADDRESS, _SMTP, _RECIPIENT_TYPE = "3001", "3003", "39FE", "0C15"
_TO, _CC = 1, 2
_META_WINDOW = 4_096
_OLE_OBJECT = "application/x-ole-storage"
_NESTED = "__substg1.0_3701000D"
_TEXT_STREAM = re.compile(r"__substg1\.0_([0-9A-F]{4})(?:001F|001E)", re.IGNORECASE)
_NAMED, _OF_PERSONS = 0x8000, 0x3A
_SMTP_FORM = re.compile(r"[^@\s]+@[^@\s]+")


def parse(data: bytes, limits: Limits) -> Document:
    """One message with the messages embedded in it. Raises `Malformed`, `LimitExceeded`."""
    with open_message(data) as root:
        return _message(root, limits, 0)


def _message(message: Storage, limits: Limits, depth: int) -> Document:
    if depth > limits.depth:
        return Document(MEDIA_TYPE, Status.LIMITED, findings=(Finding("limit_depth", severity="hold"),))
    head = _head(message, limits)
    body = _body(message, limits)
    pictures, named = written_pictures([decode_html(_markup(message), message.code_page)], limits)
    parts = (*_parts(message, limits, depth), *pictures)
    verdict = _wrapper(message, body, parts)
    return Document(
        MEDIA_TYPE,
        verdict[0] if verdict else Status.OK,
        segments=segments_of((*_passages(head, body), *_item_passages(message))),
        parts=parts,
        findings=body.findings + named + (verdict[1:] if verdict else ()),
        message=head,
    )


def _passages(head: MessageHead, body: Body) -> Iterator[Passage]:
    if head.subject:
        yield Passage(head.subject, SegmentKind.SUBJECT, locator=Locator(header="Subject"))
    yield from passages_of(body.lines, chain_of(head.subject))
    yield from (Passage(text, SegmentKind.HIDDEN) for text in body.hidden)


def _item_passages(message: Storage) -> Iterator[Passage]:
    """What a contact, task or appointment says in its properties; those without a word of ours stand beside it."""
    if not items.is_item(message.text(_CLASS)):
        return
    named = message.named()
    tags = dict.fromkeys(match[1] for name in sorted(message.streams()) if (match := _TEXT_STREAM.fullmatch(name)))
    for tag, words in ((int(each, 16), message.text(each).strip()) for each in tags):
        label = items.LABELS.get(named.get(tag, tag), "")
        if label and words:
            yield _field(label, words)
        elif words and (tag >= _NAMED or tag >> 8 == _OF_PERSONS):
            yield Passage(f"property {tag:04X}: {words}", SegmentKind.METADATA)
    for tag, (kind, value) in sorted(message.typed().items()):
        label, words = items.LABELS.get(named.get(tag, tag), ""), items.shown(kind, value)
        if label and words:
            yield _field(label, words)


def _field(label: str, words: str) -> Passage:
    return Passage(f"{label}: {words}", SegmentKind.FIELD, locator=Locator(field=label))


def _head(message: Storage, limits: Limits) -> MessageHead:
    subject = message.text(_SUBJECT)
    people = [(recipient.number(_RECIPIENT_TYPE), _person(recipient)) for recipient in message.below("__recip_version1.0_")]
    sender = next((found for tags in (_AUTHOR, _SENDER) if any(found := _writer(message, tags))), ("", ""))
    wire = read_head(read_entity(message.text(_TRANSPORT_HEAD).encode() + b"\r\n\r\n", limits), limits)
    return MessageHead(
        subject=subject,
        sender=(sender,) if any(sender) else (),
        to=tuple(person for kind, person in people if kind == _TO),
        cc=tuple(person for kind, person in people if kind == _CC),
        reply_to=wire.reply_to,
        date=items.moment(message.number(_SENT) or message.number(_DELIVERED)) or wire.date,
        message_id=message.text(_MESSAGE_ID).strip("<> ") or wire.message_id,
        in_reply_to=tuple(filter(None, [message.text(_REPLIES_TO).strip("<> ")])) or wire.in_reply_to,
        references=wire.references,
        message_class=_outlook_class(message.text(_CLASS)) or _class(wire, subject),
    )


def _class(wire: MessageHead, subject: str) -> MessageClass:
    """By the head that it had on the way, where Outlook kept it, else by its subject."""
    return class_of_subject(subject) if wire.message_class is MessageClass.ORDINARY else wire.message_class


def _writer(message: Storage, tags: tuple[str, str, str]) -> tuple[str, str]:
    name, smtp, native = tags
    address = message.text(smtp) or message.text(native)
    return message.text(name), address if _SMTP_FORM.fullmatch(address) else ""


def _person(recipient: Storage) -> tuple[str, str]:
    address = recipient.text(_SMTP) or recipient.text(_ADDRESS)
    return recipient.text(_NAME), address if _SMTP_FORM.fullmatch(address) else ""


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
    return verdict or judge_text(text, _markup(message).decode("latin-1"), pages=pages)


def _body(message: Storage, limits: Limits) -> Body:
    text = message.text(_BODY)
    if len(text) > limits.characters:
        raise LimitExceeded("characters")
    markup = _markup(message)
    if not text.strip() and not markup:
        return Body((), findings=(Finding("body_in_rtf"),)) if message.binary(_RTF) else Body(())
    charset = "" if b"charset" in markup[:_META_WINDOW].lower() else message.code_page
    return body_of(text_lines(text), [read_page(decode_html(markup, charset), limits)] if markup else [])


def _markup(message: Storage) -> bytes:
    """The HTML body: bytes, or in some programs a string."""
    return message.binary(_HTML) or message.text(_HTML).encode()


def _parts(message: Storage, limits: Limits, depth: int) -> Iterator[Part]:
    rtf = message.binary(_RTF)
    if rtf and not message.text(_BODY).strip() and not _markup(message):
        yield make_part("", "application/rtf", decompress(rtf, limits.total_bytes), "inline")
    for count, attachment in enumerate(message.below("__attach_version1.0_")):
        if count >= limits.parts:
            raise LimitExceeded("parts")
        name = attachment.text(_LONG_NAME) or attachment.text(_SHORT_NAME) or attachment.text(_NAME)
        if attachment.has(_NESTED):
            inner = Storage(attachment.ole, (*attachment.path, _NESTED), attachment.code_page)
            if attachment.number(_METHOD) & 0xFF == _OBJECT:
                yield _object(name, inner)
                continue
            yield Part(name, MEDIA_TYPE, "", 0, "message", document=_message(inner, limits, depth + 1))
            continue
        yield make_part(name, attachment.text(_MIME_TAG), attachment.binary(_CONTENT), "attachment")


def _object(name: str, storage: Storage) -> Part:
    """A file that another program put into the message; one that is none by itself is for a person to open."""
    found = next((file for stream, content in storage.streams().items() if (file := whole_file(stream, content))), None)
    if found is None:
        verdict = Document(_OLE_OBJECT, Status.UNSUPPORTED, findings=(Finding("unsupported", severity="hold"),))
        return Part(name, _OLE_OBJECT, "", 0, "embedded", document=verdict)
    return make_part(name or found.name, "", found.content, "embedded")
