"""What the children of a parsing server do: read one file, or answer with named contents. Loaded by a server of parsers only."""

from __future__ import annotations

import importlib
import socket
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import cast

from pydantic import TypeAdapter

from gateway.confined.confinement import Caps, confine
from gateway.confined.frames import receive_frame, receive_pairs, send_frame, send_pairs
from gateway.confined.terms import OK, PAIRS, READ_TREE, REQUEST_BYTES, Act
from gateway.confined.warming import warm
from parsers.document import Document
from parsers.forms.profile import Profile
from parsers.tree import Extent
from parsers.walk import map_documents

ReadFunction = Callable[[bytes, str, str], Document]
PairsFunction = Callable[[bytes, str, str, str], tuple[tuple[str, bytes], ...]]
"""(content, file name, declared type, a word of ours) -> named contents: unlocked files, or the picture of a page."""
PROFILES = TypeAdapter(tuple[Profile, ...])
_ADAPTER = TypeAdapter(Document)
_CLAIM_BYTES = 64 * 1024
_ORDER_BYTES = 4 * 1024 * 1024


def act_of(target: str, profiles: bytes) -> Act:
    """The act of a target that is "module:function", or the same behind "pairs "; `profiles` is JSON, or nothing."""
    if target.startswith(PAIRS):
        return partial(_answer_pairs, answer=cast("PairsFunction", load(target.removeprefix(PAIRS))))
    read = with_profiles(load(target), profiles)
    if target == READ_TREE:
        warm(lambda content, name: _ADAPTER.dump_json(read(content, name, "")))
    return partial(_read_one, read=read)


def load(target: str) -> ReadFunction:
    """The function named by "module:function"."""
    module, _, name = target.partition(":")
    return cast("ReadFunction", getattr(importlib.import_module(module), name))


def with_profiles(read: ReadFunction, profiles: bytes) -> ReadFunction:
    """`read` with the site's form profiles (JSON) where there are any; a site's own settings, never an item's words."""
    if not profiles:
        return read
    return partial(cast("Callable[..., Document]", read), profiles=PROFILES.validate_json(profiles))


def _read_one(connection: socket.socket, caps: Caps, read: ReadFunction) -> None:
    confine(caps)
    untrusted_filename = receive_frame(connection, _CLAIM_BYTES).decode("utf-8", "replace")
    declared_type = receive_frame(connection, _CLAIM_BYTES).decode("utf-8", "replace")
    content = receive_frame(connection, REQUEST_BYTES)
    unlocked = receive_pairs(connection, REQUEST_BYTES)
    extent = Extent(receive_frame(connection, _CLAIM_BYTES).decode())
    if unlocked:
        read = partial(cast("Callable[..., Document]", read), unlocked=unlocked)
    if extent is not Extent.WHOLE:
        read = partial(cast("Callable[..., Document]", read), extent=extent)
    document = read(content, untrusted_filename, declared_type)
    bare, pictures = without_pictures(document)
    answer = _ADAPTER.dump_json(bare)
    send_frame(connection, OK)
    send_frame(connection, answer)
    for picture in pictures:
        send_frame(connection, picture)


def _answer_pairs(connection: socket.socket, caps: Caps, answer: PairsFunction) -> None:
    confine(caps)
    word = receive_frame(connection, _ORDER_BYTES).decode("utf-8", "replace")
    name, declared = (receive_frame(connection, _CLAIM_BYTES).decode("utf-8", "replace") for _ in range(2))
    found = answer(receive_frame(connection, REQUEST_BYTES), name, declared, word)
    send_frame(connection, OK)
    send_pairs(connection, dict(found))


def without_pictures(document: Document) -> tuple[Document, list[bytes]]:
    """The tree with its scans emptied, and their pictures in the order of the walk."""
    pictures: list[bytes] = []

    def empty(inner: Document) -> Document:
        pictures.extend(scan.content for scan in inner.scans)
        return replace(inner, scans=tuple(replace(scan, content=b"") for scan in inner.scans)) if inner.scans else inner

    return map_documents(document, empty), pictures
