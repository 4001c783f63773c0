"""Names by the words around them: titles, police style, kinship, greetings, lists, speech.

The statistical model finds most names in fair prose; these rules find them in capitals, lower case, forms, minutes and
police logs, where it fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from redaction.reading import Finding, Reading
from redaction.recognisers.sieve import may_match
from redaction.recognisers.words.forenames import FORENAMES
from redaction.recognisers.words.ordinary import ORDINARY, WORD_NAMES
from redaction.recognisers.words.society import NATIONAL_WORDS
from redaction.recognisers.words.syllables import FAMILY_SYLLABLES, GIVEN_SYLLABLES

_NO_FAMILY = frozenset({"to", "so", "he", "she", "an", "you", "in", "na", "man"})


def _family(case: Callable[[str], str]) -> str:
    return "|".join(sorted(map(case, FAMILY_SYLLABLES - _NO_FAMILY), key=len, reverse=True))


def _given(case: Callable[[str], str]) -> str:
    return "|".join(sorted(map(case, GIVEN_SYLLABLES), key=len, reverse=True))


_WORDS_AT_HAND = 2048  # the same words are asked about again and again
_PASSAGES_AT_HAND = 8  # one passage is asked about for each of its names
_CAP = r"[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ](?:[^\W\d_]|['’\-](?=[^\W\d_])|[0-9](?=[^\W\d_]))*"
_INITIAL = r"[A-Z]\.(?: ?[A-Z]\.)*"
_PARTICLE = r"(?:de|da|do|dos|das|di|del|della|van|von|der|den|ter|el|al|bin|bint|ibn|binti|ap|ab|la|le|y|ul|ur|abu|St\.?|ST\.?)"
_RUN = rf"(?:{_INITIAL} ?|[A-Z] )?(?:(?:St|ST)\. )?{_CAP}(?: (?:{_INITIAL}|{_PARTICLE}(?= {_CAP})|[\"“‘]{_CAP}[\"”’]|{_CAP}))*"
_TITLES = (
    r"Mr|Mrs|Ms|Miss|Mx|HV|SW|OM|EWO|DSL|IRO|IDVA|SENCO|Dr|Prof|Professor|Doctor|Cllr|Councillor|Rev|Revd|Reverend|Pastor|"
    r"Imam|Sheikh|Rabbi|Canon|Sir|Lady|Dame|Lord|PC|PCSO|DC|DS|DI|DCI|DSU|Det|WPC|TDC|"
    r"T/DC|(?:[AT]/)?PS(?!\.)|Sgt|Sergeant|Insp|Inspector|Supt|Constable"
    r"|Detective Constable|Detective Sergeant|Detective Inspector|Officer|Nurse|Midwife|"
    r"Judge|HHJ|DJ|Capt|Captain|Sra|Sr|Dona|Don|Mme|Señora|Señor|Herr|Frau|Auntie|Aunty|"
    r"Aunt|Uncle|Nurse Practitioner|Consultant"
)
_TITLE = re.compile(rf"(?<![\w])(?:(?:{_TITLES})|(?:{_TITLES.upper()}))\.? (?P<n>{_RUN})")
_POLICE = re.compile(
    r"(?<![\w,])(?P<n>[A-ZÀ-ÖØ-Þ]{2}[A-ZÀ-ÖØ-Þ'’\-]*(?: [A-ZÀ-ÖØ-Þ'’\-]{2,})?, ?(?!(?:Inc|Ltd|Llc|Plc|Corp)\b)[A-ZÀ-ÖØ-Þ][a-zà-ÿ][\w'’\-]*(?: "
    r"[A-ZÀ-ÖØ-Þ][a-zà-ÿ][\w'’\-]*)?)"
)
_CAPS_SURNAME = re.compile(
    r"(?<!\w)(?P<n>[A-ZÀ-Þ][a-zà-ÿșțāņğ][\w'’\-]*(?: (?:[A-ZÀ-Þ][a-zà-ÿ][\w'’\-]*|[\"“]\w+[\"”]))* [A-ZÀ-Þ]{3}[A-ZÀ-Þ'’\-]*)(?!\w)"
)
KIN_WORD = (
    r"(?:mother|mum|mam|mom|father|dad|stepfather|stepmother|stepdad|stepmum|step-?mother|"
    r"step-?father|step-?dad|step-?mum|brother|sister|half-?brother|half-?sister|uncle|"
    r"aunt|auntie|cousin|niece|nephew|son|daughter|stepson|stepdaughter|husband|wife|partner|"
    r"boyfriend|girlfriend"
    r"|fianc[eé]e?|ex|ex-partner|ex-husband|ex-wife|neighbour|grandmother|grandma|granny|"
    r"gran|nan|nana|nanna|grandad|grandpa|grandfather|grandson|granddaughter|great-granddaughter|"
    r"great-grandson|twin|twins|baby|child|kids|siblings?|carer|hooyo|madrinha|oma|opa|"
    r"amca|teyze|babcia|ciocia|tia|tio|khala|chacha|nani|dadi|abla|godmother|godfather|"
    r"client|pupil|patient|tenant|claimant|suspect|victim|aggrieved|occupier|caller|defendant|"
    r"witness|offender|friend|son-in-law|daughter-in-law|mother-in-law|father-in-law|brother-in-law|"
    r"sister-in-law|lad|little|subject|landlady|landlord|lodger|flatmate|housemate|roommate|passenger|motorist|driver|shopkeeper"
    r"|passer-?by|onlooker|bystander|babysitter|childminder|mate|classmate|boss|employer|owner|tenant|caretaker|godfather|godson|goddaughter)"
)
_KIN = re.compile(
    rf"(?i:(?<![\w\-]){KIN_WORD})(?:,| is| was| called| named|:| \(|;)? ?(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?<=[ (])(?=(?P<n>{_RUN}))"
)
_MIDDLE = re.compile(  # "Dao Van Binh", "LE THI MAI": a Vietnamese name tells itself by its middle, though every word be an English one
    rf"(?<![\w\-])(?P<n>(?:{_family(str.capitalize)}) (?:Van|Thi)(?: (?:{_given(str.capitalize)})){{1,2}}"
    rf"|(?:{_family(str.upper)}) (?:VAN|THI)(?: (?:{_given(str.upper)})){{1,2}})(?![\w\-])"
)
_SMALL_TOO = rf"(?=\w*[a-zà-ÿ]){_CAP}"  # a word that is no abbreviation
_OWN = (
    r"flat|house|home|place|phone|mobile|solicitor|mum|mother|dad|father|sister|brother|nan|gran|aunt|uncle|cousin|partner|boyfriend|girlfriend|wife|"
    r"husband|ex|children|kids|baby|son|daughter|friend|mate|room|bedroom|bed|bag|coat|car|teacher|position|view|story|account|consent|behaviour|"
    r"attendance|birthday|clothes|arm|leg|face|head|turn|version|keyworker|social worker"
)
_MIDDLE_NEEDS = (" van ", " thi ")
_OF_A_FAMILY = (" family", " children", " baby", " twins", " siblings", " brothers", " sisters", " household")
_BIRTH = ("dob", "d.ob", "do.b", "d.o.b", "born", "aged ")
_CUED: tuple[tuple[re.Pattern[str], float, str, tuple[str, ...]], ...] = (
    (
        re.compile(
            rf"(?m:^|[.;>]\s+)(?i:(?:many |kind |best |warm )?(?:thanks|thank you|regards|wishes|"
            rf"sincerely|faithfully|dear|hi|hello|from|to|cc|yours sincerely|morning|afternoon|"
            rf"cheers|wishes))[,:]?\s+(?:(?:{_TITLES})\.? )?(?P<n>{_RUN})"
        ),
        0.6,
        "greeting or signature",
        (),
    ),
    (
        re.compile(
            rf"(?i:\b(?:named|called|alias|aka|a\.k\.a\.|known as|prefers|named as|name is|i am|"
            rf"i'm|this is|my name is|signed|interviewed|spoke (?:to|with)|speaking (?:to|with)|"
            rf"seen by|allocated to|discussed with|informed by|reported by|collected by|interpreter|"
            rf"chair(?:ed by)?|apologies|present|re|cc|about|regarding|concerning|safe contact|in the matter of|referral for|"
            rf"file for|call with|group for|letter to|visit to|note re|contact with|missing|clinician|"
            rf"kids|meet|met|with|contacted))[: ] ?(?P<n>{_RUN})"
        ),
        0.5,
        "named by the words before",
        (),
    ),
    (
        re.compile(
            rf"(?P<n>{_RUN})(?:['’]s)? (?:said|says|told|stated|states|asked|reported|reports|disclosed|"
            rf"discloses|attended|replied|thinks|explained|admitted|wants|wanted|cried|denied|denies|"
            rf"agreed|confirmed|alleges|alleged|refused|rang|phoned|called|texted|lives|was seen|"
            rf"is aged|threw|hit|punched|absent|opened|shouted|presented|became|arrived|appeared|"
            rf"thought|felt|insisted|promised|complained|apologised|nodded|smiled|swore|"
            rf"screamed|spat|drove|hid|described|mentioned|claims|claimed|joked|posts|posted|plays|uses|goes by|sits|shares|has messaged|brought|gave|gives)\b"
        ),
        0.5,
        "speaks or acts",
        (),
    ),
    (
        re.compile(rf"(?P<n>{_CAP}(?:-{_CAP})?)(?= (?i:family|children|baby|twins|siblings|brothers|sisters|household)\b)"),
        0.5,
        "of a family",
        _OF_A_FAMILY,
    ),
    (re.compile(rf"(?P<n>{_SMALL_TOO}(?: {_SMALL_TOO})?)(?=['’]s (?:{_OWN})\b)"), 0.5, "owns", ("'s ", "’s ")),
    (re.compile(rf"(?P<n>{_CAP})(?=['’]S (?:{_OWN.upper()})\b)"), 0.5, "owns", ("'s ", "’s ")),
    (re.compile(rf"(?P<n>{_RUN})(?=, who(?:se|m)?\b)"), 0.5, "speaks or acts", (", who",)),
    (
        re.compile(rf"(?m:^\s*(?:>\s*)*(?:\d+[.)]\s*)?)(?P<n>{_RUN})(?=\s*(?:\(|:|\||-\s|–\s|=|,\s(?:aged|DOB|dob)))"),
        0.45,
        "opens a line",
        (),
    ),
    (
        re.compile(rf"(?P<n>{_RUN})(?=\s*\((?:aged?\s*)?\d{{1,2}}(?:\s?(?:yrs?|years|y|months|mths|weeks|days|yo)\b[^)]*)?[),;])"),
        0.6,
        "age behind it",
        ("(",),
    ),
    (re.compile(rf"(?P<n>(?:{_CAP}, )?{_RUN})(?=,? {{1,3}}\(?(?i:d\.?o\.?b\b|born\b|aged \d))"), 0.65, "birth date behind it", _BIRTH),
    (
        re.compile(
            rf"(?m:^\s*(?:Re:? |[-*•] )?)(?P<n>{_RUN})(?=[, ]{{1,2}}[0-9]{{1,2}}[./\-][0-9]{{1,2}}[./\-](?:[0-9]{{4}}|[0-9]{{2}})(?![0-9/]))"
        ),
        0.55,
        "date behind it",
        ("/", "-", "."),
    ),
    (re.compile(rf"(?P<n>{_RUN}) <[^>\s]+@[^>\s]+>"), 0.8, "mailbox behind it", ("@",)),
)
"""Pattern, score, reason, and what a text (in lower case) holds one of where the pattern may match; nothing where anything may."""
_TITLE_ALONE = re.compile(rf"(?:{_TITLES})\.?", re.IGNORECASE)
_WORDS = re.compile(r"(?<![\w])[^\W\d_]+(?!\w)")
_ANY_RUN = re.compile(_RUN)
_NAMES = WORD_NAMES | FORENAMES
_EVERYDAY = WORD_NAMES | ORDINARY
_BOUNDARY_END = re.compile(r"(?:['’]s|['’])$")
KIN_WORD_ONLY = re.compile(rf"(?:{KIN_WORD})s?", re.IGNORECASE)
_SMALL = frozenset(
    {
        "de",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "del",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "el",
        "al",
        "bin",
        "bint",
        "ibn",
        "ap",
        "la",
        "le",
        "y",
        "ul",
        "abu",
    }
)
_BY_ITS_MIDDLE = "middle of a Vietnamese name"
_SCANNED_LETTERS = str.maketrans({"1": "l", "0": "o", "5": "s", "8": "b", "3": "e"})
_STRONG_REASONS = frozenset({"title", "age behind it", "birth date behind it", "mailbox behind it", "behind a word of kinship"})
_ARTICLE_BEFORE = re.compile(r"\b(?:the|a|an|this|that|our|your|its|no|some|any)\s+$", re.IGNORECASE)
_ARTICLE_BEHIND = re.compile(r" (?:the|a|an|our|your|my|it|this|that|all|any)\b")


@dataclass(frozen=True, slots=True)
class NameRecogniser:
    """Names of people by their surroundings."""

    id: str = "name@1"
    entities: tuple[str, ...] = ("PERSON",)

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Rules for ordinary writing and capitals; lower case has a recogniser of its own."""
        for match in _TITLE.finditer(reading.text):
            yield from self._trim(reading, match, 0.85, "title")
        for pattern, reason in ((_POLICE, "surname first"), (_CAPS_SURNAME, "surname in capitals")):
            for match in pattern.finditer(reading.text):
                yield from self._trim(reading, match, 0.75, reason)
        for match in _KIN.finditer(reading.text):
            yield from self._trim(reading, match, 0.6, "behind a word of kinship")
        lowered = reading.text.lower()
        for pattern, score, reason, needs in _CUED:
            for match in pattern.finditer(reading.text) if may_match(lowered, needs) else ():
                yield from self._trim(reading, match, score, reason)
        for match in _MIDDLE.finditer(reading.text) if may_match(lowered, _MIDDLE_NEEDS) else ():
            yield self._finding(*match.span("n"), 0.7, _BY_ITS_MIDDLE)
        yield from self._listed(reading)

    def _listed(self, reading: Reading) -> Iterator[Finding]:
        for match in _ANY_RUN.finditer(reading.text):
            words = [_BOUNDARY_END.sub("", w.strip("'’.\"()")).lower() for w in match.group().split()]
            known = [w for w in words if w.split("-")[0] in FORENAMES]
            word_pair = len(words) > 1 and _NAMES.issuperset(words)
            if word_pair or (known and not (_EVERYDAY.issuperset(known) and (len(words) == 1 or reading.opens_sentence(match.start())))):
                yield from self._trim(reading, match, 0.6, "listed forename")

    def _trim(self, reading: Reading, match: re.Match[str], score: float, reason: str) -> Iterator[Finding]:
        start, end = match.span("n") if "n" in match.groupdict() else match.span()
        trimmed = trim_name(reading.text, start, end)
        acronym = trimmed is not None and re.fullmatch(r"[A-Z]{1,4}", reading.text[slice(*trimmed)]) and reason == "surname in capitals"
        if trimmed and not acronym and not lonely_word(reading, *trimmed, reason):
            yield self._finding(*trimmed, score, reason)

    def _finding(self, start: int, end: int, score: float, reason: str) -> Finding:
        return Finding(start, end, "PERSON", score, self.id, reason)


