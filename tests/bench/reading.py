"""`python -m tests.bench.reading [--dir FOLDER]`: what confinement costs, and how fast a document is read.

The same documents are read in the sandbox and by the bare parser in this process, in turn, twice over. The set is of ordinary
documents of one to five pages; dense PDFs stand apart, and so do the files of the folder.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from gateway.sandbox import SandboxedReader
from parsers.tree import read_tree
from tests.bench.ordinary import Sample, dense, in_folder, ordinary

ROUNDS, TIMES = 2, 5
_MILLISECONDS = 1000


@dataclass(frozen=True, slots=True)
class Reading:
    """Milliseconds of a set of documents: each document counts by its own median. `a_second` is documents read on one core."""

    kind: str
    documents: int
    confined: float
    confined_p95: float
    bare: float
    bare_p95: float
    ratio: float
    a_second: float


def measure(folder: Path | None = None) -> tuple[Reading, ...]:
    """The set, the dense PDFs one by one, each format of the set, and the folder where one is given."""
    chosen = ordinary()
    sets = {"ordinary documents, 1-5 pages": chosen}
    if folder is not None:
        sets["files of the folder, 1-5 pages"] = in_folder(folder)
    sets |= {sample.name: (sample,) for sample in dense()}
    formats = sorted({_format(sample) for sample in chosen})
    sets |= {f"of these: {kind}": tuple(s for s in chosen if _format(s) == kind) for kind in formats}
    return tuple(_of_set(kind, samples) for kind, samples in sets.items())


def as_markdown(found: Sequence[Reading]) -> str:
    """The chapter of docs/benchmarks.md."""
    rows = [f"| {r.kind} | {r.documents} | {_columns(r)} |" for r in found]
    return (
        "## Reading confined and bare\n\n"
        "One confined child a document, in turn with the bare parser in the same process. Milliseconds; a document counts by its\n"
        "median. Documents a second: the set one after another, with all processes on one core.\n\n"
        "| documents | number | confined, median | p95 | bare, median | p95 | confined / bare | documents/s/core |\n"
        "|---|---|---|---|---|---|---|---|\n" + "\n".join(rows) + "\n"
    )


def _columns(found: Reading) -> str:
    times = (found.confined, found.confined_p95, found.bare, found.bare_p95, found.ratio)
    return " | ".join((*(f"{number:.1f}" for number in times), f"{found.a_second:.0f}"))


def _of_set(kind: str, samples: Sequence[Sample]) -> Reading:
    with SandboxedReader() as reader:
        times = [([], []) for _ in samples]
        for _ in range(ROUNDS):
            for sample, seen in zip(samples, times, strict=True):
                _in_turn(reader, sample, seen)
    confined, bare = ([median(seen[way]) for seen in times] for way in (0, 1))
    ratio = median(one / other for one, other in zip(confined, bare, strict=True))
    return Reading(kind, len(samples), median(confined), _p95(confined), median(bare), _p95(bare), ratio, _a_second(samples))


def _in_turn(reader: SandboxedReader, sample: Sample, seen: tuple[list[float], list[float]]) -> None:
    ways: tuple[Callable[[], object], ...] = (
        lambda: reader.read(sample.content, sample.name, ""),
        lambda: read_tree(sample.content, sample.name, ""),
    )
    for _ in range(TIMES):
        for way, times in zip(ways, seen, strict=True):
            begun = time.perf_counter()
            way()
            times.append((time.perf_counter() - begun) * _MILLISECONDS)


def _a_second(samples: Sequence[Sample]) -> float:
    """The best of the rounds: whatever else the machine does only takes from it."""
    with _one_core(), SandboxedReader() as reader:
        reader.read(samples[0].content, samples[0].name, "")
        spent = []
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            for sample in samples:
                reader.read(sample.content, sample.name, "")
            spent.append(time.perf_counter() - begun)
    return len(samples) / min(spent)


@contextmanager
def _one_core() -> Iterator[None]:
    """Keep the process, and those that it starts from now on, on one core."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def _format(sample: Sample) -> str:
    return sample.name.rpartition(".")[2]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reading", description=__doc__)
    parser.add_argument("--dir", type=Path, help="also read the files of this folder")
    sys.stdout.write(as_markdown(measure(parser.parse_args().dir)))


if __name__ == "__main__":
    main()
