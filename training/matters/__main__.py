"""`python -m training.matters`: teach the reader of words from the written items, measure both readers on unmet worlds, write the card.

The encoder is taught before, and apart, by `python -m training.matters.encoding`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from redaction.matters import encoder
from redaction.matters.by_words import PACKAGED, Weights
from redaction.matters.encoder import Encoder
from redaction.matters.setting import Floats
from training.matters.card import Measured, of_clauses, of_sentences, rewrite
from training.matters.corpus import ITEMS, WrittenItem, kept_apart, worlds, written_items
from training.matters.making import clauses_by_encoder, made, unmet, unmet_by_both, unmet_in_setting

_CARD = Path(__file__).parents[2] / "docs" / "matter-card.md"


def write_weights(weights: Weights, file: Path) -> None:
    """The file that `WordsReader.at` reads."""
    np.savez_compressed(
        file,
        grams=weights.grams,
        alone=weights.alone.astype(np.float16),
        alone_bias=weights.alone_bias,
        setting=weights.setting,
        setting_bias=weights.setting_bias,
    )


def main() -> None:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=Path, default=ITEMS)
    parser.add_argument("--out", type=Path, default=PACKAGED)
    chosen = parser.parse_args()
    items = written_items(chosen.items)
    if not items:
        parser.error(f"--items {chosen.items}: no *.jsonl in it. Give the folder of the written items (docs/matter-card.md).")
    mixed = _marked_worlds(items)
    plain = [item for item in items if item.world not in mixed]
    print(f"learning from {sum(len(item.sentences) for item in plain):,} sentences of {len(plain)} items ...", flush=True)
    read = unmet(plain)
    write_weights(made(plain, read), chosen.out)
    if chosen.out == PACKAGED:
        print("measuring on worlds that the readers did not meet ...", flush=True)
        rewrite(_CARD, list(_sections(items, plain, unmet_in_setting(plain, read))))


def _marked_worlds(items: Sequence[WrittenItem]) -> frozenset[str]:
    """Worlds of sentences that run several matters together: of words alone they teach little but confusion."""
    return frozenset(item.world for item in items if item.marked)


def _sections(items: Sequence[WrittenItem], plain: Sequence[WrittenItem], by_words: Floats) -> Iterator[tuple[str, Measured]]:
    """Titles and figures of the card. `by_words`: what readers of words say of the plain items, each of worlds that it did not meet."""
    apart, reader = kept_apart(items), Encoder.at(encoder.PACKAGED)
    theirs = [item for item in plain if item.world in apart]
    marked = [item for item in items if item.world in apart and item.world in _marked_worlds(items)]
    both = unmet_by_both(plain, by_words, reader, apart)
    yield f"Both readers together, on worlds that neither met ({_names(theirs)})", of_sentences(theirs, both)
    yield (
        f"The clauses of sentences of several clauses, by the encoder, on worlds that it did not meet ({_names(marked)})",
        of_clauses(marked, clauses_by_encoder(marked, reader)),
    )
    yield (
        "The reader of words alone, on all worlds that it learns from, each by a reader that did not meet it",
        of_sentences(plain, by_words),
    )


def _names(items: Sequence[WrittenItem]) -> str:
    return ", ".join(worlds(items))


if __name__ == "__main__":
    main()
