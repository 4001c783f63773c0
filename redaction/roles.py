"""Who a person is in this item, from the words around the name. First rule that fires on any mention wins, in table order.

A person whom no rule places is UNCERTAIN and gets the safer treatment of the policy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from redaction import anonymity_cues, cues
from redaction.names import name_tokens
from redaction.parties import Role
from redaction.passages import Passage
from redaction.sentences import Span, sentence_at, sentences
from redaction.tags import Tag

_CHAIN_KINDS = frozenset({"forwarded", "quote"})
_POSSESSIVE = r"(?:his|her|their|the|my|our|whose|subject'?s|child'?s|\w+['’]s|\w+s['’])"
_GAP = r"\s*(?:is|was|are|called|named|,|:|-|–|\()?\s*$"
_PARENT_BEFORE = re.compile(rf"(?<!\w)(?:{cues.PARENT}){_GAP}", re.IGNORECASE)
_OTHERS_PARENT_BEFORE = re.compile(rf"[A-Z]\w+['’]s (?:{cues.PARENT}){_GAP}")
_OF_THE_CHILD = re.compile(rf"\b(?:his|her|their|the child['’]s) (?:{cues.PARENT}){_GAP}", re.IGNORECASE)
_RELATION = rf"(?:\w+ )?(?:{cues.PARENT}|{cues.KIN_ADULT}|{cues.PARTNER}|{cues.SIBLING}|cousin|son|daughter|baby|friend|mate|nephew|niece)"
_OWNED_BY_NAME = re.compile(rf"(?P<owner>[A-ZÀ-Þ][^\W\d_]+)['’]s (?P<relation>(?i:{_RELATION})){_GAP}")
_PARTNER_WORD = re.compile(rf"(?:{cues.PARTNER}|friend|mate)$", re.IGNORECASE)
_HIRED_CARER = re.compile(rf"\b(?:the|a|an|paid|agency|home|night|day|visiting) carer{_GAP}", re.IGNORECASE)
_WHOSE = re.compile(rf"\bwhose (?:{_RELATION}){_GAP}", re.IGNORECASE)
_TELLS_PARENT = re.compile(
    rf"\b(?:told|tells|asked|texted|rang|phoned|messaged|called) (?:his|her|their) (?:{cues.PARENT}){_GAP}", re.IGNORECASE
)
_CHILD_RELATION = re.compile(rf"(?:{cues.SIBLING}|son|daughter|baby|nephew|niece)$", re.IGNORECASE)
_ADULTS_SIBLING = re.compile(
    rf"\b(?:{cues.PARTNER}|{cues.SUSPECT}|male|man|he)\b[^.\n]{{0,70}}\b(?:his|her|their) (?:\w+ )?(?:{cues.SIBLING}|cousin|friend|mate){_GAP}",
    re.IGNORECASE,
)
_FORMER_PARTNER = re.compile(rf"\b(?:previous|former|ex|old)[- ](?:partner|wife|girlfriend|husband|boyfriend){_GAP}", re.IGNORECASE)
_PRONOUN_FIRST = re.compile(r"\W*(?:he|she|they|(?:the )?(?:caller|neighbour|informant))\b", re.IGNORECASE)
_SETTLED = re.compile(r"\b(?:restraining|victim|now (?:lives?|living)|has since moved|moved away)\b", re.IGNORECASE)
_PARENT_AFTER = re.compile(rf"^[\s,(–-]{{1,3}}(?:(?:the |his |her |their )?(?:{cues.PARENT}))\b(?! of)", re.IGNORECASE)
_SIBLING_BEFORE = re.compile(
    rf"(?<!\w)(?:{_POSSESSIVE}\s+(?:\w+ )?(?:{cues.SIBLING})|siblings?|(?-i:twin)|(?:the )?(?:new )?baby){_GAP}",
    re.IGNORECASE,
)
_PARENTS_SIBLING = re.compile(rf"(?:{cues.PARENT})['’]s\s+(?:\w+ )?(?:{cues.SIBLING}){_GAP}", re.IGNORECASE)
_CHILDS_AGE = re.compile(
    r"^\s*(?:[,(]|is|was|aged?)\s*(?:aged?\s*)?(?:\d|1[0-7])(?:\s*(?:yrs?|years?(?: old)?|yo))?\s*(?:[),.;]|$)", re.IGNORECASE
)
_PARTNER_BEFORE = re.compile(rf"(?<!\w)(?:{cues.PARTNER}){_GAP}", re.IGNORECASE)
_PARTNER_AFTER = re.compile(
    rf"^[^.\n]{{0,28}}[,(–-]\s*(?:the )?(?:(?:{cues.PARTNER}|step\w+) of\b"
    rf"|(?:(?:{cues.PARENT})['’]s|her|his) (?:\w+ )?(?:{cues.PARTNER})\b)",
    re.IGNORECASE,
)
_KIN_BEFORE = re.compile(rf"(?<!\w)(?:{cues.KIN_ADULT}){_GAP}", re.IGNORECASE)
_SUSPECT_BEFORE = re.compile(rf"(?<!\w)(?:{cues.SUSPECT})s?{_GAP}", re.IGNORECASE)
_REPORTING = re.compile(
    r"\b(?:rang|call(?:ed|s)|phoned|report\w*|told|complain\w*|let me in|heard|says|said|stated|contacted)\b", re.IGNORECASE
)
_THIRD = re.compile(
    r"\b(?:service users?|landlord|landlady|witness|victim|bystander|onlooker|passer-?by|passenger|motorist|driver|shop ?keeper|flatmate|housemate"
    r"|roommate|tenant|owner|boss|employer|babysitter|cousin|customer|patient|group|next bed|(?:opposite|next|adjoining) (?:bed|bay|cubicle|room)"
    r"|another (?:patient|resident|client|tenant|family|parent))\b",
    re.IGNORECASE,
)
_ATTENDEE_HEADERS = frozenset({"role", "agency", "organisation", "present", "designation", "job title", "apologies"})
_NEAR = 30


@dataclass(frozen=True, slots=True)
class ScopedText:
    """A passage with its sentences and the scope of its author: (part, speaker) of a forwarded level, or the item's own."""

    passage: Passage
    text: str
    sentences: tuple[Span, ...]
    scope: tuple[str, str]

    @classmethod
    def of(cls, passage: Passage) -> ScopedText:
        """The passage, cut."""
        return cls(passage, passage.text, sentences(passage.text), scope_of(passage))


