"""Every string and every decoded stream of a file, in each spelling in which bytes can hold words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

_HEX = re.compile(rb"<([0-9A-Fa-f\s]{6,})>")
_OCTAL = re.compile(rb"\\([0-7]{1,3})")
_ESCAPED_LINE = re.compile(rb"\\\r?\n")
_NUMBER = re.compile(rb"(?<![0-9A-Za-z])[-+]?\d+\.?\d*(?![0-9A-Za-z])")
_KEYWORD = re.compile(rb"\b(?:true|false|null|R)\b")
_NAME = re.compile(rb"/[^\s/<>()\[\]]*")
_CODE_TABLE = re.compile(
    rb"\b(?:findresource|begin|end|dict|begincmap|endcmap|def|begincodespacerange|endcodespacerange|beginbfrange|endbfrange|currentdict"
    rb"|defineresource|pop|Adobe|UCS|CMapName)\b|<[0-9A-F]{4}>|(?<![\\0-9])[0-9]+\b"
)  # Adobe Technical Note 5014
_MOST_DEPTH = 30


def texts_of(structure: pikepdf.Pdf) -> Iterator[str]:
    """Every string object, and every stream that is no picture, as text in each spelling; the file's own grammar is left out."""
    drawings = {stream.objgen for page in structure.pages for stream in _drawings(page)}
    for thing in (*structure.objects, structure.trailer):
        yield from _strings(thing, 0)
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
            yield from _drawing(thing) if thing.objgen in drawings else spelled(_without_grammar(thing))


def _drawings(page: pikepdf.Page) -> list[pikepdf.Object]:
    contents = page.obj.get("/Contents")
    return list(contents) if isinstance(contents, pikepdf.Array) else [] if contents is None else [contents]


def _drawing(stream: pikepdf.Stream) -> Iterator[str]:
    """A page's operators: the strings that they set, and what else there is but numbers, which place things and say nothing."""
    words: list[str] = []
    for instruction in pikepdf.parse_content_stream(stream):
        for operand in instruction.operands:
            if isinstance(operand, pikepdf.String):
                words.append(bytes(operand).decode("utf-16-be", "replace"))
                yield from _plain(bytes(operand))
    yield "".join(words)
    yield _NUMBER.sub(b" ", stream.read_bytes()).decode("latin-1")


def _without_grammar(stream: pikepdf.Stream) -> bytes:
    """The decoded bytes; of tables of objects and of codes without names and keywords, which a word of the text may equal by chance."""
    content = stream.read_bytes()
    if stream.get("/Type") in {"/ObjStm", "/XRef"}:
        return _KEYWORD.sub(b" ", _NUMBER.sub(b" ", _NAME.sub(b" ", content)))
    return _CODE_TABLE.sub(b" ", _NAME.sub(b" ", content)) if content.startswith(b"/CIDInit") else content


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
    yield content.replace(b"\0", b"").decode("latin-1")
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
