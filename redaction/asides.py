"""What bears on no risk by its subject or by its author's own word.

Sessions of therapy, a flight told in an asylum claim, intimate tests of an adult, rows of a printed record, and what the
writer adds "for completeness". A sentence with a strong cue of harm, or about the child by name, is never taken for one of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from redaction import cues
from redaction.cues import any_of
from redaction.home import Home
from redaction.mentions import ScopedText
from redaction.policy import Policy
from redaction.relevance import clauses, has_harm
from redaction.sentences import Span

_ASIDE = any_of(
    r"(?:for|as) (?:colour|interest|completeness)(?: only| sake)?|(?:for|as) background only|mention (?:it|this|that) (?:only |just )?(?:as|for) background|for (?:the sake of )?completeness|for what it(?:['’]s| is) worth",
    r"(?:probably |possibly |really |strictly )?not (?:needed|relevant|necessary|required|of interest)(?: by| for| to)? (?:you|yours|your \w+|this|mash|the hub)",
    r"you (?:probably |possibly |really )?(?:do not|don['’]t|won['’]t|will not) need (?:this|that|these|any of)",
    r"(?:it|that|this|which) (?:has|have|had) (?:got )?nothing to do with (?:this|it|that|any of (?:this|it|that)|the (?:above|family|case|referral))",
)
_BACKWARDS = re.compile(
    r"^\W*(?:i (?:only |just )?(?:mention|add|note|include|say) (?:it|this|that|these)|(?:probably |possibly |really )?not (?:needed|relevant|necessary)|none of (?:this|that)|(?:it|that|this|which) (?:has|have|had|is)(?: (?:got )?nothing to do with| not connected| unconnected)"
    r"|you (?:probably |possibly |really )?(?:do not|don['’]t|won['’]t|will not) need)\b",
    re.IGNORECASE,
)
_SESSION = any_of(
    r"in (?:the |her |his |our |their )?(?:\w+ )?(?:sessions?|therapy|counselling)|(?:session|week) (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)",
    r"counselling (?:session|notes?)|trauma work|emdr",
)
_MATERIAL = any_of(
    r"sand ?tray|puppets?|figures?|dolls?|clay|paints?|painted|draws|drew|drawings?|metaphors?|dreams?|stories|transference|(?:play|art|drama|music) therapy|trauma work"
)
"""What sessions work with: without it a sentence about a session may say what the child cannot say elsewhere."""
_OWN_CHILDHOOD = any_of(
    r"childhood (?:sexual |physical |emotional )?(?:abuse|trauma|neglect)|(?:abused|hurt|beaten|neglected|assaulted) as a (?:child|girl|boy)",
    r"(?:her|his|their) own (?:childhood|upbringing)",
)
_OWN_PARENTS = any_of(
    r"(?:spoke|speaks|talk(?:ed|s)|explor\w+|reflect\w+|thought)[^.\n]{0,30} (?:her|his|their) own (?:mother|father|parents|mum|dad)"
)
_FLIGHT = any_of(
    r"(?:entered|travelled|journey\w*) (?:via|through|by way of) (?-i:[A-Z])\w+|held in an? (?:warehouse|camp|compound|hangar)|(?:his|her|their|husband['’]?s) (?:politics|political \w+|religion|conversion|tribe|clan)",
    r"(?:substance|basis|nature|core|details?) of (?:the|her|his|their) (?:asylum |protection )?claim|(?:claim(?:s|ed)|sought) (?:asylum|protection) (?:because|on the ground)|(?:banned|outlawed|opposition|proscribed) (?:newspaper|party|book|church|organisation|group|movement)"
    r"|ill-?treat(?:ment|ed) (?:at|in|by)|(?:beaten|shot|detained|arrested|raped) (?:at|in|by) (?:the )?(?:soldiers|army|militia|security|regime|police in)",
    r"tortur\w+|interrogat\w+|conscript\w*|militia\w*|smugglers?|persecut\w+|political (?:party|opponent|activity|prisoner)|(?:military|former|old) regime|military (?:prison|service)|soldiers?",
    r"(?:detention|prison|refugee) camps?|dinghy|crossed the (?:desert|sea|border|channel)|(?:country|home) of origin|asylum (?:interview|narrative|statement)",
)
_STILL = any_of(r"will|now|still|debts?|owes?|threat\w*|step-?(?:father|mother|dad|mum)")
"""A flight that is not over, or harm at home: no story of the past."""
_INTIMATE = any_of(
    r"(?:hep(?:atitis)?|hcv|hbv)[ -]?[abc]?|hiv|syphilis|gonorrhoea|chlamydia|herpes|trichomonas|thrush|hpv|sti|stis|std|sexual health (?:screen|check)\w*",
    r"cervical smear|smear|colposcopy|terminations? of pregnancy|terminations?|top|vasectomy|semen|sperm|ivf",
)
_TESTED = any_of(
    r"antibod(?:y|ies)|bloods?|swabs?|screens?|screened|screening|serology|titres?|cleared|negative|positive|borderline|results?|partner notification|contact tracing|sent|taken|treated"
)
_PRINTED = re.compile(
    r"print-?out|auto-?generated|generated (?:from|by)|clinical system|journal|(?:coded|read) (?:entries|codes)|event log|full record|complete record",
    re.IGNORECASE,
)
_PATIENT = re.compile(r"^(?:patient|registered patient|family member|relative)$", re.IGNORECASE)
_OF_RELATIVE = re.compile(rf"\b(?:{cues.PARENT}|{cues.KIN_ADULT}|{cues.SIBLING}|cousin|partner|husband|wife)\b", re.IGNORECASE)
_NOT_OF_CONCERN = re.compile(r"terminations? of pregnancy|pregnancy (?:test|termination)", re.IGNORECASE)
_CHILD = re.compile(r"\b(?:child|children|son|daughter|boy|girl|baby|toddler|pupil|infant|kids?)\b", re.IGNORECASE)
_HEALTH = "complete_history"
_SHORT = 12  # words: an entry of a printed list, no sentence


def beside_the_risk(texts: Sequence[ScopedText], policy: Policy, home: Home) -> Mapping[tuple[str, Span], str]:
    """(passage id, sentence or clause) -> reason. Which subjects count is the policy's: those whose sections it leaves out."""
    reasons = frozenset(policy.sections.values())
    found: dict[tuple[str, Span], str] = {}
    for scoped in texts:
        found.update({(scoped.passage.id, span): reason for span, reason in _of_passage(scoped, reasons, home)})
    return found


