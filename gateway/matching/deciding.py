"""From candidates to one of three outcomes: linked, for review, no candidate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gateway.children import Candidates, Outline
from gateway.matching import blocking
from gateway.matching.chance import may_be_met_by_chance
from gateway.matching.decision import Candidate, Decision, ForReview, Linked, NoCandidate, Step
from gateway.matching.evidence import REPLY_HEADER, WRITTEN, EvidenceKind, Mention
from gateway.matching.facts import facts_of
from gateway.matching.frequencies import NameFrequencies
from gateway.matching.links import LINKS
from gateway.matching.replies import known_by_given_name, speaks_for
from gateway.matching.rules import VETOES, Bench, Rule, ThreadEvidence, name_bits, namesakes_at_the_home
from gateway.matching.score import Scorer
from gateway.matching.weights import Weights

_SHOWN = 5
_TELLING_BITS = 3.0  # a lead that is more than a sex or a rarer spelling: half a school
_NAMING = frozenset({EvidenceKind.NAME, EvidenceKind.GIVEN_NAME, EvidenceKind.DATE_OF_BIRTH, EvidenceKind.NHS_NUMBER, EvidenceKind.UPN})

_TELLING = _NAMING - {EvidenceKind.NAME} | {EvidenceKind.AGE, EvidenceKind.SCHOOL_YEAR, EvidenceKind.CASE_ID, EvidenceKind.POSTCODE}

_ANSWERS = {
    WRITTEN: "the item answers our request about this child",
    REPLY_HEADER: "the mail is a reply to our request about this child, by its header",
}


def decide(
    mention: Mention,
    candidates: Candidates,
    *,
    thread: ThreadEvidence | None,
    weights: Weights,
    frequencies: NameFrequencies,
    on: date | None = None,
    scorer: Scorer | None = None,
) -> Decision:
    """Score all candidates, then let the rules speak: vetoes first, then the ways to a certain link.

    `scorer` is one that has scored children against this mention before.
    """
    children = _with_thread_child(candidates.outlines, thread)
    asked_about = frozenset({thread.child.id}) if thread is not None and thread.child is not None else frozenset()
    scorer = scorer or Scorer(mention, weights, frequencies, on)
    ranked = scorer.rank(children, asked_about)
    ranked = _thread_first(ranked, thread, weights)
    if not _identifies(mention):
        return _by_reference_alone(mention, ranked, thread)
    if _too_many_fit(mention, ranked):
        return _nobody(mention, ranked, thread, "too_many_fit")
    mixed = _mixed_up(ranked)
    if mixed and not _number_is_held(ranked):
        return ForReview(mention, mixed, "sibling_fits")
    if not ranked or not (_number_is_held(ranked) or _fits(ranked[0], weights) or _is_namesake(mention, ranked[0])):
        return _nobody(mention, ranked, thread, _why_nobody(mention, candidates.truncated))
    least = weights.thresholds.link + frequencies.crowding(weights.thresholds)
    bench = Bench(mention, ranked, candidates.truncated, thread, weights, least)
    veto = _first(VETOES, bench)
    link = _first(LINKS, bench)
    if link and not veto and ranked[0].bits >= least:
        if not _is_common(bench, children, scorer, frequencies.total):
            return Linked(mention, ranked[0], link, _runner_up(bench))
        veto = "name_is_common"
    return ForReview(mention, _shown(bench, weights), veto or "not_enough_evidence")


def least_to_be_meant(mention: Mention, thread: ThreadEvidence | None, weights: Weights) -> float:
    """The score below which a best candidate means nobody; minus infinity where it may be meant all the same.

    A number, a request of ours or a bare name makes a question of less (`_number_is_held`, `_is_namesake`).
    """
    kinds = {e.kind for e in mention.evidence}
    unheld = thread is None and not kinds & {EvidenceKind.NHS_NUMBER, EvidenceKind.UPN, EvidenceKind.CASE_ID}
    return weights.thresholds.review if unheld and kinds & _TELLING else float("-inf")


def _is_common(bench: Bench, children: Sequence[Outline], scorer: Scorer, total: int) -> bool:
    """Whether the best candidate may be met by chance. Bearers are counted only where it could not bear them if all found were some."""
    everybody = max(len(children), blocking.BLOCK_CAP)
    common = may_be_met_by_chance(bench.best, everybody, total)
    return common and may_be_met_by_chance(bench.best, _bearers(bench, children, scorer), total)


def _bearers(bench: Bench, children: Sequence[Outline], scorer: Scorer) -> int:
    """Others of the best candidate's name and year of birth; as many as a block holds, where theirs was cut."""
    cut = any(key.startswith("pair:") and key[-1].isdigit() for key in bench.truncated)
    return blocking.BLOCK_CAP if cut else scorer.bearers_born_in_the_year_of(bench.best.outline, children)


