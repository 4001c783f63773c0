"""Brothers and sisters of the children whom an item is certainly about, told of by their given name.

The home chose the family, the name the child: a person is asked. Only a full date of birth beside the name links, by the rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from gateway.children import ChildRecord
from gateway.ids import ChildId
from gateway.matching.decision import SIBLING_IN_PASSING, SIBLING_NAMED, Decision, ForReview, Linked
from gateway.matching.evidence import Evidence, EvidenceKind, Mention
from gateway.matching.facts import facts_of
from gateway.matching.frequencies import NameFrequencies
from gateway.matching.grouping import given_and_family
from gateway.matching.names import likeness
from gateway.matching.normalise import name_tokens
from gateway.matching.rules import ThreadEvidence
from gateway.matching.score import rank
from gateway.matching.weights import Weights

_SAID_TO_BE_KIN = "sibling_of_subject"
_NOT_TOLD = frozenset({"adult", "not_subject", "other_family", "table_row", "reply_to_request", "untroubled"})
_CONCERNS = frozenset({_SAID_TO_BE_KIN, "harmed", "child", "form_child", "meeting_subject", "subject_label", "subject_line"})
_TELLING = (EvidenceKind.DATE_OF_BIRTH, EvidenceKind.NHS_NUMBER, EvidenceKind.UPN)
_OF_CONCERN = (_CONCERNS - {_SAID_TO_BE_KIN}) | {"troubled", "reply_to_request"}
_FULLY_NAMED = (EvidenceKind.NAME, EvidenceKind.NHS_NUMBER, EvidenceKind.UPN)
_SURELY = frozenset({"exact", "nickname"})


class Homes(Protocol):
    """What is asked of the matcher."""

    @property
    def weights(self) -> Weights:
        """The weights of the evidence."""
        ...

    @property
    def frequencies(self) -> NameFrequencies:
        """How common names are."""
        ...

    @property
    def on(self) -> date | None:
        """The day the item was written."""
        ...

    def one(self, mention: Mention, *, thread: ThreadEvidence | None) -> Decision:
        """Decide one mention by itself."""
        ...

    def household(self, child: ChildRecord) -> tuple[ChildRecord, ...]:
        """The other children of a child's household."""
        ...


def as_listed(mention: Mention, asked: ChildRecord) -> Mention:
    """In an answer about `asked`: whoever has but another given name and a birthday, and nothing of concern, is kin that a list names.

    A practice prints its whole household below what was asked ("Rui 2/9/19, eczema"): no copy is due for being listed.
    """
    names = [name_tokens(name) for name in mention.values(EvidenceKind.GIVEN_NAME)]
    passing = "bystander" in mention.cues and not mention.values(EvidenceKind.DATE_OF_BIRTH)
    if not names or passing or any(map(mention.values, _FULLY_NAMED)) or mention.cues & _OF_CONCERN:
        return mention
    if any(_bears(asked, parts, _SURELY | {"spelling"}) for parts in names):
        return mention
    return replace(mention, cues=mention.cues | {_SAID_TO_BE_KIN})


def told_siblings(mentions: Sequence[Mention], certain: Sequence[Linked], homes: Homes) -> Iterator[Decision]:
    """Decisions on children of the households of `certain`, none of whom is certain already."""
    known = {link.candidate.child.id for link in certain}
    kin = {r.id: r for link in certain for r in homes.household(link.candidate.child) if r.id not in known}
    if not kin:
        return
    for mention in mentions:
        if mention.cues & _NOT_TOLD or _is_harmless_kin(mention) or not _extends_to(mention):
            continue
        link = _by_birth(mention, certain, kin, homes)
        fits = rank(mention, _named(mention, kin), weights=homes.weights, frequencies=homes.frequencies, on=homes.on)
        asked = tuple(c for c in fits if not facts_of(c).birth_conflicts)
        if link is not None:
            yield link
        elif asked:
            yield ForReview(mention, asked, SIBLING_IN_PASSING if _is_merely_there(mention) else SIBLING_NAMED)


def kin_apart(decided: Sequence[Decision], thread: ThreadEvidence | None) -> list[Decision]:
    """The decisions, with who is only called somebody's brother or sister set apart from those whom the item is about.

    A copy of their own is due where the item says that the concern extends to them. So a line of theirs with nothing that troubles
    is no question beside a certain child, and without one a question; where it says more, but nothing of harm, a person decides.
    """
    certain = any(isinstance(d, Linked) and not _is_mere_kin(d.mention) for d in decided)
    return [seen for d in decided if (seen := d if _is_asked_about(d, thread) else _as_kin(d, certain=certain)) is not None]


