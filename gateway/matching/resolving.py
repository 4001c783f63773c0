"""Looking candidates up and deciding: one mention at a time, then all mentions of an item together.

Mentions that the item is plainly about are decided first. Whoever is merely named in passing is decided only where nobody
certain was found, so that a class-mate never becomes a proposal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from gateway.children import Candidates, ChildRecord, Outline
from gateway.ids import ChildId
from gateway.matching import blocking
from gateway.matching.deciding import decide, least_to_be_meant
from gateway.matching.decision import Candidate, Decision, ForReview, Linked, NoCandidate
from gateway.matching.evidence import EvidenceKind, Mention, reference_evidence
from gateway.matching.facts import facts_of, same_child
from gateway.matching.frequencies import NameFrequencies
from gateway.matching.mentions import NEGATIVE_CUES
from gateway.matching.normalise import name_tokens
from gateway.matching.reach import bears_both, hides_nobody, most_of_namesakes, most_outside, stands, stays_a_question
from gateway.matching.replies import doubted, may_contradict
from gateway.matching.rules import ThreadEvidence
from gateway.matching.score import Scorer
from gateway.matching.told_siblings import as_listed, asked_where_listed, kin_apart, told_siblings
from gateway.matching.weights import Weights


class LookUp(Protocol):
    """Fetches children under any of some keys; with `among`, only those who are under one of these too. Cut blocks MUST be told."""

    def __call__(self, keys: Sequence[str], *, among: Sequence[str] = ()) -> Candidates:
        """See `gateway.ports.ChildIndex.candidates`."""
        ...


_SURE = frozenset({"form_child", "meeting_subject"})
_LABELLED = _SURE | {"subject_label", "subject_line"}
_OF_THE_HOME = (EvidenceKind.SCHOOL, EvidenceKind.GP_PRACTICE, EvidenceKind.CARER_NAME, EvidenceKind.SIBLING_NAME)
_HOMES = 5  # households of the best candidates whose other children are fetched: brothers and sisters are the likeliest mistake


@dataclass(frozen=True, slots=True)
class Matcher:
    """Everything that deciding needs: how to look up, the weights, how common names are, and the day the item came."""

    look_up: LookUp
    weights: Weights
    frequencies: NameFrequencies = field(default_factory=NameFrequencies)
    on: date | None = None

    def one(self, mention: Mention, *, thread: ThreadEvidence | None) -> Decision:
        """Decide one mention by itself: under its narrow keys, and under the broad ones where those leave anything open.

        A link made under the narrow keys stands where no child under none of them could come within the margin.
        """
        keys = blocking.searches(mention)
        scorer = Scorer(mention, self.weights, self.frequencies, self.on, least_to_be_meant(mention, thread, self.weights))
        found = self._with_homes(scorer, self.look_up(keys.narrow))
        decision = self._decided(mention, found, thread, scorer)
        if not keys.alone and not keys.broad:
            return decision
        most = most_outside(mention, self.weights, self.frequencies)
        if isinstance(decision, Linked) and stands(decision, most, self.weights):
            return decision
        sure = thread is None and all(key.startswith("pair:") for key in found.truncated)
        more = self._farther(keys, most, decision, scorer) if sure else self.look_up((*keys.alone, *keys.broad))
        told = Candidates(more.outlines) if hides_nobody(mention, most, self.weights) else more
        whole = self._with_homes(scorer, _together(found, told))
        return self._decided(mention, whole, thread, scorer)

    def _farther(self, keys: blocking.Searches, most: float, decision: Decision, scorer: Scorer) -> Candidates:
        """Children under the broad keys, none of whom has more than `most` bits: those who could change the decision.

        Where none could be a close rival or be shown, those alone matter who live with a child born on the written day: the two
        may be mixed up (`deciding`). The same of those who have nothing but the sounds of both names, and so another birthday:
        they are shown for something of the home only.
        """
        best, asked, margin = _best_of(decision), decision.mention, self.weights.thresholds.margin
        if best is None or scorer.asks_of_the_far:
            return self.look_up((*keys.alone, *keys.broad))
        reviewed, told = isinstance(decision, ForReview), any(map(asked.values, _OF_THE_HOME))
        homes = [best.outline.household, *(() if bears_both(best) else scorer.homes_of_the_day)]
        among = [blocking.household_key(home) for home in homes]
        if most + margin * (2 if reviewed else 1) < best.bits:
            return self.look_up((*keys.alone, *keys.broad), among=among)
        namesakes = most_of_namesakes(asked, self.weights, self.frequencies)
        if (told or not stays_a_question(decision, namesakes)) and namesakes + margin * (2 if reviewed and told else 1) >= best.bits:
            return self.look_up((*keys.alone, *keys.broad))
        return _together(self.look_up(keys.broad), self.look_up(keys.alone, among=among))

    def _decided(self, mention: Mention, found: Candidates, thread: ThreadEvidence | None, scorer: Scorer) -> Decision:
        weights, frequencies = self.weights, self.frequencies
        return decide(mention, found, thread=thread, weights=weights, frequencies=frequencies, on=self.on, scorer=scorer)

    def _with_homes(self, scorer: Scorer, found: Candidates) -> Candidates:
        """Add all children of the best candidates' households, so that a sibling can speak up."""
        ranked = scorer.rank(found.outlines)
        homes = dict.fromkeys(c.outline.household for c in ranked[:_HOMES] if c.outline.household)
        return _together(found, self.look_up([blocking.household_key(h) for h in homes]))

    def household(self, child: ChildRecord) -> tuple[ChildRecord, ...]:
        """The other children of a child's household."""
        if not child.household:
            return ()
        found = self.look_up([blocking.household_key(child.household)])
        return tuple(o.whole for o in found.outlines if o.id != child.id and o.household == child.household)


