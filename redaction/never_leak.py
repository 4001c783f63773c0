"""What never travels, whatever a policy says: found by its own patterns beside the detector's tags, so that a miss is no leak.

Refuge and protected addresses, identities before adoption, informants' traces, bank and claim numbers, access codes, numbers
that somebody asked to be kept back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redaction import anonymity_cues, cues
from redaction.home import Home
from redaction.names import name_tokens
from redaction.relevance import Ruling, Verdict
from redaction.sentences import Span

_PHONE = re.compile(r"(?<![\w/])(?:\+44|0)[ -]?\d(?:[ -]?\d){8,10}(?!\w)")
_MOBILE = re.compile(r"(?:\+44[ -]?|0)7")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NINO = re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)", re.IGNORECASE)
_BANK_CUE = re.compile(r"\b(?:bank|sort|a/?c|acc(?:oun)?t?|iban|building society|card)\b", re.IGNORECASE)
_BANK = re.compile(r"(?<!\w)(?:\d{2}[- ]\d{2}[- ]\d{2}|\d{8}|GB\d{2} ?[A-Z]{4}[\d ]{14,18}|(?:\d{4}[ -]?){4})(?!\w)")
_SORT_CODE = re.compile(r"(?<![\w/-])(\d{2})-(\d{2})-\d{2}(?![\w/-])")
_LAST_DAY, _LAST_MONTH = 31, 12
_ID_CUE = re.compile(
    r"\b(?:(?:passport|home office|\bho|port|claim|nass|brp|visa|asylum|arc|benefit|universal credit|uan|gwf|driving licence)\b"
    r"|(?:person|client|customer|applicant|claimant|tenant|tenancy|nominal|service user|offender|prisoner|account)['’]?s? (?:id|no|number|ref|reference)\b\.?"
    r"|(?:id|rio|emis|systmone|delius|nomis) (?:no|number|ref)\b\.?)[^.\n]{0,24}?"
    r"(?<![\w/])(?!\d{1,2}[/-]\d{1,2}[/-](?:\d{2}|\d{4})(?!\w))(?!(?:19|20)\d\d(?![\w/-]))"
    r"((?=(?:[A-Z/-]*\d){4})[A-Z0-9]+(?:[/-][A-Z0-9]+)*)(?!\w)",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\b(?:pin|passcode|password|meeting id|(?:access|entry|door|key|gate|safe|alarm) "
    r"code)\b[^.\n\d]{0,30}?(?<!\w)([A-Za-z@#$!-]*\d[\w@#$!*-]*)",
    re.IGNORECASE,
)
STREET = re.compile(
    r"(?<!\w)(?:(?:flat|apt|apartment|room|unit)\s+\w+,?\s+)?\d{1,4}[A-Za-z]?,?\s+(?:[A-Z][\w'’-]+\s+){1,4}?(?:road|rd"
    r"|street|st|avenue|ave|terrace|lane|ln|"
    r"close|court|gardens|place|row|way|walk|square|crescent|drive|grove|mews|hill|park|gate|rise|villas|mansions|house"
    r"|lodge|buildings|parade|green)\b"
    r"(?:,?\s+[A-Z]{1,2}\d{1,2}[A-Z]?(?:\s*\d[A-Z]{2})?)?",
    re.IGNORECASE,
)
POSTCODE = re.compile(r"(?<!\w)(?:[A-Z]{1,2}\d{1,2}[A-Z]?)(?:\s*\d[A-Z]{2})?(?!\w)")
_DWELLING = r"number|no\.?|flat|block|floor|room|unit|apartment"
HOUSE_NUMBER = re.compile(
    rf"(?<![\w£/.:])(?:(?:{_DWELLING})\s*\d{{1,4}}[a-z]|(?-i:\d{{1,4}}[A-Za-jlnoq-ruvz]))(?!\w)|(?<!\w)(?!no\.?\s\d{{3}}\s\d{{3}}|number\s\d{{3}}\s\d{{3}})(?:{_DWELLING}|at)\s+\d{{1,4}}\b(?!\s*(?:past|to|till|am|pm|a\.m|p\.m|o['’]clock|hours|hrs)\b|[.:]\d\d)",
    re.IGNORECASE,
)
"""A door. Small letters that stand for years, months, weeks, pence or metres are one only behind a word for a dwelling."""
PROPER = re.compile(r"(?<![\w'’])[A-Z][\w'’-]+")
ORDINARY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mum|dad|mummy|daddy|i|i'm|english|police|council|the|she|he|they|no|not|[A-Z]{1,4}",
)
_TRACES = (
    (cues.SELF_LOCATING, "SELF_LOCATION"),
    (STREET, "SELF_LOCATION"),
    (HOUSE_NUMBER, "SELF_LOCATION"),
    (_PHONE, "PHONE_NUMBER"),
    (_EMAIL, "EMAIL_ADDRESS"),
)


_OLD_FILE = re.compile(
    r"(?<![\w/-])(?!MASH-)(?:(?i:ref(?:erence)?|file|case|record)(?i: no| number)?[.:]? {0,2}(?P<a>[0-9][0-9/ -]{2,14}[0-9])|(?=[A-Z0-9/-]{0,8}[A-Z])(?=[A-Z0-9/-]{0,14}[0-9])(?P<n>[A-Z0-9]{1,8}(?:[/-][A-Z0-9]{1,10}){1,3}))(?![\w/-])"
)
"""A file's number behind the word for it, or figures and letters with a dash or stroke."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A stretch that never travels: what it is called in the copy's account and why."""

    start: int
    end: int
    entity: str
    reason: str


def sealed_in_sentence(text: str, span: Span, ruling: Ruling, home: Home) -> Iterator[Sealed]:
    """Everything in the sentence that is sealed whoever's it is."""
    sentence = text[span.start : span.end]
    for found in _numbers(sentence):
        yield moved(found, span.start)
    if cues.KEEP_BACK.search(sentence) or (cues.OWN_PHONE.search(sentence) and not cues.WORK_PHONE.search(sentence)):
        yield from (moved(s, span.start) for s in _contacts(sentence))
    if ruling.verdict is Verdict.SEAL_INFORMANT:
        yield from (moved(s, span.start) for s in _traces_of_informant(sentence, home))
    if ruling.verdict is Verdict.SEAL_TRACES:
        yield from (moved(s, span.start) for s in _traces(sentence))
    yield from (
        Sealed(span.start + m.start(), span.start + m.end(), "SELF_LOCATION", "informant")
        for m in cues.INTELLIGENCE_SOURCE.finditer(sentence)
    )
    if ruling.verdict is Verdict.SEAL_IDENTITY:
        yield from (moved(s, span.start) for s in _proper_nouns(sentence, home, "identity_before_adoption"))
        yield from (moved(s, span.start) for s in _old_files(sentence))


