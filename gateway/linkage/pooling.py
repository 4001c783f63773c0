"""Levels whose order came out wrong are made one: pool adjacent violators, so that the bits do not rise towards disagreement.

Where two neighbouring levels cannot be told apart by the training pairs, each gets the bits of both together. The sums of m and
of u stay what they were. What was pooled is said.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any  # the saved model is Splink's JSON: any shape below its levels

SEEN = 1e-6  # a smaller m was never seen in training: it is no estimate


@dataclass(slots=True)
class _Block:
    m: float
    u: float
    places: list[int]


def pooled(saved: bytes, mentions: int) -> tuple[bytes, tuple[str, ...]]:
    """The model with its levels in order, and a line for each change. Untrained levels stay as they are, to be refused.

    A disagreement that no true pair showed is taken as half a case among the `mentions`, where there are any: "never" is more
    than so many can teach.
    """
    model: dict[str, Any] = json.loads(saved)
    least = 0.5 / mentions if mentions else 0.0
    notes = [note for comparison in model["comparisons"] for note in (*_raise(comparison, least), *_pool(comparison))]
    return json.dumps(model, indent=2, sort_keys=True).encode() + b"\n", tuple(notes)


def _raise(comparison: dict[str, Any], least: float) -> list[str]:
    last = comparison["comparison_levels"][-1]
    if last.get("m_probability", 1.0) >= least:
        return []
    last["m_probability"] = least
    return [f"{comparison['output_column_name']}: {last['label_for_charts']} not met in training, m taken as {least:.6f}"]


def _pool(comparison: dict[str, Any]) -> list[str]:
    levels = [level for level in comparison["comparison_levels"] if not level.get("is_null_level")]
    if any(not level.get("u_probability") or "m_probability" not in level for level in levels):
        return []
    blocks: list[_Block] = []
    for place, level in enumerate(levels):
        blocks.append(_Block(level["m_probability"], level["u_probability"], [place]))
        while len(blocks) > 1 and _out_of_order(blocks[-2], blocks[-1]):
            weaker = blocks.pop()
            blocks[-1] = _Block(blocks[-1].m + weaker.m, blocks[-1].u + weaker.u, [*blocks[-1].places, *weaker.places])
    notes = []
    for block in blocks:
        if len(block.places) > 1:
            for place in block.places:
                levels[place]["m_probability"] = block.m * levels[place]["u_probability"] / block.u
            notes.append(f"{comparison['output_column_name']}: {', '.join(levels[p]['label_for_charts'] for p in block.places)} pooled")
    return notes


def _out_of_order(stronger: _Block, weaker: _Block) -> bool:
    return stronger.m < SEEN or weaker.m / weaker.u > stronger.m / stronger.u