def _together(left: Candidates, right: Candidates) -> Candidates:
    children: dict[ChildId, Outline] = {c.id: c for c in (*left.outlines, *right.outlines)}
    return Candidates(tuple(children.values()), tuple(dict.fromkeys((*left.truncated, *right.truncated))))


def _best_of(decision: Decision) -> Candidate | None:
    """The first candidate of a link or a question."""
    if isinstance(decision, Linked):
        return decision.candidate
    return decision.candidates[0] if isinstance(decision, ForReview) else None


def resolve(mentions: Sequence[Mention], matcher: Matcher, *, thread: ThreadEvidence | None = None) -> tuple[Decision, ...]:
    """Decide all mentions of an item together; one decision for each child that is or may be meant.

    Empty where the item names nobody. A reply that names nobody but quotes our request is decided by its reference.
    """
    if thread is not None and thread.child is not None:
        mentions = [as_listed(mention, thread.child) for mention in mentions]
    answers = thread is not None and thread.is_answered_in_words
    decided = _answering(mentions, matcher, thread) if thread is not None and answers else _quoting(mentions, matcher, thread)
    decided = _around_the_subjects(kin_apart(decided, thread))
    certain = [d for d in decided if isinstance(d, Linked)]
    decided = [*decided, *told_siblings(mentions, certain, matcher)]
    return _one_for_each_child([*asked_where_listed(decided, thread), *_replied_to(thread, matcher)])


def _replied_to(thread: ThreadEvidence | None, matcher: Matcher) -> list[Decision]:
    """The child of the request that the mail replies to, where the written reference is another's: a person sees both."""
    if thread is None or thread.beside is None:
        return []
    told = reference_evidence(thread.beside.reference, thread.beside.told_by)
    mention = Mention("reply", (told,), frozenset({"reply_to_request"}))
    decision = matcher.one(mention, thread=thread.beside)
    return [ForReview(mention, decision.candidates, "reply_contradicts_reference")] if isinstance(decision, ForReview) else []


def _around_the_subjects(decided: Sequence[Decision]) -> list[Decision]:
    """Where the item says who it is about, the others in it are judged by that.

    A child of another family, though certain, goes to a person: agencies write about two families in one item, and about
    bystanders with their dates of birth. Rows of a list beside a named subject are bystanders. Whoever is in no index and
    of no family of the subjects is no new child of ours.
    """
    subjects = [d for d in decided if isinstance(d, Linked) and d.mention.cues & _LABELLED]
    if not subjects:
        return list(decided)
    homes = {d.candidate.child.household for d in subjects}
    families = {p for d in subjects for p in name_tokens(d.candidate.child.family_name)}
    return [seen for d in decided if (seen := _beside_the_subjects(d, homes, families)) is not None]


def _beside_the_subjects(decision: Decision, homes: set[str], families: set[str]) -> Decision | None:
    cues = decision.mention.cues
    if cues & (_LABELLED - {"subject_line"}):
        return decision
    if isinstance(decision, Linked):
        if decision.candidate.child.household in homes or cues & _LABELLED:
            return decision
        return None if "table_row" in cues else _to_a_person(decision)
    if isinstance(decision, NoCandidate):
        written = {p for n in decision.mention.values(EvidenceKind.NAME) for p in name_tokens(n)}
        return decision if written & families and decision.why == "new_child" else None
    fits = _who_fits(decision)
    of_the_home = fits is not None and fits.child.household in homes
    return None if "table_row" in cues and not of_the_home else decision


