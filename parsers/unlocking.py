"""Opening what a sender locked, with the password that a person was told: bytes and password in, plain bytes out.

PDF (ISO 32000 7.6), Office files (MS-OFFCRYPTO), ZIP (PKWARE 6.1 and WinZip AE-2). What cannot be opened stays locked: a wrong
password and an unknown lock look alike, and the file waits for a person, whole.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import msoffcrypto
import pikepdf
import pyzipper
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

from parsers.document import Part, Status
from parsers.errors import LimitExceeded
from parsers.limits import DEFAULT_LIMITS, Limits
from parsers.tree import open_one

_PDF, _OLE, _ZIP = b"%PDF", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK"
_PDF_HEAD = 1024
_FREE = 1024 * 1024


def unlock_parts(
    data: bytes, untrusted_filename: str, declared_type: str, password: str, limits: Limits = DEFAULT_LIMITS
) -> tuple[tuple[str, bytes], ...]:
    """(SHA-256 of the locked bytes, plain bytes) of every locked file in the tree that the password opens, outermost first.

    Raises `LimitExceeded` where the tree or what a lock hides is beyond the budget.
    """
    search = _Search(password, limits, {})
    search.through(data, Part(untrusted_filename, declared_type, "", len(data)), 0)
    return tuple(search.found.items())


@dataclass(frozen=True, slots=True)
class _Search:
    """One look for locks through a tree: `found` grows with every file that the password opens."""

    password: str
    limits: Limits
    found: dict[str, bytes]

    def through(self, data: bytes, claim: Part, depth: int) -> None:
        """Look at one file, then at what stands in it."""
        if depth > self.limits.depth:
            return
        document = open_one(data, claim, self.limits)
        if document.status is Status.ENCRYPTED:
            self._open(data, claim, depth)
        for part in document.parts:
            if part.content:
                self.through(part.content, part, depth + 1)

    def _open(self, data: bytes, claim: Part, depth: int) -> None:
        plain = unlocked(data, self.password, self.limits)
        if plain is None:
            return
        self.found[hashlib.sha256(data).hexdigest()] = plain
        if sum(map(len, self.found.values())) > self.limits.total_bytes:
            raise LimitExceeded("total_bytes")
        self.through(plain, claim, depth + 1)


def unlocked(data: bytes, password: str, limits: Limits) -> bytes | None:
    """The same file without its lock, None where this password does not open it."""
    for signature, within, opener in _OPENERS:
        if signature in data[:within]:
            return opener(data, password, limits)
    return None


def _pdf(data: bytes, password: str, _limits: Limits) -> bytes | None:
    plain = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data), password=password) as document:
            document.save(plain, encryption=False)
    except (pikepdf.PasswordError, pikepdf.PdfError, ValueError):
        return None
    return plain.getvalue()


def _office(data: bytes, password: str, _limits: Limits) -> bytes | None:
    plain = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        file.load_key(password=password)
        file.decrypt(plain)
    except (DecryptionError, FileFormatError, InvalidKeyError, ParseError, OSError, ValueError, KeyError, IndexError):
        return None
    return plain.getvalue()


def _zip(data: bytes, password: str, limits: Limits) -> bytes | None:
    """A ZIP with the same members in the open. Members are read under the same budget as any archive's."""
    plain = io.BytesIO()
    try:
        with pyzipper.AESZipFile(io.BytesIO(data)) as locked, zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as free:
            locked.setpassword(password.encode())
            members = [member for member in locked.infolist() if not member.is_dir()]
            if len(members) > limits.parts:
                raise LimitExceeded("parts")
            left = min(limits.total_bytes, max(_FREE, len(data) * limits.expansion_ratio))
            for member in members:
                with locked.open(member) as stream:
                    content = stream.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise LimitExceeded("expansion")
                free.writestr(member.filename, content)
    except (pyzipper.BadZipFile, RuntimeError, NotImplementedError, zlib.error, EOFError, ValueError, OSError):
        return None  # RuntimeError is what both libraries raise for a wrong password
    return plain.getvalue()


_OPENERS: tuple[tuple[bytes, int, Callable[[bytes, str, Limits], bytes | None]], ...] = (
    (_OLE, len(_OLE), _office),
    (_ZIP, len(_ZIP), _zip),
    (_PDF, _PDF_HEAD, _pdf),
)
