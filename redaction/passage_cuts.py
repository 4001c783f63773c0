"""All cuts of one passage, and whether it travels at all. One `CopyRules` is made for each copy and asked for each passage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from redaction import cues, operators
from redaction.belonging import OTHER, Belonging
from redaction.copies import RedactionMade
from redaction.cuts import Cut, applied, merged
from redaction.home import Home
from redaction.names import name_tokens, whole_words
from redaction.never_leak import address_pieces, protected_words, sealed_in_sentence, sealed_places
from redaction.ownership import owner_role, roles_of_tags
from redaction.parties import Party, Role
from redaction.policy import Operator, Policy, Rule
from redaction.relevance import Ruling, Sentence, Verdict, clauses, has_harm, judge
from redaction.roles import ScopedText, informant_scopes
from redaction.sections import withheld_by_section
from redaction.sentences import Span, sentence_at
from redaction.tags import Tag

_SEALING = frozenset({"refuge_address", "protected_address", "identity_before_adoption", "informant"})
_PLACE_TAGS = frozenset({"ADDRESS", "UK_POSTCODE"})
_NEAR_REFUGE = frozenset({"ORGANISATION", "LOCATION", "GP_PRACTICE", "SCHOOL"})
_SHORTEST_NAME = 3  # letters: shorter words are too common to be searched for everywhere
_SILENT = frozenset({"boilerplate", "unrelated_business", "advert"})


@dataclass(frozen=True, slots=True)
class _Hidden:
    """Words that are hidden wherever they stand, with the cut they make."""

    words: str
    token: str
    entity: str
    role: str
    operator: Operator
    reason: str
    capitalised: str = "no"


@dataclass(frozen=True, slots=True)
class CopyRules:
    """Everything a passage is minimised by: made once for each copy."""

    tags: Sequence[Tag]
    party_of: Mapping[int, Party]
    named: Mapping[int, Role]
    stand_ins: Mapping[str, str]
    home: Home
    policy: Policy
    belonging: Belonging
    sections: Mapping[tuple[str, Span], str]
    scopes: frozenset[tuple[str, str]]
    hidden: tuple[_Hidden, ...]

    @classmethod
    def of(
        cls, texts: Sequence[ScopedText], tags: Sequence[Tag], parties: Sequence[Party], *, home: Home, policy: Policy, belonging: Belonging
    ) -> CopyRules:
        """The rules for this copy."""
        party_of = {index: party for party in parties for index in party.tags}
        replaced = [p for p in parties if policy.decide("PERSON", p.role.value, "any").operator is not Operator.KEEP]
        draft = cls(
            tags=tags,
            party_of=party_of,
            named=roles_of_tags(parties),
            stand_ins=operators.stand_ins(replaced),
            home=home,
            policy=policy,
            belonging=belonging,
            sections=withheld_by_section(texts, policy),
            scopes=informant_scopes([t.passage for t in texts]),
            hidden=(),
        )
        return _with_hidden(draft, texts, parties)

    def sealed_title(self, title: str) -> str:
        """A heading that is no passage of its own, with hidden words replaced."""
        return applied(title, merged(_hidden_cuts(title, self.hidden)))


def withheld_whole(scoped: ScopedText, rules: CopyRules) -> str:
    """The reason for which the whole passage stays behind, "" where it travels."""
    rule = rules.policy.decide_passage(scoped.passage.kind)
    if rule.operator is Operator.WITHHOLD:
        return rule.reason
    if rules.belonging.of.get(scoped.passage.id) == OTHER and not rules.home.names_subject(scoped.text):
        return "another_child"
    return ""


def passage_cuts(scoped: ScopedText, rules: CopyRules) -> Iterator[Cut]:
    """Every cut that any rule asks for, in no promised order and overlapping."""
    yield from _sentence_cuts(scoped, rules)
    yield from _tag_cuts(scoped, rules)
    yield from _hidden_cuts(scoped.text, rules.hidden)
    for sealed in sealed_places(scoped.text, scoped.sentences, rules.home):
        yield _sealed_cut(sealed.start, sealed.end, sealed.entity, sealed.reason)
    if cues.SECRET_LABEL.search(scoped.passage.label):
        yield _sealed_cut(0, len(scoped.text), "PASSPORT", "never_needed")


def _sealed_cut(start: int, end: int, entity: str, reason: str) -> Cut:
    role = Role.INFORMANT if reason == "informant" else Role.UNCERTAIN
    token = operators.removed_person(role) if (entity, role) == ("PERSON", Role.INFORMANT) else operators.removed(entity)
    return Cut(start, end, token, entity, role.value, Operator.MASK, reason, "never_leak@1")


# --- sentences ---------------------------------------------------------------------------------------------------------


def _sentence_cuts(scoped: ScopedText, rules: CopyRules) -> Iterator[Cut]:
    previous = ""
    for span in scoped.sentences:
        reason = drop_reason(scoped, span, rules)
        if reason:
            shown = "" if reason in _SILENT or reason == previous else f"[left out: {reason.replace('_', ' ')}]"
            yield Cut(span.start, span.end, shown, "SENTENCE", Role.UNCERTAIN.value, Operator.WITHHOLD, reason, "relevance@1")
        else:
            yield from _sealed_cuts(scoped, span, rules)
            yield from _siblings_health(scoped, span, rules)
        previous = reason


def drop_reason(scoped: ScopedText, span: Span, rules: CopyRules) -> str:
    """The reason for which a whole sentence is left out, "" where it is kept."""
    passage, text = scoped.passage, scoped.text[span.start : span.end]
    excluded = next((e.reason for e in rules.belonging.excluded if e.passage == passage.id and e.span.overlaps(span.start, span.end)), "")
    if excluded:
        return excluded
    if rules.belonging.of.get(passage.id) == OTHER and not rules.home.names_subject(text):
        return "another_child"
    ruling = _ruling(scoped, span, rules)
    return ruling.reason if ruling.verdict is Verdict.DROP else rules.sections.get((passage.id, span), "")


def _ruling(scoped: ScopedText, span: Span, rules: CopyRules) -> Ruling:
    roles = frozenset(role for i, role in rules.named.items() if _within(rules.tags[i], scoped, span))
    return judge(Sentence(scoped.text[span.start : span.end], roles, scoped.scope in rules.scopes), rules.home)


def _within(tag: Tag, scoped: ScopedText, span: Span) -> bool:
    return tag.passage == scoped.passage.id and span.overlaps(tag.start, tag.end)


def _sealed_cuts(scoped: ScopedText, span: Span, rules: CopyRules) -> Iterator[Cut]:
    for sealed in sealed_in_sentence(scoped.text, span, _ruling(scoped, span, rules), rules.home):
        yield _sealed_cut(sealed.start, sealed.end, sealed.entity, sealed.reason)


def _siblings_health(scoped: ScopedText, span: Span, rules: CopyRules) -> Iterator[Cut]:
    """A sibling's private health in a sentence that is the sibling's alone: the clause goes, the rest stays."""
    roles = {role for i, role in rules.named.items() if _within(rules.tags[i], scoped, span)}
    text = scoped.text[span.start : span.end]
    if Role.SIBLING not in roles or rules.home.names_subject(text):
        return
    for start, end in clauses(text):
        clause = text[start:end]
        if cues.SIBLING_HEALTH.search(clause) and not cues.HARM_STRONG.search(clause):
            yield Cut(
                span.start + start,
                span.start + end,
                "[a sibling's health] ",
                "HEALTH",
                Role.SIBLING.value,
                Operator.MASK,
                "health_of_another",
                "relevance@1",
            )


# --- tags --------------------------------------------------------------------------------------------------------------

_PHRASES = frozenset(
    {
        "HEALTH",
        "OFFENCE",
        "IMMIGRATION",
        "RELATIONSHIP",
        "NATIONALITY",
        "LOCATION",
        "AGE",
        "ORGANISATION",
        "DATE_TIME",
        "RELIGION",
        "SEXUALITY",
        "ETHNICITY",
    }
)


def _tag_cuts(scoped: ScopedText, rules: CopyRules) -> Iterator[Cut]:
    for index, tag in enumerate(rules.tags):
        if tag.passage == scoped.passage.id:
            cut = _person_cut(index, scoped, rules) if tag.entity == "PERSON" else _datum_cut(index, scoped, rules)
            if cut is not None:
                yield cut


def _person_cut(index: int, scoped: ScopedText, rules: CopyRules) -> Cut | None:
    tag, party = rules.tags[index], rules.party_of.get(index)
    role = party.role if party is not None else Role.UNCERTAIN
    rule = rules.policy.decide("PERSON", role.value, scoped.passage.kind)
    if rule.operator is Operator.KEEP or (role is Role.UNCERTAIN and _is_no_name(scoped.text[tag.start : tag.end])):
        return None
    return Cut(tag.start, tag.end, _person_token(rule, party, rules), "PERSON", role.value, rule.operator, rule.reason, tag.recogniser)


def _person_token(rule: Rule, party: Party | None, rules: CopyRules) -> str:
    if party is None:
        return operators.removed("PERSON")
    stand_in = rules.stand_ins.get(party.id, "")
    return f"[{stand_in}]" if rule.operator is Operator.PSEUDONYMISE and stand_in else operators.removed_person(party.role)


def _is_no_name(text: str) -> bool:
    """Whether what a model took for a name is a word of concern or of kinship: hiding it would hide the fact."""
    lower = text.islower() and (has_harm(text) or cues.FAMILY.search(text) is not None)
    return lower or cues.HARM_STRONG.search(text) is not None


def _datum_cut(index: int, scoped: ScopedText, rules: CopyRules) -> Cut | None:
    tag = rules.tags[index]
    text = scoped.text[tag.start : tag.end]
    role = owner_role(index, rules.tags, rules.named, scoped, rules.home)
    reason = _sealed_reason(tag, scoped, rules)
    if reason:
        return _sealed_cut(tag.start, tag.end, tag.entity, reason)
    rule = rules.policy.decide(tag.entity, role.value, scoped.passage.kind)
    if rule.operator is Operator.KEEP or _guarded(tag, scoped):
        return None
    return Cut(
        tag.start,
        tag.end,
        operators.token(rule.operator, tag.entity, text),
        tag.entity,
        role.value,
        rule.operator,
        rule.reason,
        tag.recogniser,
    )


def _guarded(tag: Tag, scoped: ScopedText) -> bool:
    """Words that describe, rather than identify, stay in a sentence of concern."""
    span = sentence_at(scoped.sentences, tag.start)
    return tag.entity in _PHRASES and has_harm(scoped.text[span.start : span.end])


def _sealed_reason(tag: Tag, scoped: ScopedText, rules: CopyRules) -> str:
    """Why a tag is sealed whatever its policy row says, "" where it is not."""
    span = sentence_at(scoped.sentences, tag.start)
    if tag.entity in _PLACE_TAGS:
        if cues.REFUGE.search(scoped.text):
            return "refuge_address"
        if rules.home.subject.is_protected:
            return "protected_address"
    sentence = scoped.text[span.start : span.end]
    if tag.entity in _NEAR_REFUGE and cues.REFUGE.search(sentence) and not has_harm(sentence):
        return "refuge_address"
    in_scope = scoped.scope in rules.scopes and tag.entity in {"PHONE_NUMBER", "EMAIL_ADDRESS"}
    return "informant" if in_scope else ""


# --- what is hidden once is hidden everywhere --------------------------------------------------------------------------


def _with_hidden(draft: CopyRules, texts: Sequence[ScopedText], parties: Sequence[Party]) -> CopyRules:
    hidden = [_Hidden(w, operators.removed(e), e, Role.UNCERTAIN.value, Operator.MASK, r) for w, e, r in protected_words(draft.home)]
    hidden += _names_hidden(draft, texts, parties)
    hidden += _sealed_everywhere(draft, texts)
    return replace(draft, hidden=tuple(hidden))


def _names_hidden(draft: CopyRules, texts: Sequence[ScopedText], parties: Sequence[Party]) -> Iterator[_Hidden]:
    by_id = {t.passage.id: t.text for t in texts}
    keeping = [p for p in parties if p.id not in draft.stand_ins]
    kept = draft.home.kept_tokens.union(*(_tokens_of(p, draft, by_id) for p in keeping))
    for party in parties:
        if party.id in draft.stand_ins:
            rule = draft.policy.decide("PERSON", party.role.value, "body")
            token = _person_token(rule, party, draft)
            for word in sorted(_tokens_of(party, draft, by_id) - kept):
                if len(word) >= _SHORTEST_NAME and not has_harm(word) and not cues.FAMILY.fullmatch(word):
                    yield _Hidden(word, token, "PERSON", party.role.value, rule.operator, rule.reason, "yes")


def _tokens_of(party: Party, draft: CopyRules, by_id: Mapping[str, str]) -> frozenset[str]:
    spans = (draft.tags[i] for i in party.tags)
    return frozenset().union(*(name_tokens(by_id[t.passage][t.start : t.end]) for t in spans))


def _sealed_everywhere(draft: CopyRules, texts: Sequence[ScopedText]) -> Iterator[_Hidden]:
    """Addresses, numbers and names that some sentence sealed: the same words anywhere else in the item."""
    tagged = _tagged_names(texts, draft)
    for scoped in texts:
        for cut in _sealing_cuts(scoped, draft):
            former = cues.FORMER_NAME.search(scoped.text[max(0, cut.start - 60) : cut.start]) is not None
            for words in _locating_pieces(scoped.text[cut.start : cut.end].strip(), cut.entity):
                if cut.entity != "PERSON":
                    yield _Hidden(words, cut.token, cut.entity, cut.role, cut.operator, cut.reason)
                elif former or name_tokens(words) <= tagged:
                    yield _Hidden(words, cut.token, cut.entity, cut.role, cut.operator, cut.reason, "yes")


def _tagged_names(texts: Sequence[ScopedText], draft: CopyRules) -> frozenset[str]:
    by_id = {t.passage.id: t.text for t in texts}
    names = (name_tokens(by_id[t.passage][t.start : t.end]) for t in draft.tags if t.entity == "PERSON" and t.passage in by_id)
    return frozenset().union(*names)


def _sealing_cuts(scoped: ScopedText, draft: CopyRules) -> Iterator[Cut]:
    places = [_sealed_cut(s.start, s.end, s.entity, s.reason) for s in sealed_places(scoped.text, scoped.sentences, draft.home)]
    spoken = [cut for span in scoped.sentences for cut in _seals_of(scoped, span, draft)]
    tagged = [cut for cut in _tag_cuts(scoped, draft) if cut.recogniser == "never_leak@1"]
    return (cut for cut in (*places, *spoken, *tagged) if cut.reason in _SEALING)


def _seals_of(scoped: ScopedText, span: Span, draft: CopyRules) -> Iterator[Cut]:
    """What the sentence would seal if it were kept: a dropped sentence's traces are hidden elsewhere too."""
    ruling = _ruling(scoped, span, draft)
    if ruling.reason == "informant":
        ruling = Ruling(Verdict.SEAL_INFORMANT, "informant")
    for sealed in sealed_in_sentence(scoped.text, span, ruling, draft.home):
        yield _sealed_cut(sealed.start, sealed.end, sealed.entity, sealed.reason)


