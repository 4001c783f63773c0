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
from training.matters.making import answers

_BEGIN, _END = "<!-- figures -->", "<!-- end of figures -->"
_LOST = (0.002, 0.005, 0.01, 0.02)


@dataclass(frozen=True, slots=True)
class Measured:
    """Items and the probabilities of all their sentences in that order, (sentences, matters)."""

    items: Sequence[WrittenItem]
    found: Floats


def rewrite(card: Path, by_words: Measured, both: Measured) -> None:
    """Put the figures between the card's marks."""
    text = card.read_text(encoding="utf-8")
    before, after = text.split(_BEGIN)[0], text.split(_END)[1]
    apart = ", ".join(sorted({item.world for item in both.items}))
    lines = [
        f"Both readers together, on worlds that neither met ({apart}):\n",
        *figures(both.items, both.found),
        "\nThe reader of words alone, on all worlds, each by a reader that did not meet it:\n",
        *figures(by_words.items, by_words.found),
    ]
    card.write_text(f"{before}{_BEGIN}\n\n" + "\n".join(lines) + f"\n\n{_END}{after}", encoding="utf-8")


def figures(items: Sequence[WrittenItem], found: Floats) -> Iterator[str]:
    """Lines of the tables. `found`: probabilities of all sentences in the items' order."""
    wanted = answers(items)
    beside = 1 - found[:, MATTERS.index(Matter.CONCERN)] - found[:, MATTERS.index(Matter.CONTEXT)]
    yield f"{len(wanted):,} sentences of {len(items)} items; told right {np.mean(found.argmax(axis=1) == wanted):.3f} of them.\n"
    yield "| matter | sentences | told right | taken for a concern | precision |\n|---|---|---|---|---|"
    for at, matter in enumerate(MATTERS):
        own, told = wanted == at, found.argmax(axis=1) == at
        yield f"| {matter} | {own.sum()} | {_share(told[own])} | {_share(found[own].argmax(axis=1) == 0)} | {_share(own[told])} |"
    yield '\n| concerns that would be left out | where "beside the point" begins | of what is beside the point, left out | of context, left out |\n|---|---|---|---|'
    aside = ~np.isin(wanted, (MATTERS.index(Matter.CONCERN), MATTERS.index(Matter.CONTEXT)))
    context = wanted == MATTERS.index(Matter.CONTEXT)
    for lost in _LOST:
        edge = float(np.quantile(beside[wanted == 0], 1 - lost))
        yield f"| {lost:.1%} | {edge:.2f} | {_share(beside[aside] > edge)} | {_share(beside[context] > edge, 3)} |"
    yield "\n| agency | sentences | told right |\n|---|---|---|"
    agencies = np.array([item.agency for item in items for _ in item.sentences])
    for agency in sorted(set(agencies)):
        own = agencies == agency
        yield f"| {agency} | {own.sum()} | {np.mean(found[own].argmax(axis=1) == wanted[own]):.2f} |"


def _share(true: NDArray[np.bool_], digits: int = 2) -> str:
    """The share in digits; "-" of nothing."""
    return f"{np.mean(true):.{digits}f}" if len(true) else "-"
