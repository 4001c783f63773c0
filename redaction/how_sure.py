"""How sure the model of matters must be before something is left out: the suppression guard, by the words that stand there.

The model proposes, the guard disposes: a strong cue of harm keeps it whatever the model says, and so does the child's name unless
all that is told is an ailment of no concern.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from redaction import cues, handling_cues
from redaction.anonymity_cues import ANONYMITY
from redaction.home import Home
from redaction.house_talk import OF_ONE_HOME
from redaction.matters import ClauseReading, Likelihood, Matter
from redaction.names import name_tokens
from redaction.sentences import Span

EDGE = 0.8
"""Least probability of being beside the point. docs/matter-card.md says how many concerns lie above it."""
_EDGE_WITH_A_CUE = 0.85
_EDGE_OF_THE_HOME = 0.85
_EDGE_OF_A_TOPIC = 0.95
_EDGE_OF_THE_UNCARED_FOR = 0.95
_EDGE_OF_A_DWELLING = 0.92
_EDGE_OF_A_FINDING = 0.97
_EDGE_OF_WHAT_WAS_SEEN = 0.95
_EDGE_OF_THE_CHILD = 0.85
_EDGE_OF_A_FEW_WORDS = 0.85  # "Reporting: missed twice": of so few the model knows little
_FEW_WORDS = 5
TELLS = 0.5  # least probability of giving away who told, within `_NEAR_A_WISH` sentences of the wish not to be known
_TELLS_BESIDE_A_CHILD = 0.85  # where the sentence has a word for a child, which may be what was seen
_TELLS_IN_A_LINE = 0.75  # of a sentence that a writer broke over lines
_NO_CONCERN = 0.3
LEAST_WORDS = 2
_SURELY_NO_CONCERN = 0.05
_LIGHTER = frozenset({Matter.HEALTH, Matter.OTHER_FAMILY, Matter.CHATTER})
_LIGHTER_BY = 0.1
DUTY = re.compile(
    r"(?<!\w)(?:(?:must|should|is|are|was|were|will|would|can)(?: not|n['’]t)|not)(?: yet| to)?(?: be| been)? "
    r"(?:learn|know|hear|find out|told|aware|informed|alerted)(?!\w)|(?<!\w)asked (?:me|us|that we) not to tell(?!\w)",
    re.IGNORECASE,
)
"""Somebody is not to be told of something: it binds whoever reads the copy."""
_PARENT = r"(?:mum(?:my)?|mam|mother|dad(?:dy)?|father|parents?|carers?|step-?(?:mum|dad|mother|father))"
_OF_A_TELLER = r"(?: \w+)? (?:me|us|her|him|them|my|(?:the|this|her|his) call)(?!\w)|[^.;\n]{0,80}\b(?:rang|rung|phon\w+|call(?:s|ed|ing)|ringing|report(?:ed|ing)|contact(?:ed|ing)|c[ao]me (?:to us|in)|spoke|told us)\b"
UNTOLD = re.compile(
    rf"(?<![\w'’]){_PARENT} (?:(?:has|have|had|is|are|was|were)(?: not|n['’]?t)(?: yet)?(?: been)? (?:told|informed|made aware|aware)"
    rf"|(?:do|does|did)(?: not|n['’]?t) (?:yet )?know (?:yet|of|about))(?!\w)(?!{_OF_A_TELLER})",
    re.IGNORECASE,
)
"""That a parent has not been told of something: a fact, and a duty of whoever reads it."""
_HARDSHIP = re.compile(
    r"(?<!\w)(?:arrears|rent|evict\w*|homeless\w*|debts?|bailiffs?|food ?banks?|sanction\w*|recourse|(?:benefits?|credit) (?:\w+ )?(?:stopped|suspended|refused))(?!\w)",
    re.IGNORECASE,
)
"""What a home may be lost by."""
_TOPIC = re.compile(
    r"(?:injur\w*|domestic|mental health|substance\w*|alcohol\w*|drug\w*|safeguard\w*|risk)",
    re.IGNORECASE,
)
"""Strong cues that name what services work on as well as what was done: "injury insurance", "the alcohol team meets on Friday". Of an
ailment, another family or a teller they are harm like any other."""
_DWELLING = re.compile(
    r"(?<!\w)(?:heating|boilers?|gas|electric\w*|meter|mould\w*|damp|fridge|freezer|cupboards?|kitchen|flies|lights?|toilets?|doors?|windows?|bedrooms?|bedding|mattress\w*|cots?|napp(?:y|ies)|blood|strange(?:rs?)?"
    r"|unknown (?:\w+ )?(?:men|man|males?|adults?))(?!\w)",
    re.IGNORECASE,
)
"""What may be the state of an office or of the child's home: nothing in the sentence says whose."""
_FOUND_ON_A_BODY = re.compile(
    r"(?<!\w)(?:graz\w+|scab\w*|swollen|swelling|lumps?|bumps?|purple|black eyes?|bald patch\w*|perforat\w+|cracked|broken|ribs?|wheez\w+|cough\w*|limp\w*"
    r"|panic attacks?|marks?|sores?|bleed\w*|cuts?|scratch\w*|red raw|head inj\w*|A&E)(?!\w)",
    re.IGNORECASE,
)
"""What somebody saw on a body: an ailment, or what was done to it."""
_UNCARED_FOR = re.compile(
    r"(?<!\w)(?:stopp\w+|not|\w+n['’]t|never|missed|misses|refus\w+|r[au]ns? out|without|declin\w+|no longer|unable|overdue|late|lost|uncollected|untreated)(?!\w)",
    re.IGNORECASE,
)
"""An ailment that somebody does not see to."""
_RULED = (handling_cues.CONDITIONAL, handling_cues.MARKED, handling_cues.NOT_FOR_FAMILY, cues.KEPT_TO_READER)
"""What an author asks of the reader has rules of its own."""
_HANDLING = re.compile(r"(?<!\w)(?:handling|dissemination|protective marking|official)(?!\w)", re.IGNORECASE)
_REACHED = re.compile(
    r"(?<!\w)(?:do not|don['’]t|never|not to|only|no) (?:ring|rings|call|calls|phone|text|texts|write|letters?|visits?|contact|knock|post|speak|leave|email|record|put|mention|tell|disclose|quote)(?!\w)",
    re.IGNORECASE,
)
_TELLING = re.compile(r"(?:tell|mention|disclose|quote|put|record)$", re.IGNORECASE)
_WHO_TOLD = re.compile(
    r"(?<!\w)(?:(?:it|this|that) (?:is|was|came|comes) (?:from )?(?:me|us|here|her|him)|(?:who|where) (?:told|(?:it|this) came)|came from (?:me|us|here|her|him)"
    r"|(?:quote|mention|name) (?:me|us|her|him|them)(?! (?:as|that|to))|(?:my|her|his|our) name)(?!\w)",
    re.IGNORECASE,
)
_WITNESSED = re.compile(r"(?<!\w)(?:hear(?:s|d)?|sees?|saw|seen|watch(?:es|ed)?|smel(?:ls?|t|led))(?!\w)", re.IGNORECASE)
_YOUNG = re.compile(r"(?<!\w)(?:lads?|lass(?:es|ies?)?|little|littl['’]?uns?|bairns?|tots?|nippers?)(?!\w)", re.IGNORECASE)
"""A child in the words of neighbours."""
_OF_NO_FAMILY = frozenset({Matter.CHATTER, Matter.NOTICE, Matter.PRIVATE})
_AILING = frozenset({Matter.HEALTH, Matter.PRIVATE})
REASON_OF: Mapping[Matter, str] = {
    Matter.TELLER: "may_tell_who_told",
    Matter.OTHER_FAMILY: "about_somebody_else",
    Matter.HEALTH: "bears_on_no_risk",
    Matter.PRIVATE: "bears_on_no_risk",
    Matter.CHATTER: "unrelated_business",
    Matter.NOTICE: "boilerplate",
}
"""Each is a judgement that a reviewer sees and may undo: no guess is sealed for good."""


