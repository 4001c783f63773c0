"""`python -m training.matters`: teach the reader of words from the written items, measure both readers on unmet worlds, write the card.

The encoder is taught before, and apart, by `python -m training.matters.encoding`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from redaction.matters import encoder
from redaction.matters.by_words import PACKAGED, Weights
from redaction.matters.encoder import Encoder
from training.matters.card import Measured, rewrite
from training.matters.corpus import ITEMS, kept_apart, written_items
from training.matters.making import made, unmet, unmet_by_both, unmet_in_setting

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
    print(f"learning from {sum(len(item.sentences) for item in items):,} sentences of {len(items)} items ...", flush=True)
    read = unmet(items)
    write_weights(made(items, read), chosen.out)
    if chosen.out == PACKAGED:
        print("measuring on worlds that the readers did not meet ...", flush=True)
        apart = kept_apart(items)
        by_words = unmet_in_setting(items, read)
        both = unmet_by_both(items, by_words, Encoder.at(encoder.PACKAGED), apart)
        rewrite(_CARD, Measured(items, by_words), Measured([item for item in items if item.world in apart], both))


if __name__ == "__main__":
    main()
