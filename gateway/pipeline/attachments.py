"""The bytes of an item's files by their part's path, taken out one layer at a time where files are parsed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from gateway.errors import Rejected
from gateway.items import RawItem
from gateway.ports import PartSource
from parsers import Document, walk_parts
from parsers.document import Part


@dataclass(slots=True)
class Attachments:
    """`unlocked` are plain bytes by the SHA-256 of the locked ones. What was taken out once is remembered for the run."""

    raw: RawItem
    document: Document
    unlocked: Mapping[str, bytes]
    source: PartSource
    _parts: dict[str, Part] = field(default_factory=dict)
    _found: dict[str, bytes] = field(default_factory=dict)

    def claim(self, path: str) -> Part:
        """The file's name, type and disposition as claimed; path "" is the item itself."""
        if not self._parts:
            envelope = self.raw.envelope
            whole = Part(envelope.untrusted_filename, envelope.declared_type, self.raw.sha256, len(self.raw.content))
            self._parts = {"": whole, **dict(walk_parts(self.document))}
        return self._parts[path]

    def sha256(self, path: str) -> str:
        """Of the bytes as they came, lower-case hex."""
        return self.claim(path).sha256

    def content(self, path: str) -> bytes:
        """The bytes, without the lock that a person opened. Raises `Rejected` where they cannot be taken out."""
        if path not in self._found:
            self._found[path] = self._plain(path)
        return self._found[path]

    def _plain(self, path: str) -> bytes:
        wanted = self.sha256(path)
        if wanted in self.unlocked:
            return self.unlocked[wanted]
        if not path:
            return self.raw.content
        above, _, place = path.rpartition(".")
        found = self.source.contents(self.content(above), self.claim(above), (int(place),)).get(int(place), b"")
        if hashlib.sha256(found).hexdigest() != wanted:
            raise Rejected("rendition_part_missing")  # not the file that was read: nothing of it is drawn
        return found