def protected_words(home: Home) -> tuple[tuple[str, str, str], ...]:
    """(text, entity, reason) of the record's own protected names and addresses, to be hidden wherever they stand."""
    names = [(name, "PERSON", "identity_before_adoption") for name in home.protected_names()]
    places = [
        (piece, "ADDRESS", "protected_address")
        for address in home.subject.household.protected_addresses
        for piece in address_pieces(address)
    ]
    return tuple(names + places)


def address_pieces(address: str) -> Iterator[str]:
    """An address and those parts of it that locate by themselves: street, postcode, postcode district."""
    yield address
    for piece in re.split(r",|\n", address):
        if piece.strip():
            yield piece.strip()
            yield re.sub(r"^\s*(?:flat\s+\w+\s*)?\d+\w?\s+", "", piece, flags=re.IGNORECASE).strip()
    for code in POSTCODE.finditer(address.upper()):
        yield code[0]
        yield code[0].split()[0]


def _numbers(sentence: str) -> Iterator[Sealed]:
    yield from (Sealed(m.start(), m.end(), "NINO", "never_needed") for m in _NINO.finditer(sentence))
    if _BANK_CUE.search(sentence):
        yield from (Sealed(m.start(), m.end(), "BANK_ACCOUNT", "never_needed") for m in _BANK.finditer(sentence))
    yield from (Sealed(m.start(), m.end(), "BANK_ACCOUNT", "never_needed") for m in _SORT_CODE.finditer(sentence) if not _is_date(m))
    yield from (Sealed(m.start(1), m.end(1), "CASE_REFERENCE", "not_needed_downstream") for m in _ID_CUE.finditer(sentence))
    yield from (Sealed(m.start(1), m.end(1), "SECRET", "access_code") for m in _CODE.finditer(sentence))


def _is_date(figures: re.Match[str]) -> bool:
    """Whether three pairs of figures can be a day and a month: of a sort code they mostly cannot."""
    return 1 <= int(figures[1]) <= _LAST_DAY and 1 <= int(figures[2]) <= _LAST_MONTH


def _contacts(sentence: str) -> Iterator[Sealed]:
    yield from (Sealed(m.start(), m.end(), "PHONE_NUMBER", "asked_to_be_kept_back") for m in _PHONE.finditer(sentence))
    yield from (Sealed(m.start(), m.end(), "EMAIL_ADDRESS", "asked_to_be_kept_back") for m in _EMAIL.finditer(sentence))


def _traces_of_informant(sentence: str, home: Home) -> Iterator[Sealed]:
    yield from _traces(sentence)
    yield from _outsiders(sentence)
    yield from _proper_nouns(sentence, home, "informant")


def _outsiders(sentence: str) -> Iterator[Sealed]:
    """Whoever may have spoken, by what they are to the family; not one who does harm: "the neighbour hit her" is the concern itself."""
    for m in anonymity_cues.OUTSIDER.finditer(sentence):
        if anonymity_cues.DOES_HARM.match(sentence, m.end()) is None:
            yield Sealed(m.start(), m.end(), "PERSON", "informant")


def _traces(sentence: str) -> Iterator[Sealed]:
    """Where the informant lives and how to reach them."""
    for pattern, entity in _TRACES:
        yield from (Sealed(m.start(), m.end(), entity, "informant") for m in pattern.finditer(sentence))


def _proper_nouns(sentence: str, home: Home, reason: str) -> Iterator[Sealed]:
    """Capitalised words that are no names of the home: what a detector may have missed."""
    first = re.search(r"\w", sentence)
    for m in PROPER.finditer(sentence):
        known = name_tokens(m[0]) <= home.kept_tokens or ORDINARY.fullmatch(m[0]) or ORDINARY.fullmatch(m[0].lower())
        if not known and first is not None and m.start() != first.start():
            yield Sealed(m.start(), m.end(), "PERSON", reason)


def _old_files(sentence: str) -> Iterator[Sealed]:
    """References in a sentence about an adoption: whoever looks one up has the birth family."""
    for m in _OLD_FILE.finditer(sentence):
        group = "n" if m["n"] else "a"
        yield Sealed(m.start(group), m.end(group), "CASE_REFERENCE", "identity_before_adoption")


def moved(found: Sealed, by: int) -> Sealed:
    """The same stretch, counted from the start of the passage instead of its sentence."""
    return Sealed(found.start + by, found.end + by, found.entity, found.reason)


def is_mobile(text: str) -> bool:
    """Whether a telephone number is a mobile's (Ofcom numbering plan: 07)."""
    return _MOBILE.match(text.strip().lstrip("(")) is not None
