"""Everything that one copy is minimised by, and how one sentence is judged under it. Made once for each copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from redaction import anonymity_cues, cues, operators
from redaction.belonging import Belonging
from redaction.call_notes import tells_whose_turn
from redaction.confidences import NOTHING_ASKED, Confidences
from redaction.cuts import Cut
from redaction.home import Home
from redaction.house_cues import OTHER_CASE
from redaction.house_talk import may_be_ours, opens_separately
from redaction.how_sure import UNTOLD
from redaction.kept_back import forbidden_behind, kept_back
from redaction.mentions import ScopedText
from redaction.never_leak import Sealed
from redaction.off_the_point import UNREAD, Bearing, is_duty
from redaction.parties import Party, Role
from redaction.place_seals import sealed_places
from redaction.policy import Operator, Policy
from redaction.relevance import Ruling, Sentence, Verdict, judge
from redaction.sentences import Span
from redaction.tags import Tag
from redaction.tellers import Tellers

NEVER_LEAK = "never_leak@1"
SEALING = frozenset({"refuge_address", "protected_address", "identity_before_adoption", "informant"})  # reasons that no policy lifts
_STRANGERS = frozenset({Role.THIRD_PARTY, Role.OTHER_CHILD})  # of whom nothing is known may be of the child's life
_NOT_TOLD_OF = frozenset({Role.SUBJECT, Role.SIBLING, Role.INFORMANT, Role.PROFESSIONAL})
"""Whoever stands above a line without a subject, and cannot be the one of whom it tells when they have the children."""
_SOFTENED = frozenset({"boilerplate", "unrelated_business"})
"""Reasons of the rules of words that give way where the model is sure of a concern."""
_FIRST_PERSON = re.compile(r"(?<!\w)(?:i|me|my|mine|we|us|our|ours)(?!\w)", re.IGNORECASE)
_ALL_BUT_CERTAIN = 0.95
"""Of 19 sets looked at: eight sentences taken for a teller's at or above it, four of them facts to be kept and one a teller's."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """Words that are hidden wherever they stand, with the cut they make."""

    words: str
    token: str
    entity: str
    role: str
    operator: Operator
    reason: str
    capitalised: str = "no"
    evidence: str = ""


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
    hiding: frozenset[tuple[str, str]]  # whose words speak of a refuge or of an address that somebody must not learn
    tellers: Tellers
    hidden: tuple[Hidden, ...]
    bearings: Mapping[tuple[str, Span], Bearing]  # what the model of matters makes of each sentence
    conditional: frozenset[str] = frozenset()  # passages of intelligence that is shared under conditions only
    written: date | None = None  # the latest date that the item or the child's own birthday gives
    below_others: frozenset[str] = frozenset()  # passages above which a note of a call speaks of somebody other than the caller
    confidences: Confidences = NOTHING_ASKED  # passages that the family must not learn of
    adopted: bool = False  # the item speaks of an adoption in the home

    def bearing(self, scoped: ScopedText, span: Span) -> Bearing:
        """What the model makes of the sentence."""
        return self.bearings.get((scoped.passage.id, span), UNREAD)


def sealed_cut(start: int, end: int, entity: str, reason: str) -> Cut:
    """A cut that is made whatever the policy says."""
    role = Role.INFORMANT if reason == "informant" else Role.UNCERTAIN
    token = operators.removed_person(role) if (entity, role) == ("PERSON", Role.INFORMANT) else operators.removed(entity)
    return Cut(start, end, token, entity, role.value, Operator.MASK, reason, NEVER_LEAK)


def ruling(scoped: ScopedText, span: Span, rules: CopyRules) -> Ruling:
    """How the sentence is judged, names and author considered."""
    roles = frozenset(role for i, role in rules.named.items() if within(rules.tags[i], scoped, span))
    by_informant = scoped.scope in rules.scopes or rules.tellers.tells(scoped.passage.id, span) or _follows_informant(scoped, span)
    known_of = bool(rules.scopes or rules.tellers.told) or Role.INFORMANT in rules.named.values()
    own_wish = rules.tellers.is_wish(scoped.passage.id, span)
    of_another = any(OTHER_CASE.search(title) for title in scoped.passage.section) or _in_a_separate_matter(scoped, span, rules)
    said = Sentence(
        rules.tellers.without(scoped, span),
        roles,
        by_informant,
        known_of,
        kept_back=kept_back(scoped.text, span),
        forbidden_behind=forbidden_behind(scoped, span),
        of_caller=known_of and _is_callers_turn(scoped, span, rules),
        own_wish=own_wish,
        of_another=of_another,
        adopted=rules.adopted or any(hidden.reason == "identity_before_adoption" for hidden in rules.hidden),
    )
    judged = judge(said, rules.home)
    return _softened(judged, scoped, span, rules) if judged.verdict is Verdict.DROP else judged


def _softened(judged: Ruling, scoped: ScopedText, span: Span, rules: CopyRules) -> Ruling:
    """What becomes of a sentence that words would leave out, and that is a concern by the model of matters."""
    if judged.reason == "informant":
        stays = binds_the_reader(scoped, span, rules) or is_of_the_child(scoped, span, rules)
        return Ruling(Verdict.SEAL_INFORMANT, judged.reason) if stays else judged
    return Ruling(Verdict.KEEP) if judged.reason in _SOFTENED and rules.bearing(scoped, span).is_concern else judged


def binds_the_reader(scoped: ScopedText, span: Span, rules: CopyRules) -> bool:
    """Whether the sentence is a duty of secrecy towards the family's own: nobody outside the home told, by name or as a neighbour.

    That a parent has not been told binds whoever told: "mum has not been told of the conviction".
    """
    text = scoped.text[span.start : span.end]
    if UNTOLD.search(text) and not _leads_to_who_told(scoped, span, rules):
        return True
    if Role.INFORMANT in rules.named.values() or rules.scopes or cues.NEIGHBOUR.search(text):
        return False
    return is_duty(text, rules.bearing(scoped, span))


def is_of_the_child(scoped: ScopedText, span: Span, rules: CopyRules) -> bool:
    """Whether a sentence that words take for a teller's is all but certainly a concern: "she was silent, and held a kitchen spoon".

    Not where an informant speaks of themselves, nor where one is named or a door is given.
    """
    return rules.bearing(scoped, span).concern >= _ALL_BUT_CERTAIN and not _leads_to_who_told(scoped, span, rules)


def _leads_to_who_told(scoped: ScopedText, span: Span, rules: CopyRules) -> bool:
    """Whether an informant speaks of themselves in the sentence, or one is named or a door is given."""
    text = scoped.text[span.start : span.end]
    roles = {role for i, role in rules.named.items() if within(rules.tags[i], scoped, span)}
    own = (scoped.scope in rules.scopes and _FIRST_PERSON.search(text) is not None) or Role.INFORMANT in roles
    placed = cues.SELF_LOCATING.search(text) or cues.NEIGHBOUR.search(text) or cues.INFORMANT_LABEL.search(text)
    return own or placed is not None


def places_of(scoped: ScopedText, rules: CopyRules) -> Iterator[Sealed]:
    """What in the passage could tell where a hidden home is."""
    return sealed_places(scoped, rules.home, "yes" if scoped.scope in rules.hiding else "no")


def others_named(passage: str, tags: Sequence[Tag], named: Mapping[int, Role]) -> tuple[int, ...]:
    """Where the passage names somebody who is neither a child of the home nor whoever told: offsets."""
    return tuple(tags[i].start for i, role in named.items() if tags[i].passage == passage and role not in _NOT_TOLD_OF)


def _is_callers_turn(scoped: ScopedText, span: Span, rules: CopyRules) -> bool:
    """Whether the sentence tells when the caller has the children: nobody else was spoken of since the caller was."""
    others = others_named(scoped.passage.id, rules.tags, rules.named)
    return tells_whose_turn(scoped, span, others, below="yes" if scoped.passage.id in rules.below_others else "no")


def _in_a_separate_matter(scoped: ScopedText, span: Span, rules: CopyRules) -> bool:
    """Whether the sentence goes on in a paragraph that its writer opens as another case, and with somebody who is not of the home."""
    if may_be_ours(scoped.text[span.start : span.end]):
        return False
    start = scoped.text.rfind("\n", 0, span.start) + 1
    opening = next((s for s in scoped.sentences if s.start >= start), span)
    if opening == span or not opens_separately(scoped.text[opening.start : opening.end]):
        return False
    named = {role for i, role in rules.named.items() if within(rules.tags[i], scoped, opening)}
    return bool(named & _STRANGERS) and not rules.home.names_subject(scoped.text[opening.start : opening.end])


def _follows_informant(scoped: ScopedText, span: Span) -> bool:
    """Whether the sentence before speaks of somebody who asks not to be known: what follows may give them away."""
    earlier = [s for s in scoped.sentences if s.end <= span.start and "\n\n" not in scoped.text[s.end : span.start]][-1:]
    texts = [scoped.text[s.start : s.end] for s in earlier]
    return any(anonymity_cues.ANONYMITY.search(t) or cues.INFORMANT_LABEL.search(t) for t in texts)


def within(tag: Tag, scoped: ScopedText, span: Span) -> bool:
    """Whether the tag lies, in part, in this sentence."""
    return tag.passage == scoped.passage.id and span.overlaps(tag.start, tag.end)
