"""Whether another child has the written name and birthday by chance: what fixes one child among thousands fixes none in a million.

Of questions about children who are in no index some meet, by name and birthday, a child who is. How many do depends on how many
bear the name: with `n` bearers born in a year one of them was born on a given day of it with n/365. Bits of single name parts
do not tell, since given and family names go together; so whoever bears the name and was born in that year is counted, all of
whom the search has at hand anyway. Where the name is only alike, its bits say how many would be alike by chance. 1 January is
also written for a day that nobody knows, so it is the birthday of more than one in 365.
"""

from __future__ import annotations

from gateway.matching.decision import Candidate
from gateway.matching.facts import facts_of

UNREGISTERED = 1 / 8  # of questions: 345 of the 3,000 of child20k are about a child who is in no index
BOUND = 0.001  # the share of wrong links that no kind of link may pass
_YEARS, _DAYS = 18, 365
_NEW_YEAR = 30  # of those registered with 1 January, whose birthday is often not known, one in so many of their year: our estimate
_NAME = frozenset({"given", "middle", "family", "order"})
_SAID_ALREADY = frozenset({"age", "sex"})  # the birthday says the age, the given name the sex: agreeing they tell nobody apart


def may_be_met_by_chance(best: Candidate, bearers: int, total: int) -> bool:
    """Whether name and birthday, with all else that is written, leave more than `BOUND` to a child who is in no index.

    `bearers` are the other children of the index who bear the written name and were born in the year; `total` is the size of
    the index, 0 where it is not known. A number, or a birthday that does not agree to the day, is judged by other rules.
    """
    facts = facts_of(best)
    if facts.number_agrees or not facts.birth_agrees:
        return False
    alike = total * 2 ** -sum(s.bits for s in best.steps if s.comparison in _NAME) / _YEARS
    born = best.outline.date_of_birth
    days = _NEW_YEAR if born is not None and (born.month, born.day) == (1, 1) else _DAYS
    same_day = max(bearers, alike) / days * 2 ** -_bits_beside(best)
    return same_day * UNREGISTERED / (1 - UNREGISTERED) > BOUND


def _bits_beside(best: Candidate) -> float:
    """What speaks for the child, and against it, beside name and birthday."""
    rest = [s for s in best.steps if s.comparison not in _NAME and s.comparison != "birth"]
    return sum(min(s.bits, 0.0) if s.comparison in _SAID_ALREADY else s.bits for s in rest)
