"""Where a hidden home could be found: refuge and protected addresses, and what would lead there, sealed in every copy.

A passage is searched where it speaks of a refuge, where its author does so anywhere in the item, and where the record says
that the home is protected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redaction import hiding_cues
from redaction.home import Home
from redaction.mentions import ScopedText
from redaction.names import name_tokens
from redaction.never_leak import HOUSE_NUMBER, ORDINARY, POSTCODE, PROPER, STREET, Sealed, moved
from redaction.unknown_whereabouts import unknown_places

_REFUGE_NAME = re.compile(
    r"((?:[A-Z][\w'’-]{1,60}\s{1,20}){1,3})(?:refuge|Refuge)\b|\b[Rr]efuge[ ,(]*(?:called|named|known as)?\s*((?:[A-Z][\w'’-]+\s*){1,3})"
)
_AFTER_PREPOSITION = re.compile(r"(?<!\w)(?:in|at|to|near|on|off|by|our|the|called|from|into)\s+((?:[A-Z][\w'’-]+\s?)+)")
_PERSON_CALLED = re.compile(
    r"\b(?:man|woman|male|female|lad|boy|girl|lady|bloke|guy|friend|partner|boyfriend|girlfriend|lodger|uncle|aunt|cousin|adult|person|some(?:one|body))(?: \w+){0,2} called\s+$",
    re.IGNORECASE,
)
"""Before a name that is somebody's and no place's."""
_WHOLE_POSTCODE = re.compile(r"(?<!\w)[A-Z]{1,2}[0-9][0-9A-Z]?\s*[0-9][A-Z]{2}(?!\w)")
_IS_AT = re.compile(r"(?<!\w)(?:is|are|was|were|went|gone)(?: \w+)? (?:at|in|to)(?!\w)", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]+\d[A-Z\d]*|\d+[A-Z][A-Z\d]*")
_ROW_NUMBER = re.compile(r"(?:no\.?|number|#)? ?\d{1,3}", re.IGNORECASE)
_A_COURT = re.compile(r"(?:crown|county|family|magistrates['’]?|high|supreme|youth) court", re.IGNORECASE)


def hiding_scopes(texts: Sequence[ScopedText], home: Home) -> frozenset[tuple[str, str]]:
    """Authors who speak of a hidden home: in words, or by another address beside that somebody was not told of this report."""
    quiet = {scoped.scope for scoped in texts if hiding_cues.KEPT_QUIET.search(scoped.text)}
    return frozenset(
        scoped.scope
        for scoped in texts
        if hiding_cues.REFUGE.search(scoped.text)
        or any(unknown_places(scoped.text, scoped.sentences))
        or (scoped.scope in quiet and _tells_another_address(scoped, home))
    )


def _tells_another_address(scoped: ScopedText, home: Home) -> bool:
    """Whether an address that is not of record stands beside those words, or where somebody is said to be by the same hand."""
    told = [scoped.text[span.start : span.end] for span in scoped.sentences]
    where = " ".join(text for text in told if hiding_cues.HOUSED.search(text) or _IS_AT.search(text))
    near = scoped.text if hiding_cues.KEPT_QUIET.search(scoped.text) else where
    places = [m[0] for pattern in (STREET, _WHOLE_POSTCODE) for m in pattern.finditer(near)]
    places += [m[0] for m in hiding_cues.BUILDING.finditer(where)]
    return any(not (home.is_home_address(place) or _A_COURT.search(place)) for place in places)


def sealed_places(scoped: ScopedText, home: Home, author_hides: str) -> Iterator[Sealed]:
    """Everything in the passage that locates a hidden home. `author_hides` "yes": the same hand speaks of one elsewhere in the item."""
    text = scoped.text
    unknown = tuple(unknown_places(text, scoped.sentences))
    refuge = bool(unknown) or hiding_cues.REFUGE.search(text) is not None
    if not (refuge or author_hides == "yes" or home.subject.is_protected):
        return
    reason = "protected_address" if home.subject.is_protected and not refuge and author_hides == "no" else "refuge_address"
    for told in unknown:
        if not name_tokens(text[told.place.start : told.place.end]) <= home.kept_tokens:
            yield Sealed(told.place.start, told.place.end, "LOCATION", "refuge_address")
        yield from (moved(s, told.behind.start) for s in _named_places(text[told.behind.start : told.behind.end], home, reason))
    for street in STREET.finditer(text):
        if refuge or home.subject.is_protected or not home.is_home_address(street[0]):
            yield Sealed(street.start(), street.end(), "ADDRESS", reason)
    for span in scoped.sentences:
        yield from (moved(s, span.start) for s in _in_sentence(text[span.start : span.end], home, reason))
        if refuge or (home.subject.is_protected and (STREET.search(text) or POSTCODE.search(text))):
            clues = hiding_cues.LOCATING_CLUE.finditer(text, span.start, span.end)
            yield from (Sealed(m.start(), m.end(), "LOCATION", reason) for m in clues)


def _in_sentence(sentence: str, home: Home, reason: str) -> Iterator[Sealed]:
    spoken_of = hiding_cues.REFUGE.search(sentence) is not None
    housed = hiding_cues.HOUSED.search(sentence) is not None
    homeward = home.subject.is_protected and hiding_cues.HOMEWARD.search(sentence) is not None
    located = any(pattern.search(sentence) for pattern in (STREET, POSTCODE, hiding_cues.BUILDING))
    if spoken_of:
        yield from _around_refuge(sentence)
    if housed or (located and reason == "refuge_address"):
        yield from _named_places(sentence, home, reason)
    if spoken_of or housed or homeward or located:
        yield from (Sealed(m.start(), m.end(), "LOCATION", reason) for m in hiding_cues.LOCATING_CLUE.finditer(sentence))
    for m in hiding_cues.BUILDING.finditer(sentence):
        if not _A_COURT.search(m[0]) and not home.is_home_address(m[0]):
            yield Sealed(m.start(), m.end(), "LOCATION", reason)


def _named_places(sentence: str, home: Home, reason: str) -> Iterator[Sealed]:
    """Capitalised names after a preposition, rooms and postcodes, in a sentence that says where somebody stays."""
    for m in _AFTER_PREPOSITION.finditer(sentence):
        words = PROPER.findall(m[1])
        if not _PERSON_CALLED.search(sentence[: m.start(1)]) and not all(
            name_tokens(w) <= home.kept_tokens or ORDINARY.fullmatch(w.lower()) for w in words
        ):
            yield Sealed(m.start(1), m.start(1) + len(m[1].rstrip()), "LOCATION", reason)
    for pattern in (HOUSE_NUMBER, POSTCODE, hiding_cues.OUTWARD):
        found = (m for m in pattern.finditer(sentence) if not (ORDINARY.fullmatch(m[0]) or _is_no_place(m, sentence, home)))
        yield from (Sealed(m.start(), m.end(), "ADDRESS", reason) for m in found)


def _is_no_place(found: re.Match[str], sentence: str, home: Home) -> bool:
    """A row's number, a piece of a reference such as MASH-TQ5B-6VLJ or of a longer number, and the district of the open home of record.

    What has a word for a dwelling, or stands as a whole postcode, is a place whatever follows it: "flat 31-do not tell dad".
    """
    before, after = sentence[: found.start()], sentence[found.end() :]
    pieced = _CODE.fullmatch(found[0]) and (re.search(r"\w-$", before) or re.match(r"-[A-Z\d]{3}", after))
    longer = re.match(r" \d{3} \d{4}\b", after)
    row = not before and _ROW_NUMBER.fullmatch(found[0]) and re.match(r"\s*\|", after)
    return bool(pieced or longer or row) or (not home.subject.is_protected and home.is_home_address(found[0]))


def _around_refuge(sentence: str) -> Iterator[Sealed]:
    yield from (Sealed(m.start(), m.end(), "UK_POSTCODE", "refuge_address") for m in POSTCODE.finditer(sentence))
    for m in _REFUGE_NAME.finditer(sentence):
        group = 1 if m[1] else 2
        yield Sealed(m.start(group), m.start(group) + len(m[group].rstrip()), "ORGANISATION", "refuge_address")