def trim_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name inside a run of words: without titles, kinship and ordinary words at its ends, without its possessive.

    The run stops at the first ordinary word. None where nothing is left.
    """
    start, end = _whole_words(text, start, end)
    words = [(m.start() + start, m.end() + start) for m in re.finditer(r"[^\s,]+", text[start:end])]
    texts = [text[low:high] for low, high in words]
    first = 0
    while first < len(words) and _before_name(texts, first):
        first += 1
    last = first
    while last < len(words) and not _behind_name(texts, last, first, text):
        last += 1
    if first == last:
        return None
    low, high = words[first][0], words[last - 1][1]
    tail = _BOUNDARY_END.search(text[low:high])
    high = low + tail.start() if tail else high
    high -= len(text[low:high]) - len(text[low:high].rstrip(".:;)"))
    low += len(text[low:high]) - len(text[low:high].lstrip("\"“‘'("))
    return (low, high) if high - low > 1 else None


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span up to the ends of its words: a figure that a scanner put inside a name, or a hyphen, does not cut it."""
    if re.fullmatch(r"[^\W\d_]-", text[start - 2 : start]) and text[start : start + 1].isupper():
        start = text.rfind(" ", 0, start) + 1 if re.search(r"(?<!\S)[A-ZÀ-Þ][^\W\d_]*-$", text[:start]) else start
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _before_name(words: Sequence[str], index: int) -> bool:
    """Whether the word belongs to what stands before the name: a title, kinship, an everyday word that names nobody here."""
    word = words[index]
    follower = words[index + 1] if index + 1 < len(words) else ""
    if is_title(word) or is_kin(word):
        return True
    surname = follower[:1].isupper() and not ordinary(follower)
    return ordinary(word) and not (word.lower() in WORD_NAMES and word[:1].isupper() and (surname or follower.lower() in WORD_NAMES))


