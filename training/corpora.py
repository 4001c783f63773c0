"""The public training sets whose licence allows it (docs/model-card.md), read as notes. Share-alike sets are left out."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from training.writing import NOTHING, Note, Span

_LABELS = {
    "PERSON": "PERSON",
    "LOCATION": "GPE",
    "ORGANIZATION": "ORG",
    "GPE": "GPE",
    "STREET_ADDRESS": "FAC",
}
_SHARES = {"btc_train": 2400, "wnut17_train": 2600, "presidio_generated": 500}
PUBLIC_FILES = tuple(f"{name}.jsonl" for name in _SHARES)
_SHORTEST = 25
_WITHOUT_ENTITIES = 0.6  # of the tweets that name nobody so many are kept: they teach what is no name


def public(folder: Path, seed: int) -> Iterator[Note]:
    """A fixed choice from each set."""
    rng = random.Random(seed)
    for name, wanted in _SHARES.items():
        lines = [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        rng.shuffle(lines)
        chosen = [line for line in lines if len(line["text"]) >= _SHORTEST and (line["spans"] or rng.random() < _WITHOUT_ENTITIES)]
        yield from (_note(line["text"], line["spans"]) for line in chosen[:wanted])


def _note(text: str, spans: list[tuple[int, int, str]]) -> Note:
    return Note(text, tuple(Span(start, end, _label(text, start, label)) for start, end, label in spans))


def _label(text: str, start: int, label: str) -> str:
    """A handle of a network is no name to the model: a recogniser of its own finds it."""
    return NOTHING if text[start : start + 1] == "@" else _LABELS.get(label, NOTHING)
