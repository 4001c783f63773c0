"""Name and birthday link alone only where few bear the name: another child, in no index, could have both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.children import Candidates, ChildRecord
from gateway.ids import ChildId
from gateway.matching.chance import may_be_met_by_chance
from gateway.matching.deciding import decide
from gateway.matching.decision import Candidate, Decision, ForReview, Linked, Step
from gateway.matching.frequencies import NameFrequencies
from tests.unit.matching.matching_cases import HOME, MOTHER, WEIGHTS, K, child, mention

HODAN = child("B0", "Hodan", "Jama", "2015-03-04", household="B0", addresses=HOME, adults=(MOTHER,), sex="F")
BARE = ((K.NAME, "Hodan Jama"), (K.DATE_OF_BIRTH, "2015-03-04"))
MILLION = NameFrequencies({"hodan": 5000}, {"jama": 3000}, 1_000_000)  # 15 bearers by parts alone: fewer than one born in a year


def bearers(count: int, **more: object) -> tuple[ChildRecord, ...]:
    """Others of the name born in the year, months apart."""
    days = [date(2015, 5, 1) + timedelta(days=n) for n in range(count)]
    return tuple(replace(HODAN, id=ChildId(f"N{n}"), household=f"N{n}", date_of_birth=d, addresses=(), **more) for n, d in enumerate(days))  # type: ignore[arg-type]


def decided(others: Sequence[ChildRecord], *beside: tuple[K, str], cut: tuple[str, ...] = (), names: NameFrequencies = MILLION) -> Decision:
    found = Candidates((HODAN, *others), cut)
    return decide(mention(*BARE, *beside), found, thread=None, weights=WEIGHTS, frequencies=names)


def test_a_common_name_with_a_birthday_alone_is_a_persons() -> None:
    """Three others of the name born in the year: of children in no index one in a hundred would be taken for one of the four."""
    found = decided(bearers(3))
    assert isinstance(found, ForReview)
    assert (found.candidates[0].child.id, found.why) == (HODAN.id, "name_is_common")
    assert isinstance(decided(bearers(2)), Linked)


@pytest.mark.parametrize(
    "beside",
    [[(K.POSTCODE, "W10 5XL")], [(K.CARER_NAME, "Marisa Pacheco")], [(K.ADDRESS, "9 Golborne Row"), (K.CARER_NAME, "Marisa Pacheco")]],
)
def test_a_fact_of_the_home_tells_apart(beside: list[tuple[K, str]]) -> None:
    """A common name links as before where something of the home is written and agrees."""
    assert isinstance(decided(bearers(20), *beside), Linked)


def test_sex_and_age_tell_nobody_apart() -> None:
    """The given name says the sex and the birthday the age: written beside them they are no further evidence."""
    assert isinstance(decided(bearers(3), (K.SEX, "F"), (K.AGE, "11")), ForReview)


@pytest.mark.parametrize(
    "other",
    [{"given_name": "Sagal"}, {"family_name": "Hersi"}, {"date_of_birth": date(2014, 5, 1)}, {"date_of_birth": None}],
)
def test_who_bears_another_name_or_was_born_in_another_year_does_not_count(other: dict[str, object]) -> None:
    """Only who could have been born on the day under the name."""
    assert isinstance(decided([replace(c, **other) for c in bearers(10)]), Linked)  # type: ignore[arg-type]


def test_who_is_known_by_the_name_counts() -> None:
    """A recorded other name is a name borne."""
    assert isinstance(decided(bearers(3, given_name="Hodo", known_as=("Hodan",))), ForReview)


def test_a_second_record_of_the_child_does_not_count() -> None:
    """Duplicates in the index are one bearer."""
    same = [replace(HODAN, id=ChildId(f"D{n}"), household=f"D{n}") for n in range(6)]
    assert isinstance(decided(same), Linked)


def test_a_number_is_one_childs_however_many_there_are() -> None:
    """Number and birthday without a name are not weighed by chance: what a number proves, other rules say."""
    steps = (Step("nhs", "agrees", 16.0, ""), Step("birth", "exact", 12.0, ""))
    assert not may_be_met_by_chance(Candidate(HODAN, 0.0, steps), 0, 10_000_000)
    assert may_be_met_by_chance(Candidate(HODAN, 0.0, steps[1:]), 0, 10_000_000)


@pytest.mark.parametrize(("key", "outcome"), [("pair:hdn+jm|2015", ForReview), ("pair:hdn+jm", Linked), ("pair:hdn+jm|", Linked)])
def test_a_cut_block_of_the_name_and_year_holds_many(key: str, outcome: type[Decision]) -> None:
    """Where the bearers were too many to open they are too many to link; the name without a year says nothing of the year."""
    assert isinstance(decided((), cut=(key,)), outcome)


@pytest.mark.parametrize(
    ("born", "others", "outcome"), [("2015-01-01", 1, ForReview), ("2015-01-01", 0, Linked), ("2015-01-02", 1, Linked)]
)
def test_the_first_of_january_is_a_weak_birthday(born: str, others: int, outcome: type[Decision]) -> None:
    """It is written where a birthday is not known: another bearer of the name in that year is one too many."""
    registered = replace(HODAN, date_of_birth=date.fromisoformat(born))
    rare = NameFrequencies({"hodan": 500}, {"jama": 3000}, 1_000_000)
    written = mention(BARE[0], (K.DATE_OF_BIRTH, born))
    found = decide(written, Candidates((registered, *bearers(others))), thread=None, weights=WEIGHTS, frequencies=rare)
    assert isinstance(found, outcome)


@pytest.mark.parametrize(("size", "outcome"), [(20_000, Linked), (1_000_000, ForReview)])
def test_a_family_name_only_spelt_alike_asks_for_a_smaller_index(size: int, outcome: type[Decision]) -> None:
    """Among more children more are spelt alike by chance, though nobody in the index bears the written name."""
    written = mention((K.NAME, "Hodan Jamma"), (K.DATE_OF_BIRTH, "2015-03-04"), (K.POSTCODE, "W10 4AA"))
    names = NameFrequencies({"hodan": size // 200}, {"jama": size // 300}, size)
    found = decide(written, Candidates((HODAN,)), thread=None, weights=WEIGHTS, frequencies=names)
    assert isinstance(found, outcome)


HOMES = st.lists(
    st.sampled_from(
        [(K.POSTCODE, "W10 5XL"), (K.SCHOOL, "Oak Primary"), (K.GP_PRACTICE, "Elm Surgery"), (K.CARER_NAME, "Marisa Pacheco"), (K.SEX, "F")]
    ),
    unique=True,
)
AGAINST = st.sampled_from(
    [(K.POSTCODE, "SE28 1AA"), (K.CARER_NAME, "Gemma Pratt"), (K.SEX, "M"), (K.SCHOOL, "Ravenscourt High"), (K.AGE, "3")]
)
KNOWN = replace(HODAN, school="Oak Primary", gp_practice="Elm Surgery")


def links(evidence: Sequence[tuple[K, str]], others: Sequence[ChildRecord]) -> bool:
    found = decide(mention(*BARE, *evidence), Candidates((KNOWN, *others)), thread=None, weights=WEIGHTS, frequencies=MILLION)
    return isinstance(found, Linked)


@given(HOMES, AGAINST, st.integers(0, 60), st.integers(0, 60))
def test_more_against_and_more_of_the_name_never_make_a_link(
    beside: list[tuple[K, str]], against: tuple[K, str], few: int, more: int
) -> None:
    """What is not this child's, or one more who bears the name, never turns a question into a link."""
    if against[0] not in {kind for kind, _ in beside}:
        assert links(beside, bearers(few)) or not links([*beside, against], bearers(few))
    assert links(beside, bearers(few)) or not links(beside, bearers(few + more))


@given(
    st.lists(st.tuples(st.sampled_from(["given", "family", "middle", "sex", "postcode", "school", "age"]), st.floats(-8, 12)), max_size=6),
    st.integers(0, 400), st.integers(0, 3_000_000), st.integers(0, 3_000_000), st.floats(0, 8),
)  # fmt: skip
def test_the_rule_is_monotone(parts: list[tuple[str, float]], count: int, size: int, larger: int, less: float) -> None:
    """More bearers, a larger index at the same bits, or less evidence never take the doubt away."""
    steps = [Step(name, "x", bits, "") for name, bits in parts]
    born = Step("birth", "exact", 12.0, "")

    def doubtful(made: Sequence[Step], others: int, total: int) -> bool:
        return may_be_met_by_chance(Candidate(HODAN, 0.0, (*made, born)), others, total)

    if doubtful(steps, count, size):
        assert doubtful(steps, count + 1, size)
        assert doubtful(steps, count, size + larger)
        assert all(doubtful([*steps[:n], replace(s, bits=s.bits - less), *steps[n + 1 :]], count, size) for n, s in enumerate(steps))
        assert doubtful([*steps, Step("carer", "differs", -less, "")], count, size)
