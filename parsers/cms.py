"""What kind of Cryptographic Message Syntax (RFC 5652) a file is, from its first bytes. Nothing is decrypted."""

from __future__ import annotations

import re
from binascii import Error, a2b_base64
from enum import StrEnum

_WINDOW = 40
_PEM = re.compile(rb"\s*-----BEGIN (?:PKCS7|CMS)-----\r?\n")
_PEM_WINDOW = 200
_PKCS7 = bytes.fromhex("06092a864886f70d0107")  # OBJECT IDENTIFIER 1.2.840.113549.1.7.n


class CmsKind(StrEnum):
    """ContentInfo types of RFC 5652 s4 to s6."""

    SIGNED = "signed"
    ENVELOPED = "enveloped"
    OTHER = "other"


_KINDS = {2: CmsKind.SIGNED, 3: CmsKind.ENVELOPED, 4: CmsKind.ENVELOPED, 6: CmsKind.ENVELOPED}


def _bytes_of(text: bytes) -> bytes:
    """What the first whole groups of four of a Base64 text stand for; b"" where it is none."""
    packed = b"".join(text.split(b"-----", 1)[0].split())
    try:
        return a2b_base64(packed[: len(packed) // 4 * 4])
    except Error:
        return b""


def cms_kind(content: bytes) -> CmsKind | None:
    """The kind of a DER, BER or PEM (RFC 7468) ContentInfo, None where `content` is none."""
    lead = _PEM.match(content[:_PEM_WINDOW])
    if lead is not None:
        content = _bytes_of(content[lead.end() : lead.end() + _PEM_WINDOW])
    at = content.find(_PKCS7, 0, _WINDOW)
    if not content.startswith(b"0") or at < 0 or at + len(_PKCS7) >= len(content):
        return None
    return _KINDS.get(content[at + len(_PKCS7)], CmsKind.OTHER)
