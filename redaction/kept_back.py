"""Which sentences their author wants in no file: those of the paragraph or row that says so, in whatever place of it."""

from __future__ import annotations

import re

from redaction import cues
from redaction.sentences import Span

_ROWS = re.compile(r"\n(?=\s*(?:\d{1,2}[.):]|[-*•]|[A-Z][\w /&'’-]{1,40}:|\n))")


def kept_back(text: str, span: Span) -> bool:
    """Whether the paragraph or row around the sentence is said to be for its reader alone; `text` is the whole passage."""
    edges = [0, *(m.start() for m in _ROWS.finditer(text)), len(text)]
    start = max(edge for edge in edges if edge <= span.start)
    end = min((edge for edge in edges if edge >= span.end), default=len(text))
    return cues.KEPT_TO_READER.search(text, start, end) is not None
