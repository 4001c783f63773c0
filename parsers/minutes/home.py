"""What is told of the home that brothers and sisters share: of a parent, of the household, of them all together.

The harm that a parent or lodger does, and the trouble they are in, concern every child of the home. What is told of one child beside
it does not, least of all what that child is treated for and what is of the body, of love, or of harm to oneself.
"""

from __future__ import annotations

import re

OF_ALL = re.compile(
    r"\b(?:both|neither) (?:of (?:the|them)\b|the\b|child\w*|siblings?|boys?|girls?|brothers?|sisters?|parents?|are\b|were\b|have\b|has\b)|\b(?:the (?:whole )?(?:family|children|siblings|twins|brothers|sisters|boys|girls|household))\b",
    re.IGNORECASE,
)
_KIN = r"(?:(?:step-?)?(?:mothers?|mum(?:my)?|mam|fathers?|dad(?:dy)?|parents?)|(?-i:[VP](?![\w.'’/-])))"
"""A parent, or one of the two whom a risk conference calls by letter: V for the victim, P for the perpetrator, grown-ups both."""
_PARENT_FIRST = re.compile(rf"\W*(?:the |both |their )?(?:{_KIN}|carers?|household|home|lodgers?)\b", re.IGNORECASE)
"""A sentence about a parent is of all the children of one family, whomever the sentence before named."""
_GROWN_UP = rf"(?:{_KIN}|lodgers?)(?:['’]s (?:partner|boyfriend|girlfriend))?"
_BEGINS = r"(?:^\W*|[,;:–-] |\b(?:say|sa[iy][sd]|saw|see[ns]?|hear[sd]?|think[s]?|that|when|while|if|told (?:the |a )?\w+) )(?:the |both )?"
"""Before the one who does it: "Tess told mum and drank" is of Tess, as is what her mother does."""
_HARMS = (
    r"(?:hit(?:s|ting)?|beat(?:s|en|ing)?|slap(?:s|ped|ping)|smack(?:s|ed|ing)|punch(?:es|ed|ing)|kick(?:s|ed|ing)|push(?:es|ed|ing)|shak(?:es|en|ing)|shook|drag(?:s|ged|ging)|strangl(?:es|ed|ing)|hurt(?:s|ing)?"
    r"|attack(?:s|ed|ing)|assault(?:s|ed|ing)|abus(?:es|ed|ing)|threaten(?:s|ed|ing)|frighten(?:s|ed|ing)|shout(?:s|ed|ing)|scream(?:s|ed|ing)|sw(?:ears|ore|earing)|lock(?:s|ed|ing)|neglect(?:s|ed|ing)|starv(?:es|ed|ing))"
)
_IN_TROUBLE = (
    r"(?:argu(?:es?|ed|ing)|fight(?:s|ing)?|fought|smash(?:es|ed|ing)|drinks?|drinking|drank|drunk|(?:us|deal|inject)(?:e?s|ed|ing|t) (?:drugs|cannabis|cocaine|crack|heroin|spice)|relapsed"
    r"|ow(?:es?|ed|ing)|sold|gambl(?:es?|ed|ing)|arrested|evicted|violent|aggressive|(?:cannot|can['’]t|could not|couldn['’]t|not|no longer|unable to) (?:cop(?:e|es|ing)|manag(?:e|es|ing)|go on))"
)
_HOW = r"(?:(?:has|have|had|is|are|was|were|been|keeps?|kept|still|often|always|again|now|also|both|\w+ly) ){0,3}"
_DONE_BY = re.compile(
    rf"{_BEGINS}{_GROWN_UP} (?:and {_GROWN_UP} )?{_HOW}(?:{_HARMS}|{_IN_TROUBLE})\b|\b{_HARMS}(?: (?:out|in|up|down|again))? by (?:the |a )?{_GROWN_UP}\b"
    rf"|\bhear[sd]? {_GROWN_UP} say(?:ing)? (?:that )?(?:he|she) {_IN_TROUBLE}\b",
    re.IGNORECASE,
)
_OF_ONE = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:because|over|about|for \w+ing|who|whose)\b|\b(?:since|after|when|once|as|for) (?:he|she|his|her)\b"
    rf"|(?:[,;]|\b(?:and|but|so|while)) (?:he|she|his|her|(?!{_KIN}\b)(?-i:[A-Z])\w+)\b(?! sa(?:ys|id)\b)",
    re.IGNORECASE,
)
"""What follows tells why, or goes on with the child: that is the child's own."""
_TREATED = re.compile(
    r"\b(?:clinics?|consultants?|diagnos\w+|medication|medicines?|prescri\w+|inhalers?|asthma\w*|epilep\w+|diabet\w+|allerg\w+|eczema|sickle cell|co?eliac|h?a?ematolog\w+|p(?:a)?ediatric\w*"
    r"|camhs|adhd|autis\w+|speech and language|hearing test|glasses|dentist|appointments?|immunis\w+|vaccin\w+|under (?:the |a )?hospital|wets? the bed|bed ?wetting|nappies|periods?|contracepti\w+)\b",
    re.IGNORECASE,
)
_INTIMATE = re.compile(
    r"\b(?:pregnan\w*|abort\w*|terminat\w+|miscarr\w+|unborn|the pill|contracep\w*|condoms?|chlamydia|gonorrh?oea|syphilis|herpes|hpv|hiv|hepatitis|stis?|thrush|incontinen\w*|soil(?:s|ed|ing)|genital\w*|vagin\w*|penis|groin|breasts?(?![ -]?(?:cancer|f[eo]e?d|milk|pump|screening))|private parts"
    r"|(?:homo|bi|hetero)?sex\w*|rap(?:e[ds]?|ing|ist)|incest\w*|grop(?:es|ed|ing)|molest\w*|indecen\w+|intima\w+|groom(?:s|ed|ing)|naked|nudes?|porn\w*|virgin\w*|sl(?:ept|eeps?|eeping) with|fgm|gay|lesbian|queer|lgbt\w*|trans(?:gender\w*)?|non-?binary|c(?:ame|omes?|oming) out (?:as|to)"
    r"|self[- ]?(?:harm|injur)\w*|(?:cut|harm|hurt|burn|hang|kill)(?:s|ed|t|ting|ing)? (?:him|her)self|razors?|ligatures?|noose|overdos\w*|suicid\w*|(?:his|her) own life|wants? to die|bulimi\w*|anorexi\w*|eating disorder\w*)\b",
    re.IGNORECASE,
)

