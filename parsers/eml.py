"""An e-mail message (RFC 5322, MIME) -> Document. Nested messages are parts with their wire bytes; the tree walk reads them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from parsers.bodies import Body, Sorted, is_body, page_text, read_group, sort_leaves
from parsers.charsets import decode
from parsers.document import Document, Finding, Locator, Part, SegmentKind, Status
from parsers.headers import read_head
from parsers.html_pictures import written_pictures
from parsers.limits import Limits
from parsers.message_head import MessageHead
from parsers.mime import Entity, margins, read_entity
from parsers.paragraphs import Passage, segments_of
from parsers.quoting import chain_of, passages_of
from parsers.wrappers import find_wrapper
from parsers.yenc import files_in_text

MEDIA_TYPE = "message/rfc822"
_CUT = frozenset({"header_bytes", "mime_depth", "parts"})
# Programs differ in which of two contents they show: a person looks at both.
_HELD = frozenset({"content_type_repeated"})
_USUAL_PREAMBLE = re.compile(r"\bmime\b|multi-?part message|mail (?:client|reader|program)", re.IGNORECASE)
_PREAMBLE = 400


def parse(data: bytes, limits: Limits) -> Document:
    """One message. Broken structure is a finding, a cut by a limit is `Status.LIMITED`; raises `LimitExceeded("characters")`."""
    entity = read_entity(data, limits)
    head = read_head(entity, limits)
    leaves = sort_leaves(entity)
    bodies = [read_group(group, limits) for group in leaves.groups]
    files = attachments(leaves)
    pictures, named = written_pictures((page_text(leaf) for group in leaves.groups for leaf in group.html), limits)
    cut = tuple(fault for fault in entity.faults if fault in _CUT)
    findings = tuple(Finding("limit_" + fault, severity="hold") for fault in cut)
    findings += tuple(Finding(fault, severity="hold" if fault in _HELD else "notice") for fault in entity.faults if fault not in _CUT)
    findings += tuple(finding for body in bodies for finding in body.findings)
    findings += named
    outside = outside_text(entity)
    findings += (Finding("text_outside_parts"),) if outside else ()
    document = Document(
        MEDIA_TYPE,
        Status.LIMITED if cut else Status.OK,
        segments=segments_of((*_passages(head, bodies), *(Passage(text, SegmentKind.HIDDEN) for text in outside))),
        parts=(*files, *pictures),
        findings=tuple(dict.fromkeys(findings)),
        message=head,
    )
    return _judge_wrapper(document, entity, bodies)


def _passages(head: MessageHead, bodies: list[Body]) -> list[Passage]:
    found: list[Passage] = []
    subject = head.likely_subject or head.subject
    if subject:
        found.append(Passage(subject, SegmentKind.SUBJECT, locator=Locator(header="Subject")))
    chain = chain_of(subject)
    for body in bodies:
        found.extend(passages_of(body.lines, chain))
    found.extend(Passage(text, SegmentKind.HIDDEN) for body in bodies for text in body.hidden)
    return found


def outside_text(entity: Entity) -> tuple[str, ...]:
    """Words before, between or after the parts, which no reader sees; the usual note to old programs is left out."""
    texts = (decode(margin).strip() for margin in margins(entity))
    return tuple(text for text in texts if text and not (len(text) < _PREAMBLE and _USUAL_PREAMBLE.search(text)))


def _judge_wrapper(document: Document, entity: Entity, bodies: list[Body]) -> Document:
    text = "\n".join(line.text for body in bodies for line in body.lines)
    verdict = find_wrapper(entity, text)
    if verdict is None:
        return document
    status, finding = verdict
    return replace(document, status=status, findings=(*document.findings, finding))


def attachments(leaves: Sorted) -> tuple[Part, ...]:
    """Files of a message, in order, with those uuencoded in a text last."""
    found = [_part(leaf) for leaf in leaves.files]
    for group in leaves.groups:
        for leaf in group.plain:
            found.extend(_uu_parts(leaf))
    return tuple(found)


def _part(leaf: Entity) -> Part:
    content = leaf.content()
    if leaf.media_type.startswith("message/") and not leaf.media_type.startswith("message/external"):
        disposition = "message"
    else:
        inline = leaf.disposition.main == "inline" or (bool(leaf.first("content-id")) and leaf.disposition.main != "attachment")
        disposition = "inline" if inline else "attachment"
    part = make_part(leaf.declared_filename, leaf.media_type, content, disposition)
    if leaf.filename != leaf.declared_filename:
        part = replace(part, likely_name=leaf.filename)
    if not is_body(leaf):
        return part
    # Its text is in the message's own segments: reading it again would double every passage.
    return replace(part, document=Document(leaf.media_type, findings=(Finding("shown_in_body"),)))


def make_part(untrusted_filename: str, declared_type: str, content: bytes, disposition: str) -> Part:
    """A part with its digest and size."""
    return Part(untrusted_filename, declared_type, hashlib.sha256(content).hexdigest(), len(content), disposition, content)


def _uu_parts(leaf: Entity) -> list[Part]:
    files = files_in_text(leaf.content()) if b"begin" in leaf.body else ()
    return [make_part(decode(file.name), "application/octet-stream", file.content, "attachment") for file in files]
