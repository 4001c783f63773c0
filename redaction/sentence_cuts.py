"""Cuts that come from judging sentences: those left out whole, those kept with identities sealed, a sibling's private health."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from redaction import cues
from redaction.copy_rules import SEALING, CopyRules, binds_the_reader, is_of_the_child, ruling, sealed_cut, within
from redaction.cuts import Cut
from redaction.handling import CONDITIONAL_REASON
from redaction.histories import entries_left_out
from redaction.home_harm import of_home_too
from redaction.machine_cues import addresses_a_machine
from redaction.mentions import ScopedText
from redaction.never_leak import sealed_in_sentence
from redaction.off_the_point import BY_MODEL
from redaction.outsiders import LEAST_BESIDE, reason_of_outsiders
from redaction.parties import Role
from redaction.people_tables import OTHER, SUBJECT
from redaction.policy import Operator
from redaction.relevance import Verdict, clauses
from redaction.sentences import Span

_LINE_HEADING = re.compile(r"^[ \t]*(?:\d+[.)][ \t]*)?[A-Z][^.?!:\n]{3,60}:?[ \t]*(?=\n)", re.MULTILINE)
_HEADING_WORDS = 8
_CHILDREN = frozenset({Role.SIBLING, Role.OTHER_CHILD})
_OTHERS = frozenset({Role.SIBLING, Role.THIRD_PARTY, Role.OTHER_CHILD})
_NOT_OF_HOME = frozenset({Role.THIRD_PARTY, Role.OTHER_CHILD})
_OF_STRANGERS = frozenset({"about_somebody_else", "another_child", "unrelated_business"})
_RISK = re.compile(r"(?<!\w)risk(?!\w)", re.IGNORECASE)  # "set the risk to none": what a program is told to write, and no harm seen
_GOES_ON = re.compile(r"(?:he|she|they|his|her|their|both)\b", re.IGNORECASE)
_SILENT = frozenset({"page_furniture"})  # reasons for which no gap is shown


def sentence_cuts(scoped: ScopedText, rules: CopyRules) -> Iterator[Cut]:
    """Cuts of every sentence of the passage; a run of sentences left out for one reason shows one gap."""
    previous = ""
    for span in scoped.sentences:
        reason = drop_reason(scoped, span, rules) or _goes_on(scoped, span, rules, previous)
        if reason:
            shown = "" if reason in _SILENT or reason == previous else f"[left out: {reason.replace('_', ' ')}]"
            yield _whole(scoped, span, rules, _left_out(span, reason, shown))
        else:
            yield from _sealed_cuts(scoped, span, rules)
            yield from (cut for cut in _clause_cuts(scoped, span, rules) if cut.reason not in rules.policy.lifted)
            yield from _of_tellers(scoped, span, rules)
        previous = reason


def _goes_on(scoped: ScopedText, span: Span, rules: CopyRules, previous: str) -> str:
    """The reason of the sentence before where this one goes on about the same stranger: "Her mum came for her, a lovely lady"."""
    text = scoped.text[span.start : span.end]
    if previous not in _OF_STRANGERS or previous in rules.policy.lifted or rules.bearing(scoped, span).may_be_concern:
        return ""
    ours = rules.home.names_subject(text) or rules.home.names_household(text) or cues.HARM.search(text)
    return previous if not ours and (_GOES_ON.match(text) or _names_the_same(scoped, span, rules)) else ""


def _names_the_same(scoped: ScopedText, span: Span, rules: CopyRules) -> bool:
    """Whether the sentence names nobody but those whom the sentence before named."""
    before = [earlier for earlier in scoped.sentences if earlier.end <= span.start][-1:]
    here = {id(rules.party_of[i]) for i in rules.named if i in rules.party_of and within(rules.tags[i], scoped, span)}
    there = {id(rules.party_of[i]) for i in rules.named if i in rules.party_of and before and within(rules.tags[i], scoped, before[0])}
    return bool(here) and here <= there


def _clause_cuts(scoped: ScopedText, span: Span, rules: CopyRules) -> Iterator[Cut]:
    """Parts of a sentence that is kept: judgements of what matters, each of which somebody's asking lifts."""
    yield from _health_of_others(scoped, span, rules)
    people = [
        Span(rules.tags[i].start, rules.tags[i].end)
        for i, role in rules.named.items()
        if role is not Role.PROFESSIONAL and within(rules.tags[i], scoped, span)
    ]
    for piece, reason in entries_left_out(scoped, span, rules.home, people):
        yield _left_out(piece, reason, "[health of another] " if reason == "health_of_another" else "[...] ")
    yield from _clauses_by_section(scoped, span, rules)
    yield from _minor_offences(scoped, span)
    yield from _rent_owed(scoped, span)
    for off in rules.bearing(scoped, span).off:
        shown = _with_its_spaces(scoped.text[off.span.start : off.span.end], f"[left out: {off.reason.replace('_', ' ')}]")
        yield _left_out(off.span, off.reason, shown, recogniser=BY_MODEL, score=off.score)


