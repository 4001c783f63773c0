"""Forms read from pictures: a reader of pictures loses boxes and takes them for brackets, so that bare words say little."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.document import Document, Finding
from parsers.forms.entries import Entry, Mark

LOOK = Finding("scanned_form", severity="hold")
_YES_NO = re.compile(r"\b(?:yes|no)\W*$", re.IGNORECASE)


def is_scanned(document: Document) -> bool:
    """Whether words of the document were read from pictures."""
    return any(finding.code == "text_by_ocr" for finding in document.findings)


def without_lost_boxes(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Where both "Yes" and "No" stand beside one question the boxes before them were lost, and neither is its answer."""
    given = Counter((entry.segment, entry.label) for entry in entries if entry.mark is Mark.TEXT)
    for entry in entries:
        several = entry.mark is Mark.TEXT and given[entry.segment, entry.label] > 1
        yield replace(entry, value="") if several and _YES_NO.search(entry.value) else entry
