"""What is done with each sentence before any name in it is looked at: keep, seal (hide who and where), or leave out.

THE SUPPRESSION GUARD: a sentence that holds a cue of harm about this child is never left out for being beside the point or
tell-tale; identifiers in it are masked. Only boiler-plate without a strong cue, another family's passage, and what its owner
forbids to share about somebody else fall outside the guard.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from redaction import anonymity_cues, cues, house_cues
from redaction.home import Home
from redaction.house_talk import house_reason, is_of_another, may_be_ours
from redaction.parties import Role


class Verdict(StrEnum):
    """What becomes of a sentence as a whole."""

    KEEP = "keep"
    SEAL_INFORMANT = "seal_informant"  # kept; who said it and from where is hidden
    SEAL_TRACES = "seal_traces"  # kept; where an informant lives and how to reach them is hidden
    SEAL_IDENTITY = "seal_identity"  # kept; names and places of a life before adoption are hidden
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict with its reason code ("" for KEEP)."""

    verdict: Verdict
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in its setting. `roles` are those of the persons named in it; `by_informant`: its author asks not to be known.

    `kept_back`: its author wants the passage in no file. `forbidden_behind`: the next sentence forbids to pass this one on.
    `of_caller`: it tells when whoever rang has the children. `own_wish`: the child asks that the family is not told.
    `of_another`: its heading says that it was left from another case. `adopted`: the item tells of a life before an adoption.
    """

    text: str
    roles: frozenset[Role]
    by_informant: bool
    informant_in_item: bool = False
    kept_back: bool = False
    forbidden_behind: bool = False
    of_caller: bool = False
    own_wish: bool = False
    of_another: bool = False
    adopted: bool = False


_KEEP = Ruling(Verdict.KEEP)
_LIVES = re.compile(r"\b(?:liv\w+|stay\w+|resid\w+|collect\w+|picks? up|visit\w*|contact\w*)\b", re.IGNORECASE)
_CALLERS_OWN = re.compile(
    rf"\W*(?:the )?(?:caller|informant|inft|complainant|neighbour)['’]s (?:own |late |elderly )?(?:{cues.KIN_ADULT}|{cues.PARTNER}|{cues.SIBLING}|mother|mum|father|dad|son|daughter|kids|dog|job|shift)\b",
    re.IGNORECASE,
)
"""What the caller's own people are or have says who called."""
_ELSEWHERE = re.compile(
    r"nothing to do with (?:this|him|her|them)\b|not (?:connected|linked|related)(?: to this)? but|unrelated(?! (?:\w+ )?(?:adults?|man|men|males?|wom[ae]n|females?|person|people|lodgers?|child|children|boys?|girls?))"
    r"|different matter|on another (?:note|matter)",
    re.IGNORECASE,
)
_ILLNESS_OF_KIN = re.compile(
    rf"\W*(?:(?:her|his|their|the) )?(?:{cues.PARENT})['’]s (?:own |older |younger |twin |half )?(?:{cues.SIBLING}|aunt\w*|uncle|cousin|niece|nephew|friend|colleague)"
    r" (?:also )?(?:has|had|suffers from|is (?:being )?treated for|is having treatment for|was diagnosed with|lives with) (?:(?:severe|mild|chronic|advanced|early|a|an|bad|type [12]) )?"
    rf"(?:(?-i:MS|ME|MND|COPD|IBS|HIV)|{cues.SIBLING_HEALTH.pattern})[^\w.]{{0,3}}\.?\W*",
    re.IGNORECASE,
)
"""A sentence that tells of an illness of a parent's kin outside the home, and of nothing else: no care, no child."""
_ILLNESS_THAT_BEARS = re.compile(r"(?:schizo|psycho|bipolar|epilep|seizure|fits?\b|addict|dement|personality|depress)", re.IGNORECASE)
"""What may bear on whoever is in that person's care, which the sentence does not say."""


def has_harm(text: str) -> bool:
    """Whether the text holds any cue of harm, disclosure, risk or a protecting duty."""
    return cues.HARM.search(text) is not None


def judge(sentence: Sentence, home: Home) -> Ruling:
    """The ruling for one sentence; rules in order of weight, the first that speaks decides."""
    for rule in _RULES:
        ruling = rule(sentence, home)
        if ruling is not None:
            return ruling
    return _KEEP


def _boilerplate(s: Sentence, home: Home) -> Ruling | None:
    if house_cues.BOILERPLATE.search(s.text) and not cues.HARM_STRONG.search(s.text) and not home.names_subject(s.text):
        return Ruling(Verdict.DROP, "boilerplate")
    return None


