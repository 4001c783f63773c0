"""`make bench-match`: the matcher on invented families of several seeds. Counts, not seconds: wrong links above all.

Usage: python -m tests.bench.matching [--seeds 1,2,3] [--homes 6000] [--questions 2500]
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
from tests.bench.family_queries import write_world

HEADINGS = ("seed", "links", "wrong", "95 % upper", "unwarranted", "made of wanted", "in five", "nobody said", "review")


def tally(folder: Path) -> Counter[str]:
    """Predict one world and count what happened, by what was right."""
    out = folder / "predictions.jsonl"
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


def main() -> int:
    """Run all seeds and print the table; exit code 1 where any link is wrong."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seeds", default="1,2,3")
    asked.add_argument("--homes", type=int, default=6000)
    asked.add_argument("--questions", type=int, default=2500)
    given = asked.parse_args()
    by_seed: dict[str, Counter[str]] = {}
    with tempfile.TemporaryDirectory(prefix="mash-families-") as scratch:
        for seed in given.seeds.split(","):
            folder = Path(scratch) / seed
            write_world(folder, int(seed), given.homes, given.questions)
            by_seed[seed] = tally(folder)
    by_seed["all"] = sum(by_seed.values(), Counter())
    Console(width=110).print(_table(by_seed))
    return 1 if by_seed["all"]["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
