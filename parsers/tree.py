"""Read a file and everything inside it, under one budget. Failures are verdicts on the part, never exceptions."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from parsers.document import Document, Finding, Part, Segment, SegmentKind, Status
from parsers.errors import Encrypted, LimitExceeded, Malformed, ParseError, Unsupported
from parsers.foreign_archives import LOCKED
from parsers.forms.profile import Profile
from parsers.forms.reader import as_announced, read_forms
from parsers.limits import DEFAULT_LIMITS, Limits
from parsers.list_labels import read_without
from parsers.minutes.reading import with_meeting
from parsers.picture import is_decoration
from parsers.registry import PARSERS
from parsers.sniff import Identified, identify

_STATUS: tuple[tuple[type[ParseError], Status], ...] = (
    (Encrypted, Status.ENCRYPTED),
    (Unsupported, Status.UNSUPPORTED),
    (LimitExceeded, Status.LIMITED),
    (Malformed, Status.MALFORMED),
)
_MOST_PASSAGES, _MOST_LINES = 20_000, 50_000  # more is an export: looking for questions in it would outlast the child
_MOST_MAPPED = 4_500_000  # characters
_SIGNATURES = frozenset(
    {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "application/pgp-keys"}
)
_LETTERS = frozenset({"message/rfc822", "application/vnd.ms-outlook", "application/ms-tnef"})
_REPORTS = frozenset({"message/delivery-status", "text/rfc822-headers", "message/disposition-notification", "message/feedback-report"})


class Extent(StrEnum):
    """How far a reading goes: everything, or letters and the letters in them, with their files named and left closed."""

    WHOLE = "whole"
    LETTERS = "letters"


@dataclass(slots=True)
class _Tree:
    """What holds for the whole tree: what is left of the budget, the profiles by which forms are read, what a person unlocked."""

    parts: int
    total_bytes: int
    characters: int
    cells: int
    pages: int
    profiles: Sequence[Profile] = ()
    unlocked: Mapping[str, bytes] = field(default_factory=dict)
    extent: Extent = Extent.WHOLE

    def take(self, size: int) -> bool:
        """Take one part of `size` bytes; whether both limits still allow it."""
        self.parts -= 1
        self.total_bytes -= size
        return self.parts >= 0 and self.total_bytes >= 0

    def rest(self, limits: Limits) -> Limits:
        """The limits of the next file: five hundred files may not each use up the whole."""
        left = (max(0, number) for number in (self.characters, self.cells, self.pages))
        return replace(limits, **dict(zip(("characters", "cells", "pages"), left, strict=True)))

    def spend(self, document: Document) -> Document:
        """Take what was read off the budget."""
        places = [segment.locator for segment in document.segments]
        self.characters -= sum(len(segment.text) for segment in document.segments)
        self.cells -= sum(len(place.cells) for place in places)
        self.pages -= max((*(place.page or 0 for place in places), *(scan.page for scan in document.scans)), default=0)
        return document


def read_tree(
    data: bytes,
    untrusted_filename: str = "",
    declared_type: str = "",
    limits: Limits = DEFAULT_LIMITS,
    *,
    profiles: Sequence[Profile] = (),
    unlocked: Mapping[str, bytes] | None = None,
    extent: Extent = Extent.WHOLE,
) -> Document:
    """The document of `data` with each part's document filled in and each part's content emptied; filled forms are mapped.

    `unlocked`: plain bytes by the SHA-256 of the locked ones, as `parsers.unlocking` gives them. Of `Extent.LETTERS` no form is
    mapped, the files of a letter have no document, and what is no letter is `Status.UNSUPPORTED`.
    """
    tree = _Tree(limits.parts, limits.total_bytes, limits.characters, limits.cells, limits.pages, profiles, unlocked or {}, extent)
    if not tree.take(len(data)):
        return Document("application/octet-stream", Status.LIMITED, findings=(Finding("limit_total_bytes", severity="hold"),))
    claim = Part(untrusted_filename, declared_type, "", len(data), content=data)
    if _stays_closed(claim, tree):
        return Document("application/octet-stream", Status.UNSUPPORTED)
    return _read(data, replace(claim, content=b""), limits, tree, 0)


def _stays_closed(part: Part, tree: _Tree) -> bool:
    return tree.extent is Extent.LETTERS and _identified(part.content, part).media_type not in _LETTERS


def open_one(data: bytes, claim: Part, limits: Limits) -> Document:
    """One file as its parser gives it: its parts are not read yet and still hold their content."""
    found = _identified(data, claim)
    return _exempt(data, found.media_type, claim) or _parse(data, found.media_type, limits)


def _read(data: bytes, claim: Part, limits: Limits, tree: _Tree, depth: int) -> Document:
    found = _identified(data, claim)
    document = _exempt(data, found.media_type, claim) or tree.spend(_parse(data, found.media_type, tree.rest(limits)))
    plain = _unlocked(data, document, tree) if depth <= limits.depth else None
    if plain is not None:
        inner = _read(plain, claim, limits, tree, depth + 1)
        return replace(inner, findings=(*inner.findings, Finding("unlocked")))
    document = _mapped(document, claim.untrusted_filename, tree)
    parts = tuple(_read_part(part, limits, tree, depth + 1) for part in document.parts)
    names = _file_names(document)
    whole = replace(
        document,
        parts=parts,
        segments=(*document.segments, *names),
        findings=tuple(dict.fromkeys((*found.findings, *document.findings))),
    )
    return as_announced(whole)


def _mapped(document: Document, untrusted_filename: str, tree: _Tree) -> Document:
    """The document with its meeting or form; one that is too long for either is held as it stands, with all its words."""
    if tree.extent is Extent.LETTERS:
        return document
    texts = [segment.text for segment in document.segments]
    if len(texts) > _MOST_PASSAGES or sum(map(len, texts)) > _MOST_MAPPED or sum(text.count("\n") for text in texts) > _MOST_LINES:
        return replace(document, findings=(*document.findings, Finding("too_long_to_map", severity="hold")))
    return read_without(document, lambda plain: read_forms(with_meeting(plain), untrusted_filename, tree.profiles))


def _unlocked(data: bytes, document: Document, tree: _Tree) -> bytes | None:
    """The plain bytes of a locked file, where a person has unlocked it and the budget allows."""
    if not tree.unlocked or document.status is not Status.ENCRYPTED:
        return None
    plain = tree.unlocked.get(hashlib.sha256(data).hexdigest())
    return plain if plain is not None and tree.take(len(plain)) else None


def _identified(data: bytes, claim: Part) -> Identified:
    declared = claim.declared_type.split(";")[0].strip().lower()
    if declared in _REPORTS or declared in _SIGNATURES:
        return Identified(declared)
    if claim.disposition == "message" and declared == "message/rfc822":
        return Identified(declared)
    return identify(data, claim.untrusted_filename, claim.declared_type)


def _exempt(data: bytes, media_type: str, claim: Part) -> Document | None:
    """Files that carry nothing to read: a person need not open them."""
    if media_type in _SIGNATURES:
        return Document(media_type, findings=(Finding("signature_part"),))
    if media_type == "application/x-empty":
        return Document(media_type, findings=(Finding("empty_file", severity="hold" if claim.untrusted_filename else "notice"),))
    if media_type.startswith("image/") and claim.disposition == "inline" and is_decoration(data):
        return Document(media_type, findings=(Finding("image_decorative"),))
    return None


def _parse(data: bytes, media_type: str, limits: Limits) -> Document:
    if media_type == "application/encrypted":
        return Document(media_type, Status.ENCRYPTED, findings=(Finding("encrypted", severity="hold"),))
    parse = PARSERS.get("text/plain" if media_type in _REPORTS else media_type)
    if parse is None and media_type in LOCKED and LOCKED[media_type](data):
        return Document(media_type, Status.ENCRYPTED, findings=(Finding("encrypted", severity="hold"),))
    if parse is None:
        code = "image_not_read" if media_type.startswith("image/") else "unsupported"
        return Document(media_type, Status.UNSUPPORTED, findings=(Finding(code, severity="hold"),))
    try:
        document = parse(data, limits)
    except ParseError as error:
        status = next((status for kind, status in _STATUS if isinstance(error, kind)), Status.MALFORMED)
        return Document(media_type, status, findings=(Finding(error.code, severity="hold"),))
    return replace(document, media_type=media_type) if document.media_type != media_type else document


def _read_part(part: Part, limits: Limits, tree: _Tree, depth: int) -> Part:
    if part.document is not None or _stays_closed(part, tree):
        return replace(part, content=b"")
    if not tree.take(part.size) or depth > limits.depth:
        code = "limit_depth" if depth > limits.depth else "limit_tree"
        verdict = Document("application/octet-stream", Status.LIMITED, findings=(Finding(code, severity="hold"),))
        return replace(part, content=b"", document=verdict)
    return replace(part, content=b"", document=_read(part.content, part, limits, tree, depth))


def _file_names(document: Document) -> tuple[Segment, ...]:
    """File names are text that a sender wrote, often with a child's name: they are read as segments too."""
    return tuple(
        Segment(f"n{index}", SegmentKind.FILE_NAME, part.likely_name or part.untrusted_filename)
        for index, part in enumerate(document.parts)
        if part.untrusted_filename
    )