def _quoting(mentions: Sequence[Mention], matcher: Matcher, thread: ThreadEvidence | None) -> list[Decision]:
    """No answer by the words of whom we asked: nobody in it is set aside, and only where it names nobody the request is a question."""
    decided = _unprompted(mentions, matcher, thread if may_contradict(thread) else None)
    about = thread.child if thread is not None else None
    return decided or [matcher.one(m, thread=thread) for m in mentions if about is not None and "reply_to_request" in m.cues]


def _unprompted(mentions: Sequence[Mention], matcher: Matcher, thread: ThreadEvidence | None) -> list[Decision]:
    """The principals, and those named in passing only where no principal is certain.

    Who is another child than that of `thread` contradicts it, unless that child is a principal too.
    """
    decided = [matcher.one(m, thread=thread) for m in mentions if _is_principal(m)]
    if thread is not None and any(_is_about(d, thread) for d in decided):
        decided = [d if _is_about(d, thread) else matcher.one(d.mention, thread=None) for d in decided]
    decided += _of_the_same_home(mentions, decided, matcher)
    if not any(isinstance(d, Linked) for d in decided):
        decided += [_to_a_person(d) for d in _leading_somewhere([m for m in mentions if "other_family" in m.cues and _is_told(m)], matcher)]
        decided += _leading_somewhere([m for m in mentions if _is_just_named(m) and not _is_principal(m)], matcher, thread)
    return decided


def _of_the_same_home(mentions: Sequence[Mention], decided: Sequence[Decision], matcher: Matcher) -> list[Decision]:
    """Whom words near the name take for another family's, though by own evidence a child of a certain child's home: a person asks."""
    homes = {d.candidate.child.household for d in decided if isinstance(d, Linked)} - {""}
    others = [m for m in mentions if homes and "other_family" in m.cues and "not_subject" not in m.cues and _is_told(m)]
    found = [matcher.one(m, thread=None) for m in others]
    return [_to_a_person(d) for d in found if (one := _who_fits(d)) is not None and one.child.household in homes]


def _answering(mentions: Sequence[Mention], matcher: Matcher, thread: ThreadEvidence) -> list[Decision]:
    """An answer to our request, by the agency asked and with our reference in its words.

    Where somebody in it is the child we asked about, further people are decided by themselves if the item is about them
    too or they are of the same home; other rows of a list that was sent along are not our business. Where nobody is, a
    principal who is another child contradicts the reference; an answer without any principal rests on the reference.
    """
    principals = [m for m in mentions if _is_principal(m)]
    passing = [m for m in mentions if _is_just_named(m) and m not in principals]
    first = [(m, matcher.one(m, thread=thread)) for m in (*principals, *passing)]
    met = [d for _, d in first if _is_about(d, thread)]
    if met:
        return [*met, *_further([m for m, d in first if m in principals and not _is_about(d, thread)], matcher, thread)]
    contradicting = [d for m, d in first if m in principals or (isinstance(d, ForReview) and _would_link(m, matcher))]
    alone = [matcher.one(m, thread=thread) for m in mentions if "reply_to_request" in m.cues] if not contradicting else []
    return contradicting or [doubted(d, mentions) for d in alone]


def _is_about(decision: Decision, thread: ThreadEvidence) -> bool:
    """Linked to the child we asked about, or that child is the best candidate and the written given name or birthday is theirs."""
    if thread.child is None or isinstance(decision, NoCandidate):
        return False
    best = decision.candidate if isinstance(decision, Linked) else decision.candidates[0]
    facts = facts_of(best)
    fits = isinstance(decision, Linked) or facts.given_agrees or facts.birth_agrees or facts.number_agrees
    return fits and (best.child.id == thread.child.id or same_child(best.child, thread.child))


def _further(mentions: Sequence[Mention], matcher: Matcher, thread: ThreadEvidence) -> list[Decision]:
    decided = [(m, matcher.one(m, thread=None)) for m in mentions]
    home = thread.child.household if thread.child is not None else ""
    return [d for m, d in decided if m.cues & _LABELLED or (home and _may_live_there(d, home))]


