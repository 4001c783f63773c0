"""OLE 1.0 objects ([MS-OLEDS] 2.2) as RTF carries them in hexadecimal: the file inside, with its name."""

from __future__ import annotations

import struct
from dataclasses import dataclass

_LINKED, _EMBEDDED = 1, 2
_PACKAGE = "package"
_MOST_NAME = 1024


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    """What an object carries: `linked` names the class of a link to something outside, "" for an embedded file."""

    name: str
    content: bytes
    linked: str = ""


class _Cursor:
    def __init__(self, content: bytes) -> None:
        self._content, self._at = content, 0

    def number(self) -> int:
        """The next four bytes, little-endian. Raises `struct.error` where the content ends."""
        (value,) = struct.unpack_from("<I", self._content, self._at)
        self._at += 4
        return int(value)

    def take(self, size: int) -> bytes:
        """The next `size` bytes, fewer at the end of the content."""
        piece = self._content[self._at : self._at + size]
        self._at += size
        return piece

    def prefixed(self) -> str:
        """A length-prefixed ANSI string, its final zero left out."""
        return self.take(self.number()).rstrip(b"\0").decode("cp1252", "replace")

    def terminated(self) -> str:
        """A zero-terminated ANSI string."""
        end = self._content.find(b"\0", self._at, self._at + _MOST_NAME)
        piece = self._content[self._at : end if end >= 0 else self._at]
        self._at += len(piece) + 1
        return piece.decode("cp1252", "replace")


def read_object(content: bytes) -> EmbeddedFile:
    """The file of an OLE 1.0 object; bytes that are none are the file themselves, so that nothing is lost."""
    try:
        cursor = _Cursor(content)
        cursor.number()  # version
        kind = cursor.number()
        name = cursor.prefixed()
        cursor.prefixed()  # topic: of a link, the path of the file
        cursor.prefixed()  # item
        if kind == _LINKED:
            return EmbeddedFile(name, b"", linked=name or "link")
        if kind != _EMBEDDED:
            return EmbeddedFile("", content)
        native = cursor.take(cursor.number())
    except struct.error:
        return EmbeddedFile("", content)
    return read_package(native) if name.casefold() == _PACKAGE else EmbeddedFile("", native)


def read_package(native: bytes) -> EmbeddedFile:
    """The file inside a "Package" object (as Explorer's drag and drop makes them), else the bytes as they are."""
    try:
        cursor = _Cursor(native)
        cursor.take(2)
        name = cursor.terminated()
        cursor.terminated()  # the path it had
        cursor.take(4)
        cursor.prefixed()  # the path of the temporary copy
        size = cursor.number()
    except struct.error:
        return EmbeddedFile("", native)
    content = cursor.take(size)
    return EmbeddedFile(name, content) if len(content) == size else EmbeddedFile("", native)