@dataclass(frozen=True, slots=True)
class Mention:
    """One PERSON tag where it stands. `index` is its place in the item's tags."""

    index: int
    tag: Tag
    scoped: ScopedText
    text: str
    household: frozenset[str] = frozenset()  # words of the names that the child's record holds
    children: frozenset[str] = frozenset()  # given names of the children among them

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        span = sentence_at(self.scoped.sentences, self.tag.start)
        return self.scoped.text[span.start : span.end]

    @property
    def before(self) -> str:
        """What precedes the name in its sentence."""
        span = sentence_at(self.scoped.sentences, self.tag.start)
        return self.scoped.text[span.start : self.tag.start]

    @property
    def after(self) -> str:
        """What follows the name in its sentence."""
        span = sentence_at(self.scoped.sentences, self.tag.start)
        return self.scoped.text[self.tag.end : max(span.end, self.tag.end)]


@dataclass(frozen=True, slots=True)
class Finding:
    """A role with the code of the rule that gave it."""

    role: Role
    code: str
    confidence: float


def scope_of(passage: Passage) -> tuple[str, str]:
    """Whose words a passage is: each level of a forwarded chain by itself, everything else by document part."""
    return (passage.part, passage.speaker or passage.kind) if passage.kind in _CHAIN_KINDS else (passage.part, "")


