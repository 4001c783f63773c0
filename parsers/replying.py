"""The author's own words of a reply, as one text: what an analyst would read as new."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from parsers.document import SegmentKind
from parsers.html import read_page
from parsers.limits import DEFAULT_LIMITS, Limits
from parsers.lines import Marked, text_lines
from parsers.quoting import Chain, mark_lines
from parsers.reply_marks import DEVICE, SIGNATURE_DELIMITER

_OWN = frozenset({SegmentKind.BODY, SegmentKind.SIGNATURE})


def own_words(text: str, kind: str, limits: Limits = DEFAULT_LIMITS) -> str:
    """New text with the quotes between it, without announcements, notices, set-off signatures and what is below the last own word.

    `kind` is "text" or "html". Raises `LimitExceeded`.
    """
    lines = list(read_page(text, limits).lines) if kind == "html" else text_lines(text)
    marked = _without_signatures(mark_lines(lines, Chain.REPLY))
    last = max((index for index, line in enumerate(marked) if _own(line)), default=-1)
    return "\n".join(line.line.raw for line in marked[: last + 1] if _kept(line)).strip()


def _own(marked: Marked) -> bool:
    return marked.kind in _OWN and bool(marked.line.text.strip())


def _kept(marked: Marked) -> bool:
    return not marked.announces and marked.kind is not SegmentKind.DISCLAIMER


def _without_signatures(marked: Sequence[Marked]) -> list[Marked]:
    """Without what the delimiter of RFC 3676 s4.3 sets off; a line that a mail program adds of itself stays, as without one."""
    kept: list[Marked] = []
    for signs, run in groupby(marked, key=lambda line: line.kind is SegmentKind.SIGNATURE and not line.announces):
        block = list(run)
        start = next((index for index, line in enumerate(block) if SIGNATURE_DELIMITER.match(line.line.text.strip())), len(block))
        written = signs and not any(DEVICE.match(line.line.text.strip()) for line in block[start:])
        kept += block[:start] if written else block
    return kept