_DUTY = re.compile(
    r"(?!(?:he|she|his|her|they)\b)(?:(?:[a-z][\w’'/&-]*,? ){1,4}to (?:be )?[a-z]+|(?:do not|don['’]t|never|nobody|no[ -]?one)\b|(?:[a-z][\w’'/-]* ){1,5}(?:must|should|may|is|are) not\b)",
    re.IGNORECASE,
)
"""Who is to do or to leave something: "School to ring daily", "Nobody is to warn the uncle"."""


def opens_of_all(sentence: str) -> bool:
    """Whether a sentence that names no child speaks of a parent first, or lays a duty on somebody: it goes on with no one child's words."""
    if is_intimate_of_one(sentence):
        return False  # "Mum took her for an abortion": whose it is the sentence before says
    return _PARENT_FIRST.match(sentence) is not None or (_DUTY.match(sentence) is not None and _TREATED.search(sentence) is None)


def is_intimate(text: str) -> bool:
    """Whether words tell what is of somebody's body or love, or harm to oneself."""
    return _INTIMATE.search(text) is not None


def is_intimate_of_one(text: str) -> bool:
    """Whether words that name no child tell such of one person: never of all the children."""
    return is_intimate(text) and _OF_ONE.search(text) is not None


def tells_of_home(sentence: str) -> bool:
    """Whether a sentence that names one child tells of a parent's or lodger's harm or trouble, and beside it nothing of that child's own."""
    own = any(pattern.search(sentence) is not None for pattern in (_BESIDE, _TREATED, _INTIMATE))
    return _DONE_BY.search(sentence) is not None and not own
