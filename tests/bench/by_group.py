"""Automatic recall by the origin of names and by borough, and the gap between the weakest and the strongest group.

A group counts for the gap from 150 questions on: below that a few questions more or less make the difference.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from gateway.matching.wilson import lower_limit, upper_limit

COUNTS_FROM = 150
HEADINGS = ("questions", "links", "wrong", "to link", "linked right", "automatic of wanted", "95 % from", "to")


@dataclass(slots=True)
class Seen:
    """Counts of one group: all questions, links, wrong links, questions that should link, and how many of these did rightly."""

    questions: int = 0
    links: int = 0
    wrong: int = 0
    wanted: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        """Right links of those that should be made; 0 where none should."""
        return self.right / self.wanted if self.wanted else 0.0

    def add(self, more: Seen) -> None:
        """Count another world's group to this one."""
        self.questions += more.questions
        self.links += more.links
        self.wrong += more.wrong
        self.wanted += more.wanted
        self.right += more.right


Groups = dict[str, dict[str, Seen]]
"""By "group" (origin of names) or "borough", then by its name."""


def groups_of(folder: Path, predictions: Path) -> Groups:
    """What happened in each group of a labelled folder.

    A question about nobody of the index counts in the borough that its gold row names, else in none.
    """
    boroughs = _boroughs(folder / "index.jsonl.gz")
    predicted = {row["query_id"]: row for row in _rows(predictions.read_text(encoding="utf-8"))}
    found: Groups = {"group": defaultdict(Seen), "borough": defaultdict(Seen)}
    for gold in _rows((folder / "gold.jsonl").read_text(encoding="utf-8")):
        one = _seen(gold, predicted[gold["query_id"]])
        home = gold.get("borough") or next((boroughs[i] for i in gold["gold"] if i in boroughs), "")
        for kind, name in (("group", gold.get("group", "")), ("borough", home)):
            if name:
                found[kind][name].add(one)
    return found


def together(worlds: Iterable[Groups]) -> Groups:
    """The counts of several worlds as one."""
    whole: Groups = {"group": defaultdict(Seen), "borough": defaultdict(Seen)}
    for world in worlds:
        for kind, groups in world.items():
            for name, seen in groups.items():
                whole[kind][name].add(seen)
    return whole


def gap(groups: Mapping[str, Seen]) -> float | None:
    """How much the strongest group's automatic recall exceeds the weakest's; None where fewer than two groups count."""
    recalls = [seen.recall for seen in groups.values() if seen.questions >= COUNTS_FROM]
    return max(recalls) - min(recalls) if len(recalls) > 1 else None


def table(title: str, groups: Mapping[str, Seen]) -> Table:
    """Groups from the weakest to the strongest, with Wilson's limits; the gap stands below."""
    shown = Table("", *HEADINGS, title=title, caption=_gap_words(groups), title_justify="left", caption_justify="left")
    for name, n in sorted(groups.items(), key=lambda item: item[1].recall):
        limits = (lower_limit(n.right, n.wanted), upper_limit(n.right, n.wanted))
        shown.add_row(
            name, str(n.questions), str(n.links), str(n.wrong), str(n.wanted), str(n.right), *(f"{x:.3f}" for x in (n.recall, *limits))
        )
    return shown


def _gap_words(groups: Mapping[str, Seen]) -> str:
    found = gap(groups)
    return f"gap among groups of {COUNTS_FROM} questions and more: " + ("fewer than two such groups" if found is None else f"{found:.3f}")


def _seen(gold: dict[str, object], made: dict[str, object]) -> Seen:
    ranked, ids = made["ranked"], gold["gold"]
    assert isinstance(ranked, list)
    assert isinstance(ids, list)
    linked = made["decision"] == "auto"
    right = linked and ranked[0] in ids
    wanted = gold["expect"] == "auto"
    return Seen(1, int(linked), int(linked and not right), int(wanted), int(wanted and right))


def _boroughs(index: Path) -> dict[str, str]:
    rows = _rows(gzip.decompress(index.read_bytes()).decode("utf-8"))
    return {row["record_id"]: row["borough"] for row in rows if row.get("borough")}


def _rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines() if line.strip()]
