"""From a trained model to the site's weights: a `matching.toml` with the trained bits, where they came from and a seal over them.

Splink sees what both sides hold as one value each: names, birthday, sex, numbers, newest postcode, school, practice. Levels that
need more (aliases, nicknames, former addresses, carers, siblings, threads) keep the hand-set bits, moved only as far as the
order of levels wants. Thresholds are the site's and stay.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from gateway.matching.trained_model import TrainedModel
from gateway.matching.weights import LEVELS, Weights, digest_of

FROM: Mapping[tuple[str, str], tuple[str, str]] = {
    ("given", "spelling"): ("forename", "spelling 0.93"),
    ("given", "differs"): ("forename", "differs"),
    ("family", "spelling"): ("surname", "spelling 0.93"),
    ("family", "differs"): ("surname", "differs"),
    **{("birth", level): ("birth", level) for level in ("exact", "swapped", "one_figure", "same_year", "differs")},
    **{("postcode", level): ("postcode", level) for level in ("current", "one_character", "district", "differs")},
    **{(ours, level): (theirs, level) for ours, theirs in (("nhs", "nhs_number"), ("upn", "upn"), ("case", "case_id"))
       for level in ("agrees", "differs")},
    **{(name, level): (name, level) for name in ("sex", "school", "gp") for level in ("agrees", "differs")},
}  # fmt: skip
"""The matcher's level, and the comparison and level of Splink's model whose bits it takes."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What the bits were trained on; all of it stands in the file."""

    model: bytes
    seed: int
    records: int
    mentions: int
    splink: str
    duckdb: str


def trained_bits(model: TrainedModel, hand_set: Weights) -> tuple[dict[str, dict[str, float]], tuple[str, ...]]:
    """Bits by comparison and level, and a line for each hand-set level that had to move between its trained neighbours."""
    learnt = {(c.name, level.label): level.bits for c in model.comparisons for level in c.levels if level.is_null == "no"}
    fixed = {ours: round(learnt[theirs], 2) for ours, theirs in FROM.items() if theirs in learnt}
    bits: dict[str, dict[str, float]] = {}
    moved: list[str] = []
    for name, levels in LEVELS.items():
        bits[name] = {level: fixed.get((name, level), hand_set.of(name, level)) for level in levels}
        for level in levels:
            if (name, level) not in fixed and (between := _between(name, level, levels, fixed, bits[name][level])) != bits[name][level]:
                moved.append(f"{name}.{level}: {bits[name][level]:+.2f} to {between:+.2f}")
                bits[name][level] = between
    return bits, tuple(moved)


def _between(name: str, level: str, levels: tuple[str, ...], fixed: Mapping[tuple[str, str], float], bits: float) -> float:
    place = levels.index(level)
    above = [fixed[name, stronger] for stronger in levels[:place] if (name, stronger) in fixed]
    below = [fixed[name, weaker] for weaker in levels[place + 1 :] if (name, weaker) in fixed]
    return max(min([bits, *above]), *below) if below else min([bits, *above])


def weights_toml(bits: Mapping[str, Mapping[str, float]], hand_set: Weights, origin: Origin) -> str:
    """The text of the file. Read it back with `weights_from`: what it refuses must not be used."""
    sha = hashlib.sha256(origin.model).hexdigest()
    trained = ", ".join(f'"{name}.{level}"' for name, level in sorted(FROM))
    lines = [
        "# Match weights trained with Splink; `mash-gateway match train` writes this file. Levels not named in trained.levels are",
        "# hand-set. An edited bit breaks the seal and the file is refused: train anew, or take out [trained] and own the numbers.",
        f'version = "splink-{sha[:12]}"',
        "",
        "[trained]",
        f'model_sha256 = "{sha}"',
        f'bits_sha256 = "{digest_of(bits)}"',
        f"seed = {origin.seed}",
        f"records = {origin.records}",
        f"mentions = {origin.mentions}",
        f'splink = "{origin.splink}"',
        f'duckdb = "{origin.duckdb}"',
        f"levels = [{trained}]",
        "",
        "[thresholds]",
        *(f"{key} = {getattr(hand_set.thresholds, key)}" for key in hand_set.thresholds.__dataclass_fields__),
    ]
    for name, levels in bits.items():
        lines += ["", f"[bits.{name}]", *(f"{level} = {value}" for level, value in levels.items())]
    return "\n".join(lines) + "\n"