def _may_live_there(decision: Decision, home: str) -> bool:
    """Of the home of the child asked about, or a child of it is the best candidate by name and birthday though a rule forbids the link."""
    if isinstance(decision, Linked):
        return decision.candidate.child.household == home
    best = decision.candidates[0] if isinstance(decision, ForReview) else None
    return best is not None and best.child.household == home and facts_of(best).full_name and facts_of(best).birth_agrees


def _would_link(mention: Mention, matcher: Matcher) -> bool:
    """Whether this person, by own evidence alone, is certainly a child of the index, or would be but for a common name."""
    return _who_fits(matcher.one(mention, thread=None)) is not None


def _who_fits(decision: Decision) -> Candidate | None:
    """The child linked, or who would be were the name not so common: that somebody else is told of is certain in either case."""
    if isinstance(decision, Linked):
        return decision.candidate
    return decision.candidates[0] if isinstance(decision, ForReview) and decision.why == "name_is_common" else None


def _is_principal(mention: Mention) -> bool:
    """The item is about this person: labelled so, or written with a date of birth or number."""
    if mention.cues & (NEGATIVE_CUES | {"reply_to_request"}):
        return bool(mention.cues & _SURE)
    kinds = {e.kind for e in mention.evidence}
    labelled = mention.cues & (_LABELLED | {"child"}) and EvidenceKind.NAME in kinds
    return bool(_is_told(mention) or labelled) and not _is_bare_sibling(mention)


def _is_told(mention: Mention) -> bool:
    """Written with a date of birth or a number."""
    return any(e.kind in {EvidenceKind.DATE_OF_BIRTH, EvidenceKind.NHS_NUMBER, EvidenceKind.UPN} for e in mention.evidence)


def _to_a_person(decision: Decision) -> Decision:
    """A link that the words around the name speak against is a question."""
    return ForReview(decision.mention, (decision.candidate,), "other_family_named") if isinstance(decision, Linked) else decision


def _is_bare_sibling(mention: Mention) -> bool:
    told = mention.values(EvidenceKind.DATE_OF_BIRTH) or mention.values(EvidenceKind.NHS_NUMBER)
    return "sibling_of_subject" in mention.cues and not told


def _is_just_named(mention: Mention) -> bool:
    """Named, and not said to be somebody else's."""
    apart = {"not_subject", "other_family", "adult", "reply_to_request"}
    return not mention.cues & apart and "sibling_of_subject" not in mention.cues


def _leading_somewhere(mentions: Sequence[Mention], matcher: Matcher, thread: ThreadEvidence | None = None) -> list[Decision]:
    """Decisions on people named in passing that lead to somebody; those that lead to nobody are no new children."""
    decided = [matcher.one(m, thread=thread) for m in mentions if m.values(EvidenceKind.NAME) or m.values(EvidenceKind.GIVEN_NAME)]
    return [d for d in decided if not isinstance(d, NoCandidate)]


def _one_for_each_child(decided: Sequence[Decision]) -> tuple[Decision, ...]:
    """Links first win; a question about a child who is linked already is no question, unless a number speaks for another."""
    links: dict[ChildId, Linked] = {}
    for decision in decided:
        if isinstance(decision, Linked):
            links.setdefault(decision.candidate.child.id, decision)
    rest = [d for d in decided if not isinstance(d, Linked) and not _is_answered(d, links)]
    if links:
        # A parent or worker in the subject line is no child of ours that is missing from the index.
        rest = [d for d in rest if not (isinstance(d, NoCandidate) and d.why == "not_identifiable" and not d.mention.cues & _SURE)]
    return (*links.values(), *_without_second_questions(rest))


def _without_second_questions(decided: Sequence[Decision]) -> list[Decision]:
    """One question for each best candidate; the first is the surest."""
    asked: set[ChildId] = set()
    kept = []
    for decision in decided:
        best = decision.candidates[0].child.id if isinstance(decision, ForReview) else None
        if best is None or best not in asked:
            kept.append(decision)
        if best is not None:
            asked.add(best)
    return kept


def _is_answered(decision: Decision, links: dict[ChildId, Linked]) -> bool:
    if not isinstance(decision, ForReview):
        return False
    hard = decision.why in {
        "number_of_another_child",
        "number_differs",
        "number_without_agreement",
        "reference_contradicts",
        "reply_contradicts_reference",
        "birth_differs",
    }
    best = decision.candidates[0]
    return not hard and any(same_child(best.child, link.candidate.child) or best.child.id == child for child, link in links.items())
