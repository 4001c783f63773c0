"""Special categories, offences and immigration status: listed phrases, and the ways English builds new ones.

A fact that the sentence rules out keeps its tag with the attribute "negated", one that it gives as somebody's words an
attribute of whose: policy decides, and nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redaction import tags
from redaction.needed_words import in_small_letters, may_hold, needs
from redaction.phrases import PhraseBook, negated
from redaction.reading import Finding, Reading, sentence_around
from redaction.recognisers.sieve import may_match
from redaction.recognisers.words.health import HEALTH
from redaction.recognisers.words.offences import NEED_CUE, OFFENCES
from redaction.recognisers.words.sexual_life import SEXUAL_LIFE, is_a_bed
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
_ABBREVIATED = (  # everyday words or syllables in lower case
    "add aids rc tb ile pda dsh asc asd fii sti std odd fnd acrs arap dka vsd htn ihd ckd cva af mnd sle nash gdm gdd gad mdd dcd crps pmdd pnd"
    " semh hie sli mld dld uti cmv ddh ltr llr flr dlr lotr bno psic dlp"
)
_CAPITALS_ONLY = frozenset(_ABBREVIATED.split())
_NATION = "(?:" + "|".join(sorted((re.escape(w) for w in NATIONALITY if w[:1].isupper()), key=len, reverse=True)) + ")"
_W = r"[A-Za-zÀ-ÿ'’\-]+"
_BUILT = (
    (
        "ETHNICITY",
        re.compile(
            r"(?<!\w)(?:White|Black|Asian|Mixed|Arab|Chinese|Gypsy|Dual heritage)(?: (?:or|and|&|British|African|Caribbean|Asian|Irish|Welsh|Scottish|English"
            rf"|European|Other|other|heritage|race|White|Black)){{0,3}}(?: ?[-–/:] ?| \(| and )(?:Any [Oo]ther(?: \w+ [Bb]ackground)?|Other|{_NATION}|"
            r"African|Caribbean|Asian|British|White|Black|Arab|Kurdish|Roma|Traveller|Irish Traveller|Yoruba|Igbo|Hausa|Punjabi|Tamil|Kashmiri)"
            r"(?: British| African| Caribbean| Irish| Asian| Other)?(?![\w])"
        ),
        "group and subgroup",
    ),
    (
        "ETHNICITY",
        re.compile(rf"(?<![\w\-]){_NATION} (?:{_NATION}|Asian|Arab|Kurdish|Kashmiri|Tamil|Punjabi|Creole|Jewish)(?![\w\-])"),
        "two peoples",
    ),
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
            r"(?<!\w)(?:(?:severe|mild|moderate|chronic|acute|juvenile|allergic|brittle) )?[A-Za-z]{4,}(?:itis|"
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
            r"(?<!\w)(?:(?!(?:the|a|an|his|her|their|of|and|or|financial|economic|emotional|welfare|state|benefits?|no|any|with|has|file|data"
            r"|adult|child|self|mutual|language|total|complete|heavy|is|was|are|being|on|to|by|social|software|system)\b)[A-Za-z]{3,16}[ \-])"
            r"(?:(?:use )?(?:dependence|dependency|addiction|misuse)|addict)(?!\w)",
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
        "HEALTH",
        re.compile(
            r"(?<!\w)(?:alcohol|drug|opiate|opioid|heroin|cocaine|crack|cannabis|ketamine|gambling|substance|benzodiazepine|nitrous oxide|solvent)"
            r"[ \-](?:(?:use )?(?:abuse|disorder)|dependent)(?!\w)",
            re.IGNORECASE,
        ),
        "dependence",
    ),
    (
        "HEALTH",
        re.compile(
            r"(?<!\w)(?:alcohol|drug|drink|substance|smoking|stress|trauma|obesity)[ \-](?:related|induced) [a-z]+(?: [a-z]+){0,2}?(?=[.,;:)\n]|$| and\b| with\b| in\b)",
            re.IGNORECASE,
        ),
        "related condition",
    ),
    (
        "HEALTH",
        re.compile(
            r"(?<!\w)(?:first|1st|acute|recurrent|manic|psychotic|depressive|hypomanic)[ \-](?:episodes?|presentation)(?: of)? (?:psychosis|depression|mania)(?!\w)",
            re.IGNORECASE,
        ),
        "episode",
    ),
    (
        "HEALTH",
        re.compile(
            r"(?<!\w)(?:cut(?:s|ting)?|burn(?:s|ing)?|scratch(?:es|ed|ing)?|self[ \-]?harm(?:s|ed|ing)?) (?:her|him|them)sel(?:f|ves)(?!\w)"
            r"|(?<!\w)cutting (?:her|his|their) (?:arms?|wrists?|thighs?|legs?)(?!\w)"
            r"|(?<!\w)(?:took|taken|taking|takes) an (?:intentional |impulsive |accidental )?(?:overdose|OD)(?!\w)"
            r"|(?<!\w)deliberate (?:paracetamol |ibuprofen |mixed |tablet |insulin )?(?:overdose|poisoning|OD)(?!\w)",
            re.IGNORECASE,
        ),
        "self-harm",
    ),
    *SEXUAL_LIFE,
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
            r"(?<!\w)(?:common |sexual |indecent )?assault(?:s|ed|ing)?(?: by beating)? (?:on |of |against )?(?:an? |the )?"
            r"(?:emergency worker|police officer|prison officer|constable|paramedic|nurse|PC|public servant)s?(?!\w)",
            re.IGNORECASE,
        ),
        "assault on one who serves",
    ),
    (
        "OFFENCE",
        re.compile(
            r"(?<!\w)(?:section|s\.?|sec\.?) ?(?:18|20|39|47)(?:[ /](?:GBH|ABH|wounding|assault))(?: with intent)?(?!\w)", re.IGNORECASE
        ),
        "assault by its section",
    ),
    (
        "OFFENCE",
        re.compile(
            r"(?<!\w)(?:threats? to (?:kill|cause criminal damage)|stalking(?: involving| with) (?:serious alarm|fear of violence)(?: or distress)?|"
            r"controlling (?:and|or|&) coercive behaviou?r|coercive (?:and|or|&) controlling behaviou?r)(?!\w)",
            re.IGNORECASE,
        ),
        "threats, stalking, control",
    ),
    (
        "OFFENCE",
        re.compile(
            r"(?<!\w)(?:attempted|conspiracy to|aggravated|causing death by|causing serious injury "
            r"by|assault(?:ing)? (?:occasioning|by)|racially aggravated|supply of|cultivation "
            r"of|production of|importation of|sexual activity with|inciting|threats? to) (?!to "
            r")[a-z]+(?: (?:of |a |by |the |in |with |bodily )?(?!(?:and|or|but|at|on|from|who|when|against|last|while|after|before|he|she)\b)[a-z]+){0,2}(?=[.,;)\s]|$)"
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
_NEEDS: dict[str, tuple[str, ...]] = {  # by reason: a text (in lower case) without any of these is not searched for the pattern
    "syndrome, disorder or disease": ("syndrome", "disorder", "disease"),
    "allergy or impairment": ("allerg", "intoleran", "impair", "cancer", "carcinoma", "deficien", "palsy"),
    "allergic or addicted to": ("allerg", "addict"),
    "dependence": ("depend", "addict", "misuse", "abuse", "disorder"),
    "related condition": ("related", "induced"),
    "episode": ("episode", "presentation"),
    "self-harm": ("harm", "cut", "burn", "scratch", "overdose", " od", "poison"),
    "sexual relationship": ("sex",),
    "having sex": ("sex", "intercourse"),
    "affair": ("affair", "fling", "encounter", "relationship"),
    "possession": ("possess",),
    "breach of an order": ("breach",),
    "assault on one who serves": ("assault",),
    "named visa": ("visa",),
    "group and subgroup": ("white", "black", "asian", "mixed", "arab", "chinese", "gypsy", "dual heritage"),
}
_NEEDED = tuple(() if reason in _NEEDS else needs(pattern) for _, pattern, reason in _BUILT)
_OFFENCE_CUE = re.compile(
    r"\b(?:arrest(?:ed|s)?|charg(?:ed?|es)|convict(?:ed|ions?)|caution(?:ed|s)?|sentenced?|"
    r"offen[cs]es?|offender|detained|bail(?:ed)?|on suspicion|pleaded|guilty|"
    r"prosecuted|jailed|imprisoned|allegations? of|alleged(?:ly)?|wanted for|investigat(?:ed|"
    r"ion)|crimed|reported to police|custody|acquitted|remanded|indicted|tried for|served|"
    r"licence|PNC|antecedents|previous|prev|recall(?:ed)?|NFA|RUI|accused of|reprimand|RO|YRO|DTO|SSO|serving|suspected"
    r"|(?:referral|community|rehabilitation|detention|suspended|custody|hospital|reparation|supervision|training) order|prosecution|released from|"
    r"OASys|index)\b",
    re.IGNORECASE,
)
_AFTER_CUE = re.compile(
    r"\b(?:(?:arrested|charged|convicted|cautioned|sentenced|prosecuted|jailed|imprisoned|"
    r"detained|bailed|wanted|remanded|investigated|accused|guilty|reported|previous|prev|"
    r"suspected|suspicion|allegations?|alleged|offences?|conviction|convictions|caution|serving|served|sentence|order"
    r"|(?:RO|YRO|DTO|CO|SSO|serving|served|sentenced to|order|jailed|got)(?: (?:of|for))? \d{1,2}[ \-]?(?:yrs?|years?|mths?|months?|weeks?|wks?)|"
    r"cautions|charge)\s+(?:on suspicion of|in connection with|with|for|of|to)\s+|"
    r"(?:index offence|offence|conviction|convictions|charge|charges|cautions?|previous|prev|pre-?cons?|antecedents|offending history)\s*[:\-]\s*)(?:an? "
    r"|two counts of |three counts of |\d+ (?:x|counts of) )?"
    r"(?P<n>[A-Za-z][A-Za-z'’\- ]{3,60}?)(?=\s*(?:[.,;:()\n\[/]|$|\d|\b(?:and|in|on|at|"
    r"against|but|by the|last|when|while|after|before|from|committed|dated|which|who|with "
    r"his|this|earlier|yesterday|today|s\.|section|under|to police|following|then|again|"
    r"he|she|but)\b))",
    re.IGNORECASE,
)
_NOT_OFFENCE = re.compile(
    r"(?i)(?:the |this |that |his |her |an? |their |any |no |further |conditions?|bail|police|an offence|it|this "
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
        lowered, small = reading.text.lower(), in_small_letters(reading.text)
        for (entity, pattern, reason), needed in zip(_BUILT, _NEEDED, strict=True):
            for match in pattern.finditer(reading.text) if may_match(lowered, _NEEDS.get(reason, ())) and may_hold(small, needed) else ():
                low, high = sentence_around(reading.text, *match.span()) if reason == "sleeping with" else (0, 0)
                if low == high or not is_a_bed(match.group(), reading.text[low:high]):
                    yield self._finding(reading, match.span(), entity, 0.65, reason)
        for match in _AFTER_CUE.finditer(reading.text):
            if not _NOT_OFFENCE.fullmatch(match["n"]) and not _companion(match["n"]):
                yield self._finding(reading, match.span("n"), "OFFENCE", 0.6, "behind a word of prosecution")

    def _finding(self, reading: Reading, span: tuple[int, int], entity: str, score: float, reason: str) -> Finding:
        flags = (*(("negated",) if negated(reading.text, *span) else ()), *said_by(reading.text, span[0]))
        if entity == "SEXUAL_LIFE":
            return Finding(*span, "SEXUALITY", score, self.id, reason, (tags.SEXUAL_LIFE, *flags))
        return Finding(*span, entity, score, self.id, reason, flags)


def _companion(words: str) -> bool:
    """Whether it is people that stand behind "arrested with".

    A capital begins every word; where a surname is all capitals ("Jaden OKORIE"), the word before it is not and no offence
    is so called.
    """
    parts = words.split()
    if not all(part[:1].isupper() for part in parts):
        return False
    return not any(part.isupper() for part in parts) or (not parts[0].isupper() and next(_BOOK.find(words), None) is None)


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
