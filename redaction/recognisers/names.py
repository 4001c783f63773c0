"""Names by the words around them: titles, police style, kinship, greetings, lists, speech.

The statistical model finds most names in fair prose; these rules find them in capitals, lower case, forms, minutes and
police logs, where it fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from redaction import needed_words
from redaction.cues import HARM
from redaction.needed_words import in_small_letters, may_hold
from redaction.reading import Finding, Reading
from redaction.recognisers import name_cues
from redaction.recognisers.name_shapes import RUN, TITLES
from redaction.recognisers.sieve import may_match
from redaction.recognisers.words.forenames import FORENAMES
from redaction.recognisers.words.kinship import ABROAD, SHORT
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
# Posts by their letters, written so only.
_POSTS = r"PO|SPO|PSO|FCA|VLO|ISVA|YOW|YJW|YJO|FSW|CSW|ASW|SSW|ISW|SENDCo|SENCo|SENDCO|HT|DHT|HoY|EP|CPN|RMN|OT|SALT|SLT|CNN|FNP|ICO|NPO|RJ|PPO|Fr|Cpl|Lt|LSA"
_TITLE = re.compile(
    rf"(?<![\w])(?:(?:{TITLES})|(?:{TITLES.upper()})|{_POSTS})\.? (?P<n>{RUN})"
    rf"|(?<!\w)(?:PC|PCSO|DC|DS|DI|DCI|PS|Sgt|Insp|WPC|TDC|Officer|Constable) [A-Z]{{0,2}}[0-9]{{1,6}}[A-Z]{{0,2}},? (?P<m>{RUN})"
)
_POLICE = re.compile(
    r"(?<![\w,])(?P<n>[A-ZÀ-ÖØ-Þ]{2}[A-ZÀ-ÖØ-Þ'’\-]*(?: [A-ZÀ-ÖØ-Þ'’\-]{2,})?, ?(?!(?:Inc|Ltd|Llc|Plc|Corp)\b)[A-ZÀ-ÖØ-Þ][a-zà-ÿ][\w'’\-]*(?: "
    r"[A-ZÀ-ÖØ-Þ][a-zà-ÿ][\w'’\-]*)?)"
)
_PARTY_LINE = re.compile(
    r"(?m:^)[ \t>*•-]{0,8}(?:WIT|VIC|VICT|SUS|SUSP|INF|INFT|OTH|AGG|COMP|DEF|NOM|AP|IP|MP|MISPER|REL)[0-9]?[ \t]{0,3}[:\t-]?[ \t]{1,6}"
    r"(?P<n>[A-ZÀ-ÖØ-Þ]{2}[A-ZÀ-ÖØ-Þ'’\-]*(?: [A-ZÀ-ÖØ-Þ'’\-]{2,})?,? [A-ZÀ-ÖØ-Þ][a-zà-ÿ][\w'’\-]*)(?!\w)"
)
"""A line of a police form: the code of a part in the event, then surname and forename, whatever else the surname means."""
_DONE_OR_GRADED = re.compile(r"[A-Z]{2,}(?:ED|ING)|HIGH|MEDIUM")
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
    rf"(?i:(?<![\w\-]){KIN_WORD})(?:,| is| was| called| named|:| \(|;)? ?(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?<=[ (])(?=(?P<n>{RUN}))"
)
_MIDDLE = re.compile(  # "Dao Van Binh", "LE THI MAI": a Vietnamese name tells itself by its middle, though every word be an English one
    rf"(?<![\w\-])(?P<n>(?:{_family(str.capitalize)}) (?:Van|Thi)(?: (?:{_given(str.capitalize)})){{1,2}}"
    rf"|(?:{_family(str.upper)}) (?:VAN|THI)(?: (?:{_given(str.upper)})){{1,2}})(?![\w\-])"
)
_MIDDLE_NEEDS = (" van ", " thi ")
_TITLE_ALONE = re.compile(rf"(?:(?i:{TITLES})|{_POSTS})\.?")
_COLLAR = re.compile(r"[A-Z]{0,2}[0-9]{2,6}[A-Z]{0,2}")  # an officer's number
_WORDS = re.compile(r"(?<![\w])[^\W\d_]+(?!\w)")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,4}")
_ANY_RUN = re.compile(RUN)
_NAMES = WORD_NAMES | FORENAMES
_EVERYDAY = WORD_NAMES | ORDINARY
_BOUNDARY_END = re.compile(r"(?:['’]s|['’])$")
KIN_WORD_ONLY = re.compile(rf"(?:{KIN_WORD})s?", re.IGNORECASE)
_KIN_AS_WRITTEN = re.compile(rf"{SHORT}|(?:{ABROAD})|[Hh]usb|[Hh]ubby|[Mm]issus|[Bb]habi|[Bb]habhi|[Ff]ella|[Bb]oyf|[Gg]irlf|mo|fa")
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
_STRONG_REASONS = frozenset(
    {
        "title",
        "age behind it",
        "birth date behind it",
        "mailbox behind it",
        "behind a word of kinship",
        "behind a word for a person",
        "listed children",
    }
)
_PERSON_BEFORE = frozenset({"behind a word of kinship", "behind a word for a person", "listed children"})
_DAY_BEFORE = re.compile(r"\b(?:Christmas|X-?mas|New Year(?:['’]?s)?|NY) $", re.IGNORECASE)
_CIVIL_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.? $")
_BY_FORM: tuple[name_cues.Cue, ...] = (
    (_TITLE, 0.85, "title", ()),
    (_POLICE, 0.75, "surname first", (",",)),
    (_CAPS_SURNAME, 0.75, "surname in capitals", ()),
    (_KIN, 0.6, "behind a word of kinship", ()),
)
_CUES = (*_BY_FORM, *name_cues.CUED, *name_cues.AROUND)
_NEEDED = tuple(() if by_hand else needed_words.needs(pattern) for pattern, _, _, by_hand in _CUES)
_ARTICLE_BEFORE = re.compile(r"\b(?:the|a|an|this|that|our|your|its|no|some|any)\s+$", re.IGNORECASE)
_ARTICLE_BEHIND = re.compile(r" (?:the|a|an|our|your|my|it|this|that|all|any)\b")


@dataclass(frozen=True, slots=True)
class NameRecogniser:
    """Names of people by their surroundings."""

    id: str = "name@1"
    entities: tuple[str, ...] = ("PERSON",)

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Rules for ordinary writing and capitals; lower case has a recogniser of its own."""
        lowered = reading.text.lower()
        small = in_small_letters(reading.text)
        for (pattern, score, reason, needs), needed in zip(_CUES, _NEEDED, strict=True):
            for match in pattern.finditer(reading.text) if may_match(lowered, needs) and may_hold(small, needed) else ():
                yield from self._trim(reading, match, score, reason)
        for pattern, score, reason, needs in (
            (name_cues.FILED, 0.75, "surname first", (", ",)),
            (
                _PARTY_LINE,
                0.75,
                "surname first",
                ("wit", "vic", "sus", "inf", "oth", "agg", "comp", "def", "nom", "ap", "ip", "mp", "misper", "rel"),
            ),
            (_MIDDLE, 0.7, _BY_ITS_MIDDLE, _MIDDLE_NEEDS),
        ):
            for match in pattern.finditer(reading.text) if may_match(lowered, needs) else ():
                if pattern is not _PARTY_LINE or not _tells_of_party(match["n"]):
                    yield self._finding(*match.span("n"), score, reason)
        yield from self._listed(reading)

    def _listed(self, reading: Reading) -> Iterator[Finding]:
        for match in _ANY_RUN.finditer(reading.text):
            words = [_BOUNDARY_END.sub("", w.strip("'’.\"()")).lower() for w in match.group().split()]
            known = [w for w in words if w.split("-")[0] in FORENAMES]
            word_pair = len(words) > 1 and _NAMES.issuperset(words)
            if word_pair or (known and not (_EVERYDAY.issuperset(known) and (len(words) == 1 or reading.opens_sentence(match.start())))):
                yield from self._trim(reading, match, 0.6, "listed forename")

    def _trim(self, reading: Reading, match: re.Match[str], score: float, reason: str) -> Iterator[Finding]:
        start, end = match.span(match.lastgroup) if match.lastgroup else match.span()
        trimmed = trim_name(reading.text, start, end) or _vouched_for(reading.text, start, reason)
        acronym = trimmed is not None and re.fullmatch(r"[A-Z]{1,4}", reading.text[slice(*trimmed)]) and reason == "surname in capitals"
        if trimmed and not acronym and not lonely_word(reading, *trimmed, reason):
            yield self._finding(*trimmed, score, reason)

    def _finding(self, start: int, end: int, score: float, reason: str) -> Finding:
        return Finding(start, end, "PERSON", score, self.id, reason)