@dataclass(frozen=True, slots=True)
class OffThePoint:
    """What is left out, why, and how sure the model is that it is beside the point."""

    span: Span
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, or a line of one that its writer broke: what it is likely about, and each of its clauses; `wish` is "near" beside a wish not to be known."""

    span: Span
    likely: Likelihood
    wish: str = ""
    clauses: tuple[ClauseReading, ...] = ()


def off(text: str, line: Line, home: Home, least: float) -> OffThePoint | None:
    """The line where it is left out, None where it stays. `least`: how sure the model must be at the least, 0 to 1."""
    gives_away = giving_away(text, line, min(least, _TELLS_IN_A_LINE))
    if gives_away:
        return gives_away
    words, likely = text[line.span.start : line.span.end], line.likely
    matter = likely.aside
    edge = _edge(words, matter, home)
    if edge is None or likely.beside < max(_lighter(edge, line), least) or len(words.split()) < LEAST_WORDS:
        return None
    return OffThePoint(line.span, REASON_OF[matter], likely.beside)


def giving_away(text: str, line: Line, least: float = TELLS) -> OffThePoint | None:
    """The line where it stands beside a wish not to be known and leads to who told, as the model is at the least so sure; None elsewhere."""
    words, told = text[line.span.start : line.span.end], line.likely.of(Matter.TELLER)
    leads = line.wish and told >= least and len(words.split()) >= LEAST_WORDS and _gives_away_who_told(words, line.likely)
    return OffThePoint(line.span, REASON_OF[Matter.TELLER], told) if leads else None


def _lighter(edge: float, line: Line) -> float:
    """A lighter edge where none of several clauses may be a concern; none of those that words have set higher."""
    parts = [clause.likely.of(Matter.CONCERN) for clause in line.clauses]
    sure = parts and max(parts) < _SURELY_NO_CONCERN and line.likely.aside in _LIGHTER and edge <= _EDGE_WITH_A_CUE
    return edge - _LIGHTER_BY if sure else edge


def _gives_away_who_told(words: str, likely: Likelihood) -> bool:
    """Beside the wish not to be known, what names the child too may lead to who told: "his lad plays football with Callum".

    Not where it tells as well of what was heard or seen of a child, of which what leads to who told is cut piece by piece, nor
    where it binds the reader: "her husband should not learn of the call".
    """
    if _was_seen(words) or DUTY.search(words) or is_ruled(words, Matter.TELLER):
        return False
    least = _TELLS_BESIDE_A_CHILD if cues.CHILD_WORD.search(words) else TELLS
    return likely.of(Matter.TELLER) >= least and likely.of(Matter.CONCERN) < _NO_CONCERN and not cues.HARM_STRONG.search(words)


def _was_seen(words: str) -> bool:
    """Whether somebody saw or heard something of a child: who did is cut piece by piece."""
    return _WITNESSED.search(words) is not None and (cues.CHILD_WORD.search(words) or _YOUNG.search(words)) is not None


def _edge(text: str, matter: Matter, home: Home) -> float | None:
    """How sure the model must be; None where it has no say."""
    strong = [cue.group() for cue in cues.HARM_STRONG.finditer(text)]
    mere_topics = matter in _OF_NO_FAMILY and all(map(_TOPIC.fullmatch, strong))
    if (strong and not mere_topics) or is_ruled(text, matter) or (matter is Matter.PRIVATE and _HARDSHIP.search(text)):
        return None
    if home.names_subject(text):
        ailing = matter is Matter.HEALTH and not (cues.HARM.search(text) or _UNCARED_FOR.search(text))
        return _EDGE_OF_THE_CHILD if ailing else None
    return _EDGE_OF_A_TOPIC if strong else _edge_by_its_words(text, matter, home)


def _edge_by_its_words(text: str, matter: Matter, home: Home) -> float:
    """Of a sentence without a strong cue of harm and without the child's name."""
    if matter is Matter.TELLER and _was_seen(text):
        return _EDGE_OF_WHAT_WAS_SEEN
    with_a_cue = _EDGE_WITH_A_CUE if cues.HARM.search(text) or cues.CHILD_WORD.search(text) else EDGE
    if matter in _AILING:
        found = _EDGE_OF_A_FINDING if _FOUND_ON_A_BODY.search(text) else with_a_cue
        return max(found, _EDGE_OF_THE_UNCARED_FOR) if _UNCARED_FOR.search(text) else found
    if _DWELLING.search(text):
        return _EDGE_OF_A_DWELLING
    if OF_ONE_HOME.search(text) or name_tokens(text) & home.kept_tokens:
        return _EDGE_OF_THE_HOME
    if len(text.split()) < _FEW_WORDS:
        return _EDGE_OF_A_FEW_WORDS
    return with_a_cue


def is_ruled(text: str, matter: Matter) -> bool:
    """Whether it says how the item may be handled, or the family be reached: an author's instruction, whatever it sounds like.

    Who asks not to be named may say so in the words of an instruction ("do not tell her it was me, I feed her cat"): such words
    bind nobody where they say who told. "Do not tell him she has left" and "do not visit, she would know" bind the reader.
    """
    if matter in _AILING:
        return False
    if matter is Matter.TELLER:
        named = ANONYMITY.search(text) or _WHO_TOLD.search(text)
        binds = any(not (named and _TELLING.search(asked.group())) for asked in _REACHED.finditer(text))
        ruled = binds or _HANDLING.search(text) or any(rule.search(text) for rule in _RULED)
        return bool(ruled) or (DUTY.search(text) is not None and ANONYMITY.search(text) is None)
    asked = _HANDLING.search(text) or _REACHED.search(text) or any(ruled.search(text) for ruled in _RULED)
    return bool(asked) or ANONYMITY.search(text) is not None
