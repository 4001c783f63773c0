"""The written items: one JSON object a line with `agency`, `kind` and `sentences`, a list in the order of the item.

A sentence is [matter, text], or a list of such pairs where its clauses are of several matters; joined as they stand they are the sentence.
Each file is a world of its own (agencies, writers, vocabulary): figures are taken on worlds that a model did not learn from.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from redaction.matters.clauses import clauses
from redaction.matters.matter import MATTERS, Matter

ITEMS = Path(__file__).parent / "items"
BY_CLAUSE = "clause by clause"
_FIRST_APART, _ONE_IN = 8, 9


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a sentence and what it is about."""

    matter: Matter
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Its clauses, one at least, as its writer marked them, or as the gateway would cut them where all are of one matter."""

    clauses: tuple[Clause, ...]
    marked: str  # `BY_CLAUSE`, or "whole"

    @property
    def text(self) -> str:
        """The sentence as it stands in the item."""
        return "".join(clause.text for clause in self.clauses)

    @property
    def matter(self) -> Matter:
        """Where several apply, the first in the order of the matters counts."""
        return min((clause.matter for clause in self.clauses), key=MATTERS.index)


@dataclass(frozen=True, slots=True)
class WrittenItem:
    """One item: its world (the file's name), the agency that would send it, its sentences."""

    world: str
    agency: str
    written: tuple[Sentence, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """Their texts."""
        return tuple(sentence.text for sentence in self.written)

    @property
    def matters(self) -> tuple[Matter, ...]:
        """What each is about."""
        return tuple(sentence.matter for sentence in self.written)

    @property
    def marked(self) -> tuple[Sentence, ...]:
        """The sentences whose clauses were marked one by one: of a world that has some, the reader of words learns nothing."""
        return tuple(sentence for sentence in self.written if sentence.marked == BY_CLAUSE)


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
            yield WrittenItem(file.stem, held["agency"], tuple(map(_sentence, held["sentences"])))
        except (ValueError, KeyError, TypeError) as error:
            message = f"{file.name}:{number}: no item with agency and [matter, text] sentences"
            raise ValueError(message) from error


def _sentence(held: Sequence[object]) -> Sentence:
    """Raises ValueError or TypeError where it is of neither shape."""
    match held:
        case [str(), str()]:
            whole = _clause(held)
            return Sentence(tuple(Clause(whole.matter, whole.text[start:end]) for start, end in clauses(whole.text)), "whole")
        case [[*_], *_]:
            return Sentence(tuple(map(_clause, held)), BY_CLAUSE)
    raise ValueError


def _clause(held: object) -> Clause:
    match held:
        case [str(matter), str(text)]:
            return Clause(Matter(matter), text)
    raise ValueError
