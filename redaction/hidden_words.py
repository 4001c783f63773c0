"""What is hidden once is hidden everywhere: names, addresses and numbers searched for by their words in the whole item.

This covers what the detector tagged in one place and missed in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from redaction import cues, operators
from redaction.asides import beside_the_risk
from redaction.belonging import Belonging
from redaction.call_notes import below_others
from redaction.confidences import TOLD_IN_CONFIDENCE, confidences
from redaction.copy_rules import NEVER_LEAK, SEALING, CopyRules, Hidden, others_named, places_of, ruling, sealed_cut
from redaction.cuts import Cut
from redaction.dates import latest_in
from redaction.handling import CONDITIONAL_REASON, conditional_passages
from redaction.home import Home
from redaction.informants import informant_scopes
from redaction.mentions import ScopedText
from redaction.names import name_tokens, whole_words
from redaction.never_leak import address_pieces, protected_words, sealed_in_sentence
from redaction.off_the_point import bearings
from redaction.ownership import roles_of_tags
from redaction.parties import Party, Role
from redaction.place_seals import hiding_scopes
from redaction.policy import Operator, Policy
from redaction.relevance import Ruling, Verdict, has_harm
from redaction.sections import withheld_by_section
from redaction.sentences import Span, sentence_at
from redaction.service_words import SERVICE_WORD
from redaction.tag_cuts import person_token, tag_cuts
from redaction.tags import Tag
from redaction.tellers import find_tellers
from redaction.unknown_whereabouts import unknown_places

_PLACE_TAGS = frozenset({"ADDRESS", "UK_POSTCODE"})
_TELLING = frozenset({"PERSON", "ADDRESS", "UK_POSTCODE", "PHONE_NUMBER", "VEHICLE_REG"})
_UNKNOWN_TO_THE_HOME = frozenset({Role.UNCERTAIN, Role.THIRD_PARTY, Role.INFORMANT, Role.OTHER_CHILD})
_OFF_THE_RECORD = _UNKNOWN_TO_THE_HOME | {Role.PARENT_CARER, Role.HOUSEHOLD_ADULT}  # "not for her parents: Ms X ..." makes nobody a parent
_GAP = "[left out: told in confidence]"
_ADOPTED = cues.any_of(
    r"adoptive (?:parents?|mother|father|mum|dad|carers?|famil(?:y|ies)|home|placement)|adopters?",
    r"(?:was|were|been|is|are) adopted|(?:since|after|before|from before) (?:the |her |his |their )?adoption|adoption (?:order|support|team|file|record)s?",
)
"""That there was an adoption in the home."""
_SHORTEST_SENTENCE = 4  # words: fewer stand in other texts by chance
_SHORTEST_NAME = 3  # letters: shorter words are too common to be searched for everywhere


def copy_rules(
    texts: Sequence[ScopedText], tags: Sequence[Tag], parties: Sequence[Party], *, home: Home, policy: Policy, belonging: Belonging
) -> CopyRules:
    """The rules for one copy."""
    party_of = {index: party for party in parties for index in party.tags}
    scopes = informant_scopes([t.passage for t in texts])
    replaced = [p for p in parties if policy.decide("PERSON", p.role.value, "any").operator is not Operator.KEEP]
    named = roles_of_tags(parties)
    draft = CopyRules(
        tags=tags,
        party_of=party_of,
        named=named,
        stand_ins=operators.stand_ins(replaced),
        home=home,
        policy=policy,
        belonging=belonging,
        sections={**beside_the_risk(texts, policy, home), **withheld_by_section(texts, policy, home)},
        scopes=scopes,
        hiding=hiding_scopes(texts, home) | _may_hide(texts, policy),
        tellers=find_tellers(texts, tags, party_of, home, scopes),
        hidden=(),
        bearings=bearings(texts, home),
        conditional=conditional_passages([t.passage for t in texts]),
        written=max(filter(None, (latest_in(t.text for t in texts), home.subject.date_of_birth)), default=None),
        below_others=below_others(texts, {t.passage.id: others_named(t.passage.id, tags, named) for t in texts}),
        confidences=confidences(texts, home),
        adopted=any(_ADOPTED.search(t.text) for t in texts),
    )
    return _with_hidden(draft, texts, parties)


def _may_hide(texts: Sequence[ScopedText], policy: Policy) -> frozenset[tuple[str, str]]:
    """Under a policy that masks the child's own address any place that is told may be a safe one: every author of the item."""
    if policy.decide("ADDRESS", Role.SUBJECT.value, "body").operator is Operator.KEEP:
        return frozenset()
    return frozenset(scoped.scope for scoped in texts)


