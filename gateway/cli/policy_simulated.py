"""What a tried policy would change, in counts: rows and objects for `policy simulate`. Words of items only where asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gateway.cli.marked_view import word_for_entity
from redaction.policy_words import whose
from redaction.reasons import because

if TYPE_CHECKING:
    from gateway.cli.output import Json
    from gateway.pipeline.simulation import CopyChange, Replayed, Stretch

WAYS = {"now_travels": "would now TRAVEL", "now_hidden": "would now be hidden", "otherwise": "hidden otherwise"}
COPY_COLUMNS = ("item", "record", "policy", "would now travel", "would now be hidden", "otherwise", "withheld")
COUNT_COLUMNS = ("which", "what", "whose", "because", "code", "before", "after", "stretches", "characters")
OUTCOMES = {
    "compared": "compared",
    "same_policy": "under a policy that the file does not touch",
    "never_read": "never read, or erased",
    "no_child": "linked to no child",
}


def copy_rows(results: Iterable[Replayed]) -> list[tuple[str, ...]]:
    """One row a copy that changes; numbers are characters."""
    return [_copy_row(copy) for result in results for copy in result.copies if copy.stretches]


def _copy_row(copy: CopyChange) -> tuple[str, ...]:
    sizes = Counter[str]()
    for s in copy.stretches:
        sizes[s.way] += s.end - s.start
    after = copy.after.partition(":")[0]
    withheld = f"{copy.withheld_before} -> {copy.withheld_after}"
    return (copy.item, copy.child, after, *(f"{sizes[way]}" for way in WAYS), withheld)


def count_rows(copies: Sequence[CopyChange]) -> list[tuple[str, ...]]:
    """What changes over all copies, by way, entity, role and reason, what travels first."""
    return [
        (
            WAYS[way],
            word_for_entity(entity),
            whose(role),
            because(reason),
            reason,
            before or "travels",
            after or "travels",
            str(n),
            str(size),
        )
        for (way, entity, role, reason, before, after), (n, size) in counted(copies).items()
    ]


def counted(copies: Iterable[CopyChange]) -> dict[tuple[str, ...], tuple[int, int]]:
    """(way, entity, role, reason, operator before, after) -> stretches and characters."""
    found: dict[tuple[str, ...], tuple[int, int]] = {}
    for stretch in (s for copy in copies for s in copy.stretches):
        key = (stretch.way, stretch.entity, stretch.role, stretch.reason, stretch.before, stretch.after)
        times, size = found.get(key, (0, 0))
        found[key] = (times + 1, size + stretch.end - stretch.start)
    order = list(WAYS)
    return dict(sorted(found.items(), key=lambda pair: (order.index(pair[0][0]), -pair[1][1], pair[0])))


def summary(results: Sequence[Replayed]) -> str:
    """How many items were looked at and what became of them."""
    outcomes = Counter(result.outcome for result in results)
    copies = [copy for result in results for copy in result.copies]
    told = "; ".join(f"{outcomes[code]} {words}" for code, words in OUTCOMES.items() if outcomes[code])
    changed = sum(bool(copy.stretches) for copy in copies)
    return f"{len(results)} items ({told or 'none'}). {changed} of {len(copies)} copies would change. Nothing was changed."


def result_object(results: Sequence[Replayed]) -> dict[str, Json]:
    """Everything for scripts: counts and offsets, no words."""
    copies = [copy for result in results for copy in result.copies]
    totals: list[Json] = [
        {
            "which": way,
            "entity": entity,
            "role": role,
            "reason": reason,
            "before": before,
            "after": after,
            "stretches": n,
            "characters": size,
        }
        for (way, entity, role, reason, before, after), (n, size) in counted(copies).items()
    ]
    return {
        "items": [{"item": r.item, "outcome": r.outcome, "copies": [_copy_object(c) for c in r.copies]} for r in results],
        "totals": totals,
    }


def _copy_object(copy: CopyChange) -> dict[str, Json]:
    return {
        "child": copy.child,
        "before": copy.before,
        "after": copy.after,
        "withheld_before": copy.withheld_before,
        "withheld_after": copy.withheld_after,
        "stretches": [_stretch_object(s) for s in copy.stretches],
    }


def _stretch_object(stretch: Stretch) -> dict[str, Json]:
    return {
        "which": stretch.way,
        "passage": stretch.passage,
        "start": stretch.start,
        "end": stretch.end,
        "entity": stretch.entity,
        "role": stretch.role,
        "reason": stretch.reason,
        "before": stretch.before,
        "after": stretch.after,
    }


def word_rows(copy: CopyChange) -> list[tuple[str, ...]]:
    """The words themselves, for a person at a terminal who asked."""
    return [(copy.item, s.passage, WAYS[s.way], word_for_entity(s.entity), copy.words_of(s)) for s in copy.stretches]
