"""What kind of Cryptographic Message Syntax (RFC 5652) a file is, from its first bytes. Nothing is decrypted."""

from __future__ import annotations

from enum import StrEnum

_WINDOW = 40
_PKCS7 = bytes.fromhex("06092a864886f70d0107")  # OBJECT IDENTIFIER 1.2.840.113549.1.7.n


class CmsKind(StrEnum):
    """ContentInfo types of RFC 5652 s4 to s6."""

    SIGNED = "signed"
    ENVELOPED = "enveloped"
    OTHER = "other"


_KINDS = {2: CmsKind.SIGNED, 3: CmsKind.ENVELOPED, 4: CmsKind.ENVELOPED, 6: CmsKind.ENVELOPED}


def cms_kind(content: bytes) -> CmsKind | None:
    """The kind of a DER or BER ContentInfo, None where `content` is none."""
    at = content.find(_PKCS7, 0, _WINDOW)
    if not content.startswith(b"0") or at < 0 or at + len(_PKCS7) >= len(content):
        return None
    return _KINDS.get(content[at + len(_PKCS7)], CmsKind.OTHER)
