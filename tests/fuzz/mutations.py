"""Changed copies of a file: bytes, pieces, tokens and lengths; inside a ZIP the members, so that checksums stay right."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

MOST = 400_000  # bytes of a changed file
BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, LookupError, RuntimeError, MemoryError)
"""What `mutate` may raise for a package that is not sound; never for a seed."""
_TOKEN = re.compile(rb"<[^<>]{0,80}>|\\[a-z]+-?\d*|\d+|[A-Za-z]+:?|\s+|[^\w\s]")
_ODD = (b"", b"\0", b"\xff", b"-1", b"0", b"999999999999", b"1e999", b"\xed\xa0\x80", b"\xe2\x80\xae", b"%n", b"\r\n\r\n", b"\\u-10179?")
_NUMBERS = (0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF)

Mutation = Callable[[bytes, random.Random], bytes]


def mutate(seed: bytes, chance: random.Random) -> bytes:
    """One to five changes; a ZIP is changed inside four times in five."""
    if seed.startswith(b"PK\x03\x04") and chance.random() < 0.8:
        return _inside(seed, chance)
    changed = seed
    for _ in range(chance.randint(1, 5)):
        changed = chance.choice(MUTATIONS)(changed, chance)[:MOST]
    return changed


def _inside(seed: bytes, chance: random.Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(seed)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        struck = chance.choice(names)
        for name in names:
            content = old.read(name)
            if name == struck:
                content = mutate(content, chance)
                if chance.random() < 0.05:
                    continue
            new.writestr(name, content)
    return stream.getvalue()


def _flip(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _number(content: bytes, chance: random.Random) -> bytes:
    """A boundary value where a length or an offset may stand."""
    width = chance.choice((1, 2, 4))
    at = chance.randrange(len(content) + 1)
    value = chance.choice(_NUMBERS) & ((1 << 8 * width) - 1)
    return content[:at] + value.to_bytes(width, chance.choice(("little", "big"))) + content[at + width :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _splice(content: bytes, chance: random.Random) -> bytes:
    """A piece of the file once more, somewhere else."""
    first, last = _span(content, chance)
    at = chance.randrange(len(content) + 1)
    return content[:at] + content[first:last] + content[at:]


def _drop(content: bytes, chance: random.Random) -> bytes:
    first, last = _span(content, chance)
    return content[:first] + content[last:]


def _token(content: bytes, chance: random.Random) -> bytes:
    """A token doubled, left out or replaced by another or by an odd value."""
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(content)]
    if not tokens:
        return content
    (first, last), (start, stop) = chance.choice(tokens), chance.choice(tokens)
    into = chance.choice((content[first:last] * 2, content[start:stop], chance.choice(_ODD)))
    return content[:first] + into + content[last:]


def _nest(content: bytes, chance: random.Random) -> bytes:
    """A token many times over: nesting and long lists."""
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(content)]
    if not tokens or chance.random() < 0.7:
        return content
    first, last = chance.choice(tokens)
    return content[:first] + _many(content[first:last], chance) + content[last:]


def _lines(content: bytes, chance: random.Random) -> bytes:
    """A line many times over."""
    lines = content.splitlines(keepends=True)
    if not lines or chance.random() < 0.8:
        return content
    at = chance.randrange(len(lines))
    return b"".join((*lines[:at], _many(lines[at], chance), *lines[at + 1 :]))


def _many(piece: bytes, chance: random.Random) -> bytes:
    return piece * min(chance.choice((10, 500, 20_000)), MOST // max(1, len(piece)))


def _span(content: bytes, chance: random.Random) -> tuple[int, int]:
    first = chance.randrange(len(content) + 1)
    return first, min(len(content), first + chance.choice((1, 4, 16, 64, 512)))


MUTATIONS: tuple[Mutation, ...] = (_flip, _number, _cut, _splice, _drop, _token, _token, _nest, _lines)
