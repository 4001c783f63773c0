"""The figures of the model's card: on worlds that the readers did not learn from, by matter and by agency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from redaction.matters.matter import MATTERS, Matter
from redaction.matters.setting import Floats
from training.matters.corpus import WrittenItem

_BEGIN, _END = "<!-- figures -->", "<!-- end of figures -->"
_LOST = (0.002, 0.005, 0.01, 0.02)


@dataclass(frozen=True, slots=True)
class Measured:
    """Sentences or clauses ("sentences", "clauses") of some items: what each is about, who would send it, and its probabilities, (n, matters)."""

    what: str
    matters: Sequence[Matter]
    agencies: Sequence[str]
    found: Floats


def of_sentences(items: Sequence[WrittenItem], found: Floats) -> Measured:
    """Of all sentences of the items, in that order."""
    return Measured("sentences", [m for item in items for m in item.matters], [item.agency for item in items for _ in item.matters], found)


def of_clauses(items: Sequence[WrittenItem], found: Floats) -> Measured:
    """Of the clauses of the sentences that were marked clause by clause."""
    marked = [(item.agency, clause.matter) for item in items for sentence in item.marked for clause in sentence.clauses]
    return Measured("clauses", [matter for _, matter in marked], [agency for agency, _ in marked], found)


def rewrite(card: Path, sections: Sequence[tuple[str, Measured]]) -> None:
    """Put the figures, each below its title, between the card's marks."""
    text = card.read_text(encoding="utf-8")
    before, after = text.split(_BEGIN)[0], text.split(_END)[1]
    lines = [line for title, measured in sections for line in (f"{title}:\n", *figures(measured), "")]
    card.write_text(f"{before}{_BEGIN}\n\n" + "\n".join(lines) + f"\n{_END}{after}", encoding="utf-8")


def figures(measured: Measured) -> Iterator[str]:
    """Lines of the tables."""
    wanted, found = np.array([MATTERS.index(matter) for matter in measured.matters]), measured.found
    beside = 1 - found[:, MATTERS.index(Matter.CONCERN)] - found[:, MATTERS.index(Matter.CONTEXT)]
    yield f"{len(wanted):,} {measured.what}; told right {np.mean(found.argmax(axis=1) == wanted):.3f} of them.\n"
    yield f"| matter | {measured.what} | told right | taken for a concern | precision |\n|---|---|---|---|---|"
    for at, matter in enumerate(MATTERS):
        own, told = wanted == at, found.argmax(axis=1) == at
        yield f"| {matter} | {own.sum()} | {_share(told[own])} | {_share(found[own].argmax(axis=1) == 0)} | {_share(own[told])} |"
    yield '\n| concerns that would be left out | where "beside the point" begins | of what is beside the point, left out | of context, left out |\n|---|---|---|---|'
    aside = ~np.isin(wanted, (MATTERS.index(Matter.CONCERN), MATTERS.index(Matter.CONTEXT)))
    context = wanted == MATTERS.index(Matter.CONTEXT)
    for lost in _LOST:
        edge = float(np.quantile(beside[wanted == 0], 1 - lost))
        yield f"| {lost:.1%} | {edge:.2f} | {_share(beside[aside] > edge)} | {_share(beside[context] > edge, 3)} |"
    yield f"\n| agency | {measured.what} | told right |\n|---|---|---|"
    agencies = np.array(measured.agencies)
    for agency in sorted(set(agencies)):
        own = agencies == agency
        yield f"| {agency} | {own.sum()} | {np.mean(found[own].argmax(axis=1) == wanted[own]):.2f} |"


def _share(true: NDArray[np.bool_], digits: int = 2) -> str:
    """The share in digits; "-" of nothing."""
    return f"{np.mean(true):.{digits}f}" if len(true) else "-"
