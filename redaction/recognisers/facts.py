"""Special categories, offences and immigration status: listed phrases, and the ways English builds new ones.

A fact that the sentence rules out keeps its tag with the attribute "negated", one that it gives as somebody's words an
attribute of whose: policy decides, and nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redaction.phrases import PhraseBook, negated
from redaction.reading import Finding, Reading, sentence_around
from redaction.recognisers.words.health import HEALTH
from redaction.recognisers.words.offences import NEED_CUE, OFFENCES
from redaction.recognisers.words.society import ETHNICITY, IMMIGRATION, NATIONALITY, ORIENTATION, RELIGION
from redaction.speakers import said_by

_BOOK = PhraseBook(
    {
        "HEALTH": HEALTH,
        "OFFENCE": OFFENCES,
        "ETHNICITY": ETHNICITY,
        "RELIGION": RELIGION,
        "NATIONALITY": NATIONALITY,
        "SEXUALITY": ORIENTATION,
        "IMMIGRATION": IMMIGRATION,
    }
)
_PROPER = frozenset({"ETHNICITY", "RELIGION", "NATIONALITY"})  # written with a capital unless the whole passage is lower case
_CAPITALS_ONLY = frozenset(
    {"add", "aids", "rc", "tb", "ile", "pda", "dsh", "asc", "asd", "fii", "sti", "std", "odd", "fnd", "acrs", "arap", "dka", "vsd"}
)
_W = r"[A-Za-zÀ-ÿ'’\-]+"
_BUILT = (
    (
        "HEALTH",
        re.compile(
            rf"(?<!\w)(?:(?!(?:has|with|and|of|the|a|an|his|her|their|from|is|was|for|have|had|"
            rf"by|or)\b){_W} ){{1,3}}(?:syndrome|disorder|disease)s?(?!\w)",
            re.IGNORECASE,
        ),
        "syndrome, disorder or disease",
    ),
    (
        "HEALTH",
        re.compile(
            r"(?<!\w)(?:(?:severe|mild|chronic|acute|juvenile|allergic|brittle) )?[A-Za-z]{4,}(?:itis|"
            r"aemia|emia|philia|plegia|opathy|phrenia|iasis|algia|oedema|thyroidism|sclerosis|"
            r"fibrosis|porosis|ectasis|trophy|plasia|uria|penia)(?!\w)"
        ),
        "medical ending",
    ),
    (
        "HEALTH",
        re.compile(
            r"(?<!\w)(?:(?!(?:an?|the|his|her|their|no|has|any|severe|of)\b)[A-Za-z]+ ){1,2}(?:allergy|"
            r"allergies|intolerance|impairment|cancer|carcinoma|deficiency|palsy)(?!\w)",
            re.IGNORECASE,
        ),
        "allergy or impairment",
    ),
    (
        "HEALTH",
        re.compile(
            r"(?<!\w)(?:allergic|addicted|allergy) to (?:[A-Za-z]+ (?:and [A-Za-z]+ )?(?:nuts|milk|eggs|venom|stings)|[A-Za-z]+)(?!\w)",
            re.IGNORECASE,
        ),
        "allergic or addicted to",
    ),
    (
        "HEALTH",
        re.compile(
            r"(?<!\w)(?:alcohol|drug|opiate|opioid|heroin|cocaine|crack|cannabis|ketamine|gambling|"
            r"substance|benzodiazepine|diazepam|codeine|methadone|tramadol|pregabalin|nitrous "
            r"oxide|spice|solvent|amphetamine|methamphetamine)[ \-](?:(?:use )?(?:dependence|dependency|"
            r"addiction|misuse|abuse|disorder)|dependent|addict)(?!\w)",
            re.IGNORECASE,
        ),
        "dependence",
    ),
    (
        "HEALTH",
        re.compile(r"(?<!\w)(?:type [12IVone two]{1,3} )?(?:diabetes|diabetic)(?: \(?type [12]\)?)(?!\w)", re.IGNORECASE),
        "diabetes",
    ),
    (
        "SEXUAL_LIFE",
        re.compile(
            r"(?<!\w)(?:in a |having a |had a )?(?:consensual )?sexual(?:ly)? (?:relationship|"
            r"relations|contact|intercourse) with (?:him|her|them|an? [a-z\-]+(?: man| woman| "
            r"boy| girl)?|[A-Z]\w+)(?!\w)"
        ),
        "sexual relationship",
    ),
    (
        "SEXUAL_LIFE",
        re.compile(
            r"(?<!\w)(?:ha(?:ve|s|d|ving)|pays?|paid|paying) (?:unprotected |regular |casual |"
            r"anal |oral )?(?:sex|intercourse)(?: with (?:his|her|their|an?|the|other|older|multiple|"
            r"several|different)? ?(?:\w+ ){0,2}?\w+)?(?=[.,;)\s]|$)",
            re.IGNORECASE,
        ),
        "having sex",
    ),
    (
        "SEXUAL_LIFE",
        re.compile(
            r"(?<!\w)(?:sexually active|sex work(?:er|ing)?|(?:multiple|several|many) sexual partners|"
            r"multiple partners|sex(?:ual acts?)? (?:in exchange )?for (?:money|drugs|gifts|cash|"
            r"food|a place to stay|accommodation)|exchang(?:es|ed|ing) sex(?:ual favours)?(?: "
            r"for \w+)?|sell(?:s|ing)? (?:sex|nudes|sexual images)|sold sex|works? as an? escort|"
            r"escorting|affairs?(?: with (?:an? |his |her )?[\w\-]+)|one[ -]night stands?|casual "
            r"sex|unprotected sex|has an? OnlyFans|open relationship|polyamorous|swingers?|watch(?:es|"
            r"ing) pornography|uses? pornography|addicted to pornography|extramarital affair|lost "
            r"(?:his|her) virginity|not (?:yet )?sexually active|chemsex|prostitut(?:e|ion)|uses "
            r"prostitutes)(?!\w)",
            re.IGNORECASE,
        ),
        "sexual life",
    ),
    (
        "OFFENCE",
        re.compile(
            r"(?<!\w)(?:possession of|possessing) (?:(?:an?|the|class [ABC]) )?(?:[a-z]+ ){0,2}(?:weapon|"
            r"knife|blade|article|firearm|drugs?|cannabis|cocaine|heroin|images?|pornography|ammunition|"
            r"machete)(?: in (?:a )?public(?: place)?| with intent(?: to [a-z]+)?| on school premises)?(?!\w)",
            re.IGNORECASE,
        ),
        "possession",
    ),
    (
        "OFFENCE",
        re.compile(
            r"(?<!\w)breach(?:ing|es)?(?: of)?(?: an?| his| her| the)? (?:[\w\-]+ ){1,4}(?:order|"
            r"injunction|notice|bail|conditions|requirements)(?!\w)",
            re.IGNORECASE,
        ),
        "breach of an order",
    ),
    (
        "OFFENCE",
        re.compile(
            r"(?<!\w)(?:attempted|conspiracy to|aggravated|causing death by|causing serious injury "
            r"by|assault(?:ing)? (?:occasioning|by)|racially aggravated|supply of|cultivation "
            r"of|production of|importation of|sexual activity with|inciting|threats? to) (?!to "
            r")[a-z]+(?: (?:of|a|by|the|in|with|bodily|and)? ?[a-z]+){0,2}(?=[.,;)\s]|$)"
        ),
        "offence formula",
    ),
    (
        "IMMIGRATION",
        re.compile(
            r"(?<!\w)(?:(?!(?:a|an|the|on|his|her|their|has|with|of|for|no|and|uncle|my|is|new|"
            r"holds|that|this|any|had|by)\b)[A-Za-z()\-]+ ){1,3}visa(?!\w| (?:is|was|has|application)\b)"
        ),
        "named visa",
    ),
    (
        "IMMIGRATION",
        re.compile(
            r"(?<!\w)(?:leave to (?:remain|enter)(?: until \w+ ?\d*)?|section (?:3C|95|4|98) (?:leave|"
            r"support)|(?:granted|refused|claimed|claiming|seeking) asylum)(?!\w)",
            re.IGNORECASE,
        ),
        "leave or asylum",
    ),
)
_OFFENCE_CUE = re.compile(
    r"\b(?:arrest(?:ed|s)?|charg(?:ed?|es)|convict(?:ed|ions?)|caution(?:ed|s)?|sentenced?|"
    r"offen[cs]es?|offender|detained|bail(?:ed)?|on suspicion|pleaded|guilty|"
    r"prosecuted|jailed|imprisoned|allegations? of|alleged(?:ly)?|wanted for|investigat(?:ed|"
    r"ion)|crimed|reported to police|custody|acquitted|remanded|indicted|tried for|served|"
    r"licence|PNC|antecedents|previous for|prev|recall(?:ed)?|NFA|RUI|accused of|reprimand|"
    r"OASys|index)\b",
    re.IGNORECASE,
)
_AFTER_CUE = re.compile(
    r"\b(?:(?:arrested|charged|convicted|cautioned|sentenced|prosecuted|jailed|imprisoned|"
    r"detained|bailed|wanted|remanded|investigated|accused|guilty|reported|previous|prev|"
    r"suspected|suspicion|allegations?|alleged|offences?|conviction|convictions|caution|"
    r"cautions|charge)\s+(?:on suspicion of|in connection with|with|for|of|to)\s+|"
    r"(?:index offence|offence|conviction|convictions|charge|charges|cautions?)\s*[:\-]\s*)(?:an? "
    r"|two counts of |three counts of |\d+ (?:x|counts of) )?"
    r"(?P<n>[A-Za-z][A-Za-z'’\- ]{3,60}?)(?=\s*(?:[.,;:()\n\[/]|$|\d|\b(?:and|in|on|at|"
    r"against|but|by the|last|when|while|after|before|from|committed|dated|which|who|with "
    r"his|this|earlier|yesterday|today|s\.|section|under|to police|following|then|again|"
    r"he|she|but)\b))",
    re.IGNORECASE,
)
_NOT_OFFENCE = re.compile(
    r"(?i)(?:the |this |that |his |her |an? |their |any |no |further |an offence|it|this "
    r"matter|years?|months?|life|being|having|months|police|him|them).*|.*\b(?:years|months|"
    r"weeks|questioning|interview|assessment|prison|court|offences?|allegations)$"
)
_LANGUAGE_BEFORE = re.compile(
    r"\b(?:speaks?|speaking|fluent in|in|language|languages?|interpreter|translated (?:in)?to|"
    r"written in|learning|understands?|first language(?: is)?|little|limited|some|no|reads?)[:,]?\s+(?:(?:\w+ "
    r"(?:and|or) ))?$",
    re.IGNORECASE,
)
_LANGUAGE_AFTER = re.compile(
    r"[ \-](?:interpreter|translator|lesson|lessons|language|translation|teacher|class|"
    r"classes|restaurant|food|takeaway|GCSE|homework|bulldog|shepherd|terrier|embassy|"
    r"church building|mosque|temple|school|speaking|as an additional|is (?:his|her|their) "
    r"(?:first|second|main))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FactRecogniser:
    """Health, sexuality, ethnicity, religion, nationality, offences, immigration."""

    id: str = "fact@1"
    entities: tuple[str, ...] = ("HEALTH", "OFFENCE", "ETHNICITY", "RELIGION", "NATIONALITY", "SEXUALITY", "IMMIGRATION")

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Listed phrases, built phrases, and what stands behind a word of prosecution."""
        for start, end, entity in _BOOK.find(reading.text):
            if _listed(reading, start, end, entity):
                yield self._finding(reading, (start, end), entity, 0.7, "listed phrase")
        for entity, pattern, reason in _BUILT:
            for match in pattern.finditer(reading.text):
                yield self._finding(reading, match.span(), entity, 0.65, reason)
        for match in _AFTER_CUE.finditer(reading.text):
            if not _NOT_OFFENCE.fullmatch(match["n"]) and not _companion(match["n"]):
                yield self._finding(reading, match.span("n"), "OFFENCE", 0.6, "behind a word of prosecution")

    def _finding(self, reading: Reading, span: tuple[int, int], entity: str, score: float, reason: str) -> Finding:
        flags = (*(("negated",) if negated(reading.text, *span) else ()), *said_by(reading.text, span[0]))
        if entity == "SEXUAL_LIFE":
            return Finding(*span, "SEXUALITY", score, self.id, reason, ("sexual_life", *flags))
        return Finding(*span, entity, score, self.id, reason, flags)


def _companion(words: str) -> bool:
    """Whether it is people that stand behind "arrested with": every word begins with a capital and is not all capitals."""
    return all(word[:1].isupper() and not word.isupper() for word in words.split())


def _listed(reading: Reading, start: int, end: int, entity: str) -> bool:
    """Whether a listed phrase means the entity here: capitals, language names and everyday words sifted."""
    value = reading.text[start:end]
    if value.lower() in _CAPITALS_ONLY and not value.isupper():
        return False
    if entity == "OFFENCE" and value.lower() in NEED_CUE:
        low, high = sentence_around(reading.text, start, end)
        return bool(_OFFENCE_CUE.search(reading.text, low, high))
    if entity not in _PROPER:
        return True
    if value.islower() and value != "stateless" and not reading.text.islower():
        return False
    return not (_LANGUAGE_BEFORE.search(reading.before(start)) or _LANGUAGE_AFTER.match(reading.text, end))