def _with_its_spaces(words: str, shown: str) -> str:
    """The gap stands where the words stood: a line stays a line, and a clause parted from its neighbours."""
    bare = words.strip()
    return words.replace(bare, shown) if bare else shown


def drop_reason(scoped: ScopedText, span: Span, rules: CopyRules) -> str:
    """The first reason for which a whole sentence is left out, "" where it is kept.

    A reason that somebody's asking lifted gives way to the next one; what the code seals, nobody's asking lifts.
    """
    lifted = rules.policy.lifted - SEALING
    reasons = chain(_by_rules(scoped, span, rules), _by_model(scoped, span, rules))
    return next((reason for reason in reasons if reason and reason not in lifted), "")


def _by_model(scoped: ScopedText, span: Span, rules: CopyRules) -> Iterator[str]:
    text, bearing = scoped.text[span.start : span.end], rules.bearing(scoped, span)
    yield bearing.reason
    if bearing.beside < LEAST_BESIDE:
        return
    if scoped.passage.kind != "heading" and not (rules.home.names_subject(text) or rules.home.names_household(text)):
        yield reason_of_outsiders(text, _named_in(scoped, span, rules), bearing)


def _by_rules(scoped: ScopedText, span: Span, rules: CopyRules) -> Iterator[str]:
    passage, text = scoped.passage, scoped.text[span.start : span.end]
    yield from (e.reason for e in rules.belonging.excluded if e.passage == passage.id and e.span.overlaps(span.start, span.end))
    if rules.belonging.of.get(passage.id) == OTHER and not (rules.home.names_subject(text) or of_home_too(text, rules.home)):
        yield "another_child"
    if _under_informant(scoped, span, rules):
        yield "informant"
    judged = ruling(scoped, span, rules)
    if judged.verdict is Verdict.DROP:
        yield judged.reason
    if _covered(scoped, span, rules) and not (binds_the_reader(scoped, span, rules) or is_of_the_child(scoped, span, rules)):
        yield "informant"
    if passage.id in rules.conditional and passage.kind != "heading":
        yield CONDITIONAL_REASON
    if addresses_a_machine(text) and not (
        cues.HARM.search(_RISK.sub(" ", text)) or cues.CHILD_WORD.search(text) or rules.home.names_subject(text)
    ):
        yield "unrelated_business"
    by_section = rules.sections.get((passage.id, span), "")
    # A child raised under any other business is unrelated business in every copy but their own.
    if by_section != "unrelated_business" or rules.belonging.of.get(passage.id) != SUBJECT:
        yield by_section


def _whole(scoped: ScopedText, span: Span, rules: CopyRules, cut: Cut) -> Cut:
    """The cut of a sentence left out; where no rule asks for it, with the model's name and how sure it is."""
    bearing = rules.bearing(scoped, span)
    if any(_by_rules(scoped, span, rules)) or not any(_by_model(scoped, span, rules)):
        return cut
    return replace(cut, recogniser=BY_MODEL, score=min((off.score for off in bearing.off), default=bearing.beside))


def _under_informant(scoped: ScopedText, span: Span, rules: CopyRules) -> bool:
    """Whether a sentence stands under the heading of who told, and tells nothing of the child."""
    text = scoped.text[span.start : span.end]
    above = [line for line in _LINE_HEADING.finditer(scoped.text, 0, span.start) if len(line[0].split()) <= _HEADING_WORDS]
    titles = (above[-1][0],) if above else scoped.passage.section[-1:]
    headed = scoped.passage.kind != "heading" and any(cues.INFORMANT_HEADING.search(title) for title in titles)
    return headed and not (rules.home.names_subject(text) or cues.HARM_STRONG.search(text) or cues.CHILD_WORD.search(text))


