"""Decisions on one mention: what links, what a person decides, who is not in the index."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.children import Candidates, ChildRecord
from gateway.ids import ChildId
from gateway.matching.deciding import decide
from gateway.matching.decision import Decision, ForReview, Linked, NoCandidate
from gateway.matching.evidence import REPLY_HEADER, Mention
from gateway.matching.frequencies import NameFrequencies
from gateway.matching.resolving import Matcher
from gateway.matching.rules import ThreadEvidence
from gateway.matching.score import rank
from tests.unit.matching.matching_cases import (
    ELLA,
    EVERYBODY,
    HIBO,
    INES,
    LUCAS,
    MOHAMED,
    RUI,
    WEIGHTS,
    YASMIN_EAST,
    YASMIN_WEST,
    K,
    look_up,
    mention,
)

MATCHER = Matcher(look_up, WEIGHTS, on=date(2026, 3, 5))


def outcome(decision: Decision) -> tuple[str, str, str]:
    if isinstance(decision, Linked):
        return "linked", decision.candidate.child.id, decision.rule
    if isinstance(decision, ForReview):
        return "review", decision.candidates[0].child.id, decision.why
    return "none", "", decision.why


LINKS = [
    ([(K.NAME, "Ines Pacheco"), (K.DATE_OF_BIRTH, "2017-06-30")], "C1", "name_and_birth"),
    ([(K.NAME, "PACHECO, Ines"), (K.DATE_OF_BIRTH, "2017-06-30")], "C1", "name_and_birth"),
    ([(K.NAME, "Pacheco Ines"), (K.DATE_OF_BIRTH, "2017-06-30")], "C1", "name_and_birth"),
    ([(K.NAME, "Mo Hersi"), (K.DATE_OF_BIRTH, "2015-09-21")], "C6", "name_and_birth"),
    ([(K.NAME, "Muhammad Hersi"), (K.DATE_OF_BIRTH, "2015-09-21")], "C6", "name_and_birth"),
    ([(K.GIVEN_NAME, "Ines"), (K.NHS_NUMBER, "9990000026")], "C1", "number_and_name"),
    ([(K.DATE_OF_BIRTH, "2017-06-30"), (K.NHS_NUMBER, "9990000026")], "C1", "number_and_name"),
    ([(K.NAME, "Ines Pacheco"), (K.DATE_OF_BIRTH, "2017-06-03"), (K.NHS_NUMBER, "9990000026")], "C1", "number_and_name"),
    ([(K.NAME, "Rui Pacheco"), (K.ADDRESS, "9 Golborne Row"), (K.POSTCODE, "W10 5XL")], "C3", "name_and_home"),
    ([(K.GIVEN_NAME, "Rui"), (K.DATE_OF_BIRTH, "2014-02-11"), (K.SCHOOL, "Golborne Primary")], "C3", "given_birth_and_home"),
    ([(K.NAME, "I Pacheco"), (K.DATE_OF_BIRTH, "2017-06-30"), (K.POSTCODE, "W10 5XL")], "C1", "initial_birth_and_home"),
]


@pytest.mark.parametrize(("evidence", "record", "rule"), LINKS)
def test_links(evidence: list[tuple[K, str]], record: str, rule: str) -> None:
    """Evidence that fixes one child links, and the rule that says so is named."""
    assert outcome(MATCHER.one(mention(*evidence), thread=None)) == ("linked", record, rule)


REVIEWS = [
    ("a bare number", [(K.NHS_NUMBER, "9990000026")], "number_without_agreement"),
    (
        "the twin's number",
        [(K.NAME, "Lucas Pacheco"), (K.DATE_OF_BIRTH, "2017-06-30"), (K.NHS_NUMBER, "9990000026")],
        "number_of_another_child",
    ),
    ("two namesakes", [(K.NAME, "Yasmin Ali"), (K.AGE, "9")], "two_children_fit"),
    ("twins without a forename", [(K.NAME, "Pacheco"), (K.DATE_OF_BIRTH, "2017-06-30"), (K.POSTCODE, "W10 5XL")], "twins"),
    ("moved out of the borough", [(K.NAME, "Kai Pugh"), (K.DATE_OF_BIRTH, "2009-12-12")], "moved_out"),
    ("a date that is no slip", [(K.NAME, "Rui Pacheco"), (K.DATE_OF_BIRTH, "2011-09-27"), (K.POSTCODE, "W10 5XL")], "birth_differs"),
    ("the household alone", [(K.CARER_NAME, "Marisa Pacheco"), (K.ADDRESS, "9 Golborne Row")], "twins"),
    (
        "another number than on record",
        [(K.NAME, "Ines Pacheco"), (K.DATE_OF_BIRTH, "2017-06-30"), (K.NHS_NUMBER, "9434765919")],
        "number_differs",
    ),
    ("two dates of birth", [(K.NAME, "Ines Pacheco"), (K.DATE_OF_BIRTH, "2017-06-30"), (K.DATE_OF_BIRTH, "2014-02-11")], "two_birthdays"),
    ("name alone", [(K.NAME, "Hibo Hersi")], "not_enough_evidence"),
    ("initial and family name alone", [(K.NAME, "E Doran")], "not_enough_evidence"),
]


@pytest.mark.parametrize(("evidence", "why"), [case[1:] for case in REVIEWS], ids=[case[0] for case in REVIEWS])
def test_reviews(evidence: list[tuple[K, str]], why: str) -> None:
    """Doubt is a person's to resolve, with its reason."""
    kind, _, reason = outcome(MATCHER.one(mention(*evidence), thread=None))
    assert (kind, reason) == ("review", why)


