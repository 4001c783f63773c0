"""Compound files ([MS-CFB] version 3) and Word 97-2003 files made in memory, for tests."""

import struct
from dataclasses import dataclass

_SECTOR = 512
_END, _FAT, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SMALLEST = 4096  # smaller streams would stand in the mini stream: ours are padded instead


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file; "folder/name" stands in a storage. Streams are padded with zeros to the smallest size."""
    padded = {name: content.ljust(_SMALLEST, b"\0") for name, content in streams.items()}
    folders = sorted({name.split("/")[0] for name in padded if "/" in name})
    entries: list[tuple[str, int, str]] = [("Root Entry", 5, "")]
    entries += [(folder, 1, "") for folder in folders]
    entries += [(name.split("/")[-1], 2, name) for name in padded]
    chains, body, at = {}, b"", 0
    for name, content in padded.items():
        count = -(-len(content) // _SECTOR)
        chains[name] = (at, count)
        body += content.ljust(count * _SECTOR, b"\0")
        at += count
    directory = b"".join(_entry(entries, index, chains, padded) for index in range(len(entries)))
    directory = directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\0")
    table = [number for start, count in chains.values() for number in (*range(start + 1, start + count), _END)]
    first_directory = at
    pages = len(directory) // _SECTOR
    table += [*range(first_directory + 1, first_directory + pages), _END]
    fat_pages = -(-(len(table) + 8) // (_SECTOR // 4))
    first_fat = len(table)
    table += [_FAT] * fat_pages
    table += [_FREE] * (fat_pages * (_SECTOR // 4) - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, fat_pages, first_directory, 0, _SMALLEST, _END, 0, _END, 0)
    header += b"".join(struct.pack("<I", first_fat + n) for n in range(fat_pages)).ljust(436, b"\xff")
    return header + body + directory + struct.pack(f"<{len(table)}I", *table)


def _entry(entries, index, chains, padded) -> bytes:
    """A directory entry; siblings are one chain to the right, which readers accept."""
    name, kind, path = entries[index]
    inside = [n for n, (_, _, p) in enumerate(entries) if p.startswith(name + "/")] if kind == 1 else []
    if kind == 5:
        inside = [n for n, (_, k, p) in enumerate(entries) if k == 1 or (k == 2 and "/" not in p)]
    family = next(
        (
            group
            for group in (
                [n for n, (_, k, p) in enumerate(entries) if k == 1 or (k == 2 and "/" not in p)],
                *([n for n, (_, _, p) in enumerate(entries) if p.startswith(f + "/")] for f, k, _ in entries if k == 1),
            )
            if index in group
        ),
        [index],
    )
    later = [n for n in family if n > index]
    start, size = (chains[path][0], len(padded[path])) if path else (_END, 0)
    encoded = (name + "\0").encode("utf-16-le")
    links = struct.pack("<III", _FREE, later[0] if later else _FREE, inside[0] if inside else _FREE)
    return encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1) + links + bytes(36) + struct.pack("<IQ", start, size)


@dataclass(frozen=True)
class Run:
    """Text with a list of character properties, and of paragraph properties where it ends one."""

    text: str
    characters: bytes = b""
    paragraph: bytes = b""


def toggle(code: int, value: int = 1) -> bytes:
    return struct.pack("<HB", code, value)


def word(*stories: list[Run], flags: int = 0, form_data: bytes = b"", others: dict[str, bytes] | None = None) -> bytes:
    """A Word file; the stories are body, footnotes, headers, macros, annotations, endnotes, text boxes, header text boxes."""
    runs = [run for story in stories for run in story]
    lengths = [sum(len(run.text) for run in story) for story in stories] + [0] * (8 - len(stories))
    text = "".join(run.text for run in runs)
    first = 0x800
    stream = bytearray(first)
    struct.pack_into("<HH", stream, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", stream, 0x0A, flags | 0x0200)
    struct.pack_into("<8i", stream, 0x4C, *lengths)
    stream += text.encode("utf-16-le")
    stream += bytes(-len(stream) % _SECTOR)
    table = b""
    for pair, page, width in ((12, [run.characters for run in runs], 1), (13, [run.paragraph for run in runs], 13)):
        number = len(stream) // _SECTOR
        stream += _page(runs, page, width, first)
        struct.pack_into("<II", stream, 0x9A + 8 * pair, len(table), 12)
        table += struct.pack("<III", first, first + 2 * len(text), number)
    clx = b"\x02" + struct.pack("<I", 16) + struct.pack("<II", 0, len(text)) + struct.pack("<HIH", 0, first, 0)
    struct.pack_into("<II", stream, 0x9A + 8 * 33, len(table), len(clx))
    extra = {"Data": form_data} if form_data else {}
    return compound({"WordDocument": bytes(stream), "1Table": table + clx} | extra | (others or {}))


def word_6(stories: list[str], saved: str = "whole", flags: int = 0) -> bytes:
    """A Word 6 file; `saved`: "whole", or "in pieces" of which the second half of the text stands first in the file."""
    text = "".join(stories).encode("cp1252")
    half, first = len(text) // 2, 0x300
    stream = bytearray(first)
    struct.pack_into("<HH", stream, 0, 0xA5DC, 0x65)
    struct.pack_into("<H", stream, 0x0A, flags | (0x0004 if saved == "in pieces" else 0))
    struct.pack_into("<II", stream, 0x18, first, first + len(text))
    struct.pack_into("<8i", stream, 0x34, *[len(story) for story in stories], *[0] * (8 - len(stories)))
    if saved == "whole":
        return compound({"WordDocument": bytes(stream) + text})
    stream += text[half:] + text[:half]
    places = struct.pack("<HIHHIH", 0, first + len(text) - half, 0, 0, first, 0)
    pieces = b"\x02" + struct.pack("<I", 28) + struct.pack("<III", 0, half, len(text)) + places
    struct.pack_into("<II", stream, 0x160, len(stream), len(pieces))
    return compound({"WordDocument": bytes(stream) + pieces})


def _page(runs: list[Run], properties: list[bytes], width: int, first: int) -> bytes:
    """One formatting page: bounds at the front, lists from the back."""
    bounds, lists = [first], []
    for run in runs:
        bounds.append(bounds[-1] + 2 * len(run.text))
    page = bytearray(_SECTOR)
    end = _SECTOR - 2
    for stored in properties:
        packed = bytes([len(stored)]) + stored if width == 1 else b"\0" + bytes([(len(stored) + 1) // 2]) + stored
        end -= len(packed) + len(packed) % 2
        page[end : end + len(packed)] = packed
        lists.append(end // 2)
    struct.pack_into(f"<{len(bounds)}I", page, 0, *bounds)
    for index, place in enumerate(lists):
        page[4 * len(bounds) + width * index] = place
    page[_SECTOR - 1] = len(runs)
    return bytes(page)
