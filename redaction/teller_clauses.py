"""What each clause of a telling speaks of: the harm to a child, the family, what is asked of the reader, or the teller."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from redaction import anonymity_cues, cues, teller_cues
from redaction.home import Home
from redaction.mentions import ScopedText
from redaction.names import name_tokens
from redaction.relevance import has_harm
from redaction.sentences import Span

_SELF = re.compile(r"(?:i|we|myself|my (?:husband|wife|partner) and i)(?!\w)", re.IGNORECASE)
_MET = re.compile(
    r"^\W*(?:i|we) (?:also |just )?(?:saw|met|seen|found|heard from) (?=(?:mrs?|ms|miss|the|a|an|our|her|his|their)\b)(?=[^,;.]{0,60}\b(?:for|about|in clinic|today|this morning|at the|on the phone)\b)",
    re.IGNORECASE,
)
"""How a professional came to speak with whoever told."""
_COUNTED = re.compile(
    r"\b(?:i|we)(?:['’]ve| have)? (?:counted|timed|logged|noted|recorded)\b[^.;,\n]{0,20}\b(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|dozens?)\b"
    r"[^.;,\n]{0,15}\b(?:nights?|days?|times|weeks?|evenings?|hours?|mornings?|occasions|minutes?)\b",
    re.IGNORECASE,
)
"""How often it was: of what is done to the child, though the teller opens the clause."""
_WHO = re.compile(r"\W*(?:(?:flat|no\.?|number|room) ?\w+,? )?who ", re.IGNORECASE)
_NEAR = 40  # characters from a name to "who"
_FEWEST = 3  # words of a clause: a pronoun alone, or with its helping verb, stays with what it does
_FEW = 3  # words that a clause of its own seldom has


@dataclass(frozen=True, slots=True)
class Place:
    """One sentence, or the part of it that stands in one cell of a table."""

    scoped: ScopedText
    span: Span

    @property
    def text(self) -> str:
        """Its words."""
        return self.scoped.text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True)
class Telling:
    """One teller's sentences, the words of their name, and how they are spoken of."""

    places: tuple[Place, ...]
    names: frozenset[str]
    pronouns: re.Pattern[str]
    fear: str  # "own": of being known, which tells of the teller; "concern": a child's


def told_of(telling: Telling, home: Home) -> Iterator[tuple[Place, Span]]:
    """Pieces that speak of the teller: all of them until something of the child comes up, then those that turn back to the teller."""
    child = False
    for place in telling.places:
        for start, end in pieces_of(place.text):
            says, back = _says(place.text, start, end, home, telling), _turns_back(place.text[start:end], place.text[:start], telling)
            child = says == "harm" or (says == "family" and not back) or (child and says != "asks" and not back)
            if not child:
                yield place, Span(place.span.start + start, place.span.start + end)


def _says(text: str, start: int, end: int, home: Home, telling: Telling) -> str:
    """What a piece speaks of: "harm" to the child, what is "asked" of the reader, the "family", or "" for none of them."""
    label = teller_cues.LABEL.match(text) if start == 0 else None  # "Witness:" is no seeing, "Reported by" no telling
    piece = text[start:end] if label is None else text[label.end() : end]
    asked = next((m for m in anonymity_cues.ANONYMITY.finditer(text) if m.start() < end), None)
    told = teller_cues.OWN_FEELING.sub(" ", anonymity_cues.ANONYMITY.sub(" ", _MET.sub(" ", piece)))
    if has_attitude(piece, telling.names, telling.pronouns) and telling.fear == "own" and not home.names_subject(piece):
        return "asks"
    if asked is not None and (asked.end() > start or teller_cues.REASON.match(piece)):
        return "harm" if teller_cues.GRAVE.search(told) else "asks"
    if teller_cues.REPRISAL.search(piece) and telling.fear == "own" and not home.names_subject(piece):
        return "asks"
    if _reports(piece, telling) or has_harm(told) or teller_cues.PERCEIVES.search(told) or (telling.fear == "concern" and has_harm(piece)):
        return "harm"
    lead = teller_cues.LEAD.match(piece)
    opening = piece[lead.end() if lead else 0 :]
    tied = _without_kinship(piece, home, telling.names, text[:start])
    opening = opening if tied == piece else tied[lead.end() if lead else 0 :]
    kin = teller_cues.KIN_OF.match(opening)
    if kin is not None and not home.names_subject(kin["of"]):
        return ""
    first = re.match(r"[\w'’-]+", opening)
    of_home = first is not None and bool(name_tokens(first[0]) & home.kept_tokens)
    return "family" if of_home or home.names_subject(tied) or teller_cues.FAMILY_FIRST.match(piece) else ""


def _without_kinship(piece: str, home: Home, names: frozenset[str], ahead: str) -> str:
    """A clause without the words beside the teller's name, also at the end of what is `ahead`, that say what they are to the child."""
    kin = teller_cues.KIN_OF_CHILD.search(piece)
    if kin is None or not (kin["of"] is None or home.names_subject(kin["of"])):
        return piece
    before, after = (ahead + piece[: kin.start()]).rstrip(" ,(-–").split()[-1:], piece[kin.end() :].split()[:1]
    beside = name_tokens(" ".join((*before, *after))) & names or teller_cues.CALLER.search(piece[: kin.start()])
    return piece[: kin.start()] + " " * (kin.end() - kin.start()) + piece[kin.end() :] if beside else piece


