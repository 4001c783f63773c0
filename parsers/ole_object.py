"""Embedded objects of Office in a compound file of their own ([MS-OLEDS] 2.3.6): the file inside, with its name.

Raises `Malformed`, `Encrypted`, `Unsupported`, `LimitExceeded`.
"""

from __future__ import annotations

from parsers.compound import CompoundFile
from parsers.document import Document
from parsers.draft import Draft
from parsers.errors import LimitExceeded, Malformed, Unsupported
from parsers.limits import Limits
from parsers.ole1 import EmbeddedFile, read_package

MEDIA_TYPE = "application/x-ole-storage"
_NATIVE = "\x01ole10native"
_WHOLE_FILES = frozenset({"package", "contents", "embeddedodf"})


def parse(data: bytes, limits: Limits) -> Document:
    """A compound file of no format of its own: each packaged file in it as a part. `Unsupported` where it holds none."""
    draft = Draft(limits)
    for found in _files(data, limits):
        draft.find("embedded_object")
        draft.carry(found.name, found.content)
    document = draft.document(MEDIA_TYPE)
    if not document.parts:
        raise Unsupported("unsupported")
    return document


def _files(data: bytes, limits: Limits) -> list[EmbeddedFile]:
    found: list[EmbeddedFile] = []
    left = limits.total_bytes
    try:
        with CompoundFile(data) as ole:
            for path in ole.listdir(streams=True, storages=False):
                name = path[-1].casefold()
                if name != _NATIVE and name not in _WHOLE_FILES:
                    continue
                content = bytes(ole.openstream(path).read())
                left -= len(content)
                if left < 0:
                    raise LimitExceeded("total_bytes")
                found.append(read_package(content[4:]) if name == _NATIVE else EmbeddedFile("", content))
    except (OSError, ValueError, IndexError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Malformed("ole") from error
    return [each for each in found if each.content]
