"""Where a victim or a witness can be found: the town, workplace or club by which whoever did the harm could look for them.

Read from the words that bring them in, whether or not anybody is named and whether or not a detector saw a place. It ends where
somebody of the home, or the one who offended, is spoken of: the child's own places stay, and so does where an adult may not go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redaction import cues, street_words
from redaction.home import Home
from redaction.mentions import ScopedText
from redaction.names import name_tokens, whole_words
from redaction.sentences import Span

_ANY = r"(?:(?:previous|former|earlier|other|second|adult|female|male|index|main|key|only|alleged|intended|known|first|last|past) ){0,3}"
_OFFENCE = r"(?:abh|gbh|assault\w*|battery|harass\w*|stalk\w*|strangl\w*|rape\w*|wounding|offen[cs]es?|robbe\w+)[^.\n]{0,20}"
_WHOM = r"(?:an?|his|her|their|the) (?:[\w-]+ ){0,2}?"
_SOMEBODY = re.compile(
    rf"\b(?:(?:his|her|their|a|an|one|another|(?-i:[A-Z][\w-]+)['’]s) {_ANY}(?:victims?|witness(?:es)?|injured part(?:y|ies))"
    rf"|(?:the|that|this|both|each) {_ANY}(?:witness(?:es)?|injured part(?:y|ies)|victims? of (?:the|that|his|her|their|this) [\w ]{{1,30}}?(?:offen[cs]es?|assault|robbery|attack))"
    r"|(?:injured party|witness(?: \d)?)(?= (?:is|was|lives|works|resides|has)\b|,|:)"
    r"|(?:his|her|their) (?:former|previous|ex)[- ]?(?:partner|wife|husband|girlfriend|boyfriend)(?=[^.\n]{0,40}\b(?:victim|assault\w*|restraining|stalk\w*|harass\w*|offen[cs]e))"
    rf"|{_OFFENCE} (?:on|of|against|towards?) {_WHOM}(?:(?:former|previous|ex)[- ]?(?:partner|wife|husband|girlfriend|boyfriend)|woman|man|stranger|neighbour|colleague|shop ?keeper))",
    re.IGNORECASE,
)
_A_CHILD = re.compile(rf"\b{_OFFENCE} (?:on|of|against|towards?) {_WHOM}(?:girl|boy)\b", re.IGNORECASE)
_THE_VICTIM = re.compile(rf"\bthe {_ANY}victims?\b", re.IGNORECASE)
_OF_AN_OFFENDER = re.compile(
    r"\b(?:licen[cs]e|probation|convict\w*|sentenc\w*|index offen[cs]e|restraining order|exclusion zone|released?|custody|prison|offender|victim (?:liaison|contact|unit))\b",
    re.IGNORECASE,
)
"""By which "the victim", or a girl or a boy, is somebody whom an adult offended against, rather than the child whom the text is about."""
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
_KEPT_OUT = re.compile(
    r"\b(?:not|\w+n['’]t|cannot|never) (?:to )?(?:enter|go|come|visit|approach|travel|return|be (?:found|seen|in))\b"
    r"|\b(?:exclu(?:ded|sion)|barred|banned|prohibited|forbidden|non-?entry|(?:keep|stay)(?:s|ing)? (?:out|away))\b",
    re.IGNORECASE,
)
"""Where an adult may not go because of them."""
_STREET_KEPT_OUT_OF = re.compile(
    rf"(?:{_KEPT_OUT.pattern})(?: (?:of|from|within|to|any part of|\d+ ?(?:m|metres|miles?) of))?(?: (?:the|any|part|address|addresses|premises|property|at|in|on|near))*,? "
    rf"(?P<n>(?-i:(?:\d{{1,4}}[A-Za-z]? )?(?:[A-Z][\w'’-]+ ){{1,3}}(?:{street_words.EVERY})\b(?:, [A-Z][\w'’-]+)?))",
    re.IGNORECASE,
)
"""A street that an order about somebody else keeps an offender out of is where they live: with or without a number."""
_REACH = 60  # characters behind what somebody does in a place
_GOES_ON = re.compile(r"\W*(she|he|they|her|his|the (?:victim|witness|woman|man|couple))\b", re.IGNORECASE)
_NOT_THEM = {"his": "he", "her": "she", "girl": "he", "woman": "he", "wife": "he", "girlfriend": "he"}
"""By the first or the last of the words that bring somebody in, the pronoun that goes on about whoever offended."""
_NO_PLACE = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|december|mr|mrs|ms|miss|dr|pc|dc"
    r"|probation|police|court|crown|magistrates|mappa|marac|victim|section|licence|christmas|easter|covid|english|british|condition|order|i",
    re.IGNORECASE,
)


def victim_places(scoped: ScopedText, home: Home) -> Iterator[Span]:
    """The names of places and workplaces that would find a victim or a witness who is not of the home, wherever the passage has them.

    Not in a sentence about the home: the child may live in the same town.
    """
    spoken_of = tuple(_spoken_of(scoped, home))
    found = tuple(place for span, start, end in spoken_of for place in _places(scoped.text, span.start + start, span.start + end, home))
    yield from found
    if spoken_of:
        yield from _kept_out_of(scoped, home)
    names = {scoped.text[span.start : span.end] for span in found}
    theirs = {span for span, _, _ in spoken_of}
    for span in scoped.sentences if names else ():
        text = scoped.text[span.start : span.end]
        if (span in theirs or _KEPT_OUT.search(text)) and not _is_of_home(text, home):
            for name in names:
                yield from (Span(span.start + m.start(), span.start + m.end()) for m in whole_words(name).finditer(text))


def _kept_out_of(scoped: ScopedText, home: Home) -> Iterator[Span]:
    """Streets that an offender may not enter, in sentences that speak of nobody of the home; a street of the home of record stays."""
    for span in scoped.sentences:
        text = scoped.text[span.start : span.end]
        if not _is_of_home(text, home):
            for found in _STREET_KEPT_OUT_OF.finditer(text):
                if not home.is_home_address(found["n"].split(",")[0]):
                    yield Span(span.start + found.start("n"), span.start + found.end("n"))


def _is_of_home(text: str, home: Home) -> bool:
    return any(name_tokens(word) & home.kept_tokens for word in text.split()) or cues.SIBLING_PHRASE.search(text) is not None


def _spoken_of(scoped: ScopedText, home: Home) -> Iterator[tuple[Span, int, int]]:
    """The sentences about a victim or a witness, with the characters in each from where and up to where it speaks of them."""
    theirs, whose = False, ""
    offended = _OF_AN_OFFENDER.search(scoped.text) is not None
    for span in scoped.sentences:
        text = scoped.text[span.start : span.end]
        brought_in = _SOMEBODY.search(text) or (_THE_VICTIM.search(text) or _A_CHILD.search(text) if offended else None)
        goes_on = _GOES_ON.match(text) if theirs else None
        if goes_on is not None and goes_on[1].lower() == whose:
            goes_on = None  # "his victim ... He lives": the one who offended
        if (brought_in is None and goes_on is None) or _WITH_CHILDREN.search(text):
            theirs = False
            continue
        start = brought_in.end() if brought_in else 0
        whose = _offenders_pronoun(brought_in[0]) if brought_in else whose
        end = _end(text, start, home)
        theirs = end == len(text)
        yield span, start, end


def _offenders_pronoun(brought_in: str) -> str:
    words = brought_in.lower().split()
    return _NOT_THEM.get(words[0]) or _NOT_THEM.get(words[-1], "")


def _end(text: str, start: int, home: Home) -> int:
    """Where the text stops speaking of them: at somebody of the home, or at another subject."""
    other = _ENDS.search(text, start)
    end = other.start() if other else len(text)
    words = (m for m in re.finditer(r"[^\W\d_][\w'’-]*", text[:end]) if m.start() >= start)
    return next((m.start() for m in words if name_tokens(m[0]) & home.kept_tokens), end)


def _places(text: str, start: int, end: int, home: Home) -> Iterator[Span]:
    for found in _FOUND_AT.finditer(text, start, end):
        for place in _PLACE.finditer(text, found.start(), min(end, found.end() + _REACH)):
            words = [word for word in re.findall(r"[\w'’&-]+", place["n"]) if word[0].isupper()]
            if not all(_NO_PLACE.fullmatch(word) for word in words) and not home.is_home_address(place["n"]):
                yield Span(*place.span("n"))
