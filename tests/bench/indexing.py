"""`make bench-index`: a large child index in SQLite, built and asked as a worker asks it. Figures of this machine, never a test.

Usage: python -m tests.bench.indexing [--sizes 100000,1000000] [--questions 1000] [--seed 7] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from gateway.children import ChildRecord
from gateway.evaluation.matching import mention_from, record_from
from gateway.matching import blocking
from gateway.matching.decision import Decision, ForReview, Linked
from gateway.matching.resolving import Matcher
from gateway.matching.weights import weights_from
from gateway.settings.toml_files import read_table
from gateway.store import SqlStore
from tests.bench.crowd import crowd
from tests.bench.families import TODAY
from tests.bench.family_queries import Question, as_record, ask
from tests.fakes import FixedClock
from tests.store_fixtures import open_in

AT_ONCE = 20_000
WEIGHTS_FILE = Path("config/matching.toml")


@dataclass(frozen=True, slots=True)
class Answer:
    """One question, what was decided, and what it took in wall and processor milliseconds."""

    question: Question
    decision: Decision
    wall: float
    cpu: float


def build(folder: Path, size: int, seed: int) -> Iterator[str]:
    """Make the index; yields lines of progress. An index that is there already is used as it is."""
    store = open_in(folder, FixedClock())
    begun, spent, done = time.perf_counter(), time.process_time(), 0
    batch: list[ChildRecord] = []
    for members in crowd(seed, size):
        batch += [record_from(as_record(c, members)) for c in members if c.recorded == "yes"]
        if len(batch) >= AT_ONCE:
            done += store.children().upsert(batch).added
            batch = []
            yield f"{done} children, {time.perf_counter() - begun:.0f} s, {time.process_time() - spent:.0f} s of processor"
    done += store.children().upsert(batch).added
    store.close()
    yield f"{done} children, {time.perf_counter() - begun:.0f} s, {time.process_time() - spent:.0f} s of processor"


def questions(size: int, seed: int, wanted: int) -> list[Question]:
    """Questions about children drawn evenly from the whole index."""
    chance = random.Random(seed + 1)
    picked = set(chance.sample(range(size // 3), min(wanted * 3, size // 3)))
    homes = [members for n, members in enumerate(crowd(seed, size)) if n in picked]
    return ask(chance, homes, wanted)


def answers(store: SqlStore, asked: Sequence[Question]) -> Iterator[Answer]:
    """Each question decided as a worker would."""
    index = store.children()
    weights = weights_from(read_table(WEIGHTS_FILE))
    matcher = Matcher(partial(index.candidates, cap=blocking.BLOCK_CAP), weights, index.name_frequencies(), TODAY)
    gc.freeze()  # as a worker does at its start
    for number, question in enumerate(asked):
        mention = mention_from(f"Q{number}", question[2])
        wall, cpu = time.perf_counter(), time.process_time()
        decision = matcher.one(mention, thread=None)
        yield Answer(question, decision, (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000)


def summary(found: Sequence[Answer]) -> str:
    """The figures of one size."""
    lines = [_times("wall", sorted(a.wall for a in found)), _times("processor", sorted(a.cpu for a in found))]
    n: Counter[str] = Counter()
    for a in found:
        _, expect, _, right = a.question
        n.update([f"expect_{expect}"])
        best = _best(a.decision)
        n.update(["known_shown"] if set(best[:5]) & set(right) else [])
        n.update(["known"] if right else [])
        if isinstance(a.decision, Linked):
            n.update(["links", *(["wrong"] if best[0] not in right else []), *(["unwarranted"] if expect == "review" else [])])
            n.update(["wanted"] if expect == "auto" and best[0] in right else [])
        n.update(["cut"] if getattr(a.decision, "why", "") == "block_truncated" else [])
    lines.append(
        f"links {n['links']}, wrong {n['wrong']}, unwarranted {n['unwarranted']}; automatic of wanted {n['wanted'] / n['expect_auto']:.3f};"
        f" right child in five {n['known_shown'] / n['known']:.3f}; held for a cut block {n['cut'] / len(found):.4f}"
    )
    return "\n".join(lines)


def _best(decision: Decision) -> list[str]:
    if isinstance(decision, Linked):
        return [decision.candidate.child.id]
    return [c.child.id for c in (decision.candidates if isinstance(decision, ForReview) else decision.nearest)]


def _times(what: str, ordered: Sequence[float]) -> str:
    at = [ordered[min(int(len(ordered) * part), len(ordered) - 1)] for part in (0.5, 0.95, 0.99)]
    return f"{what} ms: p50 {at[0]:.1f}, p95 {at[1]:.1f}, p99 {at[2]:.1f}"


def _step_build(folder: Path, size: int, seed: int) -> None:
    for line in build(folder, size, seed):
        print(f"  {line}", file=sys.stderr)
    print(f"built: {line}; {(folder / 'gateway.sqlite3').stat().st_size / 2**20:.0f} MB on disk; {_peak()}")


def _step_ask(folder: Path, size: int, seed: int, wanted: int) -> None:
    asked = questions(size, seed, wanted)
    before = _peak()
    store = open_in(folder, FixedClock())
    print(f"a loop of a million additions takes {_spin():.0f} ms of processor; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{summary(list(answers(store, asked)))}\n{_peak()} (of which the questions' own making {before})")
    store.close()


def _spin() -> float:
    """The machine's speed at this moment, against which the figures are to be read."""
    begun = time.process_time()
    total = 0
    for n in range(1_000_000):
        total += n
    return (time.process_time() - begun) * 1000


def _peak() -> str:
    return f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


def main() -> None:
    """Build and ask each size in processes of their own, so that each one's memory shows."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", default="100000,1000000")
    asked.add_argument("--questions", type=int, default=1000)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--keep", type=Path)
    asked.add_argument("--step", choices=("build", "ask"))
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="mash-index-") as scratch:
        for size in map(int, given.sizes.split(",")):
            folder = (given.keep or Path(scratch)) / str(size)
            if given.step == "build":
                _step_build(folder, size, given.seed)
            elif given.step == "ask":
                _step_ask(folder, size, given.seed, given.questions)
            else:
                print(f"== {size} children", flush=True)
                for step in ("build", "ask") if not (folder / "gateway.sqlite3").exists() else ("ask",):
                    own = ["--sizes", str(size), "--questions", str(given.questions), "--seed", str(given.seed)]
                    kept = ["--keep", str(folder.parent), "--step", step]
                    subprocess.run([sys.executable, "-P", "-m", "tests.bench.indexing", *own, *kept], check=True)


if __name__ == "__main__":
    main()
