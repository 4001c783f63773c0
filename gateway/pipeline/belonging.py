"""Which passages belong to which child, as far as the item's own structure says: minutes, numbered cases, form sections, table rows.

Structure outranks words: a passage under another child's heading is theirs, whatever pronoun it uses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gateway.matching.decision import Decision
from gateway.pipeline.minutes import APART, OTHER, SHARED, SUBJECT, Told
from gateway.pipeline.numbered_cases import of_other_cases
from parsers import Segment, SegmentKind


def belonging(
    told: Told, segments: tuple[tuple[str, Segment], ...], mine: Decision | None, others: Iterable[Decision]
) -> Mapping[str, str]:
    """Passage id -> "subject" | "other" | "shared" | "apart" | "confidential"; what structure says nothing about is absent."""
    known = {segment.id for _, segment in segments}
    minutes = {passage: verdict for passage, verdict in told.of.items() if passage in known}
    cases = dict.fromkeys(of_other_cases(segments, _where(mine)), APART)
    return {**cases, **_by_rows(segments, mine, others), **minutes}


def _by_rows(segments: tuple[tuple[str, Segment], ...], mine: Decision | None, others: Iterable[Decision]) -> dict[str, str]:
    """Rows that hold evidence of this child's mention are theirs; rows that hold only other people's are not."""
    rows = {segment.id for _, segment in segments if segment.kind is SegmentKind.TABLE_ROW}
    ours = _where(mine) & rows
    if not ours:
        return {}
    theirs = set().union(*(_where(decision) for decision in others)) & rows
    return {**dict.fromkeys(theirs - ours, OTHER), **dict.fromkeys(ours & theirs, SHARED), **dict.fromkeys(ours - theirs, SUBJECT)}


def _where(decision: Decision | None) -> set[str]:
    return set() if decision is None else {e.segment for e in decision.mention.evidence if e.segment}
