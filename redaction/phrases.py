"""Longest match of listed phrases on token boundaries, and whether a sentence rules the fact out.

One trie over lower-cased tokens serves all lists: thousands of phrases cost one walk over the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_TOKEN = re.compile(r"[^\W_]+")
_NEGATION = re.compile(
    r"(?:\b(?:no|not|never|nil|denies|denied|deny|denying|without|ruled out|negative for|"
    r"no evidence of|no history of|no known|isn['’]?t|wasn['’]?t"
    r"|doesn['’]?t have|does not have|hasn['’]?t|free of|neither|nor|excluded|absence of|nka|non)\b)(?P<gap>[^.;:\n]*)$",
    re.IGNORECASE,
)
_BREAKS = re.compile(
    r"\b(?:but|however|although|though|except|apart from|because|since|only|just|and (?:has|is|was|takes))\b|[,(]\s*(?:has|is|but)\b",
    re.IGNORECASE,
)
_FAR = 5  # words between the negation and what it rules out
_RULED_OUT_AFTER = re.compile(
    r"\s*(?:(?:was|is|has been|were)\s+)?(?:ruled out|excluded|denied|not (?:found|confirmed|"
    r"suspected|present|diagnosed))\b|\s*[:\-]\s*(?:no|none|nil|n)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    entity: str = ""


class PhraseBook:
    """Phrases by entity. Build once; `find` is read-only."""

    def __init__(self, lists: Mapping[str, tuple[str, ...]]) -> None:
        self._root = _Node()
        for entity, phrases in lists.items():
            for phrase in phrases:
                self._add(phrase, entity)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Longest listed phrases, left to right, without overlap: (start, end, entity)."""
        tokens = [(m.group().lower(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
        position = 0
        while position < len(tokens):
            length, entity = self._longest(text, tokens, position)
            if length:
                yield tokens[position][1], tokens[position + length - 1][2], entity
            position += length or 1

    def _add(self, phrase: str, entity: str) -> None:
        node = self._root
        for token in _TOKEN.findall(phrase.lower()):
            node = node.children.setdefault(token, _Node())
        node.entity = entity

    def _longest(self, text: str, tokens: list[tuple[str, int, int]], position: int) -> tuple[int, str]:
        node, best, length = self._root, (0, ""), 0
        for token, start, _ in tokens[position:]:
            child = node.children.get(token)
            if child is None or (length and not _joined(text, tokens[position + length - 1][2], start)):
                break
            node, length = child, length + 1
            if node.entity:
                best = (length, node.entity)
        return best


def negated(text: str, start: int, end: int) -> bool:
    """Whether the words before (or right behind) the span rule it out, within its clause."""
    before = text[max(0, start - 90) : start]
    found = _NEGATION.search(before)
    if found and len(found["gap"].split()) <= _FAR and not _BREAKS.search(found["gap"]):
        return True
    return bool(_RULED_OUT_AFTER.match(text, end))


def _joined(text: str, end: int, start: int) -> bool:
    """Tokens of one phrase stand together: a space, a hyphen, an apostrophe, a slash, one line break of a wrapped line."""
    return bool(re.fullmatch(r"[ \-–'’/]{1,2}|\r?\n| [-–/] |\. ?", text[end:start]))
