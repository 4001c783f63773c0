"""Mails that are not the answer but a wrapper round it: the content is encrypted, or fetched from a web page by a person.

Never an empty response: each is a status that holds the item.
"""

from __future__ import annotations

import re

from parsers.document import Finding, Status
from parsers.mime import Entity, leaves

_RPMSG = frozenset({"application/x-microsoft-rpmsg-message"})
_SECURE_FILES = re.compile(
    r"(?:\.rpmsg|\.switch|\.gxk|\.gxkl|^securedoc.*\.html?|^encrypted[_ -]?message\.html?|^secure[_ -]?message\.html?|\.zivver)$",
    re.IGNORECASE,
)
_PORTALS = re.compile(
    r"(?:switch|reader|protect|my)\.egress\.com|galaxkey\.com|zivver\.(?:com|eu)|outlook\.office(?:365)?\.com/encryption"
    r"|securemessag(?:e|ing)\.[\w.-]+|res\.cisco\.com|mimecast\.com/(?:secure|b)|voltage\.com|echoworx|frama(?:online)?\.",
    re.IGNORECASE,
)
_WORDING = re.compile(
    r"(?:sent|received) (?:you )?an? (?:[\w-]+ ){0,2}(?:secure|encrypted|protected|confidential)(?: [\w-]+)?"
    r" (?:e-?mail|message|file|package)"
    r"|(?:read|open|view|access|unlock|retrieve) (?:the|this|your) (?:[\w-]+ ){0,2}(?:secure|encrypted|protected)(?: [\w-]+)?"
    r" (?:e-?mail|message|package)"
    r"|message (?:is|has been) (?:encrypted|protected) (?:by|with|using) (?:microsoft|office|egress|galaxkey|purview|zivver)",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://", re.IGNORECASE)
_PGP = "-----BEGIN PGP MESSAGE-----"
_STUB = 2_500


def find_wrapper(entity: Entity, text: str) -> tuple[Status, Finding] | None:
    """The verdict for a wrapper, None for an ordinary message. `text` is the visible body."""
    for leaf in (entity, *leaves(entity)):
        verdict = _by_type(leaf)
        if verdict:
            return verdict
    if _PGP in text:
        return Status.ENCRYPTED, Finding("wrapper_pgp", severity="hold")
    if len(text) < _STUB and _LINK.search(text + _hrefs(entity)) and _WORDING.search(" ".join(text.split())):
        return Status.NEEDS_RETRIEVAL, Finding("wrapper_portal", severity="hold")
    if len(text) < _STUB and _PORTALS.search(text + _hrefs(entity)) and _secure_word(text):
        return Status.NEEDS_RETRIEVAL, Finding("wrapper_portal", severity="hold")
    return None


def _by_type(leaf: Entity) -> tuple[Status, Finding] | None:
    media_type = leaf.media_type
    name = leaf.filename
    if media_type in _RPMSG or _SECURE_FILES.search(name):
        code = "wrapper_ome" if media_type in _RPMSG or name.lower().endswith(".rpmsg") else "wrapper_portal"
        return Status.NEEDS_RETRIEVAL, Finding(code, severity="hold")
    if media_type in {"application/pkcs7-mime", "application/x-pkcs7-mime"}:
        signed = leaf.content_type.get("smime-type").lower() in {"signed-data", "certs-only"}
        if signed:
            return Status.UNSUPPORTED, Finding("smime_opaque_signed", severity="hold")
        return Status.ENCRYPTED, Finding("wrapper_smime", severity="hold")
    if media_type in {"multipart/encrypted", "application/pgp-encrypted"}:
        return Status.ENCRYPTED, Finding("wrapper_pgp", severity="hold")
    return None


def _hrefs(entity: Entity) -> str:
    return "".join(leaf.content().decode("latin-1") for leaf in leaves(entity) if leaf.media_type == "text/html")[: 200 * 1024]


def _secure_word(text: str) -> bool:
    return bool(re.search(r"\b(?:secure|encrypted|protected)\b", text, re.IGNORECASE))
