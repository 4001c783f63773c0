"""A large index: families whose names are shared as names are in life, a few by very many children and most by few.

The lists of `families` are widened by joining the head of one name with the tail of another, and drawn by Zipf's law, so that
in a million children the commonest full name is borne by more than a thousand.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tests.bench.families import SMALL, Child, Pools, family, numbered

GIVEN, FAMILY = 150, 800  # names of each sex, and family names, of each origin
STREETS, SCHOOLS, PRACTICES, DISTRICTS = 1500, 1500, 800, 150
DRAWS = 20_000  # length of a list in which a name stands as often as its share says
_UNRECORDED = 0.02


def crowd_pools() -> Pools:
    """The widened lists."""
    origins = {
        origin: (_zipf(_wider(boys, GIVEN)), _zipf(_wider(girls, GIVEN)), _zipf(_wider(surnames, FAMILY)))
        for origin, (boys, girls, surnames) in SMALL.origins.items()
    }
    words = [word for _, _, surnames in SMALL.origins.values() for word in surnames]
    districts = [f"{area}{n}" for area in ("W", "SW", "NW", "N", "E", "SE") for n in range(1, 26)][:DISTRICTS]
    return Pools(origins, _wider(words, STREETS), _wider([*words, *SMALL.schools], SCHOOLS), _wider(words[::-1], PRACTICES), districts)


def crowd(seed: int, children: int) -> Iterator[list[Child]]:
    """Families until `children` children are made; about one child in fifty is in no index."""
    chance, pools, made = random.Random(seed), crowd_pools(), 0
    for home in itertools.count():
        if made >= children:
            return
        members = [replace(c, nhs=c.nhs and numbered(made + n)) for n, c in enumerate(family(chance, home, made, pools))]
        made += len(members)
        yield [replace(c, recorded="no") if chance.random() < _UNRECORDED else c for c in members]


def _wider(words: Sequence[str], wanted: int) -> list[str]:
    """The words, then heads of each joined to tails of the others, without repeats."""
    heads = [(w[: len(w) // 2 + cut], w[len(w) // 2 + cut :]) for cut in (0, 1, -1) for w in words if len(w) > 3]
    tails = [tail for _, tail in heads if tail]
    joined = (head + tail for step in range(1, len(tails)) for (head, _), tail in zip(heads, tails[step:] + tails[:step], strict=False))
    return list(dict.fromkeys(itertools.islice(dict.fromkeys(itertools.chain(words, joined)), wanted)))


def _zipf(words: Sequence[str]) -> list[str]:
    whole = sum(1 / rank for rank in range(1, len(words) + 1))
    return [word for rank, word in enumerate(words, 1) for _ in range(max(1, round(DRAWS / rank / whole)))]
