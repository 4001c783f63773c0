"""The speed part of the detection page: Presidio with the same entities and ours, in rounds one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

THREAD_MESSAGES = 8
_CPU, _CLOCK = 0, 1


def speed(rounds: Sequence[Mapping[str, Mapping[str, object]]], characters: Mapping[str, int]) -> Iterator[str]:
    """The table. `rounds`: by contender, seconds of processor and clock by what was done, and memory; `characters` by corpus."""
    yield from (
        "## Speed and memory",
        "",
        f"One core, {len(rounds)} rounds of one contender after the other, each in a process of its own and warmed up on other texts;",
        "medians. Presidio is asked for the entities that both find, ours finds all of its own and begins each line without a passage",
        "or a word remembered. Item by item: a text at a time. In a batch: Presidio's `BatchAnalyzerEngine`, our `tag_items`. The",
        f"ratio is Presidio's time to ours in the same round. A thread has {THREAD_MESSAGES} messages, each quoting all before it; ours",
        "reads it paragraph by paragraph and knows again what it has read, Presidio message by message.",
        "",
        "| | Presidio, same entities | ours | ratio, processor | ratio, clock |",
        "|---|---|---|---|---|",
    )
    everything = sum(characters.values())
    rows = {f"{corpus}, item by item": ([corpus], size) for corpus, size in characters.items()}
    rows |= {"all of it, item by item": (list(characters), everything), "all of it, in a batch": (["in a batch"], everything)}
    for name, (kinds, size) in rows.items():
        theirs, ours = (median(size / _took(r[who], kinds, _CPU) for r in rounds) for who in ("same", "ours"))
        yield f"| {name}, characters a second | {theirs:.0f} | {ours:.0f} | {_ratios(rounds, kinds)} |"
    theirs, ours = (median(_took(r[who], ["thread"], _CPU) for r in rounds) for who in ("same", "ours"))
    yield f"| mail threads, seconds | {theirs:.2f} | {ours:.2f} | {_ratios(rounds, ['thread'])} |"
    for name, kind in (("memory, MB, loaded", "loaded_mb"), ("at its highest", "peak_mb")):
        theirs, ours = (max(r[who][kind] for r in rounds) for who in ("same", "ours"))
        yield f"| {name} | {theirs:.0f} | {ours:.0f} | | |"
    yield ""


def _took(result: Mapping[str, object], kinds: Sequence[str], which: int) -> float:
    return sum(result["seconds"][kind][which] for kind in kinds)


def _ratios(rounds: Sequence[Mapping[str, Mapping[str, object]]], kinds: Sequence[str]) -> str:
    ratios = (median(_took(r["same"], kinds, which) / _took(r["ours"], kinds, which) for r in rounds) for which in (_CPU, _CLOCK))
    return " | ".join(f"{ratio:.2f}" for ratio in ratios)
