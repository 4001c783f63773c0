"""What is left out of a search or a ranking could not have mattered: decisions are those of the full search, fully scored."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gateway.children import Candidates, ChildRecord
from gateway.evaluation.matching import MemoryIndex, mention_from, record_from
from gateway.ids import ChildId
from gateway.matching import blocking
from gateway.matching.deciding import decide
from gateway.matching.decision import Candidate, Decision, ForReview, Linked
from gateway.matching.evidence import Mention
from gateway.matching.frequencies import NameFrequencies, frequencies_of
from gateway.matching.reach import most_outside
from gateway.matching.resolving import Matcher
from gateway.matching.score import Scorer
from tests.bench.crowd import crowd
from tests.bench.families import TODAY
from tests.bench.family_queries import as_record, ask
from tests.unit.matching.matching_cases import WEIGHTS, K, mention

WORLD = tuple[tuple[ChildRecord, ...], NameFrequencies, MemoryIndex, list[Mention]]


class FullScorer(Scorer):
    """Scores everybody, as the definition of the ranking says."""

    def rank(self, children: Sequence[ChildRecord], always: frozenset[ChildId] = frozenset()) -> tuple[Candidate, ...]:
        return self.all(children)


@lru_cache(maxsize=4)
def world(seed: int) -> WORLD:
    """Some thousand children of few streets and schools, so that blocks are full of others, and questions about them."""
    homes = list(crowd(seed, 2500))
    records = tuple(
        replace(record_from(as_record(c, members)), school=f"{c.school[:1]} Primary")
        for members in homes
        for c in members
        if c.recorded == "yes"
    )
    asked = ask(random.Random(seed), homes, 150)
    return records, frequencies_of(records), MemoryIndex(records, cap=10_000), [mention_from(f"Q{n}", q[2]) for n, q in enumerate(asked)]


def full_decision(asked: Mention, index: MemoryIndex, frequencies: NameFrequencies) -> Decision:
    """Every key looked up at once, everybody scored."""
    scorer = FullScorer(asked, WEIGHTS, frequencies, TODAY)
    found = index.look_up(blocking.keys_of(asked))
    homes = dict.fromkeys(c.child.household for c in scorer.all(found.records)[:5] if c.child.household)
    kin = index.look_up([blocking.household_key(h) for h in homes])
    everybody = tuple({r.id: r for r in (*found.records, *kin.records)}.values())
    return decide(asked, Candidates(everybody), thread=None, weights=WEIGHTS, frequencies=frequencies, on=TODAY, scorer=scorer)


def essence(decision: Decision) -> tuple[object, ...]:
    """What a decision does: the link and its rule, or the question and whom it shows, or why nobody is meant."""
    if isinstance(decision, Linked):
        second = decision.runner_up
        return ("linked", decision.candidate.child.id, decision.candidate.bits, decision.rule, second and (second.child.id, second.bits))
    if isinstance(decision, ForReview):
        return ("review", decision.why, tuple((c.child.id, c.bits) for c in decision.candidates))
    return ("nobody", decision.why)


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_a_short_search_decides_as_the_full_one(seed: int) -> None:
    """Narrow keys first, far candidates left unscored: every link, question and list shown is that of the full search."""
    _, frequencies, index, asked = world(seed)
    matcher = Matcher(index.look_up, WEIGHTS, frequencies, TODAY)
    for one in asked:
        assert essence(matcher.one(one, thread=None)) == essence(full_decision(one, index, frequencies))


@given(st.integers(0, 149), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_no_child_outside_the_narrow_keys_passes_the_bound(number: int, chance: random.Random) -> None:
    """The most that a child under no narrow key can reach is no less than what any such child of the world does reach."""
    records, frequencies, _, asked = world(11)
    one = asked[number]
    narrow = set(blocking.searches(one).narrow)
    outside = [r for r in chance.sample(records, 400) if not narrow & blocking.keys(r)]
    best = FullScorer(one, WEIGHTS, frequencies, TODAY).rank(outside)
    assert best[0].bits <= most_outside(one, WEIGHTS, frequencies) + 1e-6


@given(st.integers(0, 149), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_a_ranking_leaves_out_only_the_far(number: int, chance: random.Random) -> None:
    """Of any crowd, the best and all within two margins of it stand in the ranking with the bits of the full scoring.

    A child of another given name need not, where the best bears the written one, beyond one margin and the six best.
    """
    records, frequencies, _, asked = world(12)
    children = chance.sample(records, 200)
    short = Scorer(asked[number], WEIGHTS, frequencies, TODAY).rank(children)
    full = Scorer(asked[number], WEIGHTS, frequencies, TODAY).all(children)
    margin = WEIGHTS.thresholds.margin
    wanted = [c for c in full if c.bits >= full[0].bits - 2 * margin]
    spared = [] if given_differs(full[0]) else [c for c in full[6:] if given_differs(c) and c.bits < full[0].bits - margin]
    needed = [c for c in wanted if c not in spared]
    assert [c for c in short if c in needed] == needed


def given_differs(candidate: Candidate) -> bool:
    return any(s.comparison == "given" and s.level == "differs" for s in candidate.steps)


def test_a_cut_broad_block_forbids_a_link_only_where_it_could_hide_a_rival() -> None:
    """With the full birthday nobody of a namesakes' block comes near; with the place alone one of them may."""
    child = record_from(
        {"record_id": "C1", "forename": "Amina", "surname": "Jama", "dob": "2015-03-04", "addresses": [{"postcode": "W2 1AA"}]}
    )
    namesakes = [
        record_from({"record_id": f"N{n}", "forename": "Amina", "surname": "Jama", "dob": f"20{n:02}-07-09"}) for n in range(8, 14)
    ]
    matcher = Matcher(MemoryIndex([child, *namesakes], cap=5).look_up, WEIGHTS)
    dated = matcher.one(mention((K.NAME, "Amina Jama"), (K.DATE_OF_BIRTH, "2015-03-04")), thread=None)
    placed = matcher.one(mention((K.NAME, "Amina Jama"), (K.POSTCODE, "W2 1AA")), thread=None)
    assert isinstance(dated, Linked)
    assert isinstance(placed, ForReview)
    assert placed.why == "block_truncated"
