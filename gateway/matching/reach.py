"""How many bits a child could have that was found under no narrow key: what a block left shut could hide.

Such a child holds none of the written numbers, was not born on the written day and has none of the written homes
(`blocking.searches`). With a date of birth written, one of three things is true of it as well: both its name sounds are the
written ones and its year of birth is another (else it was under "pair:" with the year); or one is, and its birthday is no slip
of the written one (else it was under "near:"); or none is, and its names are at best spelt alike.
"""

from __future__ import annotations

from math import isfinite

from gateway.matching import blocking, comparisons, dates, normalise
from gateway.matching.beside import most_beside
from gateway.matching.decision import Candidate, Decision, ForReview, Linked
from gateway.matching.evidence import EvidenceKind, Mention
from gateway.matching.facts import facts_of
from gateway.matching.frequencies import NameFrequencies
from gateway.matching.names import most_of_name
from gateway.matching.rules import ASKED_WHOEVER_ELSE_FITS
from gateway.matching.weights import Weights

_K = EvidenceKind
_NO_BOUND = float("inf")


def most_outside(mention: Mention, weights: Weights, frequencies: NameFrequencies) -> float:
    """The most bits of any child under no narrow key of `mention`."""
    names = [most_of_name(name, weights, frequencies) for name in _names(mention)]
    if any(len(normalise.name_tokens(n)) > blocking.MOST_NAME_PARTS for n in mention.values(_K.NAME)):
        return _NO_BOUND  # not all its pairs of sounds were looked up
    both, one, neither = (max((getattr(n, side) for n in names), default=0.0) for side in ("both", "one", "neither"))
    rest = weights.thresholds.prior + _beside(mention, weights)
    if not _dated(mention):
        return rest + max(both, one, neither)
    slip, year, other = (weights.of("birth", level) for level in ("swapped", "same_year", "differs"))
    return rest + max(both + other, one + year, neither + slip)


def most_of_namesakes(mention: Mention, weights: Weights, frequencies: NameFrequencies) -> float:
    """The most bits of a child under no narrow key who bears both written names by sound: one born in another year, and no slip."""
    if not _dated(mention):
        return _NO_BOUND
    both = max((most_of_name(name, weights, frequencies).both for name in _names(mention)), default=0.0)
    return weights.thresholds.prior + _beside(mention, weights) + both + weights.of("birth", "differs")


def hides_nobody(mention: Mention, most: float, weights: Weights) -> bool:
    """Whether nobody with at most `most` bits could be worth showing or rival a link. Whoever bears a bare name may be meant."""
    bounds = weights.thresholds
    return _dated(mention) and most < min(bounds.review, bounds.link - bounds.margin)


def stands(link: Linked, most: float, weights: Weights) -> bool:
    """Whether a child with `most` bits would be no close rival, nor bear the name of one born on the day to another home."""
    undated = not link.mention.values(_K.DATE_OF_BIRTH)
    return most < link.candidate.bits - weights.thresholds.margin and (bears_both(link.candidate) or undated)


def stays_a_question(decision: Decision, most: float) -> bool:
    """Whether children of at most `most` bits, born on another day and with nothing of the home, leave this question as it is.

    They are never shown but as the best, and most reasons to ask need no rival. Where two of a home are mixed up, both are asked
    about, however many others bear the name.
    """
    if not isinstance(decision, ForReview) or decision.why not in ASKED_WHOEVER_ELSE_FITS:
        return False
    best = decision.candidates[0]
    mixed_up = decision.why == "sibling_fits" and facts_of(best).birth_conflicts
    return isfinite(most) and (mixed_up or most < best.bits)


def bears_both(best: Candidate) -> bool:
    """Whether the child bears the written name and was born on the written day: then no two children are mixed up."""
    facts = facts_of(best)
    return facts.birth_agrees and facts.at("given") in {"exact", "alias"} and facts.at("family") == "exact"


def _names(mention: Mention) -> tuple[str, ...]:
    return mention.values(_K.NAME) or mention.values(_K.GIVEN_NAME)


def _dated(mention: Mention) -> bool:
    born = mention.values(_K.DATE_OF_BIRTH)
    return bool(born) and all(dates.is_full(b) for b in born)


def _beside(mention: Mention, weights: Weights) -> float:
    """Of everything but name and birth: no number agrees, and of a place at most all but one character."""
    most = most_beside(mention, weights)
    for kind, name in ((_K.NHS_NUMBER, "nhs"), (_K.UPN, "upn"), (_K.CASE_ID, "case")):
        most -= weights.of(name, "agrees") if mention.values(kind) else 0.0
    if mention.values(_K.POSTCODE) or mention.values(_K.ADDRESS):
        most -= max(weights.of("postcode", "current"), weights.of("address", "current")) + comparisons.SECOND_PLACE_BITS
        most += weights.of("postcode", "one_character")
    return most