def informant_scopes(passages: Sequence[Passage]) -> frozenset[tuple[str, str]]:
    """Scopes whose author asks, in the first person, not to be known."""
    return frozenset(scope_of(p) for p in passages for span in sentences(p.text) if asks_in_first_person(p.text[span.start : span.end]))


def asks_in_first_person(sentence: str) -> bool:
    """Whether the writer of the sentence asks for anonymity for themselves."""
    cue = anonymity_cues.ANONYMITY.search(sentence)
    return cue is not None and anonymity_cues.FIRST_PERSON_ANONYMITY.search(sentence[max(0, cue.start() - 24) : cue.end()]) is not None


def decide_role(mentions: Sequence[Mention], scopes: frozenset[tuple[str, str]], everyone: Sequence[Mention]) -> Finding:
    """The role of one person not in the record, from all their mentions."""
    if any(_is_informant(m, scopes, everyone) for m in mentions):
        return Finding(Role.INFORMANT, "asks_not_to_be_named", 0.95)
    for rule in _RULES:
        for mention in mentions:
            finding = rule(mention)
            if finding is not None:
                return finding
    return Finding(Role.UNCERTAIN, "no_evidence", 0.3)


def _is_informant(mention: Mention, scopes: frozenset[tuple[str, str]], everyone: Sequence[Mention]) -> bool:
    if mention.scoped.scope in scopes and (_signs(mention) or _is_speaker(mention)):
        return True
    if cues.INFORMANT_LABEL.search(mention.sentence):
        return cues.INFORMANT_LABEL.search(mention.before) is not None and _nearest(mention, everyone, mention.tag.start)
    cue = anonymity_cues.ANONYMITY.search(mention.sentence)
    if cue is None:
        return _asks_in_next_sentence(mention, everyone)
    span = sentence_at(mention.scoped.sentences, mention.tag.start)
    return _nearest(mention, everyone, span.start + cue.start())


def _asks_in_next_sentence(mention: Mention, everyone: Sequence[Mention]) -> bool:
    """Whether the person of "Mr Orr rang. He wishes to stay anonymous." is this one: the first stranger of the sentence before."""
    span = sentence_at(mention.scoped.sentences, mention.tag.start)
    following = next((s for s in mention.scoped.sentences if s.start >= span.end), None)
    if following is None or not _PRONOUN_FIRST.match(mention.scoped.text[following.start : following.end]):
        return False
    if anonymity_cues.ANONYMITY.search(mention.scoped.text[following.start : following.end]) is None:
        return False
    here = [m for m in everyone if m.tag.passage == mention.tag.passage]
    if any(following.start <= m.tag.start < following.end and not _at_home(m) for m in here):
        return False
    return mention == next((m for m in here if span.start <= m.tag.start < span.end and not _at_home(m)), None)


def _at_home(mention: Mention) -> bool:
    return bool(name_tokens(mention.text) & mention.household)


def _nearest(mention: Mention, everyone: Sequence[Mention], offset: int) -> bool:
    """Whether this is the last name before `offset` in its sentence, or the first where none is before."""
    span = sentence_at(mention.scoped.sentences, mention.tag.start)
    peers = [m for m in everyone if m.tag.passage == mention.tag.passage and span.start <= m.tag.start < span.end]
    earlier = [m for m in peers if m.tag.start <= offset]
    return mention == (earlier[-1] if earlier else peers[0])


def _signs(mention: Mention) -> bool:
    """Whether the name stands alone on its line, as a writer's own does."""
    rest = re.sub(r"[\W\d_]+", "", mention.before + mention.after)
    return len(rest) <= 3  # noqa: PLR2004 - "x" or "tel" beside a name


def _is_speaker(mention: Mention) -> bool:
    return bool({t for t in name_tokens(mention.text) if len(t) > 2} & name_tokens(mention.scoped.passage.speaker))  # noqa: PLR2004 - initials prove nothing