def test_number_of_another_shows_both() -> None:
    """Name and number that disagree put both children before the reviewer."""
    decision = MATCHER.one(mention((K.NAME, "Lucas Pacheco"), (K.DATE_OF_BIRTH, "2017-06-30"), (K.NHS_NUMBER, "9990000026")), thread=None)
    assert isinstance(decision, ForReview)
    assert {INES.id, LUCAS.id} <= {c.child.id for c in decision.candidates}


@pytest.mark.parametrize(
    ("evidence", "why"),
    [
        ([(K.NAME, "Thiago Vasquez-Lindo"), (K.DATE_OF_BIRTH, "2022-10-19")], "new_child"),
        ([(K.NAME, "Bruno Pacheco"), (K.DATE_OF_BIRTH, "2021-03-03"), (K.POSTCODE, "W10 5XL")], "new_child"),
        ([(K.NAME, "Rui Pacheco"), (K.DATE_OF_BIRTH, "2020-01-01")], "new_child"),
        ([(K.GIVEN_NAME, "Ty")], "not_identifiable"),
        ([(K.INITIALS, "NG")], "not_identifiable"),
    ],
)
def test_nobody(evidence: list[tuple[K, str]], why: str) -> None:
    """A stranger, an unregistered sibling and a namesake born on another day are new children; a nickname alone is nobody."""
    assert outcome(MATCHER.one(mention(*evidence), thread=None)) == ("none", "", why)


def test_unregistered_sibling_shows_the_family() -> None:
    """A new brother is offered as a new child, with the family beside."""
    decision = MATCHER.one(mention((K.NAME, "Bruno Pacheco"), (K.DATE_OF_BIRTH, "2021-03-03"), (K.POSTCODE, "W10 5XL")), thread=None)
    assert isinstance(decision, NoCandidate)
    assert {c.child.household for c in decision.nearest[:3]} == {"H1"}


def test_number_of_a_twin_shows_the_one_named() -> None:
    """Where the number is the twin's and the name is written in a short form, the child named is shown beside its holder."""
    written = mention((K.NAME, "Luca Pacheco"), (K.NHS_NUMBER, "9990000026"), (K.SEX, "M"))
    decision = MATCHER.one(written, thread=None)
    assert isinstance(decision, ForReview)
    assert {INES.id, LUCAS.id} <= {c.child.id for c in decision.candidates}


def test_name_of_one_and_birthday_of_another_shows_both() -> None:
    """A child's name with a brother's birthday is no new child: both are put before a person."""
    decision = MATCHER.one(mention((K.NAME, "Hibo Hersi"), (K.DATE_OF_BIRTH, "2015-09-21")), thread=None)
    assert isinstance(decision, ForReview)
    assert {HIBO.id, MOHAMED.id} == {c.child.id for c in decision.candidates}


