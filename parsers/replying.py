"""The author's own words of a reply, as one text: what an analyst would read as new."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.document import SegmentKind
from parsers.html import read_page
from parsers.limits import DEFAULT_LIMITS, Limits
from parsers.lines import Marked, text_lines
from parsers.quoting import Chain, mark_lines

_OWN = frozenset({SegmentKind.BODY, SegmentKind.SIGNATURE, SegmentKind.DISCLAIMER})


def own_words(text: str, kind: str, limits: Limits = DEFAULT_LIMITS) -> str:
    """New text with the quotes between it, without announcements and the quotes after the last own word.

    `kind` is "text" or "html". Raises `LimitExceeded`.
    """
    lines = list(read_page(text, limits).lines) if kind == "html" else text_lines(text)
    marked = mark_lines(lines, Chain.REPLY)
    last = max((index for index, line in enumerate(marked) if _own(line)), default=-1)
    return "\n".join(line.line.raw for line in _kept(marked[: last + 1])).strip()


def _own(marked: Marked) -> bool:
    return marked.kind in _OWN and bool(marked.line.text.strip())


def _kept(marked: Sequence[Marked]) -> list[Marked]:
    return [line for line in marked if not line.announces]