def _reports(piece: str, telling: Telling) -> bool:
    """Whether a piece tells what was said, of anybody but the teller."""
    said = teller_cues.REPORTS.search(piece)
    if said is None:
        return False
    to_whom = teller_cues.TO_WHOM.match(said["content"])
    content = said["content"][to_whom.end() if to_whom else 0 :]
    return len(content.split()) > 1 and not subject_end(content, telling.names, telling.pronouns)


_SAYS_OF_SELF = re.compile(
    r"\W*(?P<who>she|he|they)\b[^.;\n]{0,30}?\b(?:says?|said|tells|told|let slip|mention(?:s|ed))(?: (?:me|us|staff))? (?:that )?(?P=who)\b",
    re.IGNORECASE,
)
"""A pronoun that speaks of itself: "she let slip that she rents ..."."""


def _turns_back(piece: str, ahead: str, telling: Telling) -> bool:
    """Whether a piece speaks of the teller again, or of what they said of themselves. Nothing `ahead`: a sentence's subject may be left out."""
    if teller_cues.OF_THE_FAMILY.search(piece) or _is_of_their_kin(piece, telling.names):
        return True
    end = subject_end(piece, telling.names, telling.pronouns)
    said = _SAYS_OF_SELF.match(piece)
    if end and said is not None and teller_cues.TIE.match(piece[said.end() :].lstrip()):
        return True
    who = _WHO.match(piece)
    if who is not None and teller_cues.TIE.match(piece[who.end() :]):
        return bool(name_tokens(ahead[-_NEAR:]) & telling.names)
    return (end > 0 or not ahead) and teller_cues.TIE.match(piece[end:].lstrip()) is not None


def _is_of_their_kin(piece: str, names: frozenset[str]) -> bool:
    """Whether a piece opens with the teller's own daughter, mother or brother."""
    lead = teller_cues.LEAD.match(piece)
    kin = teller_cues.KIN_OF.match(piece[lead.end() if lead else 0 :])
    return kin is not None and bool(name_tokens(kin["of"]) & names)


def subject_end(piece: str, names: frozenset[str], pronouns: re.Pattern[str]) -> int:
    """Where the teller's own name or pronoun, opening the piece, ends; 0 where another subject opens it."""
    lead = teller_cues.LEAD.match(piece)
    start = lead.end() if lead else 0
    said = pronouns.match(piece, start)
    if said:
        return said.end()
    word = re.compile(r"[\w’'-]+\.?\s*").match(piece, start)
    if word is None:
        return 0
    end = start
    while word is not None and (name_tokens(word[0]) & names or re.fullmatch(r"(?:mr|mrs|ms|miss)\.?\s*", word[0], re.IGNORECASE)):
        end = word.end()
        word = re.compile(r"[\w’'-]+\.?\s*").match(piece, end)
    return end if end > start else 0


def pieces_of(text: str) -> Sequence[tuple[int, int]]:
    """Character ranges of the clauses of a sentence."""
    joints = [m.end() for m in teller_cues.JOINT.finditer(text)]
    edges = [0]
    for joint, after in pairwise([*joints, len(text)]):
        short = text[joint:after].startswith("and ") and len(text[joint:after].split()) < _FEWEST  # "mum and dad"
        if len(text[edges[-1] : joint].split()) >= _FEWEST and not short:
            edges.append(joint)
    edges.append(len(text))
    return [(a, b) for a, b in pairwise(edges) if text[a:b].strip()]


def of_the_writer(place: Place, home: Home, signed: frozenset[str], asked: str) -> Iterator[Span]:
    """Pieces in which a writer who asks not to be known tells of themselves and of no harm. `asked` "yes": the sentence before asks."""
    asks = anonymity_cues.ANONYMITY.search(place.text) is not None or (asked == "yes" and teller_cues.SO.match(place.text) is not None)
    if asks and not _harms(place.text):
        yield place.span
        return
    own = False
    for start, end in pieces_of(place.text):
        piece = place.text[start:end]
        at = subject_end(piece, signed, _SELF)
        rest = piece[at:].lstrip()
        tie = at > 0 and teller_cues.TIE.match(rest) is not None
        alone = at > 0 and not cues.FAMILY.search(piece)
        own = not (_harms(piece) or home.names_subject(piece)) and (tie or alone or (own and _goes_with(piece)))
        if own:
            yield Span(place.span.start + start, place.span.start + end)


def _harms(text: str) -> bool:
    """Whether a text tells of harm, or how often, beyond what a teller feels and does in telling."""
    return _COUNTED.search(text) is not None or has_harm(
        teller_cues.REPRISAL.sub(" ", teller_cues.OWN_FEELING.sub(" ", anonymity_cues.ANONYMITY.sub(" ", text)))
    )


def _goes_with(rest: str) -> bool:
    """Whether a piece without a subject of its own goes on with what the writer is and does."""
    lead = teller_cues.LEAD.match(rest)
    behind = rest[lead.end() if lead else 0 :]
    return len(behind.split()) <= _FEW or teller_cues.TIE.match(behind) is not None


def has_attitude(piece: str, names: frozenset[str], spoken_of: re.Pattern[str]) -> bool:
    """Whether the teller, as the subject of a clause, asks for something not to happen or fears for themselves."""
    end = subject_end(piece, names, spoken_of)
    return end > 0 and teller_cues.ATTITUDE.match(piece[end:].lstrip()) is not None and not teller_cues.GRAVE.search(piece)
