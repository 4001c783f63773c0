"""`make bench-match`, second part: naive, Splink and ours on the same labelled queries, and one mention's time against one index.

Usage: python -m tests.bench.beside_splink [--data FOLDER] [--size 20000] [--calls 20] [--keep FOLDER]
Splink trains on the index and the queries without their answers, all m learnt; its links need a score and a lead, tried at two
strengths. "Our model" is the one that passes our check, numbers fixed.
"""

from __future__ import annotations

import argparse
import json
import logging
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median

import duckdb
from rich.console import Console
from rich.table import Table
from splink import DuckDBAPI, Linker

from gateway.children import ChildRecord
from gateway.evaluation.bounds import COLUMNS, Right, gold_of, row_of, tally
from gateway.evaluation.matching import decisions, mention_from, read_index, read_mentions, record_from
from gateway.linkage.making import Made, make
from gateway.linkage.rows import FlatRow, child_row, mention_row
from gateway.linkage.training import splink_weights, table_of, train
from gateway.matching import blocking
from gateway.matching.decision import Candidate, Decision, ForReview, Linked, NoCandidate
from gateway.matching.evidence import EvidenceKind, Mention
from gateway.matching.normalise import name_tokens
from gateway.matching.resolving import Matcher
from gateway.matching.weights import weights_from
from gateway.settings.toml_files import read_table
from tests.bench.crowd import crowd
from tests.bench.families import TODAY
from tests.bench.family_queries import as_record, write_world
from tests.bench.indexing import build, questions
from tests.fakes import FixedClock
from tests.store_fixtures import open_in

HAND_SET = Path("config/matching.toml")
STRENGTHS = ((14.0, 12.0), (20.0, 12.0))  # bits of score and of lead for a link
_ENOUGH = 500  # fewer homes may hold no child of every kind that is asked about
REVIEW = 0.0  # below this Splink's best is shown to nobody
Decided = Iterator[tuple[Mention, Decision]]


def naive(records: Sequence[ChildRecord], mentions: Iterable[Mention]) -> Decided:
    """The NHS number, else the exact name with the date of birth; several of one name give nobody."""
    by_number = {r.nhs_number: r for r in records if r.nhs_number}
    by_name: dict[tuple[tuple[str, ...], str], list[ChildRecord]] = defaultdict(list)
    for record in records:
        by_name[name_tokens(record.full_name), str(record.date_of_birth)].append(record)
    for mention in mentions:
        numbers = [by_number[n] for n in mention.values(EvidenceKind.NHS_NUMBER) if n in by_number]
        names, born = mention.values(EvidenceKind.NAME), mention.values(EvidenceKind.DATE_OF_BIRTH)
        named = by_name.get((name_tokens(names[0]), born[0]), []) if names and born else []
        found = numbers[:1] or (named if len(named) == 1 else [])
        yield mention, Linked(mention, Candidate(found[0], 0.0, ()), "naive") if found else NoCandidate(mention, (), "naive")


def by_splink(saved: bytes, records: Sequence[ChildRecord], mentions: Sequence[Mention], least: float, lead: float) -> Decided:
    """Splink's best candidates by its own weights: a link where score and lead are enough."""
    children = {r.id: r for r in records}
    ranked: dict[str, list[Candidate]] = defaultdict(list)
    for pair in splink_weights(saved, [child_row(r) for r in records], [mention_row(m) for m in mentions]):
        child, asked = (pair.left, pair.right) if pair.left in children else (pair.right, pair.left)
        ranked[asked].append(Candidate(children[child], pair.weight, ()))
    for mention in mentions:
        best = sorted(ranked[mention.id], key=lambda c: -c.bits)[:5]
        yield mention, by_margin(mention, tuple(best), least, lead)


def by_margin(mention: Mention, best: tuple[Candidate, ...], least: float, lead: float) -> Decision:
    """A link where score and lead are enough, a question above `REVIEW`, else nobody."""
    if not best or best[0].bits < REVIEW:
        return NoCandidate(mention, best, "splink")
    behind = best[1].bits if len(best) > 1 else float("-inf")
    if best[0].bits >= least and best[0].bits - behind >= lead:
        return Linked(mention, best[0], "splink", best[1] if len(best) > 1 else None)
    return ForReview(mention, best, "splink")