def _birth_family(m: Mention) -> Finding | None:
    near = m.before[-40:]
    if cues.BIRTH_FAMILY.search(near) or cues.FORMER_NAME.search(near):
        return Finding(Role.THIRD_PARTY, "before_adoption", 0.9)
    return None


def _label(m: Mention) -> Finding | None:
    label, section = m.scoped.passage.label, " ".join(m.scoped.passage.section[-1:])
    if not label:
        return None
    if cues.OTHER_ADULT_LABEL.search(label):
        return Finding(Role.THIRD_PARTY, "form_label", 0.8)
    if cues.PARENT_LABEL.search(label):
        return Finding(Role.PARENT_CARER, "form_label", 0.8)
    short = len(m.scoped.text) < 90  # noqa: PLR2004 - an answer, not a narrative
    return Finding(Role.PROFESSIONAL, "form_label", 0.8) if short and cues.PROFESSIONAL_LABEL.search(f"{section} {label}") else None


def _attendee(m: Mention) -> Finding | None:
    headers = {c.header.casefold().strip() for c in m.scoped.passage.cells}
    return Finding(Role.PROFESSIONAL, "attendee_table", 0.9) if headers & _ATTENDEE_HEADERS and "relationship" not in headers else None


def _professional(m: Mention) -> Finding | None:
    title = cues.PROFESSIONAL_TITLE.match(m.text) or re.search(
        rf"{cues.PROFESSIONAL_TITLE.pattern}\.?\s*(?:\d\w*\s*)?$", m.before, re.IGNORECASE
    )
    if title or m.scoped.passage.kind == "signature":
        return Finding(Role.PROFESSIONAL, "title", 0.9)
    role = cues.PROFESSIONAL_ROLE.pattern
    after = re.match(rf"\s*(?:[,|(–-]|\n)\s*(?:[\w&]+ ){{0,3}}?{role}", m.after[:70], re.IGNORECASE)
    before = re.search(rf"{role}\)?\s*(?:is|was|:|,|-)?\s*$", m.before[-50:], re.IGNORECASE)
    following = m.scoped.text[m.tag.end : m.tag.end + 80]
    below = re.match(rf"[^\w\n]*\n\s*(?:[\w&]+ ){{0,3}}?{role}", following, re.IGNORECASE)
    return Finding(Role.PROFESSIONAL, "job_title", 0.8) if after or before or below else None


def _another_family(m: Mention) -> Finding | None:
    """Those introduced after the words that open another family; who stands before them is the one who links the two."""
    cue = cues.CHILD_OF_OTHER.search(m.sentence)
    if cue is None or len(m.before) < cue.start():
        return None
    adult = _PARENT_BEFORE.search(m.before) or _PARTNER_BEFORE.search(m.before)
    return Finding(Role.THIRD_PARTY if adult else Role.OTHER_CHILD, "another_family", 0.8)


def _childs_age(m: Mention) -> Finding | None:
    """Somebody under 18 who is not of the home, also where they are the suspect."""
    return Finding(Role.OTHER_CHILD, "aged_under_18", 0.8) if _CHILDS_AGE.match(m.after) else None


def _other_child(m: Mention) -> Finding | None:
    if cues.OTHER_PUPIL.search(m.before[-_NEAR:]) or cues.OTHER_PUPIL.search(m.after[:_NEAR]):
        return Finding(Role.OTHER_CHILD, "pupil_or_peer", 0.7)
    return None


def _sign_off(m: Mention) -> Finding | None:
    """The item's own author under a closing formula: the agency is known by its proved address."""
    above = m.scoped.text[: m.tag.start]
    own = m.scoped.scope == ("", "") and _signs(m)
    return Finding(Role.PROFESSIONAL, "signs_off", 0.6) if own and cues.SIGN_OFF.search(above[-40:]) else None


def _suspect(m: Mention) -> Finding | None:
    return Finding(Role.ALLEGED_PERPETRATOR, "suspect", 0.8) if _SUSPECT_BEFORE.search(m.before) else None