def test_joined_name_is_not_cut() -> None:
    """A double-barrelled family name whose second part is a brother's forename never links to the brother."""
    brother = replace(RUI, id=ChildId("J1"), given_name="Ismael", family_name="Hersi", household="J")
    sister = replace(RUI, id=ChildId("J2"), given_name="Sagal", family_name="Hersi-Ismael", household="J", date_of_birth=date(2019, 4, 4))
    written = mention((K.NAME, "Sagal Hersi-Ismael"), (K.DATE_OF_BIRTH, "2014-02-11"))
    decision = decide(written, Candidates((brother, sister)), thread=None, weights=WEIGHTS, frequencies=NameFrequencies())
    assert isinstance(decision, ForReview)


def _namesakes(count: int) -> tuple[ChildRecord, ...]:
    return tuple(replace(YASMIN_EAST, id=ChildId(f"N{n}"), household=f"N{n}", date_of_birth=date(2010 + n, 2, 3)) for n in range(count))


@pytest.mark.parametrize(("count", "expected"), [(5, ForReview), (6, NoCandidate)])
def test_more_namesakes_than_are_shown_are_too_many(count: int, expected: type[Decision]) -> None:
    """Five bearers of a bare name are put before a person; of six, five would mislead, and the reason says so."""
    everybody = Candidates(_namesakes(count))
    decision = decide(mention((K.NAME, "Yasmin Ali")), everybody, thread=None, weights=WEIGHTS, frequencies=NameFrequencies())
    assert isinstance(decision, expected)
    assert isinstance(decision, ForReview) or decision.why == "too_many_fit"


def test_nobody_found_in_a_cut_block_is_no_new_child() -> None:
    """A child is called new only where the index was read whole."""
    written = mention((K.NAME, "Thiago Vasquez-Lindo"), (K.DATE_OF_BIRTH, "2022-10-19"))
    decision = decide(written, Candidates((), ("pair:tg+wsks",)), thread=None, weights=WEIGHTS, frequencies=NameFrequencies())
    assert outcome(decision) == ("none", "", "block_truncated")


def test_cut_block_forbids_linking() -> None:
    """A cut block could hide a namesake."""
    written = mention((K.NAME, "Rui Pacheco"), (K.POSTCODE, "W10 5XL"))
    cut = Candidates((RUI,), ("post:W105XL",))
    decision = decide(written, cut, thread=None, weights=WEIGHTS, frequencies=NameFrequencies())
    assert outcome(decision) == ("review", RUI.id, "block_truncated")


def test_moved_by_the_items_own_words() -> None:
    """The item says that the family moved to a place that is not on record: the borough is no longer certain."""
    written = mention((K.NAME, "Mo Hersi"), (K.DATE_OF_BIRTH, "2015-09-21"), (K.ADDRESS, "27 Sandpit Lane, Luton"), cues=["moved"])
    assert outcome(MATCHER.one(written, thread=None)) == ("review", MOHAMED.id, "moved_out")


