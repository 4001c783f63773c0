"""Labels of the head that a layout table set on a line of their own: "Meeting chair", and below it "Ann Lee"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.document import SegmentKind
from parsers.minutes.lines import Line
from parsers.minutes.words import zone_of

_LABEL = re.compile(
    r"(?:(?:meeting|review|conference|panel|discussion|core group) )?(?:date(?: and time)?|date of (?:the )?(?:meeting|review|conference|panel|discussion|birth)|chair(?:person|ed by|man|woman)?|in the chair|venue|location|time|type)"
    r"|(?:date of birth|d\.?o\.?b\.?)",
    re.IGNORECASE,
)


def with_torn_labels(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, a value below a lone label of the head with that label."""
    yield from lines[:1]
    for above, line in pairwise(lines):
        yield replace(line, label=above.text.rstrip(": "), value=line.text) if _is_torn(above, line) else line


def _is_torn(above: Line, line: Line) -> bool:
    plain = not (above.cells or line.cells or above.value or line.value or line.heading) and line.segment.kind is not SegmentKind.HEADING
    return (
        plain and _LABEL.fullmatch(above.text.rstrip(": ")) is not None and zone_of(line.text) is None and not _LABEL.fullmatch(line.text)
    )
