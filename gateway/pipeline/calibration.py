"""How often people confirmed what was suggested, by how much was written and how high the score was. Changing a threshold stays theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gateway.matching.strata import STRATA
from gateway.matching.wilson import lower_limit, upper_limit
from gateway.pipeline.link_tally import ReviewedDecision

SUGGESTED = frozenset({"certain", "suggested"})


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Suggestions of one stratum whose score lies from `band` bits to five more, and how many of them people confirmed.

    `lower` and `upper` are Wilson's 95 % limits of that share; `certain` those of which a rule was certain, `certain_wrong` those of
    them that people did not confirm.
    """

    stratum: str
    band: int
    suggested: int
    confirmed: int
    certain: int
    certain_wrong: int

    @property
    def lower(self) -> float:
        """The lower limit of the confirmed share."""
        return lower_limit(self.confirmed, self.suggested)

    @property
    def upper(self) -> float:
        """The upper limit of it."""
        return upper_limit(self.confirmed, self.suggested)


def calibration(reviews: Iterable[ReviewedDecision]) -> tuple[Confirmed, ...]:
    """The strata in their order, in each the highest scores first. Where nobody was put first there is nothing to confirm."""
    found: dict[tuple[str, int], list[ReviewedDecision]] = defaultdict(list)
    for review in reviews:
        if review.machine in SUGGESTED and review.band:
            found[review.stratum, int(review.band)].append(review)
    order = {stratum: place for place, stratum in enumerate(STRATA)}
    places = sorted(found, key=lambda place: (order.get(place[0], len(order)), -place[1]))
    return tuple(_counted(stratum, band, found[stratum, band]) for stratum, band in places)


def _counted(stratum: str, band: int, reviews: list[ReviewedDecision]) -> Confirmed:
    certain = [review for review in reviews if review.machine == "certain"]
    return Confirmed(
        stratum=stratum,
        band=band,
        suggested=len(reviews),
        confirmed=sum(review.said == "same" for review in reviews),
        certain=len(certain),
        certain_wrong=sum(review.said != "same" for review in certain),
    )
