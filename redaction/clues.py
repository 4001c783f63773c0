"""A last look at a finished copy: whether anything that stayed gives away an informant or an identity before adoption.

Clues are words that were cut in one place and stand in another; and a sentence that still places an informant or a neighbour at
a door ("the neighbour at 88A", "I live opposite"). Nothing is cut here: a person looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from redaction import cues
from redaction.copies import MinimisedPassage, RedactionMade
from redaction.home import Home
from redaction.names import name_tokens, whole_words
from redaction.never_leak import HOUSE_NUMBER, STREET
from redaction.recognisers.dwellings import DOORS
from redaction.relevance import has_harm
from redaction.sentences import sentences
from redaction.service_words import SERVICE_WORD

INFORMANT, FORMER = "informant", "identity_before_adoption"
CLUE_OF = {INFORMANT: "informant_clue", FORMER: "identity_clue"}
"""Reason of a cut -> the concern of a copy in which something still leads to what was cut."""
_SHORTEST_NAME = 3  # letters, as where names are hidden everywhere


def clues(kept: Sequence[MinimisedPassage], made: Sequence[RedactionMade], texts: Mapping[str, str], home: Home) -> frozenset[str]:
    """The concerns of the copy that `CLUE_OF` names. `texts` maps passage id -> its original text.

    None where nothing was cut for the reason: a neighbour who is no informant may be spoken of.
    """
    copied = [text for p in kept for text in (p.heading, p.text)]
    cut = {reason: [r for r in made if r.reason == reason] for reason in CLUE_OF}
    found = {CLUE_OF[reason] for reason, rows in cut.items() if _any_stands(_cut_words(rows, texts, home), copied)}
    if _any_stands(home.protected_names(), copied):
        found.add(CLUE_OF[FORMER])
    doors = [r for r in made if r.recogniser == DOORS]
    still = cut[INFORMANT] and any(_tells_still(door, cut[INFORMANT], texts, home) for door in doors)
    if still or (cut[INFORMANT] and any(_locates(text[span.start : span.end], home) for text in copied for span in sentences(text))):
        found.add(CLUE_OF[INFORMANT])
    return frozenset(found)


def _tells_still(door: RedactionMade, informants: Sequence[RedactionMade], texts: Mapping[str, str], home: Home) -> bool:
    """Whether the words around a neighbour's door that was taken out may still tell: an informant was cut beside it, or is spoken of."""
    text = texts.get(door.passage, "")
    beside = any(r.passage == door.passage for r in informants)
    return beside or any(_locates(text[s.start : s.end], home) for s in sentences(text) if s.start <= door.start < s.end)


def _any_stands(words: Iterable[str], copied: Sequence[str]) -> bool:
    return any(_stands_in(word, text) for word in words for text in copied)


def _cut_words(cut: Sequence[RedactionMade], texts: Mapping[str, str], home: Home) -> Iterator[str]:
    """Names of people, and whatever has a figure in it: numbers, addresses. Words of a whole sentence are too common."""
    for r in cut:
        words = texts.get(r.passage, "")[r.start : r.end].strip()
        if r.entity == "PERSON":
            yield from (t for t in name_tokens(words) - home.kept_tokens if len(t) >= _SHORTEST_NAME and not _is_common(t))
        elif r.entity not in {"PASSAGE", "SENTENCE"} and any(c.isdigit() for c in words) and not home.is_home_address(words):
            yield words


def _stands_in(word: str, text: str) -> bool:
    """As a whole word; a name only with a capital, as names are hidden: nobody called Brown is meant by brown hair."""
    return any(not m[0][:1].islower() for m in whole_words(word).finditer(text))


def _is_common(word: str) -> bool:
    return has_harm(word) or cues.FAMILY.fullmatch(word) is not None or SERVICE_WORD.fullmatch(word) is not None


def _locates(sentence: str, home: Home) -> bool:
    """Whether the sentence places an informant or a neighbour at a door of their own."""
    speaks_of_one = cues.NEIGHBOUR.search(sentence) or cues.INFORMANT_NEAR.search(sentence)
    if not speaks_of_one:
        return False
    places = [m[0] for pattern in (HOUSE_NUMBER, STREET) for m in pattern.finditer(sentence)]
    return any(not home.is_home_address(place) for place in places) or cues.SELF_LOCATING.search(sentence) is not None
