"""The ways to a link by what families and agencies write of themselves: carers, shortened and other family names, slips."""

from __future__ import annotations

from datetime import date

import pytest

from gateway.children import Candidates
from gateway.matching.deciding import decide
from gateway.matching.decision import ForReview, Linked
from gateway.matching.frequencies import NameFrequencies
from gateway.matching.resolving import Matcher
from tests.unit.matching.matching_cases import RUI, WEIGHTS, K, look_up, mention

MATCHER = Matcher(look_up, WEIGHTS, on=date(2026, 3, 5))
BROTHER = [(K.SIBLING_NAME, "Ines"), (K.SIBLING_NAME, "Lucas"), (K.SEX, "M")]
LINKS = [
    (
        [(K.NAME, "Rui Barros"), (K.DATE_OF_BIRTH, "2014-02-11"), (K.POSTCODE, "W10 5XL"), (K.SCHOOL, "Golborne Primary")],
        "C3",
        "given_birth_and_home",
    ),
    ([(K.GIVEN_NAME, "Rui"), (K.CARER_NAME, "Marisa Pacheco"), (K.SCHOOL, "Golborne Primary"), *BROTHER], "C3", "name_and_carer"),
    ([(K.NAME, "Rui Pacheco"), (K.CARER_NAME, "M Pacheco"), (K.SCHOOL, "Golborne Primary"), *BROTHER], "C3", "name_and_carer"),
    ([(K.NAME, "Rui Pacheco"), (K.POSTCODE, "W10 5XI"), (K.CARER_NAME, "Marisa Pacheco")], "C3", "name_and_near_home"),
]


@pytest.mark.parametrize(("evidence", "record", "rule"), LINKS)
def test_links(evidence: list[tuple[K, str]], record: str, rule: str) -> None:
    """What fixes one child links, and the rule that says so is named."""
    found = MATCHER.one(mention(*evidence), thread=None)
    assert isinstance(found, Linked)
    assert (found.candidate.child.id, found.rule) == (record, rule)


REVIEWS = [
    (
        "another family name with the home alone",
        [(K.NAME, "Rui Barros"), (K.DATE_OF_BIRTH, "2014-02-11"), (K.POSTCODE, "W10 5XL")],
        "not_enough_evidence",
    ),
    (
        "family name, birthday and home, which an unseen twin has too",
        [(K.NAME, "Pacheco"), (K.DATE_OF_BIRTH, "2014-02-11"), (K.POSTCODE, "W10 5XL"), (K.SEX, "M")],
        "not_enough_evidence",
    ),
    ("a carer and a brother are one family", [(K.GIVEN_NAME, "Rui"), (K.CARER_NAME, "Marisa Pacheco"), *BROTHER], "not_enough_evidence"),
    (
        "a common name with a carer and a school that others share",
        [(K.GIVEN_NAME, "Rui"), (K.CARER_NAME, "M Pacheco"), (K.SCHOOL, "Golborne Primary"), (K.SEX, "M")],
        "not_enough_evidence",
    ),
]


@pytest.mark.parametrize(("case", "evidence", "why"), REVIEWS)
def test_an_unseen_child_could_fit_as_well(case: str, evidence: list[tuple[K, str]], why: str) -> None:
    """What a child in no index could have in common with the one of the index goes to a person."""
    found = MATCHER.one(mention(*evidence), thread=None)
    assert isinstance(found, ForReview), case
    assert found.why == why


@pytest.mark.parametrize(("bearers", "outcome"), [(400, ForReview), (4, Linked)])
def test_a_like_given_name_needs_a_rare_family_name(bearers: int, outcome: type[ForReview | Linked]) -> None:
    """With a birthday alone, a given name that is only spelt alike links beside a rare family name and not beside a common one."""
    written = mention((K.NAME, "Riu Pacheco"), (K.DATE_OF_BIRTH, "2014-02-11"), (K.SEX, "M"))
    names = NameFrequencies({}, {"pacheco": bearers}, 16_000)
    assert isinstance(decide(written, Candidates((RUI,)), thread=None, weights=WEIGHTS, frequencies=names), outcome)