def _behind_name(words: Sequence[str], index: int, first: int, text: str) -> bool:
    """Whether the name has ended before this word."""
    word = words[index].strip("'’\"“”().:;-")
    if index > first and (word.lower() in NATIONAL_WORDS or is_kin(word)):
        return True
    if index > first and word.islower() and word not in _SMALL and not mostly_lower(text):
        return True
    if first < index < len(words) - 1 and word.lower() in _SMALL and words[index + 1][:1].isupper():
        return False  # "Fabio Di Stefano", though a DI is an inspector elsewhere
    surname = word.lower() in WORD_NAMES and word[:1].isupper() and (index == first or (index == first + 1))
    return ordinary(word) and not surname


def lonely_word(reading: Reading, start: int, end: int, reason: str) -> bool:
    """Whether an everyday word was taken for a name without a strong cue: at the start of a sentence, behind an article."""
    value = reading.text[start:end]
    if " " in value or reason in _STRONG_REASONS or value.lower() not in WORD_NAMES:
        return False
    if _ARTICLE_BEFORE.search(reading.text[max(0, start - 8) : start]) or _ARTICLE_BEHIND.match(reading.text, end):
        return True
    return reading.opens_sentence(start) and reason != "speaks or acts"


@lru_cache(maxsize=_PASSAGES_AT_HAND)
def mostly_lower(text: str) -> bool:
    """A passage typed without capitals."""
    words = _WORDS.findall(text)
    return bool(words) and sum(w[0].isupper() for w in words) <= len(words) * 0.04


