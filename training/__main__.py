"""`python -m training`: train, write the component into `redaction/model`, measure it and write the figures into its card."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from redaction.language import OWN_COMPONENT, UNTUNED, load_language, write_card
from training.corpora import PUBLIC_FILES, public
from training.measuring import rewrite_figures
from training.origins import Part
from training.tuning import blend, component_of, examples, tune
from training.writing import put_together, written

_VERSION = "mash-names-2"
_TIMES = 10
_PUT_TOGETHER = 2400
_CARD = Path(__file__).parent.parent / "docs" / "model-card.md"


def train(data: Path, out: Path, seed: int) -> None:
    """Train from `data` (public sets) and the written notes; replace the component in `out`."""
    language = load_language(UNTUNED)
    notes = [*written(Part.TRAIN, _TIMES, seed), *put_together(_PUT_TOGETHER, seed), *public(data, seed)]
    learning = list(examples(language, notes))
    tune(language, learning, seed)
    blend(language, load_language(UNTUNED))
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    component_of(language).to_disk(out, exclude=["vocab"])
    write_card(out, f"{_VERSION}, seed {seed}")


def main() -> None:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/pii"))
    parser.add_argument("--out", type=Path, default=OWN_COMPONENT)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--measure", action="store_true", help="measure what is there, train nothing")
    chosen = parser.parse_args()
    missing = [name for name in PUBLIC_FILES if not (chosen.data / name).is_file()]
    if missing:
        parser.error(f"--data {chosen.data}: no {', '.join(missing)} in it. Give the folder of the public sets (docs/model-card.md).")
    if not chosen.measure:
        train(chosen.data, chosen.out, chosen.seed)
    if chosen.out == OWN_COMPONENT:
        rewrite_figures(_CARD, chosen.data)


if __name__ == "__main__":
    main()
