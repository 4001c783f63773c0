"""Which heading stands below which: by the ranks that the file gives, or by numbers as typed."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.document import SegmentKind
from parsers.minutes.case_paragraphs import is_told_case
from parsers.minutes.lines import Line


def rank_below(line: Line, above: Line | None, lines: Sequence[Line]) -> str:
    """Whether a heading ranks below another, by the file's ranks or by numbers: "yes", "no", or "" where neither tells."""
    if above is None:
        return ""
    title = " ".join(above.segment.text.split()).rstrip(":")
    if title in line.segment.section and line.segment.kind is SegmentKind.HEADING:
        return "yes"
    if above.number and line.number:
        return "yes" if line.number.count(".") > above.number.count(".") else "no"
    if (line.number and not above.heading) or (is_told_case(above) and line.segment.kind is SegmentKind.HEADING):
        return "no"
    if above.segment.section and _alike(line, above):
        return "" if _flat(lines) else "no"
    return "yes" if above.number and not line.number else ""


def closes_seal(line: Line, sealed: Line | None) -> bool:
    """Whether a topic's heading is certainly outside the confidential part: numbered alike, or of the same rank by the file."""
    if sealed is None:
        return True
    if sealed.number and line.number:
        return sealed.number.count(".") >= line.number.count(".")
    return bool(sealed.segment.section) and _alike(line, sealed)


def _alike(line: Line, above: Line) -> bool:
    """Whether both are headings of the same rank below the same heading."""
    return above.segment.section == line.segment.section and above.segment.kind is line.segment.kind is SegmentKind.HEADING


def _flat(lines: Sequence[Line]) -> bool:
    """Whether the file has lost the ranks of its headings: no section is deeper than one heading."""
    return all(len(line.segment.section) <= 1 for line in lines)
