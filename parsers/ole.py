"""Compound files ([MS-CFB]): which Office format one holds, and whether it is locked."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.compound import CompoundFile
from parsers.errors import Encrypted, LimitExceeded, Malformed
from parsers.limits import Limits
from parsers.ole1 import EmbeddedFile, read_package

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_PACKAGE = "\x01ole10native"
_WHOLE_FILES = frozenset({_PACKAGE, "package", "contents"})


def streams(data: bytes) -> frozenset[str]:
    """Names of the top-level streams and storages of a compound file, lower case. Raises `Malformed`."""
    try:
        with CompoundFile(data) as ole:
            return frozenset(str(entry[0]).casefold() for entry in ole.listdir(streams=True, storages=True))
    except (OSError, ValueError, IndexError, TypeError, KeyError, RecursionError) as error:
        raise Malformed("ole") from error


def stream(data: bytes, name: str) -> bytes:
    """The bytes of one stream, b"" where there is none. Raises `Malformed`."""
    try:
        with CompoundFile(data) as ole:
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


def whole_file(name: str, content: bytes) -> EmbeddedFile | None:
    """The file that a stream of an object is or packs, None where the stream is no file by itself."""
    if name.casefold() not in _WHOLE_FILES:
        return None
    return read_package(content[4:]) if name.casefold() == _PACKAGE else EmbeddedFile(name.strip("\x01"), content)


def embedded_objects(data: bytes, limits: Limits) -> Iterator[tuple[str, bytes]]:
    """(name, content) of each object in a Word file's ObjectPool: a packaged file, else a stream that is a whole file.

    Raises `Malformed`, `LimitExceeded("total_bytes")`.
    """
    left = limits.total_bytes
    try:
        with CompoundFile(data) as ole:
            for path in ole.listdir(streams=True, storages=False):
                if path[0].casefold() != "objectpool" or path[-1].casefold() not in _WHOLE_FILES:
                    continue
                content = bytes(ole.openstream(path).read())
                left -= len(content)
                if left < 0:
                    raise LimitExceeded("total_bytes")
                found = whole_file(path[-1], content)
                if found is not None:
                    yield found.name, found.content
    except (OSError, ValueError, IndexError, TypeError, KeyError) as error:
        raise Malformed("ole") from error
