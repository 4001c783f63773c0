"""Which sentences their author wants in no file: those of the paragraph or row that says so, in whatever place of it.

And which the sentence behind forbids to pass on: "It must not be disclosed".
"""

from __future__ import annotations

import re

from redaction import cues
from redaction.mentions import ScopedText
from redaction.sentences import Span

_ROWS = re.compile(r"\n(?=\s*(?:\d{1,2}[.):]|[-*•]|[A-Z][\w /&'’-]{1,40}:|\n))")
_POINTS_BACK = re.compile(r"\W*(?:please note )?(?:it|this|that|these|they|the (?:above|foregoing))\b", re.IGNORECASE)


def forbidden_behind(scoped: ScopedText, span: Span) -> bool:
    """Whether the next sentence of the paragraph points back and says that what it points at must go no further."""
    following = next((s for s in scoped.sentences if s.start >= span.end), None)
    if following is None or "\n" in scoped.text[span.end : following.start]:
        return False
    text = scoped.text[following.start : following.end]
    return _POINTS_BACK.match(text) is not None and cues.NOT_FOR_OTHERS.search(text) is not None


def kept_back(text: str, span: Span) -> bool:
    """Whether the paragraph or row around the sentence is said to be for its reader alone; `text` is the whole passage."""
    edges = [0, *(m.start() for m in _ROWS.finditer(text)), len(text)]
    start = max(edge for edge in edges if edge <= span.start)
    end = min((edge for edge in edges if edge >= span.end), default=len(text))
    return cues.KEPT_TO_READER.search(text, start, end) is not None
