"""The vetoes between score and decision, in order. A veto comes before every sum of bits, so that nothing outvotes it.

The ways to a certain link, which come after them, stand in `gateway.matching.links`.

Sources: the hub's own reading of misdirected-data cases (a sibling's or namesake's record), and NHS England's Person_ID
handbook, which never accepts a number without a second fact.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from gateway.children import ChildRecord, Outline
from gateway.ids import Borough
from gateway.matching.dates import is_full
from gateway.matching.decision import Candidate
from gateway.matching.evidence import WRITTEN, EvidenceKind, Mention
from gateway.matching.facts import Facts, facts_of, same_child
from gateway.matching.names import likeness
from gateway.matching.normalise import name_tokens
from gateway.matching.weights import Weights

MANY = 2  # contradictions that a move of house no longer explains


@dataclass(frozen=True, slots=True)
class ThreadEvidence:
    """The open request that the item claims to answer. `from_agency_asked` is "yes" or "no", `told_by` what found the reference.

    `beside` is the request that the mail's header names, where it is about another child than the written reference's.
    """

    reference: str
    child: ChildRecord | None
    from_agency_asked: str = "no"
    told_by: str = WRITTEN
    beside: ThreadEvidence | None = None

    @property
    def is_answered_in_words(self) -> bool:
        """Whether the agency asked writes our reference: a mail of ours that is merely replied to may be any old one."""
        return self.child is not None and self.told_by == WRITTEN and self.from_agency_asked == "yes"


@dataclass(frozen=True)
class Bench:
    """What a rule sees: the mention, candidates best first, keys whose block was cut, the thread, the weights.

    `least` is the least score of a link in an index of this size, in bits.
    """

    mention: Mention
    ranked: tuple[Candidate, ...]
    truncated: tuple[str, ...]
    thread: ThreadEvidence | None
    weights: Weights
    least: float

    @property
    def best(self) -> Candidate:
        """The first candidate."""
        return self.ranked[0]

    @cached_property
    def facts(self) -> Facts:
        """The first candidate's facts."""
        return facts_of(self.best)

    @property
    def is_ample(self) -> bool:
        """Whether the best candidate would be linked even beside an unseen child who fits as well but for one margin."""
        return self.best.bits >= self.least + self.weights.thresholds.margin

    @cached_property
    def rivals(self) -> tuple[Candidate, ...]:
        """The candidates that are another child than the best."""
        return tuple(c for c in self.ranked[1:] if not same_child(c.outline, self.best.outline))

    @cached_property
    def kin(self) -> tuple[Candidate, ...]:
        """The rivals of the best candidate's own household."""
        home = self.best.outline.household
        return tuple(r for r in self.rivals if home and r.outline.household == home)

    @property
    def is_thread_child(self) -> bool:
        """Whether the best candidate is the child our request was about, and the request counts for them (`deciding`)."""
        return bool(self.facts.at("thread"))


Rule = Callable[[Bench], str]
"""A rule returns its code where it fires, else ""."""


def number_of_another(bench: Bench) -> str:
    """A number in the mention is held by a child other than the one the rest points to."""
    holders = [c for c in bench.ranked if facts_of(c).number_agrees]
    if not holders:
        return ""
    elsewhere = any(not same_child(h.outline, bench.best.outline) for h in holders if h.outline.id != bench.best.outline.id)
    named = bench.facts.at("given") == "differs" and any(facts_of(r).full_name for r in bench.rivals)
    return "number_of_another_child" if elsewhere or named else ""


def namesake_at_the_home(bench: Bench) -> str:
    """The number's holder has the name, no birthday and nothing of the home; a namesake has: one child's number in another's letter."""
    return "number_of_another_child" if namesakes_at_the_home(bench) else ""


def namesakes_at_the_home(bench: Bench) -> tuple[Candidate, ...]:
    """Where the best has the number and neither birthday nor home: others of the written full name with something of the home."""
    facts = bench.facts
    if not facts.number_agrees or facts.birth_agrees or facts.household_facts:
        return ()
    return tuple(r for r in bench.rivals if facts_of(r).full_name and facts_of(r).household_facts)


def number_without_agreement(bench: Bench) -> str:
    """The number is this child's but the name is not, or neither name nor date of birth is given."""
    facts = bench.facts
    if not facts.number_agrees:
        return ""
    if facts.at("given") == "differs" or (facts.at("family") == "differs" and not (facts.given_agrees and facts.birth_agrees)):
        return "number_without_agreement"
    return "" if (facts.full_name or facts.given_agrees or facts.birth_agrees) else "number_without_agreement"


def number_differs(bench: Bench) -> str:
    """The record's own number is another than the one written."""
    return "number_differs" if bench.facts.number_conflicts else ""


def birth_cannot_be(bench: Bench) -> str:
    """The written date of birth is not this child's, and not by a slip."""
    return "birth_differs" if bench.facts.birth_conflicts else ""


def two_birthdays(bench: Bench) -> str:
    """Two full dates of birth beside one name: one of them is somebody else's."""
    written = [born for born in bench.mention.values(EvidenceKind.DATE_OF_BIRTH) if is_full(born)]
    return "two_birthdays" if len(written) > 1 and not bench.facts.number_agrees else ""


def given_name_differs(bench: Bench) -> str:
    """The written given name is not this child's: perhaps a brother or sister."""
    return "given_name_differs" if bench.facts.at("given") == "differs" else ""


def other_name_alone(bench: Bench) -> str:
    """The first name written is not this child's, only another that was read as theirs too: perhaps it is somebody else's."""
    written = bench.mention.values(EvidenceKind.NAME)
    if len(written) < MANY or bench.facts.number_agrees:
        return ""
    child = bench.best.child
    own = {t for name in (child.given_name, *child.middle_names, *child.known_as) for t in name_tokens(name)}
    met = any(likeness(w, t) != "differs" for w in name_tokens(written[0]) for t in own)
    return "" if met else "other_name_alone"


