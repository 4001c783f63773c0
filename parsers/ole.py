"""Compound files ([MS-CFB]): which Office format one holds, and whether it is locked."""

from __future__ import annotations

import io

import olefile

from parsers.errors import Encrypted, Malformed

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def streams(data: bytes) -> frozenset[str]:
    """Names of the top-level streams and storages of a compound file, lower case. Raises `Malformed`."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            return frozenset(str(entry[0]).casefold() for entry in ole.listdir(streams=True, storages=True))
    except (OSError, ValueError, IndexError, TypeError, KeyError, RecursionError) as error:
        raise Malformed("ole") from error


def stream(data: bytes, name: str) -> bytes:
    """The bytes of one stream, b"" where there is none. Raises `Malformed`."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            content: bytes = ole.openstream(name).read() if ole.exists(name) else b""
            return content
    except (OSError, ValueError, IndexError, TypeError, KeyError) as error:
        raise Malformed("ole") from error


def refuse_locked(data: bytes) -> None:
    """Raise `Encrypted` for an OOXML file wrapped by Office encryption ([MS-OFFCRYPTO] 2.3): a compound file inside."""
    if data.startswith(MAGIC):
        if "encryptedpackage" in streams(data):
            raise Encrypted("encrypted")
        raise Malformed("ole_not_zip")
