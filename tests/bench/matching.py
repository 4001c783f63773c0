"""`make bench-match`: the matcher on invented families of several seeds. Counts, not seconds: wrong links above all.

Usage: python -m tests.bench.matching [--seeds 1,2,3,4] [--homes 6000] [--questions 2500] [--data FOLDER]
Automatic recall is shown by origin of names and by borough, over all seeds and for the labelled folder given.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table

from gateway.evaluation.bounds import upper_limit
from gateway.evaluation.matching import write_predictions
from tests.bench.by_group import Groups, groups_of, table, together
from tests.bench.family_queries import write_world

WORDS = {"group": "origin of names", "borough": "borough"}


def tally(folder: Path, out: Path) -> Counter[str]:
    """Predict one world into `out` and count what happened, by what was right."""
    write_predictions(folder, out)
    predicted = {row["query_id"]: row for row in map(json.loads, out.read_text(encoding="utf-8").splitlines())}
    seen: Counter[str] = Counter()
    for gold in map(json.loads, (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()):
        seen.update(_outcomes(gold["expect"], set(gold["gold"]), predicted[gold["query_id"]]))
    return seen


def _outcomes(expect: str, right: set[str], made: dict[str, object]) -> list[str]:
    decision, ranked = made["decision"], made["ranked"]
    assert isinstance(ranked, list)
    found = ["questions", f"expect_{expect}", f"decided_{decision}"]
    if decision == "auto":
        found.append("right" if ranked[0] in right else "wrong")
        found += ["unwarranted"] if expect == "review" else []
        found += ["wanted_and_right"] if expect == "auto" and ranked[0] in right else []
    if right:
        found += ["known", *(["known_shown"] if right & set(ranked[:5]) else [])]
    return [*found, *(["nobody_said"] if expect == "none" and decision == "none" else [])]


def _table(by_seed: dict[str, Counter[str]]) -> Table:
    table = Table(
        "seed", "links", "wrong", "95 % upper", "unwarranted", "automatic of wanted", "shown in five", "nobody recognised", "to review"
    )
    for seed, n in by_seed.items():
        links = n["decided_auto"]
        rates = (n["wanted_and_right"] / n["expect_auto"], n["known_shown"] / n["known"], n["nobody_said"] / n["expect_none"])
        shown = [f"{rate:.3f}" for rate in (*rates, n["decided_review"] / n["questions"])]
        table.add_row(seed, str(links), str(n["wrong"]), f"{upper_limit(n['wrong'], links):.5f}", str(n["unwarranted"]), *shown)
    return table


def _labelled(folder: Path) -> Counter[str]:
    """One labelled folder, predicted and counted, whole and by group."""
    with tempfile.TemporaryDirectory(prefix="mash-labelled-") as scratch:
        predictions = Path(scratch) / "predictions.jsonl"
        counts = tally(folder, predictions)
        _print({folder.name: counts}, folder.name, groups_of(folder, predictions))
    return counts


def _print(rows: dict[str, Counter[str]], title: str, groups: Groups) -> None:
    console = Console(width=130)
    console.print(_table(rows))
    for kind in ("group", "borough"):
        if groups[kind]:
            console.print(table(f"{title}, by {WORDS[kind]}", groups[kind]))


def _worlds(seeds: list[str], homes: int, questions: int) -> Counter[str]:
    """Every seed's world; the counts of all."""
    by_seed: dict[str, Counter[str]] = {}
    groups: list[Groups] = []
    with tempfile.TemporaryDirectory(prefix="mash-families-") as scratch:
        for seed in seeds:
            folder = Path(scratch) / seed
            write_world(folder, int(seed), homes, questions)
            by_seed[seed] = tally(folder, folder / "predictions.jsonl")
            groups.append(groups_of(folder, folder / "predictions.jsonl"))
    by_seed["all"] = sum(by_seed.values(), Counter())
    _print(by_seed, "invented families of all seeds", together(groups))
    return by_seed["all"]


def main() -> int:
    """Run all seeds and print the tables; exit code 1 where any link is wrong or unwarranted."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seeds", default="1,2,3,4")
    asked.add_argument("--homes", type=int, default=6000)
    asked.add_argument("--questions", type=int, default=2500)
    asked.add_argument("--data", type=Path)
    given = asked.parse_args()
    counts = [_worlds(given.seeds.split(","), given.homes, given.questions)]
    if given.data is not None and given.data.is_dir():
        counts.append(_labelled(given.data))
    return 1 if any(n["wrong"] or n["unwarranted"] for n in counts) else 0


if __name__ == "__main__":
    sys.exit(main())
