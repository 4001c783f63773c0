"""What stands behind the words that close a letter: names, posts and chatter. A sentence there stays where it tells of harm or of the child.

It holds up to the end of the author's text, or to the next letter; a closing formula with a long text behind it closes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from redaction import cues
from redaction.home import Home
from redaction.mentions import ScopedText
from redaction.relevance import has_harm
from redaction.sentences import Span

_SIGN_OFF = re.compile(
    r"^[ \t]*(?:(?:with|and|kind(?:est)?|best|warm(?:est)?|many|very|all the)[ \t]+){0,4}(?:regards|wishes|thanks|thank you|cheers|best|yours(?:[ \t]+(?:sincerely|faithfully|truly|ever))?|sincerely|faithfully|respectfully)"
    r"(?:[ \t]+(?:again|in advance|as ever|as always))?[ \t]*[,.!]*[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_NEXT_LETTER = re.compile(
    r"^[ \t]*(?:(?:dear|hi|hello|good (?:morning|afternoon|evening))\b[^\n.]{0,40}|(?:from|sent|to|subject|date|on [^\n]{1,80} wrote):[^\n]*|-{2,}[^\n]*|>[^\n]*|(?:appendix|enclosure|attachment|report|part \d)\b[^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
_ASKS = cues.any_of(
    r"please|urgent\w*|asap|meetings?|conferences?|hearings?|visits?|strategy|assessments?|referrals?|court|reviews?|call|ring|contact|reply|confirm|await\w*|attach\w*|enclos\w*|cc|copied|tel|telephone|mobile|phone|e-?mail|consent\w*|school|police"
)
"""What somebody may have to act on, and how to reach the writer."""
_SENTENCE_WORDS = 4  # with fewer a line is a name, a post or an office
_MOST = 12  # lines behind a closing formula: more is another text
_ELSEWHERE = frozenset({"heading", "table_row"})


def after_sign_off(texts: Sequence[ScopedText], home: Home) -> Mapping[tuple[str, Span], str]:
    """(passage id, sentence) -> "signature", for chatter behind a closing formula. Names and posts stay to the policy's row."""
    found: dict[tuple[str, Span], str] = {}
    for n, scoped in enumerate(texts):
        closes = None if scoped.passage.kind in _ELSEWHERE else next(_SIGN_OFF.finditer(scoped.text), None)
        if closes is None:
            continue
        for place, span in _behind(texts[n:], closes.end()):
            if _is_chatter(place.text[span.start : span.end], home):
                found[(place.passage.id, span)] = "signature"
    return found


def _behind(texts: Sequence[ScopedText], end: int) -> Sequence[tuple[ScopedText, Span]]:
    """The sentences behind the formula, by the same author and before another letter begins; none where they are too many."""
    found: list[tuple[ScopedText, Span]] = []
    lines = 0
    for place, start, stop in _stretches(texts, end):
        lines += sum(1 for line in place.text[start:stop].splitlines() if line.strip())
        if lines > _MOST:
            return ()
        found += [(place, span) for span in place.sentences if start <= span.start and span.end <= stop]
    return found


def _stretches(texts: Sequence[ScopedText], end: int) -> Iterator[tuple[ScopedText, int, int]]:
    first = texts[0]
    for place in texts:
        if place.scope != first.scope or place.passage.part != first.passage.part or place.passage.kind in _ELSEWHERE:
            return
        start = end if place is first else 0
        other = _NEXT_LETTER.search(place.text, start)
        yield place, start, other.start() if other else len(place.text)
        if other is not None:
            return


def _is_chatter(text: str, home: Home) -> bool:
    """Whether a sentence tells of no harm, of nobody at home and of nothing to be done."""
    if len(text.split()) < _SENTENCE_WORDS or re.search(r"\d{4}|@", text):
        return False
    told = home.names_subject(text) or home.names_household(text) or has_harm(text) or cues.FAMILY.search(text)
    post = cues.PROFESSIONAL_ROLE.search(text) and not re.search(r"[.!?]\W*$", text)
    return not (told or post or _ASKS.search(text))
