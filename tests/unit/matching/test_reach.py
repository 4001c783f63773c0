"""What is left out of a search or a ranking could not have mattered: decisions are those of the full search, fully scored."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gateway.children import Address, Adult, Candidates, ChildRecord
from gateway.evaluation.matching import MemoryIndex, mention_from, record_from
from gateway.ids import ChildId
from gateway.matching import blocking
from gateway.matching.beside import Beside
from gateway.matching.comparisons import Setting
from gateway.matching.deciding import decide, least_to_be_meant
from gateway.matching.decision import Candidate, Decision, ForReview, Linked
from gateway.matching.evidence import Mention
from gateway.matching.frequencies import NameFrequencies, frequencies_of
from gateway.matching.reach import most_of_namesakes, most_outside
from gateway.matching.resolving import Matcher
from gateway.matching.rules import ThreadEvidence
from gateway.matching.score import Scorer
from tests.bench.crowd import crowd
from tests.bench.families import TODAY
from tests.bench.family_queries import as_record, ask
from tests.unit.matching.matching_cases import WEIGHTS, K, child, mention

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


@given(st.integers(0, 149))
@settings(max_examples=60, deadline=None)
def test_no_bare_namesake_passes_its_bound(number: int) -> None:
    """A child who has the sounds of both names and is under no narrow key has no more bits than such a child could have."""
    records, frequencies, _, asked = world(11)
    one = asked[number]
    keys = blocking.searches(one)
    outside = [r for r in records if set(keys.alone) & blocking.keys(r) and not set(keys.narrow) & blocking.keys(r)]
    found = FullScorer(one, WEIGHTS, frequencies, TODAY).rank(outside)
    assert not found or found[0].bits <= most_of_namesakes(one, WEIGHTS, frequencies) + 1e-6


@pytest.mark.parametrize("sister_born", ["2017-06-30", "2017-08-30"])
def test_of_far_namesakes_only_those_at_home_with_one_born_on_the_day_are_fetched(sister_born: str) -> None:
    """The name of one child and the birthday of another of that home may be mixed up; other namesakes of another year cannot matter."""
    spelt = child("C1", "Ynes", "Pacheco", "2017-06-30", household="H1", addresses=(Address("1 Elm Road", "W2 1AA"),))
    bearer, sister = child("C2", "Ines", "Pacheco", "2009-01-05", household="H2"), child("C3", "Hodan", "Ali", sister_born, household="H2")
    far = [child(f"N{n}", "Ines", "Pacheco", f"20{n:02}-11-17", household=f"F{n}") for n in range(1, 9)]
    index, fetched = MemoryIndex([spelt, bearer, sister, *far]), set[str]()

    def look_up(keys: Sequence[str], among: Sequence[str] = ()) -> Candidates:
        found = index.look_up(keys, among)
        fetched.update(r.id for r in found.outlines)
        return found

    asked = mention((K.NAME, "Ines Pacheco"), (K.DATE_OF_BIRTH, "2017-06-30"), (K.POSTCODE, "W2 1AA"), (K.ADDRESS, "1 Elm Road"))
    decision = Matcher(look_up, WEIGHTS).one(asked, thread=None)
    assert essence(decision) == essence(full_decision(asked, index, NameFrequencies()))
    mixed = sister_born == "2017-06-30"
    assert (isinstance(decision, ForReview) and decision.why == "sibling_fits") is mixed
    assert fetched == {"C1", "C2", "C3"} if mixed else fetched == {"C1"}


QUESTIONS = {
    "given_name_differs": (child("C1", "Hodan", "Pacheco", "2017-06-30", household="H1"), child("C2", "Amara", "Pacheco", "2017-06-30")),
    "sibling_fits": (
        child("C1", "Ines", "Pacheco", "2009-01-05", household="H1"),
        child("C2", "Hodan", "Ali", "2017-06-30", household="H1"),
    ),
}


@pytest.mark.parametrize("why", QUESTIONS)
def test_a_question_that_no_far_namesake_can_change_fetches_none(why: str) -> None:
    """Asked about for another reason than a rival, and nothing told of the home: namesakes born in another year stay unread."""
    far = [child(f"N{n}", "Ines", "Pacheco", f"20{n:02}-11-17", household=f"F{n}") for n in range(1, 9)]
    index, fetched = MemoryIndex([*QUESTIONS[why], *far]), set[str]()

    def look_up(keys: Sequence[str], among: Sequence[str] = ()) -> Candidates:
        found = index.look_up(keys, among)
        fetched.update(r.id for r in found.outlines)
        return found

    asked = mention((K.NAME, "Ines Pacheco"), (K.DATE_OF_BIRTH, "2017-06-30"))
    decision = Matcher(look_up, WEIGHTS).one(asked, thread=None)
    assert essence(decision) == essence(full_decision(asked, index, NameFrequencies()))
    assert isinstance(decision, ForReview)
    assert decision.why == why
    assert fetched == {"C1", "C2"}


@given(st.integers(0, 149), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_a_ranking_leaves_out_only_the_far(number: int, chance: random.Random) -> None:
    """Of any crowd, the best and all within two margins of it stand in the ranking with the bits of the full scoring.

    A child of another given name need not, where the best bears the written one, beyond one margin and the six best.
    """
    records, frequencies, _, asked = world(12)
    children = chance.sample(records, 200)
    short = Scorer(asked[number], WEIGHTS, frequencies, TODAY).rank(children)
    needed = not_far(asked[number], frequencies, children)
    assert [c for c in short if c in needed] == needed


@given(st.integers(0, 149), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_a_ranking_that_goes_on_leaves_out_only_the_far(number: int, chance: random.Random) -> None:
    """The same where some children were ranked first, and more with them later, or others without them."""
    records, frequencies, _, asked = world(12)
    children = chance.sample(records, 200)
    scorer = Scorer(asked[number], WEIGHTS, frequencies, TODAY)
    scorer.rank(children[:120])
    for more in (children, children[120:]):
        short = scorer.rank(more)
        needed = not_far(asked[number], frequencies, more)
        assert [c for c in short if c in needed] == needed
        assert {c.outline.id for c in short} <= {c.id for c in more}


def not_far(asked: Mention, frequencies: NameFrequencies, children: Sequence[ChildRecord]) -> list[Candidate]:
    """Whom a ranking of these children has to hold."""
    full = Scorer(asked, WEIGHTS, frequencies, TODAY).all(children)
    margin = WEIGHTS.thresholds.margin
    wanted = [c for c in full if c.bits >= full[0].bits - 2 * margin]
    spared = [] if given_differs(full[0]) else [c for c in full[6:] if given_differs(c) and c.bits < full[0].bits - margin]
    return [c for c in wanted if c not in spared]


def test_of_strangers_only_the_nearest_are_scored() -> None:
    """Where nobody is meant the six best are those of a whole ranking; who stands behind them is left out until somebody is."""
    asked = mention((K.NAME, "Ines Pacheco"), (K.DATE_OF_BIRTH, "2017-06-30"), (K.SEX, "F"))
    others = [child(f"C{n:02}", f"Boris{n}", "Pacheco" if n < 7 else "Pachecu", "2017-06-30", sex="M") for n in range(40)]
    maybe = child("D1", "Ines", "Pacheco", "2017-06-20", sex="M")
    scorer = Scorer(asked, WEIGHTS, NameFrequencies(), TODAY, least_to_be_meant(asked, None, WEIGHTS))
    short, whole = scorer.rank(others), Scorer(asked, WEIGHTS, NameFrequencies(), TODAY).rank(others)
    assert short[:6] == whole[:6]
    assert len(short) < 12 < len(whole)
    needed = not_far(asked, NameFrequencies(), [*others, maybe])
    assert [c for c in scorer.rank([*others, maybe]) if c in needed] == needed


def test_less_is_needed_to_be_meant_where_a_number_or_a_request_or_a_bare_name_asks() -> None:
    """A number that is held, a reply and a bare name make a question of a child with few bits; name and birthday do not."""
    dated, review = ((K.NAME, "Ines Pacheco"), (K.DATE_OF_BIRTH, "2017-06-30")), WEIGHTS.thresholds.review
    assert least_to_be_meant(mention(*dated), None, WEIGHTS) == review
    assert least_to_be_meant(mention(*dated, (K.CASE_ID, "CS-1")), None, WEIGHTS) < review
    assert least_to_be_meant(mention(*dated), ThreadEvidence("R-1", child("C1", "Ines", "Pacheco", "2017-06-30")), WEIGHTS) < review
    assert least_to_be_meant(mention(dated[0]), None, WEIGHTS) < review


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


@given(st.integers(0, 149), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_whoever_has_the_bits_beside_name_and_birthday_may_have_them(number: int, chance: random.Random) -> None:
    """Looking at one written thing after another never puts a child out of reach of what it does reach, and does put most."""
    records, frequencies, _, asked = world(12)
    one = asked[number]
    children = chance.sample(records, 100)
    beside = Beside(one, Setting(WEIGHTS, (), TODAY))
    for found in Scorer(one, WEIGHTS, frequencies, TODAY).all(children):
        has = sum(s.bits for s in found.steps if s.comparison not in {"given", "middle", "family", "order", "birth"})
        assert beside.can_give(found.outline, has - 1e-6)
        if not one.values(K.SIBLING_NAME):
            assert not beside.can_give(found.outline, has + 1e-6)


@pytest.mark.parametrize(
    ("kind", "value", "fits", "differs"),
    [
        (K.SEX, "F", {"sex": "F"}, {"sex": "M"}),
        (K.NHS_NUMBER, "9990000026", {"nhs_number": "9990000026"}, {"nhs_number": "9990000034"}),
        (K.UPN, "H801200001001", {"former_upns": ("H801200001001",)}, {"upn": "A123456789012"}),
        (K.CASE_ID, "CS-1", {"case_id": "CS-1"}, {"case_id": "CS-2"}),
        (K.AGE, "9", {"born": "2017-06-30"}, {"born": "2010-06-30"}),
        (K.SCHOOL, "Oak Primary", {"previous_schools": ("Oak Primary",)}, {"school": "Elm Primary"}),
        (K.GP_PRACTICE, "Oak Surgery", {"gp_practice": "Oak Surgery"}, {"gp_practice": "Elm Surgery"}),
        (K.CARER_NAME, "Ana Reis", {"adults": (Adult("Ana Reis"),)}, {"adults": (Adult("Hodan Ali"),)}),
        (K.POSTCODE, "W2 1AA", {"addresses": (Address("", "W2 1AA"),)}, {"addresses": (Address("", "SE9 4XX"),)}),
    ],
)
def test_what_was_looked_at_for_one_child_is_not_taken_for_another(
    kind: K, value: str, fits: dict[str, str], differs: dict[str, str]
) -> None:
    """Children share what was compared only where that stands in both records."""
    first, second = (child(name, "Ines", "Pacheco", **{"born": "2017-06-30", **more}) for name, more in (("C1", differs), ("C2", fits)))
    beside = Beside(mention((kind, value)), Setting(WEIGHTS, (), date(2026, 11, 30)))
    assert [beside.can_give(one, 0.5) for one in (first, second)] == [False, True]
