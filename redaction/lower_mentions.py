"""A found name written without its capital later on: "Rhys Tolan ... rhys has", "told mark". English words that are names need a person's frame.

Only words of names found in the same item are asked about, so that one word's doubt is nobody's name elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redaction.name_words import NameWords
from redaction.reading import Finding
from redaction.recognisers.words.forenames import FORENAMES
from redaction.recognisers.words.ordinary import ORDINARY, WORD_NAMES

# Forenames that are English words in lower case and stand in no list of ordinary ones.
_WORDS_TOO_TEXT = """
bile birdy china coral dale danish dean dolly dotty drew dung german gloss hazel hung ion jean jimmy laurel lien lin linden loan
magnus marina mine min ming nan pasty paddy peg peggy perla pip rabi rally raja rose sally salem serge silvia sima sultana suma
tan tammy terry ting tang tobi tony vera victor wale willow wolf yang yaw yen zen nick bill bob jack rich rob pat sue ray gene guy
harry josh mike dick don ken kit barney pascal florence jersey
"""
# What a report may hold behind "with" or "by" though somebody is called so: virtues, marks, trades, days and plants.
_THINGS_TEXT = """
grace hope faith joy patience mercy charity pride honor honour love blessing peace precious mark rose storm star sky rain sage
summer winter autumn april june dawn eve king price field stone rice wood brook bell page baker cook mason carter young brown
green black white grey gray long short small little rich sharp power bright
"""
_WORDS_TOO = frozenset(_WORDS_TOO_TEXT.split())
_THINGS = frozenset(_THINGS_TEXT.split())
_MODAL = frozenset({"will", "may", "can"})
_DETERMINED = re.compile(
    r"\b(?:a|an|the|this|that|these|those|no|any|some|every|each|what|such|of|his|her|their|its|my|our|your|to|be|was|is|been|very|not|[a-z]+(?:['’]s|ful|ous|ive)) $",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:a|an|the) $", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?:^|[.;:,(!?\n\"“]\s*|\b(?:and|but|so|then|when|because|if|says|said|that|as|while|where|whether) )$", re.IGNORECASE
)
_SAYS = re.compile(
    r" (?:says|said|tells|told|asks|asked|wants|wanted|thinks|thought|knows|knew|rang|phoned|texted|denies|denied|reports|reported|states|stated|admits|admitted|alleges|alleged"
    r"|(?:dont|don['’]t|doesnt|doesn['’]t|didnt|didn['’]t|does not|did not) (?:want|know|like|think|say|feel|go|live|wish|trust)) (?!by\b)"
)
_OWNS = re.compile(
    r"['’]s (?:flat|house|home|place|phone|mobile|mum|mother|dad|father|sister|brother|nan|gran|aunt|uncle|cousin|partner|boyfriend|girlfriend|wife|husband|ex|children|kids|baby"
    r"|son|daughter|friend|mate|room|bedroom|bed|bag|coat|car|rent|school|teacher|name|number|arm|leg|face|head|account|behaviour|birthday|clothes)\b"
)
_BESIDE = re.compile(r"\b(?:mr|mrs|ms|miss|auntie|aunty|uncle|called|named) $", re.IGNORECASE)
_MET = re.compile(r"\b(?P<how>(?:told|said|reported|seen|asked|called) by|with|told|asked|rang|phoned|texted|by|and) $", re.IGNORECASE)
_AFTER_NAME = re.compile(r"(?P<n>[^\W\d_]+)(?: and|,|&) $")
_ID = "propagation@1"
_ENDS = re.compile(r"[.,;:)!?\n]|$| (?:and|who|said|says|told|came|went|today|yesterday|again)\b")


def spread_lower(text: str, names: frozenset[str], words: NameWords) -> Iterator[Finding]:
    """Mentions of the found names, words in lower case, that are written without a capital."""
    for name in names:
        if name not in text:  # quicker than any pattern, and true of most
            continue
        for match in re.finditer(rf"(?<![\w@.'’\-/]){re.escape(name)}(?=['’]s\b|(?![\w@\-'’/]|\.\w))", text):
            if _is_mention(text, match.span(), names, words):
                yield Finding(*match.span(), "PERSON", 0.6, _ID, "name found elsewhere, lower case", ("propagated",))


def _is_mention(text: str, span: tuple[int, int], names: frozenset[str], words: NameWords) -> bool:
    """Whether the lower-case word at `span`, a word of a found name, stands for that person here."""
    start, end = span
    word, ahead = text[start:end], text[max(0, start - 24) : start]
    if _BESIDE.search(ahead) or _OWNS.match(text, end):
        return True
    if _is_only_a_name(word, words):
        return not _ARTICLE.search(ahead) or words.only_a_name(word)
    if _DETERMINED.search(ahead):
        return False
    if _SAYS.match(text, end) and _CLAUSE.search(ahead):
        return True
    return word not in _MODAL and _is_met(text, span, names)


def _is_only_a_name(word: str, words: NameWords) -> bool:
    """Whether no everyday English word is written so."""
    if word in ORDINARY or word in WORD_NAMES or word in _WORDS_TOO:
        return False
    return word in FORENAMES or words.only_a_name(word)


def _is_met(text: str, span: tuple[int, int], names: frozenset[str]) -> bool:
    """Whether somebody is told, asked or met by this name: "told mark.", "jo and mark came"; behind "and" another of the names stands."""
    ahead = text[max(0, span[0] - 24) : span[0]]
    how = _MET.search(ahead)
    if how is None or not _ENDS.match(text, span[1]):
        return False
    if how["how"].lower() == "and":
        beside = _AFTER_NAME.search(ahead)
        return beside is not None and beside["n"].lower() in names
    return how["how"].lower() not in {"with", "by"} or text[slice(*span)] not in _THINGS