def _of_passage(scoped: ScopedText, reasons: frozenset[str], home: Home) -> Iterator[tuple[Span, str]]:
    if scoped.passage.kind == "table_row" and (reason := _of_row(scoped, reasons, home)):
        yield from ((span, reason) for span in scoped.sentences)
        return
    yield from ((span, "unrelated_business") for span in _said_to_be_aside(scoped, home))
    for span in scoped.sentences:
        text = scoped.text[span.start : span.end]
        if not home.names_subject(text) and (reason := _by_subject(text, scoped.text, reasons)):
            yield span, reason
        elif _INTIMATE.search(text):
            yield from ((Span(span.start + a, span.start + b), "health_of_another") for a, b in _tests(text, home))


def _said_to_be_aside(scoped: ScopedText, home: Home) -> Iterator[Span]:
    """What the writer says is not needed: that sentence, and where it points back, those before it up to one that tells of harm."""
    for n, span in enumerate(scoped.sentences):
        text = scoped.text[span.start : span.end]
        if not _ASIDE.search(text) or has_harm(text) or home.names_subject(text):
            continue
        yield span
        if _BACKWARDS.match(text):
            yield from _back_to_harm(scoped, n, home)


def _back_to_harm(scoped: ScopedText, n: int, home: Home) -> Iterator[Span]:
    for earlier, later in zip(reversed(scoped.sentences[:n]), reversed(scoped.sentences[1 : n + 1]), strict=True):
        text = scoped.text[earlier.start : earlier.end]
        if has_harm(text) or home.names_subject(text) or "\n\n" in scoped.text[earlier.end : later.start]:
            return
        yield earlier


def _by_subject(text: str, around: str, reasons: frozenset[str]) -> str:
    if "therapy_narrative" in reasons:
        material = _SESSION.search(text) and _MATERIAL.search(around)
        if (material or _OWN_PARENTS.search(text)) and not has_harm(text):
            return "therapy_narrative"
        if (
            _OWN_CHILDHOOD.search(text)
            and not _CHILD.search(_OWN_CHILDHOOD.sub(" ", text))
            and not cues.ADULT_OWN_CONCERN.search(_OWN_CHILDHOOD.sub(" ", text))
        ):
            return "therapy_narrative"
    told = "asylum_narrative" in reasons and _FLIGHT.search(text) is not None and not _CHILD.search(text) and not _STILL.search(text)
    return "asylum_narrative" if told and not cues.ADULT_OWN_CONCERN.search(_FLIGHT.sub(" ", text)) else ""


def _tests(text: str, home: Home) -> Iterator[tuple[int, int]]:
    """Clauses about intimate tests of nobody who is named: never the child's, whose infection is a concern."""
    if home.names_subject(text) or _CHILD.search(text) or re.search(r"\b(?:she|he|they|him)\b", text, re.IGNORECASE):
        return
    for start, end in clauses(text):
        clause = text[start:end]
        if _INTIMATE.search(clause) and _TESTED.search(text) and not cues.HARM_STRONG.search(_INTIMATE.sub(" ", clause)):
            yield start, end


def _of_row(scoped: ScopedText, reasons: frozenset[str], home: Home) -> str:
    """Why a row of a printed record stays behind: a relative's, or an old entry of the child's own that tells of no harm."""
    row = _NOT_OF_CONCERN.sub(" ", scoped.text)
    patient = next((scoped.text[c.start : c.end] for c in scoped.passage.cells if _PATIENT.match(c.header.strip())), "")
    relative = _OF_RELATIVE.search(patient) is not None and not home.is_subjects(patient)
    if relative and not cues.ADULT_OWN_CONCERN.search(row):
        return "health_of_another"
    printed = _HEALTH in reasons and any(_PRINTED.search(title) for title in scoped.passage.section)
    labels = all(c.header == "" for c in scoped.passage.cells)
    return _HEALTH if printed and not labels and len(row.split()) <= _SHORT * 2 and not cues.HARM_STRONG.search(row) else ""
