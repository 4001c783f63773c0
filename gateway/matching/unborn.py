"""A child who is not born yet and told of in running text: a person opens the record, with the expected date if one is given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from gateway.matching import cues, dates
from gateway.matching.decision import Decision, ForReview, Linked, NoCandidate
from gateway.matching.evidence import Evidence, EvidenceKind, Mention
from gateway.matching.kin_lines import tells_of_harm
from gateway.matching.normalise import name_tokens
from gateway.matching.occurrences import READ
from gateway.matching.own_pregnancy import is_of_the_writer
from gateway.matching.told_siblings import Homes
from parsers.document import Segment

CUE = "unborn"
_DATE = (
    r"(?P<date>\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Za-z]{3,9}\.?,?\s+\d{4}|\d{4}-\d\d-\d\d)"
)
_SHORT_DATE = r"(?P<short>\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)"
_EXPECTED = re.compile(
    r"\b(?:e\.?d\.?[dc]\b\.?|(?:expected|estimated)\s+(?:date\s+of\s+)?(?:delivery|confinement|due)(?:\s+date)?"
    r"|(?:baby|child|twins?)(?:['’]s)?\s+(?:is\s+|are\s+|now\s+)?(?:due|expected)(?:\s+date)?"
    r"|(?:pregnant|pregnancy|gestation|weeks|\d/40|\+\d)[^.\n]{0,40}?\b(?:due|expected)(?:\s+date)?)"
    rf"(?:\s+(?:on|is|of|about|around))*[\s:(–-]*(?:{_DATE}|{_SHORT_DATE})",
    re.IGNORECASE,
)
_BODY = (  # what deals with unborn children in general: a panel, a protocol, a course
    r"(?:['’]?s['’]?)?(?:\s+(?:safeguarding|multi-?agency|referral|assessment|risk|joint|local|pre-?birth|vulnerable|review|planning|and|infants?|babies|children))*"
    r"\s+(?:panels?|protocols?|procedures?|polic(?:y|ies)|pathways?|guidance|guidelines?|networks?|forums?|groups?|boards?|teams?|tool\s?kits?|training"
    r"|courses?|workshops?|webinars?|strateg(?:y|ies)|leaflets?|templates?|frameworks?|programmes?|process(?:es)?|briefings?|newsletters?)\b"
)
_UNBORN = re.compile(
    rf"\bunborn\b(?!(?:\s+(?:bab(?:y|ies)|child(?:ren)?))?{_BODY})|\bpre-?birth\s+(?:assessment|referral|plan|conference|concern)\b(?!{_BODY})"
    r"|\bbump\b[^.\n]{0,20}\bdue\b",
    re.IGNORECASE,
)
_SENT = r"(?:referred|sent|passed|submitted|reported)"
_WITHIN_CLAUSE = r"(?:\s+(?!(?:because|as|since|and|but|though|although|while|when|if|who|that|after|so)\b)[\w'’-]+){0,6}?"
_OF_UNBORN = r"(?:for|about|on|re|regarding)\s+(?:(?:the|her|his|their|this|mum['’]s)\s+)?unborn"
_SENT_APART = re.compile(
    r"\bunborn(?:\s+(?:baby|child))?(?:\s+(?:has|is|was))?(?:"
    rf"(?:\s+been)?\s+already(?:\s+been)?\s+{_SENT}|(?:\s+been)?\s+{_SENT}\s+already|(?:\s+been)?\s+separately(?:\s+been)?\s+{_SENT}"
    rf"|(?:\s+been)?\s+(?:{_SENT}|gone\s+to){_WITHIN_CLAUSE}\s+separately|\s+(?:on|in)\s+(?:its|an?)\s+(?:own|separate)\s+(?:referral|form|report))\b"
    rf"|\b(?:separate|own)\s+(?:referral|form|report)\s+(?:has\s+(?:already\s+)?(?:been\s+)?|was\s+|already\s+)?(?:made|sent|submitted|done|gone\s+in)\s+{_OF_UNBORN}\b",
    re.IGNORECASE,
)
"""Of an unborn child for whom the writer has sent another report: this one is no question about it."""
_UNSURE = re.compile(
    r"\b(?:not|never|no|nobody|none|if|whether|unless|until|once|why|closed|refused|rejected|declined|lost|nfa)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
_NAME_BEHIND = re.compile(r"(?:\s+(?:baby|child|twins?))?[\s,:(–-]{1,3}(?-i:[A-Z][a-z'’-]+|[A-Z]{2,})\b", re.IGNORECASE)
_LOST = re.compile(r"\bmiscarr\w+|\bstill-?b(?:irth|orn)|\bterminat(?:ed|ion)|\blost\s+(?:the|her|a)\s+baby", re.IGNORECASE)
_OVERDUE = timedelta(days=28)


def unborn_child(segments: Sequence[tuple[str, Segment]], mentions: Sequence[Mention], on: date | None) -> Mention | None:
    """The mention of an unborn child; None where the item tells of none, or names the child as a subject already."""
    if any(m.cues & {"form_child", "meeting_subject"} and _is_named_unborn(m) for m in mentions):
        return None
    told = [(s, m) for _, s in segments if s.kind in READ and not _LOST.search(s.text) for m in _found(s.text)]
    due = [e for s, m in told if (e := _expected(s, m, on)) is not None]
    bare = [Evidence(EvidenceKind.GIVEN_NAME, "Unborn", s.id, m.start(), m.end(), "unborn@1") for s, m in told if m.re is _UNBORN]
    if not due and not bare:
        return None
    name = bare[0] if bare else Evidence(EvidenceKind.GIVEN_NAME, "Unborn", due[0].segment, due[0].start, due[0].end, "unborn@1")
    return Mention(CUE, (name, *due[:1]), frozenset({CUE}))


def decided_unborn(mention: Mention, certain: Sequence[Linked], homes: Homes) -> Decision:
    """The decision about an unborn child, never a link: before birth there is neither name nor number that could be checked."""
    named = _of_family(mention, certain)
    match homes.one(named, thread=None):
        case Linked(candidate=candidate):
            return ForReview(named, (candidate,), "unborn_child")
        case ForReview(candidates=candidates):
            return ForReview(named, candidates, "unborn_child")
        case NoCandidate(nearest=nearest):
            return NoCandidate(named, nearest, "new_child")


def _found(text: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    before = ""
    for low, high in cues.units(text):
        matches = [m for pattern in (_EXPECTED, _UNBORN) for m in pattern.finditer(text, low, high)]
        apart = cues.NOT_SUBJECT.search(text, low, high) is not None or _is_sent_apart(text[low:high])
        if matches and not apart and not _is_of_the_writer(text, (low, high), before, matches):
            found += matches
        before = text[low:high]
    return found


def _is_sent_apart(unit: str) -> bool:
    """Whether the sentence says that the unborn child has a report of its own, takes nothing of that back and tells no harm."""
    return _SENT_APART.search(unit) is not None and not (_UNSURE.search(unit) or tells_of_harm(unit))


def _is_of_the_writer(text: str, unit: tuple[int, int], before: str, matches: Sequence[re.Match[str]]) -> bool:
    """A child who is called unborn or has a name behind is nobody's by the sentence ahead, and with both never the writer's."""
    unborn = any(m.re is _UNBORN for m in matches)
    called = [m for m in matches if _NAME_BEHIND.match(text, m.end())]
    if any(m.re is _UNBORN for m in called):
        return False
    return is_of_the_writer(text[slice(*unit)], "" if unborn or called else before, text)


def _expected(segment: Segment, match: re.Match[str], on: date | None) -> Evidence | None:
    """The expected date as a date of birth; None where it passed long before the item was written."""
    if match.re is not _EXPECTED:
        return None
    which = "date" if match["date"] else "short"
    written = match[which] if which == "date" or on is None else f"{match[which]} {_year_of(match[which], on)}"
    day = dates.iso_date(written)
    if not dates.is_full(day) or (on is not None and date.fromisoformat(day) < on - _OVERDUE):
        return None
    return Evidence(EvidenceKind.DATE_OF_BIRTH, day, segment.id, *match.span(which), "unborn@1")


def _year_of(short: str, on: date) -> int:
    """The year in which the day comes next."""
    day = dates.iso_date(f"{short} {on.year}")
    return on.year + 1 if dates.is_full(day) and date.fromisoformat(day) < on - _OVERDUE else on.year


def _is_named_unborn(mention: Mention) -> bool:
    names = (*mention.values(EvidenceKind.NAME), *mention.values(EvidenceKind.GIVEN_NAME))
    return any({"unborn", "baby"} & set(name_tokens(name)) for name in names)


def _of_family(mention: Mention, certain: Sequence[Linked]) -> Mention:
    """With the family name of the certain children, where they have one."""
    families = {link.candidate.child.family_name for link in certain}
    if len(families) != 1:
        return mention
    given, *facts = mention.evidence
    named = replace(given, kind=EvidenceKind.NAME, value=f"Unborn {families.pop()}")
    return replace(mention, evidence=(named, *facts))