@lru_cache(maxsize=_PASSAGES_AT_HAND)
def mostly_capitals(text: str) -> bool:
    """A passage typed in capitals."""
    letters = list(filter(str.isalpha, text))
    return len(letters) > 12 and sum(map(str.isupper, letters)) >= len(letters) * 0.75  # noqa: PLR2004 - shorter says nothing


@lru_cache(maxsize=_WORDS_AT_HAND)
def ordinary(word: str) -> bool:
    """Whether the word is an everyday one, also as a scanner reads it ("Chi1d")."""
    bare = word.strip("'’\"“”().:;-").lower().removesuffix("'s").removesuffix("’s")
    return bare in ORDINARY or (any(c.isdigit() for c in bare) and bare.translate(_SCANNED_LETTERS) in ORDINARY)


@lru_cache(maxsize=_WORDS_AT_HAND)
def is_kin(word: str) -> bool:
    """Whether the word is one of kinship or acquaintance."""
    return bool(KIN_WORD_ONLY.fullmatch(word.strip("'’\"“”().:;-")))


@lru_cache(maxsize=_WORDS_AT_HAND)
def is_title(word: str) -> bool:
    """Whether the word is a title, as "Mrs" or "PC"."""
    return bool(_TITLE_ALONE.fullmatch(word))