def _with_hidden(draft: CopyRules, texts: Sequence[ScopedText], parties: Sequence[Party]) -> CopyRules:
    hidden = [Hidden(w, operators.removed(e), e, Role.UNCERTAIN.value, Operator.MASK, r) for w, e, r in protected_words(draft.home)]
    hidden += _names_hidden(draft, texts, parties)
    hidden += _sealed_everywhere(draft, texts)
    hidden += _tellers_names(draft)
    hidden += _named_in(draft.conditional, CONDITIONAL_REASON, draft, texts)
    hidden += _named_in(draft.confidences.sealed, TOLD_IN_CONFIDENCE, draft, texts)
    hidden += _told_in_confidence(draft, texts)
    return replace(draft, hidden=tuple(hidden))


def _names_hidden(draft: CopyRules, texts: Sequence[ScopedText], parties: Sequence[Party]) -> Iterator[Hidden]:
    by_id = {t.passage.id: t.text for t in texts}
    keeping = [p for p in parties if p.id not in draft.stand_ins]
    kept = draft.home.kept_tokens.union(*(_tokens_of(p, draft, by_id) for p in keeping))
    for party in parties:
        if party.id in draft.stand_ins:
            rule = draft.policy.decide("PERSON", party.role.value, "body")
            token = person_token(rule, party, draft)
            for word in sorted(_tokens_of(party, draft, by_id) - kept):
                if len(word) >= _SHORTEST_NAME and not has_harm(word) and not _is_common(word):
                    yield Hidden(word, token, "PERSON", party.role.value, rule.operator, rule.reason, "yes", next(iter(party.evidence), ""))


def _is_common(word: str) -> bool:
    return cues.FAMILY.fullmatch(word) is not None or SERVICE_WORD.fullmatch(word) is not None


def _tokens_of(party: Party, draft: CopyRules, by_id: Mapping[str, str]) -> frozenset[str]:
    spans = (draft.tags[i] for i in party.tags)
    return frozenset().union(*(name_tokens(by_id[t.passage][t.start : t.end]) for t in spans))


def _sealed_everywhere(draft: CopyRules, texts: Sequence[ScopedText]) -> Iterator[Hidden]:
    """Addresses, numbers and names that some sentence sealed: the same words anywhere else in the item."""
    tagged = _tagged_names(texts, draft)
    for scoped in texts:
        for told in unknown_places(scoped.text, scoped.sentences):
            place = scoped.text[told.place.start : told.place.end]
            if not name_tokens(place) <= draft.home.kept_tokens:
                yield Hidden(place, operators.removed("LOCATION"), "LOCATION", Role.UNCERTAIN.value, Operator.MASK, "refuge_address", "yes")
        for cut in _sealing_cuts(scoped, draft):
            former = cues.FORMER_NAME.search(scoped.text[max(0, cut.start - 60) : cut.start]) is not None
            for words in _locating_pieces(scoped.text[cut.start : cut.end].strip(), cut.entity):
                if cut.entity != "PERSON":
                    yield Hidden(words, cut.token, cut.entity, cut.role, cut.operator, cut.reason)
                elif former or name_tokens(words) <= tagged:
                    yield Hidden(words, cut.token, cut.entity, cut.role, cut.operator, cut.reason, "yes")


def _tellers_names(draft: CopyRules) -> Iterator[Hidden]:
    for word in sorted(draft.tellers.names):
        if not has_harm(word) and not _is_common(word):
            token = operators.removed_person(Role.INFORMANT)
            yield Hidden(word, token, "PERSON", Role.INFORMANT.value, Operator.MASK, "informant", "yes", "asks_not_to_be_named")


def _named_in(left_out: frozenset[str], reason: str, draft: CopyRules, texts: Sequence[ScopedText]) -> Iterator[Hidden]:
    """Whom and which places what is left out names, wherever else they stand; not the home's, nor a professional, nor who is accused."""
    if reason in draft.policy.lifted or not left_out:
        return
    accused = _accused_elsewhere(left_out, draft, texts) if reason == TOLD_IN_CONFIDENCE else frozenset()
    strangers = _OFF_THE_RECORD if reason == TOLD_IN_CONFIDENCE else _UNKNOWN_TO_THE_HOME
    by_id = {t.passage.id: t.text for t in texts}
    for index, tag in enumerate(draft.tags):
        if tag.passage not in left_out or tag.entity not in _TELLING or index in accused:
            continue
        party, words = draft.party_of.get(index), by_id[tag.passage][tag.start : tag.end]
        if name_tokens(words) <= draft.home.kept_tokens or draft.home.is_home_address(words):
            continue
        if tag.entity == "PERSON" and party is not None and party.role not in strangers:
            continue
        role = party.role if party is not None else Role.UNCERTAIN
        token = operators.removed(tag.entity)
        yield Hidden(words, token, tag.entity, role.value, Operator.MASK, reason, "yes" if tag.entity == "PERSON" else "no")