def quality(folder: Path) -> Table:
    """All ways on one set."""
    records, mentions = read_index(folder / "index.jsonl.gz"), read_mentions(folder / "queries.jsonl")
    gold = gold_of(folder / "gold.jsonl")
    rows, asked = [child_row(r) for r in records], [mention_row(m) for m in mentions]
    plain = train(rows, asked, seed=7, numbers="learnt")
    made = make(rows, asked, weights_from(read_table(HAND_SET)), seed=7)
    ways: dict[str, Decided] = {"naive": naive(records, mentions)}
    for least, lead in STRENGTHS:
        ways[f"Splink {least:.0f}/{lead:.0f}"] = by_splink(plain, records, mentions, least, lead)
    ways["Splink 20/12, our model"] = by_splink(made.model, records, mentions, *STRENGTHS[-1])
    ways["ours, hand-set"] = decisions(folder)
    if made.weights:
        ways["ours, trained"] = decisions(folder, _written(made))
    return _beside(ways, gold)


def _written(made: Made) -> Path:
    file = Path(tempfile.mkdtemp(prefix="mash-trained-")) / "matching.toml"
    file.write_text(made.weights, encoding="utf-8")
    return file


def _beside(ways: dict[str, Decided], gold: dict[str, Right]) -> Table:
    cells = {name: row_of(tally(decided, gold)["all"]) for name, decided in ways.items()}
    table = Table("measure", *cells)
    for measure, *row in zip(COLUMNS, *cells.values(), strict=True):
        table.add_row(measure, *row)
    return table


def times(folder: Path, size: int, seed: int, calls: int) -> str:
    """One mention against an index of `size`, Splink's `predict_between` and ours in turn, in milliseconds and as a ratio."""
    if not (folder / "gateway.sqlite3").exists():
        for _line in build(folder, size, seed):
            pass
    asked = [mention_from(f"Q{n}", q[2]) for n, q in enumerate(questions(size, seed, max(calls, _ENOUGH))[:calls])]
    rows = [child_row(record_from(as_record(c, home))) for home in crowd(seed, size) for c in home if c.recorded == "yes"]
    splinks = _splink_call(rows, [mention_row(m) for m in asked])
    store = open_in(folder, FixedClock())
    index = store.children()
    matcher = Matcher(
        partial(index.candidates, cap=blocking.BLOCK_CAP), weights_from(read_table(HAND_SET)), index.name_frequencies(), TODAY
    )
    theirs, mine = [], []
    for mention in asked:
        theirs.append(_spent(partial(splinks, mention_row(mention))))
        mine.append(_spent(partial(matcher.one, mention, thread=None)))
    store.close()
    told = [_ratio(what, [t[n] for t in theirs], [m[n] for m in mine]) for n, what in enumerate(("wall", "processor"))]
    return f"{len(rows)} children, {calls} mentions: {'; '.join(told)}"


def _ratio(what: str, theirs: list[float], mine: list[float]) -> str:
    slow, quick = median(theirs), median(mine)
    return f"{what} p50 Splink {slow:.0f} ms, ours {quick:.1f} ms, ratio {slow / quick:.0f}, worst {max(theirs):.0f} and {max(mine):.0f} ms"


def _splink_call(rows: Sequence[FlatRow], asked: Sequence[FlatRow]) -> Callable[[FlatRow], object]:
    """Splink with the index registered and its term frequencies counted, as its documents advise for one new record."""
    made = make(rows[:20000], asked, weights_from(read_table(HAND_SET)), seed=7, most_pairs=4e5)
    connection = duckdb.connect(":memory:")
    connection.execute("SET threads TO 1")
    database = DuckDBAPI(connection)
    children = database.register(table_of(rows), dataset_display_name="children")
    first = database.register(table_of(asked), dataset_display_name="mentions")
    linker = Linker([children, first], json.loads(made.model), log_level=logging.ERROR)
    for column in ("forename", "surname"):
        linker.table_management.compute_tf_table(column)
    number = iter(range(len(asked) + 1))

    def call(row: FlatRow) -> object:
        one = database.register(table_of([row]), dataset_display_name=f"one_{next(number)}")
        return linker.inference.predict_between(children, one, warning_mode="never").as_record_list()

    return call


def _spent(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds by the wall and of the processor."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000


def main() -> int:
    """Print both tables; exit code 0 always: the first part of the bench decides."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, help="a folder with index, queries and gold; without it an invented world")
    asked.add_argument("--size", type=int, default=20_000)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--calls", type=int, default=20)
    asked.add_argument("--keep", type=Path, help="keep the index there, or use the one that is")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="mash-beside-") as scratch:
        folder = given.data if given.data is not None and given.data.is_dir() else Path(scratch) / "world"
        if folder != given.data:
            write_world(folder, 1, 6000, 2500)
        Console(width=120).print(quality(folder))
        if given.calls:
            print(times(given.keep or Path(scratch) / "index", given.size, given.seed, given.calls))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
