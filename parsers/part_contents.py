"""The bytes of what stands directly in a file, by place: for those who draw an attachment anew.

The file is hostile: this runs where the parsers run. What comes out is as hostile as what went in.
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from parsers.document import Part
from parsers.limits import DEFAULT_LIMITS
from parsers.tree import open_one


@dataclass(frozen=True, slots=True)
class WantedParts:
    """Places of parts, from 0, as `parsers.walk_parts` counts them; `disposition` is the file's own as `Part` has it."""

    places: tuple[int, ...]
    disposition: str = "attachment"


WANTED = TypeAdapter(WantedParts)


def part_contents(data: bytes, untrusted_filename: str, declared_type: str, wanted: str) -> tuple[tuple[str, bytes], ...]:
    """("0", bytes), ("2", bytes), ... of the wanted parts that are there. `wanted` is `WantedParts` as JSON."""
    order = WANTED.validate_json(wanted)
    claim = Part(untrusted_filename, declared_type, "", len(data), order.disposition)
    parts = open_one(data, claim, DEFAULT_LIMITS).parts
    return tuple((str(place), parts[place].content) for place in order.places if place < len(parts) and parts[place].content)