def asked_where_listed(decided: Sequence[Decision], thread: ThreadEvidence | None) -> Iterator[Decision]:
    """The decisions, with a child of the home that we asked about of whom an answer tells nothing of concern made a question.

    A practice prints who lives at the address, fully named and with their birthdays, below the child asked about.
    """
    asked = thread.child if thread is not None and thread.is_answered_in_words else None
    home = asked.household if asked is not None else ""
    for decision in decided:
        listed = isinstance(decision, Linked) and not decision.mention.cues & _OF_CONCERN and not _is_asked_about(decision, thread)
        of_the_home = isinstance(decision, Linked) and home and decision.candidate.child.household == home
        yield _asked(decision) if isinstance(decision, Linked) and listed and of_the_home else decision


def _asked(link: Linked) -> Decision:
    return ForReview(link.mention, (link.candidate,), SIBLING_NAMED)


def _as_kin(decision: Decision, *, certain: bool) -> Decision | None:
    mention = decision.mention
    if not _is_mere_kin(mention):
        return decision
    if certain and _is_harmless_kin(mention):
        return None
    return _asked(decision) if isinstance(decision, Linked) else decision


def _is_asked_about(decision: Decision, thread: ThreadEvidence | None) -> bool:
    """Whether this is the child our request was about, whatever the answer calls them."""
    asked = thread.child.id if thread is not None and thread.child is not None else None
    return isinstance(decision, Linked) and decision.candidate.child.id == asked


def _is_mere_kin(mention: Mention) -> bool:
    """Called a brother or sister, not labelled as a subject, and nothing of harm stands beside the name."""
    return _SAID_TO_BE_KIN in mention.cues and not mention.cues & (_CONCERNS - {_SAID_TO_BE_KIN} | {"troubled"})


def _is_merely_there(mention: Mention) -> bool:
    """A brother or sister by given name alone, of whom the item tells only what is of the closed list of `in_passing`: holds no copy."""
    listed = "in_passing" in mention.cues and "told_more" not in mention.cues
    return _is_mere_kin(mention) and listed and not any(map(mention.values, (*_TELLING, EvidenceKind.NAME)))


def _is_harmless_kin(mention: Mention) -> bool:
    return _is_mere_kin(mention) and "harmless" in mention.cues and not mention.cues & {"told", "table_row"}


def _extends_to(mention: Mention) -> bool:
    """Whether the item tells more of this person than that they are there: who is named in passing is nobody's question."""
    alike = {"with_subject", "troubled"} <= mention.cues  # "him and Pip sleep on the floor"
    return alike or bool(mention.cues & _CONCERNS) or any(mention.values(kind) for kind in _TELLING)


def _named(mention: Mention, kin: dict[ChildId, ChildRecord]) -> tuple[ChildRecord, ...]:
    """The children of the home who bear a written name: the given name alone, or with a family name of the home.

    Where the words say that it is a brother or sister, a spelling of the given name is enough.
    """
    near = _SURELY | {"spelling"} if _SAID_TO_BE_KIN in mention.cues else _SURELY
    families = {p for r in kin.values() for name in (r.family_name, *r.other_families) for p in name_tokens(name)}
    given = [name_tokens(n) for n in mention.values(EvidenceKind.GIVEN_NAME)]
    for whole in mention.values(EvidenceKind.NAME):
        first, last = given_and_family(whole)
        if _SAID_TO_BE_KIN in mention.cues or set(last) & families:
            given.append(first)
    return tuple(r for r in kin.values() if any(_bears(r, parts, near) for parts in given))


def _bears(child: ChildRecord, parts: Sequence[str], near: frozenset[str]) -> bool:
    own = [p for name in (child.given_name, *child.known_as) for p in name_tokens(name)]
    return any(likeness(p, q) in near or p == f"{q}s" for p in parts for q in own)  # "evies nose", where the apostrophe is left out


def _by_birth(mention: Mention, certain: Sequence[Linked], kin: dict[ChildId, ChildRecord], homes: Homes) -> Linked | None:
    """A link where the name stands with a full date of birth: the certain child is the fact of the home. A mere sibling is asked about."""
    if _SAID_TO_BE_KIN in mention.cues or not mention.values(EvidenceKind.DATE_OF_BIRTH) or not _named(mention, kin):
        return None
    names = (Evidence(EvidenceKind.SIBLING_NAME, link.candidate.child.given_name, extractor="linked@1") for link in certain)
    decision = homes.one(replace(mention, evidence=(*mention.evidence, *names)), thread=None)
    return decision if isinstance(decision, Linked) and decision.candidate.child.id in kin else None