def _locating_pieces(words: str, entity: str) -> Iterator[str]:
    """The words themselves and what of an address locates alone; phrases without a figure ("next door") are too common to search."""
    if entity in _PLACE_TAGS:
        yield from (piece for piece in address_pieces(words) if " " in piece or any(c.isdigit() for c in piece))
    elif entity == "PERSON" or any(c.isdigit() for c in words):
        yield words


def _hidden_cuts(text: str, hidden: Sequence[_Hidden]) -> Iterator[Cut]:
    for item in hidden:
        for m in whole_words(item.words).finditer(text):
            if item.capitalised == "no" or not m[0][:1].islower():
                yield Cut(m.start(), m.end(), item.token, item.entity, item.role, item.operator, item.reason, "propagation@1")


# --- the account -------------------------------------------------------------------------------------------------------


def concerns_of(made: Sequence[RedactionMade], parties: Sequence[Party], belonging: Belonging) -> tuple[str, ...]:
    """Codes that ask for a second person, sorted: sealed matter was present, a role is uncertain, another child is named."""
    found = {f"{r.reason}_present" for r in made if r.reason in _SEALING}
    roles = {p.role for p in parties}
    if found:
        found.add("never_leak_present")
    if Role.UNCERTAIN in roles:
        found.add("uncertain_role")
    if Role.OTHER_CHILD in roles:
        found.add("other_child_named")
    if any(r.reason == "identifier_not_the_childs" for r in made):
        found.add("identifier_not_the_childs")
    return tuple(sorted(found | set(belonging.concerns)))
