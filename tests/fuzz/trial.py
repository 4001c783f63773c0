"""One input given to one parser, judged; and an input that fails made smaller while it fails alike."""

from __future__ import annotations

import time
import traceback
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from parsers import DEFAULT_LIMITS, Document, ParseError, read_tree
from parsers.registry import PARSERS
from tests.fuzz.positions import faults
from tests.fuzz.readings import READINGS
from tests.fuzz.seeds import TREE

SLOW = 5.0  # seconds of processor time
_TRIES = 200
_TWICE = 8  # one input in so many is read twice


@dataclass(frozen=True, slots=True)
class Failure:
    """How an input failed; `place` tells failures of the same kind apart."""

    what: str
    place: str = ""


def read(kind: str, data: bytes) -> Document:
    return read_tree(data) if kind == TREE else PARSERS[kind](data, DEFAULT_LIMITS)


def wrongs(kind: str, data: bytes) -> tuple[str, ...]:
    """What is wrong with what one reader makes of an input, as stable words. Raises what the reader raises."""
    if kind in READINGS:
        return READINGS[kind].check(data)
    first = read(kind, data)
    again = first if zlib.crc32(data) % _TWICE else read(kind, data)
    return faults(first) or (() if again == first else ("read differently a second time",))


def judge(kind: str, data: bytes) -> Failure | None:
    """None where a sound document or a `ParseError` came, in time."""
    begun = time.process_time()
    try:
        wrong = wrongs(kind, data)
    except ParseError as refused:
        wrong = () if kind != TREE else (f"{refused} left the tree",)
    except Exception as error:  # noqa: BLE001 - whatever else escapes is what we look for
        last = traceback.extract_tb(error.__traceback__)
        ours = next((frame for frame in reversed(last) if "/parsers/" in frame.filename), last[-1])
        return Failure(type(error).__name__, f"{ours.filename.rsplit('/', 1)[-1]}:{ours.lineno}")
    if wrong:
        return Failure(wrong[0])
    return Failure("slow") if time.process_time() - begun > SLOW else None


def smallest(data: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """A shorter input that fails too: ever smaller pieces are left out."""
    piece, tries = max(1, len(data) // 2), 0
    while piece and tries < _TRIES:
        at = 0
        while at < len(data) and tries < _TRIES:
            shorter, tries = data[:at] + data[at + piece :], tries + 1
            if fails(shorter):
                data = shorter
            else:
                at += piece
        piece //= 2
    return data