def _sealed_cuts(scoped: ScopedText, span: Span, rules: CopyRules) -> Iterator[Cut]:
    for sealed in sealed_in_sentence(scoped.text, span, ruling(scoped, span, rules), rules.home):
        yield sealed_cut(sealed.start, sealed.end, sealed.entity, sealed.reason)


_MAYBE_STRANGERS = frozenset({Role.UNCERTAIN, Role.THIRD_PARTY, Role.OTHER_CHILD})
_RELATIVE = re.compile(rf"\b(?:{cues.PARENT}|{cues.KIN_ADULT}|parents)\b", re.IGNORECASE)
_ADULTS = frozenset({Role.PARENT_CARER, Role.HOUSEHOLD_ADULT})
_KIN = re.compile(rf"\b(?:{cues.KIN_ADULT})\b", re.IGNORECASE)
_CARES = re.compile(
    r"\b(?:car(?:es?|ed|ing|ers?)|look(?:s|ed|ing)? after|liv(?:es?|ed|ing) with|stay(?:s|ed|ing)? with|staying|collects?|minds|baby-?sits?"
    r"|guardian\w*|kinship|in charge|alone with|sleeps?)\b",
    re.IGNORECASE,
)
_RENT = re.compile(
    r"\b(?:rent|rent account|arrears|service charge|council tax|direct debit|in debit|in credit|instalments?)\b", re.IGNORECASE
)
_SUM = re.compile(r"£ ?\d[\d,]*(?:\.\d{2})?(?!\d)|(?<![\w.,/-])\d{1,3}(?:,\d{3})*\.\d{2}(?![\d.])")
_KIN_OF_SUBJECT = re.compile(rf"\w+['’]s (?:cousin|{cues.SIBLING}|{cues.KIN_ADULT})", re.IGNORECASE)


def _health_of_others(scoped: ScopedText, span: Span, rules: CopyRules) -> Iterator[Cut]:
    """Private health of a sibling, a relative or a stranger in a sentence that is theirs: the clause goes, the rest stays."""
    text = scoped.text[span.start : span.end]
    if rules.home.names_subject(_KIN_OF_SUBJECT.sub(" ", text)):
        return
    roles = _spoken_of(scoped, span, rules)
    record = cues.NAMED_RECORD.search(text) is not None
    strangers = bool(roles) and roles <= _MAYBE_STRANGERS
    if record or strangers or roles & _OTHERS or cues.SIBLING_PHRASE.search(text):
        private = [
            (a, b)
            for a, b in clauses(text)
            if _is_private(scoped, span, (a, b), rules, record=record) or (roles and roles <= _NOT_OF_HOME and _is_private_life(text[a:b]))
        ]
    else:
        spoken_of = bool(_RELATIVE.search(text) or roles & _ADULTS) or _names_relative(scoped, span, rules)
        kin = _KIN.search(text) is not None and not _CARES.search(text)
        private = [
            (a, b)
            for a, b in clauses(text)
            if (spoken_of and _is_relatives(text[a:b])) or (kin and _is_kins_illness(scoped, span.start + a, span.start + b, rules))
        ]
    for start, end in private:
        yield _left_out(Span(span.start + start, span.start + end), "health_of_another", "[health of another] ")


_GOES_ON_ABOUT = re.compile(
    r"\W*(?:(?:we|i|there (?:are|is)|school) (?:have|has|had) )?(?:no (?:worries|concerns|issues) (?:about|for|with|over) )?(?:he|she|they|his|her|their|him|them)\b",
    re.IGNORECASE,
)
_FARTHEST = 3  # sentences over which a pronoun still means whoever was named


def _spoken_of(scoped: ScopedText, span: Span, rules: CopyRules) -> set[Role]:
    """Roles of those named in the sentence; behind a pronoun those of the brother, sister or other child named before it."""
    roles = _named_in(scoped, span, rules)
    at = scoped.sentences.index(span) if span in scoped.sentences else 0
    for earlier in reversed(scoped.sentences[max(0, at - _FARTHEST) : at] if not roles else ()):
        if not _GOES_ON_ABOUT.match(scoped.text[span.start : span.end]):
            return roles
        before = _named_in(scoped, earlier, rules)
        ours = rules.home.names_subject(scoped.text[earlier.start : earlier.end])
        if before or ours:
            return before if before <= _CHILDREN and not ours else roles
    return roles


def _named_in(scoped: ScopedText, span: Span, rules: CopyRules) -> set[Role]:
    return {role for i, role in rules.named.items() if within(rules.tags[i], scoped, span)}


