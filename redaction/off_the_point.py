"""Sentences that the model of matters takes to be beside the point, and those that it takes to be a concern.

The model proposes, the suppression guard disposes: a strong cue of harm keeps the sentence whatever the model says, and so does
the child's name unless all that is told is an ailment of no concern. What rules of words would leave out, and the model is sure
is a concern, is kept with identities sealed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from redaction import cues, handling_cues
from redaction.anonymity_cues import ANONYMITY, WISHED
from redaction.home import Home
from redaction.house_talk import OF_ONE_HOME
from redaction.matters import Likelihood, Matter, matter_model
from redaction.mentions import ScopedText
from redaction.names import name_tokens
from redaction.sentences import Span

BY_MODEL = "matters@2"
"""Who found it, in the ledger."""
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
_EDGE_OF_A_LINE = 0.9  # of a sentence that a writer broke over lines: a wrapped line is no sentence
_LEAST_LINES = 4  # of a part of the item: fewer are no setting to read a sentence in
_SURELY_A_CONCERN = 0.8
_SURELY_A_DUTY = 0.7
_RATHER = 0.5
_LEAST_WORDS = 2
_EDGE_OF_A_FEW_WORDS = 0.85  # "Reporting: missed twice": of so few the model knows little
_FEW_WORDS = 5
_TELLS = 0.5  # least probability of giving away who told, within `_NEAR_A_WISH` sentences of the wish not to be known
_TELLS_BESIDE_A_CHILD = 0.85  # where the sentence has a word for a child, which may be what was seen
_TELLS_IN_A_LINE = 0.75  # of a sentence that a writer broke over lines
_NO_CONCERN = 0.3
_NEAR_A_WISH = 2
_DUTY = re.compile(
    r"(?<!\w)(?:(?:must|should|is|are|was|were|will|would|can)(?: not|n['’]t)|not)(?: yet| to)?(?: be| been)? "
    r"(?:learn|know|hear|find out|told|aware|informed|alerted)(?!\w)|(?<!\w)asked (?:me|us|that we) not to tell(?!\w)",
    re.IGNORECASE,
)
"""Somebody is not to be told of something: it binds whoever reads the copy."""
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
_NEW_LINE = re.compile(r"\n\s*+(?=[A-Z0-9*•–-])")  # its end alone is looked at
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
    """A sentence, or a line of one that its writer broke: what it is likely about; `wish` is "near" beside a wish not to be known."""

    span: Span
    likely: Likelihood
    wish: str = ""


@dataclass(frozen=True, slots=True)
class Bearing:
    """What the model makes of a sentence: what of it stays behind, whether that is all of it ("yes" or "no"), how sure it is of a concern.

    `beside` is how sure it is that the sentence is beside the point, by that line of it of which it is least sure; `aside` is of what it
    then is likeliest to be.
    """

    off: tuple[OffThePoint, ...]
    whole: str
    concern: float
    beside: float = 0.0
    aside: Matter = Matter.OTHER_FAMILY

    @property
    def reason(self) -> str:
        """The reason where all of the sentence stays behind, "" otherwise."""
        return self.off[0].reason if self.whole == "yes" else ""

    @property
    def may_be_concern(self) -> bool:
        """Whether the model takes it for a concern rather than not."""
        return self.concern > _RATHER

    @property
    def is_concern(self) -> bool:
        """Whether the model is sure that the sentence bears on the risk to the child."""
        return self.concern >= _SURELY_A_CONCERN


UNREAD = Bearing((), "no", 0.0)
"""Of a sentence that the model has not read, and of a title, which is left to the rules."""


def bearings(texts: Sequence[ScopedText], home: Home) -> Mapping[tuple[str, Span], Bearing]:
    """(passage id, sentence) -> its bearing, read in the order of each part of the item; none of a part of a few lines."""
    found: dict[tuple[str, Span], Bearing] = {}
    for _, scopeds in groupby(texts, key=lambda scoped: scoped.passage.part):
        places = [(scoped, span, line) for scoped in scopeds for span in scoped.sentences for line in _lines(scoped.text, span)]
        if len(places) < _LEAST_LINES:
            continue
        written = [scoped.text[line.start : line.end] for scoped, _, line in places]
        read = [
            Line(place[2], likely, wish)
            for place, likely, wish in zip(places, matter_model().read(written), _wishes(places, home), strict=True)
        ]
        of_sentences = groupby(zip(places, read, strict=True), key=lambda each: (each[0][0].passage.id, each[0][1]))
        for key, lines in of_sentences:
            told = [(place[0], line) for place, line in lines]
            found[key] = bearing_of(told[0][0], [line for _, line in told], home)
    return found


def _wishes(places: Sequence[tuple[ScopedText, Span, Span]], home: Home) -> list[str]:
    """For each line "near" where its author tells, within two lines of it, of somebody who wishes not to be known; "" elsewhere."""
    asked = [n for n, (scoped, _, line) in enumerate(places) if _is_a_wish(scoped.text[line.start : line.end], home)]
    return [
        "near" if any(abs(n - wish) <= _NEAR_A_WISH and places[wish][0].scope == scoped.scope for wish in asked) else ""
        for n, (scoped, _, _) in enumerate(places)
    ]


def _is_a_wish(text: str, home: Home) -> bool:
    """A wish not to be known; looser words are none where they may be the child's or a parent's own fear."""
    own = home.names_subject(text) or name_tokens(text) & home.kept_tokens or cues.CHILD_WORD.search(text) or cues.HARM.search(text)
    return ANONYMITY.search(text) is not None or (not own and WISHED.search(text) is not None)


def _lines(text: str, span: Span) -> Iterator[Span]:
    edges = [span.start, *(m.end() for m in _NEW_LINE.finditer(text, span.start, span.end)), span.end]
    return (Span(start, end) for start, end in pairwise(edges) if start < end)


def bearing_of(scoped: ScopedText, lines: Sequence[Line], home: Home) -> Bearing:
    """Of a sentence, by its lines with what each is likely to be about: mostly one."""
    least = _EDGE_OF_A_LINE if len(lines) > 1 else 0.0
    judged = () if scoped.passage.kind == "heading" else (_off(scoped.text, line, home, least) for line in lines)
    off = tuple(each for each in judged if each)
    least_sure = min((line.likely for line in lines), key=lambda likely: likely.beside)
    concern = max(line.likely.of(Matter.CONCERN) for line in lines)
    return Bearing(off, "yes" if len(off) == len(lines) else "no", concern, least_sure.beside, least_sure.aside)


def is_duty(text: str, bearing: Bearing) -> bool:
    """Whether the sentence says that somebody is not to be told, and the model takes it for a concern."""
    return _DUTY.search(text) is not None and bearing.concern >= _SURELY_A_DUTY


def _off(text: str, line: Line, home: Home, least: float) -> OffThePoint | None:
    words, likely = text[line.span.start : line.span.end], line.likely
    told = likely.of(Matter.TELLER)
    if line.wish and told >= min(least, _TELLS_IN_A_LINE) and len(words.split()) >= _LEAST_WORDS and _gives_away_who_told(words, likely):
        return OffThePoint(line.span, REASON_OF[Matter.TELLER], told)
    matter = likely.aside
    edge = _edge(words, matter, home)
    if edge is None or likely.beside < max(edge, least) or len(words.split()) < _LEAST_WORDS:
        return None
    return OffThePoint(line.span, REASON_OF[matter], likely.beside)


def _gives_away_who_told(words: str, likely: Likelihood) -> bool:
    """Beside the wish not to be known, what names the child too may lead to who told: "his lad plays football with Callum".

    Not where it tells as well of what was heard or seen of a child, of which what leads to who told is cut piece by piece, nor
    where it binds the reader: "her husband should not learn of the call".
    """
    if _was_seen(words) or _DUTY.search(words) or is_ruled(words, Matter.TELLER):
        return False
    least = _TELLS_BESIDE_A_CHILD if cues.CHILD_WORD.search(words) else _TELLS
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
        return bool(ruled) or (_DUTY.search(text) is not None and ANONYMITY.search(text) is None)
    asked = _HANDLING.search(text) or _REACHED.search(text) or any(ruled.search(text) for ruled in _RULED)
    return bool(asked) or ANONYMITY.search(text) is not None
