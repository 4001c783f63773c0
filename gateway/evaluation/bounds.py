"""Matching decisions against what is right, counted by how much was written, with the upper limit of the rate of wrong links."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gateway.matching.decision import Decision, ForReview, Linked
from gateway.matching.evidence import Mention
from gateway.matching.strata import stratum
from gateway.matching.wilson import upper_limit

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Right:
    """What is right for a question: the acceptable record ids, and "auto", "review", "none" or "either"."""

    ids: frozenset[str]
    expect: str


def gold_of(path: Path) -> dict[str, Right]:
    """The right answers by question; JSON lines with query_id, gold, expect."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {row["query_id"]: Right(frozenset(row["gold"]), row["expect"]) for row in rows}


def tally(decided: Iterable[tuple[Mention, Decision]], gold: dict[str, Right]) -> dict[str, Counter[str]]:
    """Counts by stratum, and of "all"."""
    seen: dict[str, Counter[str]] = {"all": Counter()}
    for mention, decision in decided:
        found = Counter(_outcomes(decision, gold[mention.id]))
        for name in ("all", stratum(mention)):
            seen.setdefault(name, Counter()).update(found)
    return seen


def _outcomes(decision: Decision, right: Right) -> Iterator[str]:
    yield "questions"
    yield f"expect_{right.expect}"
    shown = _shown(decision)
    if isinstance(decision, Linked):
        good = shown[0] in right.ids
        yield "links"
        yield "right" if good else "wrong"
        if right.expect == "review":
            yield "unwarranted"
        if right.expect == "auto" and good:
            yield "wanted_and_right"
    elif isinstance(decision, ForReview):
        yield "review"
    elif right.expect == "none":
        yield "nobody_said"
    if right.ids:
        yield "known"
        if right.ids & set(shown[:_SHOWN]):
            yield "known_shown"


def _shown(decision: Decision) -> list[str]:
    if isinstance(decision, Linked):
        return [c.child.id for c in (decision.candidate, decision.runner_up) if c is not None]
    return [c.child.id for c in (decision.candidates if isinstance(decision, ForReview) else decision.nearest)]


COLUMNS = ("questions", "links", "wrong", "95 % upper", "unwarranted", "automatic of wanted", "to review", "shown in five", "nobody known")


def row_of(n: Counter[str]) -> tuple[str, ...]:
    """The counts as cells under `COLUMNS`; "-" where there is nothing to divide by."""
    return (
        str(n["questions"]),
        str(n["links"]),
        str(n["wrong"]),
        f"{upper_limit(n['wrong'], n['links']):.5f}",
        str(n["unwarranted"]),
        _rate(n["wanted_and_right"], n["expect_auto"]),
        _rate(n["review"], n["questions"]),
        _rate(n["known_shown"], n["known"]),
        _rate(n["nobody_said"], n["expect_none"]),
    )


def _rate(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"
