"""The written items: one JSON object a line with `agency`, `kind` and `sentences`, a list of [matter, text] in the order of the item.

Each file is a world of its own (agencies, writers, vocabulary): figures are taken on worlds that a model did not learn from.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from redaction.matters.matter import Matter

ITEMS = Path(__file__).parent / "items"
_FIRST_APART, _ONE_IN = 3, 9


@dataclass(frozen=True, slots=True)
class WrittenItem:
    """One item: its world (the file's name), the agency that would send it, its sentences and the matter of each."""

    world: str
    agency: str
    sentences: tuple[str, ...]
    matters: tuple[Matter, ...]


def written_items(folder: Path = ITEMS) -> tuple[WrittenItem, ...]:
    """All items, by file and line. Raises ValueError with file and line where one is not as it should be."""
    return tuple(item for file in sorted(folder.glob("*.jsonl")) for item in _items(file))


def worlds(items: Sequence[WrittenItem]) -> tuple[str, ...]:
    """Names of the worlds, sorted."""
    return tuple(sorted({item.world for item in items}))


def kept_apart(items: Sequence[WrittenItem]) -> tuple[str, ...]:
    """The worlds that the encoder never learns from, one in nine: what it says of them is what it says of new writers."""
    return worlds(items)[_FIRST_APART::_ONE_IN]


def _items(file: Path) -> Iterator[WrittenItem]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            held = json.loads(line)
            matters, sentences = zip(*held["sentences"], strict=True)
            yield WrittenItem(file.stem, held["agency"], sentences, tuple(map(Matter, matters)))
        except (ValueError, KeyError, TypeError) as error:
            message = f"{file.name}:{number}: no item with agency and [matter, text] sentences"
            raise ValueError(message) from error