def _partner(m: Mention) -> Finding | None:
    if _PARTNER_BEFORE.search(m.before) or _PARTNER_AFTER.match(m.after):
        return Finding(Role.HOUSEHOLD_ADULT, "partner_of_a_parent", 0.7)
    return None


def _sibling(m: Mention) -> Finding | None:
    if _PARENTS_SIBLING.search(m.before):
        return Finding(Role.HOUSEHOLD_ADULT, "relative", 0.6)
    return Finding(Role.SIBLING, "sibling_phrase", 0.7) if _SIBLING_BEFORE.search(m.before) else None


def _parent(m: Mention) -> Finding | None:
    tells = _TELLS_PARENT.search(m.before) and not name_tokens(m.before) & m.household
    if (
        tells
        or _OTHERS_PARENT_BEFORE.search(m.before)
        or (cues.ANOTHER_YOUNG_PERSON.search(m.before) and _PARENT_BEFORE.search(m.before) and not _OF_THE_CHILD.search(m.before))
    ):
        return Finding(Role.THIRD_PARTY, "parent_of_another", 0.6)
    if _PARENT_BEFORE.search(m.before) or _PARENT_AFTER.match(m.after):
        return Finding(Role.PARENT_CARER, "parent_phrase", 0.7)
    return None


def _of_another(m: Mention) -> Finding | None:
    """A relative, partner or friend of somebody who is not of the home: "Tyrell's uncle Amos", "the boyfriend ... his sister Ada"."""
    owner = _OWNED_BY_NAME.search(m.before)
    if _WHOSE.search(m.before) and not name_tokens(m.before) & m.household:
        return Finding(Role.THIRD_PARTY, "relative_of_another", 0.6)
    if owner is not None and not name_tokens(owner["owner"]) & m.household:
        return Finding(Role.OTHER_CHILD if _CHILD_RELATION.search(owner["relation"]) else Role.THIRD_PARTY, "relative_of_another", 0.6)
    if owner is not None and name_tokens(owner["owner"]) <= m.children and _PARTNER_WORD.search(owner["relation"]):
        return Finding(Role.OTHER_CHILD, "childs_own_partner", 0.6)
    if _HIRED_CARER.search(m.before):
        return Finding(Role.THIRD_PARTY, "hired_carer", 0.6)
    if _ADULTS_SIBLING.search(m.before) and not name_tokens(m.before) & m.household:
        return Finding(Role.THIRD_PARTY, "relative_of_another", 0.6)
    return Finding(Role.THIRD_PARTY, "former_partner", 0.6) if _FORMER_PARTNER.search(m.before) and _SETTLED.search(m.sentence) else None


def _kin(m: Mention) -> Finding | None:
    return Finding(Role.HOUSEHOLD_ADULT, "relative", 0.6) if _KIN_BEFORE.search(m.before) else None


def _neighbour(m: Mention) -> Finding | None:
    if not cues.NEIGHBOUR.search(m.before[-_NEAR:] + m.after[:_NEAR]):
        return None
    speaks = _REPORTING.search(m.sentence) or cues.INFORMANT_NEAR.search(m.sentence)
    return Finding(Role.INFORMANT if speaks else Role.THIRD_PARTY, "neighbour", 0.7)


def _third_party(m: Mention) -> Finding | None:
    return Finding(Role.THIRD_PARTY, "third_party_phrase", 0.6) if _THIRD.search(m.before[-_NEAR:] + m.after[:_NEAR]) else None


_RULES: tuple[Callable[[Mention], Finding | None], ...] = (
    _birth_family,
    _attendee,
    _neighbour,
    _another_family,
    _of_another,
    _sibling,
    _childs_age,
    _suspect,
    _partner,
    _professional,
    _sign_off,
    _label,
    _other_child,
    _parent,
    _kin,
    _third_party,
)