def reference_contradicts(bench: Bench) -> str:
    """The quoted reference is of a request about another child."""
    thread = bench.thread
    if thread is None or thread.child is None or same_child(thread.child, bench.best.child):
        return ""
    return "" if thread.child.id == bench.best.child.id else "reference_contradicts"


def replies_to_another_request(bench: Bench) -> str:
    """The mail replies to our request about another child than the reference in its words: which is meant, a person finds out."""
    return "reply_contradicts_reference" if bench.thread is not None and bench.thread.beside is not None else ""


def moved_away(bench: Bench) -> str:
    """The record says that the child left our boroughs, or the item that they left the home on record, moved to one not on it, or away."""
    child = bench.best.child
    told = bench.mention.cues
    left = "former_home" in told and "current" in {bench.facts.at("address"), bench.facts.at("postcode")}
    if left or "moved_away" in told or ("moved" in told and not bench.facts.place_agrees):
        return "moved_out"
    return "moved_out" if "moved_out" in child.flags or child.borough in {Borough.OUT_OF_AREA, Borough.UNKNOWN} else ""


def absent_from_index(bench: Bench) -> str:
    """The case system's file no longer has the child: why, only a person can find out."""
    return "absent_from_index" if bench.best.child.absent_since is not None else ""


def block_was_cut(bench: Bench) -> str:
    """A cut block may hide the rival that would have forced a review."""
    exact = bench.facts.birth_agrees and not any(k.startswith("born:") for k in bench.truncated)
    return "block_truncated" if bench.truncated and not exact else ""


def only_initials(bench: Bench) -> str:
    """Initials alone, with no request that names the child."""
    kinds = {e.kind for e in bench.mention.evidence}
    named = kinds & {EvidenceKind.NAME, EvidenceKind.GIVEN_NAME, EvidenceKind.NHS_NUMBER, EvidenceKind.UPN}
    return "only_initials" if EvidenceKind.INITIALS in kinds and not named and not bench.is_thread_child else ""


def close_rival(bench: Bench) -> str:
    """Another child fits nearly as well."""
    least = bench.best.bits - bench.weights.thresholds.margin
    return "two_children_fit" if any(r.bits > least for r in bench.rivals) else ""


def sibling_of_like_name(bench: Bench) -> str:
    """A brother or sister fits the written given name as well or better, and nothing else tells them apart.

    A number does not: it may be the sibling's, and then the better name is the child's.
    """
    facts = bench.facts
    kin = bench.kin
    home = [facts_of(r) for r in kin]
    if any(closeness(f) > closeness(facts) for f in home) or any(name_bits(r) > name_bits(bench.best) + 1 for r in kin):
        return "sibling_fits"
    if facts.birth_agrees or facts.number_agrees:
        return ""
    return "sibling_fits" if any(closeness(f) == closeness(facts) and not f.birth_conflicts for f in home) else ""


def name_bits(candidate: Candidate) -> float:
    """How well the whole written name fits, in bits."""
    return sum(step.bits for step in candidate.steps if step.comparison in {"given", "middle", "family", "order"})


def closeness(facts: Facts) -> int:
    """How near the written given name comes, 0 where it is another's."""
    return {"exact": 4, "alias": 4, "nickname": 3, "spelling": 2, "middle": 1}.get(facts.at("given"), 0)


def twin_of_like_name(bench: Bench) -> str:
    """Children of one home born on one day whose names the writing does not tell apart."""
    child = bench.best.outline
    twins = [r.outline for r in bench.rivals if _are_twins(child, r.outline)]
    level = bench.facts.at("given")
    if not twins or level in {"exact", "alias"}:
        return ""
    if level in {"", "initial"} and not bench.facts.number_agrees:
        initials = {t[:1] for n in (child.given_name,) for t in name_tokens(n)}
        shared = level == "" or any(name_tokens(t.given_name)[0][:1] in initials for t in twins if name_tokens(t.given_name))
        return "twins" if shared else ""
    close = any(likeness(a, b) != "differs" for t in twins for a in name_tokens(child.given_name) for b in name_tokens(t.given_name))
    return "twins" if close else ""


def _are_twins(left: Outline, right: Outline) -> bool:
    return bool(left.household) and left.household == right.household and left.date_of_birth == right.date_of_birth


def too_many_contradictions(bench: Bench) -> str:
    """More facts contradict than a move of house explains."""
    facts = bench.facts
    if facts.number_agrees and facts.full_name:
        return ""
    return "facts_contradict" if facts.contradictions >= MANY else ""


VETOES: tuple[Rule, ...] = (
    number_of_another,
    namesake_at_the_home,
    number_without_agreement,
    number_differs,
    reference_contradicts,
    replies_to_another_request,
    birth_cannot_be,
    two_birthdays,
    given_name_differs,
    other_name_alone,
    moved_away,
    absent_from_index,
    only_initials,
    twin_of_like_name,
    sibling_of_like_name,
    close_rival,
    block_was_cut,
    too_many_contradictions,
)

ASKED_WHOEVER_ELSE_FITS = frozenset(
    {
        "number_differs",
        "birth_differs",
        "two_birthdays",
        "given_name_differs",
        "other_name_alone",
        "moved_out",
        "absent_from_index",
        "only_initials",
        "twins",
        "sibling_fits",
        "two_children_fit",
    },
)
"""Codes of vetoes that stand as long as the best candidate, its home and its close rivals do: a further, lesser child changes none."""
