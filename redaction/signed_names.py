"""The name that a writer who asks not to be known puts under or above their words: no model is asked whether it is one.

"J Wetherby 07700 900348", "Jo", "J.W." on the last line of such a message, and the words of the mailbox it was sent from, wherever
that message has them. Only of writers who ask for themselves: elsewhere a short last line may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from redaction.informants import SIGNED, informant_scopes
from redaction.mentions import scope_of
from redaction.passages import Passage
from redaction.reading import Finding
from redaction.recognisers.names import ordinary
from redaction.recognisers.words.forenames import FORENAMES
from redaction.recognisers.words.ordinary import WORD_NAMES

_SCORE = 0.6
_LAST_LINES = 2
_FEWEST_LETTERS = 4
_SPOKEN = frozenset({"forwarded", "quote", "body", "signature", "note", "field"})
_WORD = r"(?:[^\W\d_]\.?|[^\W\d_]{2,24}(?:['’-][^\W\d_]{1,24})?)"
_NUMBER = r"(?:(?:tel|mob|mobile|phone|ph|t|m|no)\b[\s.:]{0,3})?(?:\+?\d[\d\s()-]{4,18}|\S{1,60}@\S{1,60})"
_LINE = re.compile(
    rf"[\s–—~*-]{{0,4}}(?:(?:from|love|signed),?\s)?(?P<n>{_WORD}(?:[ .]{{1,2}}{_WORD}){{0,3}}?)[\s,.;:|(–-]{{0,6}}(?:{_NUMBER})?[\s).x]{{0,6}}",
    re.IGNORECASE,
)
_NUMBER_ALONE = re.compile(rf"\s*{_NUMBER}\s*", re.IGNORECASE)
_MAILBOX = re.compile(r"(?<![\w.+-])(?P<local>[\w.+-]{1,64})@[\w.-]{1,200}")


def signed_names(passages: Sequence[Passage]) -> Mapping[str, tuple[Finding, ...]]:
    """By passage: the names under which writers who ask not to be known sign, and those of their mailbox. Offsets in the passage."""
    found: dict[str, tuple[Finding, ...]] = {}
    for scope in informant_scopes(passages):
        own = [p for p in passages if scope_of(p) == scope and p.kind in _SPOKEN and not p.cells]
        words = _mailbox_words(own)
        for passage in own:
            signed = tuple(_last_lines(passage)) if passage is own[-1] else ()
            found[passage.id] = (*signed, *_of_mailbox(passage.text, words))
    return found


def _last_lines(passage: Passage) -> Iterator[Finding]:
    """Names that stand alone, but for a number or a mailbox, on the last lines of a message that says more than that."""
    end = len(passage.text)
    for _ in range(_LAST_LINES):
        end = len(passage.text[:end].rstrip())
        start = passage.text.rfind("\n", 0, end) + 1
        line = _LINE.fullmatch(passage.text, start, end)
        if line is not None and start < end and _may_be_name(line["n"]):
            yield Finding(*line.span("n"), "PERSON", _SCORE, SIGNED, "signed by a writer who asks not to be named")
        elif not _NUMBER_ALONE.fullmatch(passage.text, start, end):
            return
        end = start


def _may_be_name(words: str) -> bool:
    """Whether no word is an everyday one, and each has a capital or the first is a known forename ("josie")."""
    each = words.split()
    plain = any(ordinary(word) and word.lower() not in WORD_NAMES for word in each)
    return not plain and (all(word[0].isupper() for word in each) or each[0].lower() in FORENAMES)


def _mailbox_words(passages: Sequence[Passage]) -> frozenset[str]:
    """Words of the mailboxes in a message's own passages that may be somebody's name."""
    parts = (part for p in passages for box in _MAILBOX.finditer(p.text) for part in re.split(r"[\W\d_]+", box["local"]))
    return frozenset(part.lower() for part in parts if len(part) >= _FEWEST_LETTERS and not ordinary(part))


def _of_mailbox(text: str, words: frozenset[str]) -> Iterator[Finding]:
    for word in sorted(words):
        for match in re.finditer(rf"(?<![\w.@+-])(?:[A-Z]\.?\s)?{re.escape(word)}(?![\w@])", text, re.IGNORECASE):
            if match[0][:1].isupper():
                yield Finding(*match.span(), "PERSON", _SCORE, SIGNED, "name of the mailbox it was sent from")
