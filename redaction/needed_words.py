"""What a pattern cannot match without: pieces of text read off the pattern itself, so that most texts are passed over unread.

A long list of phrases is tried at every place of a text, each in either case. Whether a text holds any of the pieces of which
every match holds one is found in a hundredth of that time. The pieces come from Python's own parse of the pattern: nobody keeps
them by hand, and whatever the parse does not tell for certain is left to the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from re import _constants as codes  # type: ignore[attr-defined]  # no stubs: the parser that `re` itself compiles by
from re import _parser as grammar  # type: ignore[attr-defined]
from typing import Any

_ODD = re.compile("[İıſ]")  # in any case they are i and s to a pattern, though their small letters are others
_TOO_COMMON = 0.5  # pieces that half of all texts hold pass nothing over
_RARER = 0.12  # by letter: of how many texts a piece of one letter more is in
_ASKED = 0.0004  # what asking for one piece costs, to what the pattern costs
_MOST_NEEDS = 4
_ONE_OF = frozenset({codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT})
_NO_WIDTH = frozenset({codes.ASSERT, codes.ASSERT_NOT, codes.AT})
Pieces = frozenset[str]
"""In small letters; whatever matches holds one of them."""
_Parsed = Iterable[tuple[object, Any]]  # the parser's own: what an operation is about goes by the operation


class AnyOf:
    """Any of some phrases, whole words, in any case: as one pattern of them all answers, but only those are tried that the text may hold.

    Of matches that begin at one place that of the first phrase counts, as in a pattern. A phrase is never an empty match.
    """

    def __init__(self, *phrases: str) -> None:
        self._patterns = tuple(re.compile(rf"(?<![\w])(?:{phrase})(?!\w)", re.IGNORECASE) for phrase in phrases)
        self._needs = tuple(needs(pattern) for pattern in self._patterns)
        self._first = tuple(sorted({piece for need in self._needs for piece in (need[0] if need else ())}))

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return next(self.finditer(text), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, from left to right, none of them within another."""
        found = [(p, match) for p in self._possible(text) if (match := p.search(text))]
        while found:
            _, first = min(found, key=_starts)
            yield first
            found = [(p, later) for p, m in found if (later := m if m.start() >= first.end() else p.search(text, first.end()))]

    def sub(self, by: str, text: str) -> str:
        """The text with its matches replaced by `by`, taken as it stands."""
        out, behind = "", 0
        for match in self.finditer(text):
            out, behind = out + text[behind : match.start()] + by, match.end()
        return out + text[behind:]

    def _possible(self, text: str) -> Iterator[re.Pattern[str]]:
        """The phrases, in their order, of which the text holds all that they need."""
        small = in_small_letters(text)
        if small is None:
            yield from self._patterns
            return
        there = frozenset(piece for piece in self._first if piece in small)
        for pattern, need in zip(self._patterns, self._needs, strict=True):
            if not need or (not need[0].isdisjoint(there) and may_hold(small, need[1:])):
                yield pattern


def _starts(found: tuple[re.Pattern[str], re.Match[str]]) -> int:
    return found[1].start()


def in_small_letters(text: str) -> str | None:
    """A text as pieces are looked for in it; None where a letter of it has more than one small form, so that none can be told."""
    return None if not text.isascii() and _ODD.search(text) else text.lower()


def may_hold(small: str | None, needed: Iterable[Pieces]) -> bool:
    """Whether a text, as `in_small_letters` gives it, holds one of each of some sets of pieces; a text of odd letters may."""
    if small is None:
        return True
    for pieces in needed:
        for piece in pieces:  # no `any`: a generator takes three times as long, and this is asked for each pattern of each text
            if piece in small:
                break
        else:
            return False
    return True


def needs(pattern: re.Pattern[str]) -> tuple[Pieces, ...]:
    """Sets of pieces, the rarest first; whatever the pattern matches holds one of each. Empty where none can be told or all are common."""
    known = sorted(_known(grammar.parse(pattern.pattern, pattern.flags), ""), key=_weight)
    distinct = dict.fromkeys(_shortest(pieces) for pieces in known if _weight(pieces) < _TOO_COMMON)
    return tuple(distinct)[:_MOST_NEEDS]


def _shortest(pieces: Pieces) -> Pieces:
    """Without those of which another is a part."""
    return frozenset(piece for piece in pieces if not any(other != piece and other in piece for other in pieces))


def _known(parsed: _Parsed, before: str) -> list[Pieces]:
    """All that a sequence holds for certain. `before` are the letters that stand right before it."""
    return [pieces for pieces in _candidates(parsed, before) if pieces and all(pieces)]


def _candidates(parsed: _Parsed, before: str) -> Iterator[Pieces]:
    run = before
    for code, about in _flat(parsed):
        if code is codes.LITERAL and about < 128:  # noqa: PLR2004 - other letters may have several small forms
            run += chr(about).lower()
            continue
        yield from _inside(code, about, run)
        if code not in _NO_WIDTH:
            yield frozenset({run})
            run = ""
    yield frozenset({run})


def _flat(parsed: _Parsed) -> Iterator[tuple[object, Any]]:
    """A sequence with its groups opened: what stands in brackets stands there for certain."""
    for code, about in parsed:
        if code is codes.SUBPATTERN:
            yield from _flat(about[-1])
        elif code is codes.ATOMIC_GROUP:
            yield from _flat(about)
        else:
            yield code, about


def _inside(code: object, about: Sequence[Any], run: str) -> Iterator[Pieces]:
    """What a choice, a repeat or a look around holds for certain."""
    if code is codes.BRANCH:
        each = [_known(branch, run) for branch in about[1]]
        if all(each):
            yield frozenset().union(*(min(known, key=_weight) for known in each))
    elif code in _ONE_OF and about[0] > 0:
        yield from _known(about[2], run)
    elif code is codes.ASSERT:
        yield from _known(about[1], run if about[0] > 0 else "")


def _weight(pieces: Pieces) -> float:
    """How many texts are not passed over, and what asking costs."""
    return sum(_RARER ** len(piece.strip()) * 4 + _ASKED for piece in pieces)