class TestThread:
    """A reference names a thread, never a child by itself."""

    asked = ThreadEvidence("MASH-AAAA-BBBB", MOHAMED, "yes")

    def test_forename_and_reference(self) -> None:
        """The agency asked answers and the forename is the child's."""
        assert outcome(MATCHER.one(mention((K.GIVEN_NAME, "Mohamed")), thread=self.asked)) == (
            "linked",
            MOHAMED.id,
            "reference_and_content",
        )

    def test_reference_alone(self) -> None:
        """An answer of the agency asked that names nobody."""
        assert outcome(MATCHER.one(mention((K.REFERENCE, "MASH-AAAA-BBBB")), thread=self.asked)) == (
            "linked",
            MOHAMED.id,
            "reference_alone",
        )

    def test_reply_alone(self) -> None:
        """That the mail is a reply to ours links nobody by itself nor with a forename, and with family name or birthday it does."""
        replied = replace(self.asked, told_by=REPLY_HEADER)
        got = outcome(MATCHER.one(mention((K.REFERENCE, "MASH-AAAA-BBBB")), thread=replied))
        assert got == ("review", MOHAMED.id, "reply_header_alone")
        in_year_five = MATCHER.one(mention((K.GIVEN_NAME, "Mohamed"), (K.SCHOOL_YEAR, "5"), (K.CARER_NAME, "Paul")), thread=replied)
        assert outcome(in_year_five) == ("review", MOHAMED.id, "reply_header_alone")
        for more in ((K.DATE_OF_BIRTH, "2015-09-21"), (K.NAME, "Mohamed Hersi")):
            decision = MATCHER.one(mention((K.GIVEN_NAME, "Mohamed"), more), thread=replied)
            assert outcome(decision) == ("linked", MOHAMED.id, "reference_and_content")
        assert isinstance(decision, Linked)
        assert "the mail is a reply to our request about this child, by its header" in [s.words for s in decision.candidate.steps]

    def test_reply_and_reference_apart(self) -> None:
        """Where the mail replies to the request about another child than the reference's, neither name nor reference links."""
        apart = replace(self.asked, beside=ThreadEvidence("MASH-CCCC-DDDD", INES, "yes", REPLY_HEADER))
        for written in ((K.GIVEN_NAME, "Mohamed"), (K.REFERENCE, "MASH-AAAA-BBBB")):
            assert outcome(MATCHER.one(mention(written), thread=apart)) == ("review", MOHAMED.id, "reply_contradicts_reference")

    def test_reference_alone_from_elsewhere(self) -> None:
        """Another agency that quotes the reference proves nothing."""
        thread = replace(self.asked, from_agency_asked="no")
        got = outcome(MATCHER.one(mention((K.REFERENCE, "MASH-AAAA-BBBB")), thread=thread))
        assert got == ("review", MOHAMED.id, "reference_from_another_agency")

    def test_contradicting_reference(self) -> None:
        """The reference is of another child: a person looks, and sees both."""
        written = mention((K.NAME, "Ines Pacheco"), (K.DATE_OF_BIRTH, "2017-06-30"))
        decision = MATCHER.one(written, thread=self.asked)
        assert outcome(decision) == ("review", INES.id, "reference_contradicts")
        assert isinstance(decision, ForReview)
        assert MOHAMED.id in {c.child.id for c in decision.candidates}

    def test_reference_never_outvotes_a_birthday(self) -> None:
        """The child's name with another date of birth stays with a person though the reference agrees."""
        written = mention((K.NAME, "Mohamed Hersi"), (K.DATE_OF_BIRTH, "2011-02-03"))
        assert outcome(MATCHER.one(written, thread=self.asked)) == ("review", MOHAMED.id, "birth_differs")

    def test_sibling_in_an_answer(self) -> None:
        """The reference does not turn the sister into the brother."""
        got = outcome(MATCHER.one(mention((K.NAME, "Hibo Hersi"), (K.DATE_OF_BIRTH, "2019-01-05")), thread=self.asked))
        assert got == ("review", HIBO.id, "reference_contradicts")


SUPPORT = st.lists(
    st.sampled_from(
        [
            (K.POSTCODE, "W10 5XL"), (K.ADDRESS, "9 Golborne Row"), (K.CARER_NAME, "Marisa Pacheco"), (K.SIBLING_NAME, "Rui"),
            (K.SEX, "F"), (K.SCHOOL, "Golborne Primary"), (K.SIBLING_NAME, "Lucas"), (K.AGE, "8"),
        ],
    ),
    unique=True,
)  # fmt: skip


@given(SUPPORT)
def test_no_support_outvotes_a_veto(support: list[tuple[K, str]]) -> None:
    """However much of the home agrees, another's number, birthday or forename is never linked."""
    for wrong in (
        [(K.NAME, "Ines Pacheco"), (K.DATE_OF_BIRTH, "2017-06-30"), (K.NHS_NUMBER, "9990000034")],
        [(K.NAME, "Ines Pacheco"), (K.DATE_OF_BIRTH, "2014-02-25")],
        [(K.NAME, "Bruno Pacheco"), (K.DATE_OF_BIRTH, "2017-06-30")],
        [(K.NHS_NUMBER, "9990000026")],
        [(K.NAME, "Pacheco"), (K.DATE_OF_BIRTH, "2017-06-30")],
    ):
        assert not isinstance(MATCHER.one(mention(*wrong, *support), thread=None), Linked)


