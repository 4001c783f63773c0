"""Which passages belong to which child, as far as the item's own structure says: minutes, form sections, table rows.

Structure outranks words: a passage under another child's heading is theirs, whatever pronoun it uses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from gateway.children import ChildRecord
from gateway.matching.decision import Decision
from gateway.matching.names import likeness
from gateway.matching.normalise import name_tokens
from parsers import Document, MeetingSubject, Segment, SegmentKind

SUBJECT, OTHER, SHARED = "subject", "other", "shared"


def belonging(
    record: ChildRecord,
    document: Document,
    segments: tuple[tuple[str, Segment], ...],
    mine: Decision | None,
    others: Iterable[Decision],
) -> Mapping[str, str]:
    """Passage id -> "subject" | "other" | "shared"; passages that structure says nothing about are absent."""
    rows = _by_rows(segments, mine, others)
    return {**rows, **_by_minutes(record, document, segments)}


def _by_minutes(record: ChildRecord, document: Document, segments: tuple[tuple[str, Segment], ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for prefix, meeting in _meetings(document):
        for subject in meeting:
            verdict = SUBJECT if _is(record, subject) else OTHER
            found |= {prefix + s: verdict for s in subject.segments}
            if verdict == SUBJECT:
                found |= {prefix + s: SHARED for s in subject.shared}
    known = {segment.id for _, segment in segments}
    return {passage: verdict for passage, verdict in found.items() if passage in known}


def _meetings(document: Document, path: str = "") -> list[tuple[str, tuple[MeetingSubject, ...]]]:
    """(id prefix, subjects) of each part that is minutes. Segment ids of a part are prefixed as `parsers.walk` does."""
    prefix = f"{path}/" if path else ""
    own = [(prefix, document.meeting.subjects)] if document.meeting else []
    inner = (
        _meetings(part.document, f"{path}.{n}" if path else str(n)) for n, part in enumerate(document.parts) if part.document is not None
    )
    return own + list(chain.from_iterable(inner))


def _is(record: ChildRecord, subject: MeetingSubject) -> bool:
    """Whether the minutes' subject is this child: a forename of the record, and its surname where one is written."""
    written = name_tokens(subject.name)
    given = [t for name in (record.given_name, *record.middle_names, *record.known_as) for t in name_tokens(name)]
    family = [t for name in (record.family_name, *record.previous_names) for t in name_tokens(name)]
    first = [w for w in written if any(likeness(w, g) != "differs" for g in given)]
    rest = [w for w in written if w not in first]
    return bool(first) and (not rest or any(likeness(w, f) in {"exact", "spelling"} for w in rest for f in family))


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
