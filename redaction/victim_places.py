"""Where a victim or a witness can be found: the town, workplace or club by which whoever did the harm could look for them.

Read from the words that bring them in, whether or not anybody is named and whether or not a detector saw a place. It ends where
somebody of the home, or the one who offended, is spoken of: the child's own places stay, and so does where an adult may not go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redaction import cues
from redaction.home import Home
from redaction.mentions import ScopedText
from redaction.names import name_tokens, whole_words
from redaction.sentences import Span

_ANY = r"(?:(?:previous|former|earlier|other|second|adult|female|male|index|main|key|only|alleged|intended|known|first|last|past) ){0,3}"
_SOMEBODY = re.compile(
    rf"\b(?:(?:his|her|their|a|an|one|another|(?-i:[A-Z][\w-]+)['’]s) {_ANY}(?:victims?|witness(?:es)?|injured part(?:y|ies))"
    rf"|(?:the|that|this|both|each) {_ANY}(?:witness(?:es)?|injured part(?:y|ies)|victims? of (?:the|that|his|her|their|this) [\w ]{{1,30}}?(?:offen[cs]es?|assault|robbery|attack))"
    r"|(?:injured party|IP|AP|witness(?: \d)?)(?= (?:is|was|lives|works|resides|has)\b|,|:)"
    r"|(?:his|her|their) (?:former|previous|ex)[- ]?(?:partner|wife|husband|girlfriend|boyfriend)(?=[^.\n]{0,40}\b(?:victim|assault\w*|restraining|stalk\w*|harass\w*|offen[cs]e))"
    r"|(?:abh|gbh|assault\w*|battery|harass\w*|stalk\w*|strangl\w*|rape\w*|wounding|offen[cs]es?|robbe\w+)[^.\n]{0,20} (?:on|of|against|towards?) (?:an?|his|her|their|the) (?:[\w-]+ ){0,2}?(?:partner|wife|husband|girlfriend|boyfriend|woman|man|girl|boy|stranger|neighbour|colleague|shop ?keeper))",
    re.IGNORECASE,
)
_THE_VICTIM = re.compile(rf"\bthe {_ANY}victims?\b", re.IGNORECASE)
_OF_AN_OFFENDER = re.compile(
    r"\b(?:licen[cs]e|probation|convict\w*|sentenc\w*|index offen[cs]e|restraining order|exclusion zone|released?|custody|prison|offender|victim (?:liaison|contact|unit))\b",
    re.IGNORECASE,
)
"""By which "the victim" is somebody whom an adult offended against, rather than the child whom the text is about."""
_FOUND_AT = re.compile(
    r"\b(?:liv(?:es?|ed|ing)|resid(?:es?|ed|ing)|stay(?:s|ed|ing)?|mov(?:es?|ed|ing)|settled|based|housed|work(?:s|ed|ing)?|employed|jobs?|shifts?|(?:runs?|owns?|manages?|keeps?)(?= (?:the|a|an) )|stud(?:ies|ied|ying)"
    r"|attend(?:s|ed|ing)?|volunteers?|trains?|worships?|goes to|went to|home|whereabouts|from|fled|relocated|teaches|drinks|shops)\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w'’&-]*"
_PLACE = re.compile(
    rf"\b(?i:in|at|near|on|for|from|to|of|around|outside|opposite|behind|runs?|owns?|manages?|keeps?|attends?)\s+(?i:(?:the|a|an|her|his|their|north|south|east|west)\s+)*(?P<n>{_NAME}(?:\s(?:{_NAME}|of|and(?=\s{_NAME}\s[A-Z])))*(?:\s?\([A-Z]{{1,2}}\d{{1,2}}\))?)"
)
_ENDS = re.compile(
    rf"[;:]|\b(?:but|and|while|whilst|whereas|so|that)\s+(?:he|Mr|the (?:offender|child|children|mother|father|family|school)|(?:{cues.PARENT})s?)\b",
    re.IGNORECASE,
)
_WITH_CHILDREN = re.compile(
    r"\bwith (?:her|his|their|the|both|all) (?:\w+ )?(?:child(?:ren)?|kids|sons?|daughters?|bab(?:y|ies)|boys?|girls?)\b", re.IGNORECASE
)
"""Then it may be the mother: the home is the child's own."""
_REACH = 60  # characters behind what somebody does in a place
_GOES_ON = re.compile(r"\W*(she|he|they|her|his|the (?:victim|witness|woman|man|couple))\b", re.IGNORECASE)
_SUBJECT_OF = {"his": "he", "her": "she"}
_NO_PLACE = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|december|mr|mrs|ms|miss|dr|pc|dc"
    r"|probation|police|court|crown|magistrates|mappa|marac|victim|section|licence|christmas|easter|covid|english|british|condition|order|i",
    re.IGNORECASE,
)


def victim_places(scoped: ScopedText, home: Home) -> Iterator[Span]:
    """The names of places and workplaces that would find a victim or a witness who is not of the home, wherever the passage has them.

    Not in a sentence about the home: the child may live in the same town.
    """
    found = tuple(_where_spoken_of(scoped, home))
    yield from found
    names = {scoped.text[span.start : span.end] for span in found}
    for span in scoped.sentences if names else ():
        text = scoped.text[span.start : span.end]
        if not any(name_tokens(word) & home.kept_tokens for word in text.split()) and not cues.SIBLING_PHRASE.search(text):
            for name in names:
                yield from (Span(span.start + m.start(), span.start + m.end()) for m in whole_words(name).finditer(text))


def _where_spoken_of(scoped: ScopedText, home: Home) -> Iterator[Span]:
    theirs, whose = False, ""
    offended = _OF_AN_OFFENDER.search(scoped.text) is not None
    for span in scoped.sentences:
        text = scoped.text[span.start : span.end]
        brought_in = _SOMEBODY.search(text) or (_THE_VICTIM.search(text) if offended else None)
        goes_on = _GOES_ON.match(text) if theirs else None
        if goes_on is not None and goes_on[1].lower() == whose:
            goes_on = None  # "his victim ... He lives": the one who offended
        if (brought_in is None and goes_on is None) or _WITH_CHILDREN.search(text):
            theirs = False
            continue
        start = brought_in.end() if brought_in else 0
        whose = _SUBJECT_OF.get(brought_in[0].split()[0].lower(), "") if brought_in else whose
        end = _end(text, start, home)
        theirs = end == len(text)
        yield from (Span(span.start + low, span.start + high) for low, high in _places(text, start, end, home))


def _end(text: str, start: int, home: Home) -> int:
    """Where the text stops speaking of them: at somebody of the home, or at another subject."""
    other = _ENDS.search(text, start)
    end = other.start() if other else len(text)
    words = (m for m in re.finditer(r"[^\W\d_][\w'’-]*", text[:end]) if m.start() >= start)
    return next((m.start() for m in words if name_tokens(m[0]) & home.kept_tokens), end)


def _places(text: str, start: int, end: int, home: Home) -> Iterator[tuple[int, int]]:
    for found in _FOUND_AT.finditer(text, start, end):
        for place in _PLACE.finditer(text, found.start(), min(end, found.end() + _REACH)):
            words = [word for word in re.findall(r"[\w'’&-]+", place["n"]) if word[0].isupper()]
            if not all(_NO_PLACE.fullmatch(word) for word in words) and not home.is_home_address(place["n"]):
                yield place.span("n")