@given(SUPPORT, st.randoms(use_true_random=False))
def test_order_of_evidence_does_not_matter(support: list[tuple[K, str]], shuffler: object) -> None:
    """The same evidence in another order gives the same decision and score."""
    evidence = [(K.NAME, "Ines Pacheco"), (K.DATE_OF_BIRTH, "2017-06-30"), *support]
    other = list(evidence)
    shuffler.shuffle(other)  # type: ignore[attr-defined]
    first, second = MATCHER.one(mention(*evidence), thread=None), MATCHER.one(mention(*other), thread=None)
    assert outcome(first) == outcome(second)
    assert isinstance(first, Linked)
    assert isinstance(second, Linked)
    assert first.candidate.bits == pytest.approx(second.candidate.bits)


CONTRADICTIONS = [
    (K.SEX, "M"), (K.NHS_NUMBER, "9434765919"), (K.POSTCODE, "SE28 1AA"), (K.SCHOOL, "Ravenscourt High"),
    (K.CARER_NAME, "Gemma Pratt"), (K.SIBLING_NAME, "Skye"),
]  # fmt: skip


@given(SUPPORT, st.sampled_from(CONTRADICTIONS))
def test_contradicting_evidence_never_raises_a_score(support: list[tuple[K, str]], against: tuple[K, str]) -> None:
    """A fact that is not this child's takes bits away or leaves the score as it was."""
    kinds = {kind for kind, _ in support}
    if against[0] in kinds or (against[0] is K.POSTCODE and K.ADDRESS in kinds):
        return
    base = mention((K.NAME, "Ines Pacheco"), *support)
    worse = mention((K.NAME, "Ines Pacheco"), *support, against)
    assert _bits(worse, INES) <= _bits(base, INES)


def _bits(written: Mention, record: ChildRecord) -> float:
    ranked = rank(written, EVERYBODY, weights=WEIGHTS, frequencies=NameFrequencies(), on=date(2026, 3, 5))
    return next(c.bits for c in ranked if c.child.id == record.id)


def test_score_is_the_sum_of_its_steps() -> None:
    """Every bit is accounted for in the steps shown to a reviewer."""
    ranked = rank(mention((K.NAME, "Ella Doran"), (K.NHS_NUMBER, "9990000042")), EVERYBODY, weights=WEIGHTS, frequencies=NameFrequencies())
    for candidate in ranked:
        assert candidate.bits == pytest.approx(WEIGHTS.thresholds.prior + sum(s.bits for s in candidate.steps))


def test_previous_name_links_with_number() -> None:
    """A recorded previous name is the child's name."""
    written = mention((K.NAME, "Ella Stubbs"), (K.NHS_NUMBER, "9990000042"))
    assert outcome(MATCHER.one(written, thread=None)) == ("linked", ELLA.id, "number_and_name")


def test_duplicate_record_is_no_rival() -> None:
    """Two records of one child do not make the child ambiguous."""
    twice = replace(RUI, id=type(RUI.id)("D3"), school="")
    written = mention((K.NAME, "Rui Pacheco"), (K.DATE_OF_BIRTH, "2014-02-11"))
    decision = decide(written, Candidates((RUI, twice)), thread=None, weights=WEIGHTS, frequencies=NameFrequencies())
    assert outcome(decision)[0] == "linked"


def test_namesakes_told_apart_by_birthday() -> None:
    """The date of birth names one of two children of one name."""
    for record in (YASMIN_EAST, YASMIN_WEST):
        assert record.date_of_birth is not None
        written = mention((K.NAME, "Yasmin Ali"), (K.DATE_OF_BIRTH, record.date_of_birth.isoformat()))
        assert outcome(MATCHER.one(written, thread=None)) == ("linked", record.id, "name_and_birth")


def test_a_link_needs_more_in_a_larger_index() -> None:
    """A given name and birthday with a family name merely spelt alike meet by chance among a million, not among ten thousand."""
    written = mention((K.NAME, "Duanso Teieca"), (K.DATE_OF_BIRTH, "2017-12-12"), (K.POSTCODE, "N18 0TX"))
    child = replace(RUI, given_name="Duanso", family_name="Teicea", date_of_birth=date(2017, 12, 12), nhs_number="")
    outcomes = [
        decide(
            written, Candidates((child,)), thread=None, weights=WEIGHTS, frequencies=NameFrequencies({"duanso": total // 500}, {}, total)
        )
        for total in (10_000, 1_000_000)
    ]
    assert [type(outcome) for outcome in outcomes] == [Linked, ForReview]
