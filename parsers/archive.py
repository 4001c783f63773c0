"""A ZIP archive -> one part a member. Nothing is written to disk; names are claims."""

from __future__ import annotations

import io
import zipfile

from parsers.containers import ZIP_ERRORS
from parsers.document import Document, Finding, Part
from parsers.eml import make_part
from parsers.errors import Encrypted, LimitExceeded, Malformed, Unsupported
from parsers.limits import Limits

_FREE = 1024 * 1024  # the ratio counts only above this size: small texts compress well


def parse(data: bytes, limits: Limits) -> Document:
    """Members in order. Raises `Encrypted`, `Malformed`, `Unsupported` (method) and `LimitExceeded` (parts, ratio, bytes)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _members(archive, len(data), limits)
    except NotImplementedError as unknown:
        raise Unsupported("zip_method") from unknown
    except ZIP_ERRORS as broken:
        raise Malformed("zip_malformed") from broken


def _members(archive: zipfile.ZipFile, packed: int, limits: Limits) -> Document:
    members = [member for member in archive.infolist() if not member.filename.endswith("/")]
    if any(member.flag_bits & 1 for member in members):
        raise Encrypted("zip_encrypted")
    if len(members) > limits.parts:
        raise LimitExceeded("parts")
    parts: list[Part] = []
    left = min(limits.total_bytes, max(_FREE, packed * limits.expansion_ratio))
    for member in members:
        with archive.open(member) as stream:
            content = stream.read(left + 1)
        left -= len(content)
        if left < 0:
            raise LimitExceeded("expansion")
        parts.append(make_part(member.filename, "", content, "member"))
    findings = () if parts else (Finding("archive_empty", severity="hold"),)
    return Document("application/zip", parts=tuple(parts), findings=findings)