def _runner_up(bench: Bench) -> Candidate | None:
    """The next different child, where one comes within two margins: of those farther behind not all are looked at."""
    least = bench.best.bits - 2 * bench.weights.thresholds.margin
    return next((r for r in bench.rivals if r.bits >= least), None)


def _mixed_up(ranked: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """One child of a home bears the full name and another was born on the day: both, or nobody.

    Only where the one who bears the name was not: a form filled in for two children in one sitting mixes them up.
    """
    named = [c for c in ranked if facts_of(c).at("given") in {"exact", "alias"} and facts_of(c).at("family") == "exact"]
    if any(facts_of(c).birth_agrees or facts_of(c).birth_may_be_a_slip for c in named):
        return ()
    born = {c.outline.household: c for c in ranked if c.outline.household and facts_of(c).birth_agrees}
    return next(((c, born[c.outline.household]) for c in named if c.outline.household in born), ())


def _first(rules: tuple[Rule, ...], bench: Bench) -> str:
    return next((code for rule in rules if (code := rule(bench))), "")


def _identifies(mention: Mention) -> bool:
    """Whether the mention holds anything but a reference."""
    return any(e.kind is not EvidenceKind.REFERENCE for e in mention.evidence)


def _by_reference_alone(mention: Mention, ranked: tuple[Candidate, ...], thread: ThreadEvidence | None) -> Decision:
    """A reply that names nobody: certain where the agency that was asked writes our reference, and nothing speaks against the child.

    That the mail is a reply to ours decides nothing alone: people press "reply" to write of something else.
    """
    if thread is None or thread.child is None:
        return NoCandidate(mention, (), "not_identifiable")
    about = next(c for c in ranked if c.outline.id == thread.child.id)
    if thread.from_agency_asked != "yes":
        return ForReview(mention, (about,), "reference_from_another_agency")
    if thread.beside is not None:
        return ForReview(mention, (about,), "reply_contradicts_reference")
    if "moved_out" in about.child.flags or "moved_away" in mention.cues:
        return ForReview(mention, (about,), "moved_out")
    if about.child.absent_since is not None:
        return ForReview(mention, (about,), "absent_from_index")
    return Linked(mention, about, "reference_alone") if thread.told_by == WRITTEN else ForReview(mention, (about,), "reply_header_alone")


def _with_thread_child(children: tuple[Outline, ...], thread: ThreadEvidence | None) -> tuple[Outline, ...]:
    if thread is None or thread.child is None or any(c.id == thread.child.id for c in children):
        return children
    return (*children, thread.child)


def _thread_first(ranked: tuple[Candidate, ...], thread: ThreadEvidence | None, weights: Weights) -> tuple[Candidate, ...]:
    """Add the thread's bits to the child that our request was about, where it counts for them."""
    if thread is None:
        return ranked
    step = Step("thread", "same", weights.of("thread", "same"), _ANSWERS[thread.told_by])
    raised = [Candidate(c.outline, c.bits + step.bits, (*c.steps, step)) if speaks_for(thread, c) else c for c in ranked]
    return tuple(sorted(raised, key=lambda c: (-c.bits, c.outline.id)))


def _nobody(mention: Mention, ranked: tuple[Candidate, ...], thread: ThreadEvidence | None, why: str) -> Decision:
    """Nobody is meant; but where the mail replies to one of ours about a child of that given name, a person is asked."""
    asked = known_by_given_name(thread, ranked)
    return NoCandidate(mention, ranked[:_SHOWN], why) if asked is None else ForReview(mention, (asked,), "reply_header_alone")


def _number_is_held(ranked: tuple[Candidate, ...]) -> bool:
    """A number that belongs to a child of the index is never passed over, whatever the rest says."""
    return any(facts_of(c).number_agrees for c in ranked)


def _fits(candidate: Candidate, weights: Weights) -> bool:
    return candidate.bits >= weights.thresholds.review and _worth_showing(candidate)


def _too_many_fit(mention: Mention, ranked: tuple[Candidate, ...]) -> bool:
    """More namesakes than are shown, and nothing that tells them apart: five of forty put before a person would mislead."""
    alike = [c for c in ranked[: _SHOWN + 1] if c.bits >= ranked[0].bits - _TELLING_BITS and _is_namesake(mention, c)]
    return len(alike) > _SHOWN and not any(facts_of(c).at("thread") for c in alike)


def _is_namesake(mention: Mention, candidate: Candidate) -> bool:
    """A full name, or initial and family name, with nothing that could tell: whoever bears it may be meant, so a person asks."""
    facts = facts_of(candidate)
    named = facts.family_agrees and (facts.given_agrees or facts.at("given") == "initial")
    return named and facts.contradictions == 0 and not {e.kind for e in mention.evidence} & _TELLING


def _worth_showing(candidate: Candidate) -> bool:
    """Whether a person should weigh this candidate, rather than merely see it as the nearest.

    A namesake born on another day with nothing of the home in common is another child; so is a brother or sister with
    another given name and another birthday; so is a namesake whose number and home both contradict.
    """
    facts = facts_of(candidate)
    if facts.number_agrees or facts.at("thread"):
        return True
    if facts.at("given") == "differs" and not (facts.birth_agrees or facts.birth_may_be_a_slip):
        return False
    if facts.birth_conflicts and not facts.household_facts:
        return False
    return not (facts.number_conflicts and facts.contradictions > 1)


def _shown(bench: Bench, weights: Weights) -> tuple[Candidate, ...]:
    """Who is put before a person: those who may be meant, the holder of a number, the child our request was about."""
    least = bench.best.bits - 2 * weights.thresholds.margin  # an edit or two behind; more is another child
    near = (c for c in bench.ranked[1:] if c.bits >= least and _worth_showing(c))
    named_otherwise = bench.facts.at("given") == "differs"
    fitting = [c for c in near if named_otherwise or facts_of(c).at("given") != "differs"][: _SHOWN - 1]
    thread = bench.thread.child.id if bench.thread is not None and bench.thread.child is not None else None
    named = [c for c in bench.ranked[1:] if facts_of(c).number_agrees or c.outline.id == thread]
    first = (*named, *_kin_of_the_name(bench), *_but_for_the_number(bench), *fitting)
    shown = dict.fromkeys((bench.best.outline.id, *(c.outline.id for c in first)))
    kept = set(list(shown)[:_SHOWN])
    return tuple(c for c in bench.ranked if c.outline.id in kept)


def _kin_of_the_name(bench: Bench) -> list[Candidate]:
    """Brothers and sisters of the best candidate whom the written name fits better: a number or birthday may be mixed up."""
    return sorted((r for r in bench.kin if name_bits(r) > name_bits(bench.best)), key=name_bits, reverse=True)[:2]


def _but_for_the_number(bench: Bench) -> list[Candidate]:
    """Where a number speaks for the best candidate and name or home does not: who fits best with all numbers left aside."""
    at_home = sorted(namesakes_at_the_home(bench), key=lambda c: -_bits_without_numbers(c))[:2]
    if not bench.facts.number_agrees or bench.facts.at("given") not in {"differs", "initial", ""}:
        return at_home
    named = [c for c in bench.rivals if facts_of(c).given_agrees or facts_of(c).at("given") == "initial"]
    return at_home + sorted(named, key=lambda c: -_bits_without_numbers(c))[:2]


def _bits_without_numbers(candidate: Candidate) -> float:
    return sum(step.bits for step in candidate.steps if step.comparison not in {"nhs", "upn", "case"})


def _why_nobody(mention: Mention, truncated: Sequence[str]) -> str:
    """A full name or date of birth that fits nobody is a new child; less cannot be told, nor after a block was cut."""
    if truncated:
        return "block_truncated"
    kinds = {e.kind for e in mention.evidence}
    named = EvidenceKind.NAME in kinds
    return "new_child" if named and kinds & (_NAMING - {EvidenceKind.NAME, EvidenceKind.GIVEN_NAME}) else "not_identifiable"
