"""Every string and every decoded stream of a file, in each spelling in which bytes can hold words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

_HEX = re.compile(rb"<([0-9A-Fa-f\s]{6,})>")
_OCTAL = re.compile(rb"\\([0-7]{1,3})")
_ESCAPED_LINE = re.compile(rb"\\\r?\n")
_MOST_DEPTH = 30


def texts_of(structure: pikepdf.Pdf) -> Iterator[str]:
    """Every string object, and every stream that is no picture, as text in each spelling."""
    for thing in (*structure.objects, structure.trailer):
        yield from _strings(thing, 0)
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
            yield from spelled(thing.read_bytes())


def pictures_of(structure: pikepdf.Pdf) -> Iterator[bytes]:
    """The bytes of every picture as they stand in the file."""
    for thing in structure.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
            yield thing.read_raw_bytes()


def spelled(content: bytes) -> Iterator[str]:
    """Bytes as Latin-1, as UTF-16BE from either byte, and so again with hexadecimal and octal spellings undone."""
    yield from _plain(content)
    literal = _OCTAL.sub(lambda m: bytes([int(m[1], 8) & 255]), _ESCAPED_LINE.sub(b"", content))
    if literal != content:
        yield from _plain(literal)
    runs = [
        bytes.fromhex("".join(m.decode().split()).ljust(2, "0")[: len("".join(m.decode().split())) // 2 * 2]) for m in _HEX.findall(content)
    ]
    if runs:
        yield from _plain(b" ".join(runs))
        yield " ".join(run.decode("utf-16-be", "replace") for run in runs)
        yield "".join(run.decode("utf-16-be", "replace") for run in runs)


def _plain(content: bytes) -> Iterator[str]:
    yield content.decode("latin-1")
    yield content.decode("utf-16-be", "replace")
    yield content[1:].decode("utf-16-be", "replace")


def _strings(thing: object, depth: int) -> Iterator[str]:
    """Strings inside one object; what it refers to is an object of its own."""
    if depth > _MOST_DEPTH:
        yield from ()
    elif isinstance(thing, pikepdf.String):
        yield str(thing)
        yield from _plain(bytes(thing))
    elif isinstance(thing, pikepdf.Array):
        for item in thing:
            yield from _inside(item, depth)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key in thing.keys():  # noqa: SIM118 - a stream iterates otherwise
            yield from _inside(thing[key], depth)


def _inside(item: object, depth: int) -> Iterator[str]:
    if not getattr(item, "is_indirect", False):
        yield from _strings(item, depth + 1)
