"""Paragraphs about somebody whose case the meeting no longer has: named in full before a colon, and handed over to another area.

What such a paragraph tells is nobody's of the meeting: it goes into no copy, and no copy waits for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.minutes.children import Child
from parsers.minutes.names import name_at
from parsers.minutes.placed import Placed
from parsers.minutes.words import Zone

_REGISTER = frozenset({Zone.PRESENT, Zone.APOLOGIES, Zone.DISTRIBUTION})
_TELLING = frozenset({Zone.INFORMATION, Zone.DECISIONS, Zone.BUSINESS})
_HANDED_OVER = re.compile(
    r"\b(?:(?:case|file|family) )?(?:(?:is |was |has been |have been |now )*(?:handed over|transferred (?:out|to)|passed to)"
    r"|(?:take|taken|taking|come|comes|coming|remove|removed) (?:them |him |her )?off (?:the |our |this )?list)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:not|never|nobody|no one|unless|until|if|should|once|when|refus\w+|reject\w+|declin\w+)\b|n['’]t\b|\?", re.IGNORECASE
)


def with_handed_over(placed: Sequence[Placed], children: Sequence[Child]) -> tuple[Placed, ...]:
    """The lines, those that tell only of a case handed over marked as of no child of the meeting.

    Never a line in a child's section or case, about a child or family of the meeting, or opened by somebody whom it lists: then it is
    a report of theirs.
    """
    listed = " ".join(p.line.text for p in placed if p.zone in _REGISTER)
    ours = {word.casefold() for c in children for word in (*c.given.split(), *c.family)}
    return tuple(replace(p, childless="yes") if _is_handed_over(p, ours, listed) else p for p in placed)


def _is_handed_over(placed: Placed, ours: set[str], listed: str) -> bool:
    text = placed.line.text
    if placed.zone not in _TELLING or placed.scope is not None or placed.case or placed.line.heading or placed.line.cells:
        return False
    named = name_at(text)
    if named is None or " " not in named.plain or not re.match(r" ?[:–—-]", text[named.end :]) or named.plain in listed:
        return False
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", text)}
    return not words & ours and _HANDED_OVER.search(text) is not None and _NOT_YET.search(text) is None
