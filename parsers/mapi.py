"""MAPI properties in the storages of an Outlook .msg file ([MS-OXMSG], [MS-OXPROPS])."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from parsers.charsets import decode
from parsers.compound import CompoundFile
from parsers.errors import Malformed

_UNICODE, _ANSI, _BINARY = "001F", "001E", "0102"
_MESSAGE_CODE_PAGE, _INTERNET_CODE_PAGE = "3FFD", "3FDE"
_UTF8 = 65001
_PROPERTIES = "__properties_version1.0"
_ENTRY = struct.Struct("<HHI8s")
_NAMES, _NAME, _FIRST_NAMED = "__nameid_version1.0", struct.Struct("<IHH"), 0x8000
_MOST_BYTES = 200 * 1024 * 1024
_FAULTS = (OSError, ValueError, IndexError, TypeError, KeyError, AttributeError, RecursionError, OverflowError, struct.error)


@dataclass(frozen=True, slots=True)
class Storage:
    """One object of the file: the message itself, an attachment or a recipient. `path` is its place, () the root."""

    ole: CompoundFile
    path: tuple[str, ...]
    code_page: str = ""

    def text(self, tag: str) -> str:
        """A string property by its four hex digits, "" where absent; Unicode first."""
        wide = self._stream(f"__substg1.0_{tag}{_UNICODE}")
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\x00")
        return decode(self._stream(f"__substg1.0_{tag}{_ANSI}"), self.code_page).rstrip("\x00")

    def binary(self, tag: str) -> bytes:
        """A binary property, b"" where absent."""
        return self._stream(f"__substg1.0_{tag}{_BINARY}")

    def streams(self) -> dict[str, bytes]:
        """The streams right below this object, by name."""
        depth = len(self.path)
        paths = [tuple(map(str, path)) for path in self.ole.listdir()]
        return {path[-1]: self._stream(path[-1]) for path in paths if path[:depth] == self.path and len(path) == depth + 1}

    def number(self, tag: str) -> int:
        """A fixed-size property as its eight bytes, little endian; 0 where absent."""
        return int.from_bytes(self.fixed().get(int(tag, 16), b""), "little")

    def fixed(self) -> dict[int, bytes]:
        """Fixed-size properties of this object by tag."""
        return {tag: value for tag, (_, value) in self.typed().items()}

    def typed(self) -> dict[int, tuple[int, bytes]]:
        """Type and eight bytes of each fixed-size property by tag ([MS-OXMSG] 2.4)."""
        raw = self._stream(_PROPERTIES)
        header = len(raw) % _ENTRY.size or _ENTRY.size * 2  # 32, 24 or 8 bytes: entries are 16
        body = raw[header:] if self.path else raw[32:]
        usable = len(body) - len(body) % _ENTRY.size
        return {tag: (kind, value) for kind, tag, _, value in _ENTRY.iter_unpack(body[:usable])}

    def named(self) -> dict[int, int]:
        """Tag -> number of each property that the file names by a number ([MS-OXMSG] 2.2.3.1.2)."""
        raw = Storage(self.ole, (_NAMES,)).binary("0003")
        rows = _NAME.iter_unpack(raw[: len(raw) - len(raw) % _NAME.size])
        return {_FIRST_NAMED + place: number for number, index, place in rows if not index & 1 and place < _FIRST_NAMED}

    def below(self, prefix: str) -> Iterator[Storage]:
        """Child storages whose name begins with `prefix`, in order of their names."""
        depth = len(self.path)
        names = {path[depth] for path in self._listed() if len(path) > depth and path[depth].lower().startswith(prefix)}
        for name in sorted(names):
            yield Storage(self.ole, (*self.path, name), self.code_page)

    def has(self, name: str) -> bool:
        """Whether a child of that name exists."""
        return bool(self.ole.exists([*self.path, name]))

    def _listed(self) -> list[tuple[str, ...]]:
        entries = [tuple(str(piece) for piece in path) for path in self.ole.listdir(streams=False, storages=True)]
        return [path for path in entries if path[: len(self.path)] == self.path]

    def _stream(self, name: str) -> bytes:
        path = [*self.path, name]
        if not self.ole.exists(path):
            return b""
        if self.ole.get_size(path) > self.ole.fp.seek(0, io.SEEK_END):  # it would be set up at the stated size
            raise Malformed("msg_malformed")
        with self.ole.openstream(path) as stream:
            return bytes(stream.read(_MOST_BYTES))


def _code_page(root: Storage) -> str:
    """The code page of its strings that are not Unicode (PidTagMessageCodepage), else of its body (PidTagInternetCodepage)."""
    number = (root.number(_MESSAGE_CODE_PAGE) or root.number(_INTERNET_CODE_PAGE)) & 0xFFFFFFFF
    return "utf-8" if number == _UTF8 else f"cp{number}" if number else ""


@contextmanager
def open_message(data: bytes) -> Iterator[Storage]:
    """The root storage of a .msg file. Raises `Malformed` for whatever breaks in the compound file while it is open."""
    try:
        with CompoundFile(data) as ole:
            root = Storage(ole, ())
            yield Storage(ole, (), _code_page(root))
    except _FAULTS as broken:
        raise Malformed("msg_malformed") from broken