def _accused_elsewhere(left_out: frozenset[str], draft: CopyRules, texts: Sequence[ScopedText]) -> frozenset[int]:
    """Tags of persons whom a sentence of harm names in what travels: a fact of concern keeps its name."""
    by_id = {t.passage.id: t for t in texts}
    told = [index for index, tag in enumerate(draft.tags) if tag.passage not in left_out and tag.entity == "PERSON"]
    harmful = {draft.party_of[i].id for i in told if i in draft.party_of and _in_harm(draft.tags[i], by_id[draft.tags[i].passage])}
    return frozenset(i for i, party in draft.party_of.items() if party.id in harmful)


def _in_harm(tag: Tag, scoped: ScopedText) -> bool:
    span = sentence_at(scoped.sentences, tag.start)
    return has_harm(scoped.text[span.start : span.end])


def _told_in_confidence(draft: CopyRules, texts: Sequence[ScopedText]) -> Iterator[Hidden]:
    """The same sentences in a title, a subject line or a second copy of the text, where nobody said that they are in confidence."""
    if TOLD_IN_CONFIDENCE in draft.policy.lifted:
        return
    for scoped in texts:
        if scoped.passage.id in draft.confidences.sealed:
            for span in scoped.sentences:
                words = scoped.text[span.start : span.end].strip(" .,:;-")
                if len(words.split()) >= _SHORTEST_SENTENCE:
                    yield Hidden(words, _GAP, "SENTENCE", Role.UNCERTAIN.value, Operator.WITHHOLD, TOLD_IN_CONFIDENCE)


def _tagged_names(texts: Sequence[ScopedText], draft: CopyRules) -> frozenset[str]:
    by_id = {t.passage.id: t.text for t in texts}
    names = (name_tokens(by_id[t.passage][t.start : t.end]) for t in draft.tags if t.entity == "PERSON" and t.passage in by_id)
    return frozenset().union(*names)


def _sealing_cuts(scoped: ScopedText, draft: CopyRules) -> Iterator[Cut]:
    places = [sealed_cut(s.start, s.end, s.entity, s.reason) for s in places_of(scoped, draft)]
    spoken = [cut for span in scoped.sentences for cut in _seals_of(scoped, span, draft)]
    tagged = [cut for cut in tag_cuts(scoped, draft) if cut.recogniser == NEVER_LEAK]
    return (cut for cut in (*places, *spoken, *tagged) if cut.reason in SEALING)


def _seals_of(scoped: ScopedText, span: Span, draft: CopyRules) -> Iterator[Cut]:
    """What the sentence would seal if it were kept: a dropped sentence's traces are hidden elsewhere too."""
    judged = ruling(scoped, span, draft)
    if judged.reason == "informant" and judged.verdict is Verdict.DROP:
        judged = Ruling(Verdict.SEAL_INFORMANT, "informant")
    for sealed in sealed_in_sentence(scoped.text, span, judged, draft.home):
        yield sealed_cut(sealed.start, sealed.end, sealed.entity, sealed.reason)
    for piece in draft.tellers.within(scoped.passage.id, span):
        for sealed in sealed_in_sentence(scoped.text, piece, Ruling(Verdict.SEAL_TRACES, "informant"), draft.home):
            yield sealed_cut(sealed.start, sealed.end, sealed.entity, sealed.reason)


def _locating_pieces(words: str, entity: str) -> Iterator[str]:
    """The words themselves and what of an address locates alone; phrases without a figure ("next door") are too common to search."""
    if entity in _PLACE_TAGS:
        yield from (piece for piece in address_pieces(words) if " " in piece or any(c.isdigit() for c in piece))
    elif entity == "PERSON" or any(c.isdigit() for c in words):
        yield words


def _is_of_a_code(text: str, found: re.Match[str]) -> bool:
    """Whether what looks like a piece of an address is one of a code joined by hyphens: MASH-W9AB-7QQX."""
    return re.search(r"\w-$", text[max(0, found.start() - 2) : found.start()]) is not None and " " not in found[0]


def hidden_cuts(text: str, hidden: Sequence[Hidden]) -> Iterator[Cut]:
    """A cut wherever a hidden word stands; names only where they begin with a capital."""
    for item in hidden:
        for m in whole_words(item.words).finditer(text):
            if item.entity == "ADDRESS" and _is_of_a_code(text, m):
                continue
            if item.capitalised == "no" or not m[0][:1].islower():
                yield Cut(
                    m.start(),
                    m.end(),
                    item.token,
                    item.entity,
                    item.role,
                    item.operator,
                    item.reason,
                    "propagation@1",
                    evidence=item.evidence,
                )