def _names_relative(scoped: ScopedText, span: Span, rules: CopyRules) -> bool:
    """Whether somebody is named whom the item calls a grandparent, an aunt, an uncle."""
    return any("relative" in party.evidence for i, party in rules.party_of.items() if within(rules.tags[i], scoped, span))


def _is_private(scoped: ScopedText, span: Span, piece: tuple[int, int], rules: CopyRules, *, record: bool) -> bool:
    """Whether a clause about somebody else tells of their health and holds nothing of the concern."""
    start, end = span.start + piece[0], span.start + piece[1]
    clause = scoped.text[start:end]
    told = cues.SIBLING_HEALTH.search(clause) or _names_illness(scoped, start, end, rules)
    return bool(told) and not cues.HARM_STRONG.search(clause) and not (record and cues.ADULT_OWN_CONCERN.search(clause))


def _is_private_life(clause: str) -> bool:
    return cues.PRIVATE_LIFE.search(clause) is not None and not cues.HARM.search(clause)


def _is_relatives(clause: str) -> bool:
    """Whether a clause tells of a relative's condition that no risk turns on: intimate, minor or operated on."""
    concern = cues.ADULT_OWN_CONCERN.search(clause) or cues.HARM_STRONG.search(clause)
    nursed = cues.CHILD_WORD.search(clause) is not None  # a child who changes an uncle's dressings is the concern
    return cues.PRIVATE_ADULT_HEALTH.search(clause) is not None and not (concern or nursed)


def _is_kins_illness(scoped: ScopedText, start: int, end: int, rules: CopyRules) -> bool:
    """Whether a clause names an illness of kin outside the home that bears on nobody's care."""
    clause = scoped.text[start:end]
    concern = cues.ADULT_OWN_CONCERN.search(clause) or cues.HARM_STRONG.search(clause)
    return _names_illness(scoped, start, end, rules) and not concern


def _names_illness(scoped: ScopedText, start: int, end: int, rules: CopyRules) -> bool:
    return any(t.entity == "HEALTH" and t.passage == scoped.passage.id and start <= t.start < end for t in rules.tags)


def _minor_offences(scoped: ScopedText, span: Span) -> Iterator[Cut]:
    """Clauses of somebody's record that name only petty offences."""
    text = scoped.text[span.start : span.end]
    if not cues.PREVIOUS_OFFENCES.search(text):
        return
    for start, end in clauses(text, at=",;:"):
        if cues.MINOR_OFFENCE.search(text[start:end]) and not cues.HARM_STRONG.search(text[start:end]):
            yield _left_out(Span(span.start + start, span.start + end), "unrelated_offence", "[unrelated offence] ")


def _rent_owed(scoped: ScopedText, span: Span) -> Iterator[Cut]:
    """The sum of a rent or council tax debt; a debt to anybody else is part of the concern and stays."""
    if _RENT.search(scoped.text[span.start : span.end]):
        for sum_owed in _SUM.finditer(scoped.text, span.start, span.end):
            yield _left_out(Span(*sum_owed.span()), "financial_record", "[sum removed]")


def _covered(scoped: ScopedText, span: Span, rules: CopyRules) -> bool:
    """Whether a sentence tells of nothing but who told."""
    return bool(rules.tellers.within(scoped.passage.id, span)) and not rules.tellers.without(scoped, span).strip()


def _of_tellers(scoped: ScopedText, span: Span, rules: CopyRules) -> Iterator[Cut]:
    """Clauses that tell of whoever told, in a sentence that also holds something of the child."""
    if _covered(scoped, span, rules):
        return  # the whole of it, and kept as the duty or the concern that it is: whoever is named in it is hidden
    for piece in rules.tellers.within(scoped.passage.id, span):
        yield _left_out(piece, "informant", "[informant] ")


def _clauses_by_section(scoped: ScopedText, span: Span, rules: CopyRules) -> Iterator[Cut]:
    """Clauses of a relative's record that are no concern, in a sentence that also holds one."""
    for (passage, piece), reason in rules.sections.items():
        if passage == scoped.passage.id and piece != span and span.start <= piece.start and piece.end <= span.end:
            yield _left_out(piece, reason, "[...] ")


def _left_out(span: Span, reason: str, token: str, *, recogniser: str = "relevance@1", score: float = 0.0) -> Cut:
    return Cut(span.start, span.end, token, "SENTENCE", Role.UNCERTAIN.value, Operator.WITHHOLD, reason, recogniser, score)