def _informant(s: Sentence, home: Home) -> Ruling | None:
    if s.own_wish:
        return None
    told = cues.REACHED_BY.search(s.text) or _CALLERS_OWN.match(s.text)
    reaches = s.informant_in_item and told and not has_harm(s.text) and not home.names_household(s.text)
    if s.of_caller or (reaches and not home.names_subject(s.text)):
        return Ruling(Verdict.DROP, "informant")
    tell_tale = s.by_informant and cues.SELF_LOCATING.search(s.text)
    if not (tell_tale or anonymity_cues.ANONYMITY.search(s.text) or cues.INFORMANT_LABEL.search(s.text)):
        return None
    asks = anonymity_cues.ANONYMITY.search(s.text) or cues.INFORMANT_LABEL.search(s.text)
    if not asks and home.names_subject(cues.SELF_LOCATING.sub(" ", s.text)):
        return Ruling(Verdict.SEAL_INFORMANT, "informant")
    about = anonymity_cues.ANONYMITY.sub(" ", s.text)
    if Role.INFORMANT in s.roles and not s.by_informant:
        about = re.sub(r"in fear of|afraid of|scared of|frightened of", " ", about, flags=re.IGNORECASE)
    return Ruling(Verdict.SEAL_INFORMANT if has_harm(about) else Verdict.DROP, "informant")


def _informants_traces(s: Sentence, _home: Home) -> Ruling | None:
    return Ruling(Verdict.SEAL_TRACES, "informant") if s.by_informant or Role.INFORMANT in s.roles else None


def _former_identity(s: Sentence, _home: Home) -> Ruling | None:
    if cues.FORMER_NAME.search(s.text) or cues.BIRTH_FAMILY.search(s.text) or (s.adopted and cues.BIRTH_PLACE.search(s.text)):
        return Ruling(Verdict.SEAL_IDENTITY, "identity_before_adoption")
    return None


def _owner_forbids(s: Sentence, home: Home) -> Ruling | None:
    forbidden = cues.NOT_FOR_OTHERS.search(s.text) or (s.forbidden_behind and cues.FOR_CONTEXT.search(s.text))
    if forbidden and not home.names_subject(s.text) and not cues.CHILD_WORD.search(s.text):
        return Ruling(Verdict.DROP, "owner_forbids_sharing")
    return None


def _legal_advice(s: Sentence, home: Home) -> Ruling | None:
    if not cues.LEGAL_ADVICE.search(s.text) or has_harm(s.text) or home.names_subject(s.text):
        return None
    return Ruling(Verdict.DROP, "legal_papers")


def _kept_to_reader(s: Sentence, home: Home) -> Ruling | None:
    """What the passage tells of harm, or of the child by name, stays nevertheless."""
    if not s.kept_back or home.names_subject(s.text) or has_harm(cues.KEPT_TO_READER.sub(" ", s.text)):
        return None
    return Ruling(Verdict.DROP, "owner_forbids_sharing")


def _illness_of_kin(s: Sentence, _home: Home) -> Ruling | None:
    told = _ILLNESS_OF_KIN.fullmatch(s.text) and not _ILLNESS_THAT_BEARS.search(s.text)
    return Ruling(Verdict.DROP, "health_of_another") if told else None


def _another_family(s: Sentence, home: Home) -> Ruling | None:
    told = cues.CHILD_OF_OTHER.search(s.text) or (house_cues.SECOND_FAMILY.search(s.text) and not cues.CHILD_WORD.search(s.text))
    if told and not has_harm(s.text) and not home.names_subject(s.text):
        return Ruling(Verdict.DROP, "another_child")
    return None


def _beside_the_point(s: Sentence, home: Home) -> Ruling | None:
    if _ELSEWHERE.search(s.text) and not cues.HARM_STRONG.search(s.text):
        return Ruling(Verdict.DROP, "unrelated_business")
    if has_harm(s.text) or home.names_subject(s.text):
        return None
    strangers = bool(s.roles) and s.roles <= {Role.UNCERTAIN, Role.THIRD_PARTY, Role.OTHER_CHILD}
    chatter = house_cues.CHATTER.search(s.text) and (strangers or not cues.FAMILY.search(s.text))
    return Ruling(Verdict.DROP, "unrelated_business") if chatter or house_cues.ADVERT.search(s.text) else None


def _house_talk(s: Sentence, home: Home) -> Ruling | None:
    reason = house_reason(s.text, s.roles, home) or ("about_somebody_else" if s.of_another and is_of_another(s.text, s.roles, home) else "")
    return Ruling(Verdict.DROP, reason) if reason else None


def _somebody_else(s: Sentence, home: Home) -> Ruling | None:
    strangers = s.roles & {Role.THIRD_PARTY, Role.OTHER_CHILD}
    if not strangers or s.roles - strangers or has_harm(s.text) or home.names_subject(s.text):
        return None
    if cues.FAMILY.search(s.text) or _LIVES.search(s.text) or may_be_ours(s.text):
        return None
    return Ruling(Verdict.DROP, "about_somebody_else")


_RULES: tuple[Callable[[Sentence, Home], Ruling | None], ...] = (
    _boilerplate,
    _informant,
    _former_identity,
    _legal_advice,
    _kept_to_reader,
    _owner_forbids,
    _illness_of_kin,
    _another_family,
    _house_talk,
    _beside_the_point,
    _somebody_else,
    _informants_traces,
)


def clauses(text: str, *, at: str = ",;") -> Sequence[tuple[int, int]]:
    """Character ranges between the marks of `at` (and, where the comma is one, before "and" and "but")."""
    joints = r"|\s+(?=\band\b|\bbut\b)" if "," in at else ""
    edges = [0, *(m.end() for m in re.finditer(rf"[{at}](?=\s){joints}", text)), len(text)]
    return [(a, b) for a, b in pairwise(edges) if text[a:b].strip()]