def _tells_of_party(run: str) -> bool:
    """Whether the line tells what was done to the party, or the risk ("STABBED In", "HIGH Risk"): no surname and forename."""
    surname, _, forename = run.replace(",", "").rpartition(" ")
    if forename.lower() in _NAMES:
        return False
    done = _DONE_OR_GRADED.fullmatch(surname) is not None and (surname in {"HIGH", "MEDIUM"} or HARM.search(surname) is not None)
    return done or ordinary(forename)


def _vouched_for(text: str, start: int, reason: str) -> tuple[int, int] | None:
    """An everyday word that is a name here: "Mr Ho", "her partner Will". None where nothing says so surely."""
    word = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?![\w’'])").match(text, start)
    if word is None or is_title(word.group()) or is_kin(word.group()):
        return None
    by_title = reason == "title" and _CIVIL_TITLE.search(text[max(0, start - 6) : start])
    named = word.group().lower() in WORD_NAMES and reason in _PERSON_BEFORE
    return word.span() if by_title or named else None


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
    if not _DOTTED.fullmatch(text, low, high):
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
    if is_title(word) or is_kin(word) or _COLLAR.fullmatch(word):
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
    if value in {"Eve", "EVE"} and _DAY_BEFORE.search(reading.text[max(0, start - 14) : start]):
        return True
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
    bare = word.strip("'’\"“”().:;-")
    return bool(KIN_WORD_ONLY.fullmatch(bare) or _KIN_AS_WRITTEN.fullmatch(bare))


@lru_cache(maxsize=_WORDS_AT_HAND)
def is_title(word: str) -> bool:
    """Whether the word is a title, as "Mrs" or "PC"."""
    return bool(_TITLE_ALONE.fullmatch(word))
