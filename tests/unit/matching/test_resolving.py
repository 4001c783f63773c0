"""Deciding all mentions of an item together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.matching.decision import Decision, ForReview, Linked
from gateway.matching.evidence import REPLY_HEADER, Evidence, EvidenceKind, Mention
from gateway.matching.item_matcher import ItemMatcher, written_on
from gateway.matching.resolving import Matcher, resolve
from gateway.matching.rules import ThreadEvidence
from parsers.document import Document, Meeting, Segment, SegmentKind, Submission
from redaction.tags import Tag
from tests.unit.matching.matching_cases import EVERYBODY, HIBO, INES, LUCAS, MOHAMED, RUI, WEIGHTS, YASMIN_EAST, K, look_up

MATCHER = Matcher(look_up, WEIGHTS, on=date(2026, 3, 5))
ASKED = ThreadEvidence("MASH-AAAA-BBBB", MOHAMED, "yes")
REFERENCE = ("ref", ["reply_to_request"], [(K.REFERENCE, "MASH-AAAA-BBBB")])
Case = tuple[str, list[str], list[tuple[EvidenceKind, str]]]


def mentions(*cases: Case) -> tuple[Mention, ...]:
    return tuple(Mention(name, tuple(Evidence(k, v) for k, v in evidence), frozenset(cues)) for name, cues, evidence in cases)


def outcomes(decisions: Sequence[Decision]) -> list[tuple[str, str]]:
    found = []
    for d in decisions:
        if isinstance(d, Linked):
            found.append(("linked", str(d.candidate.child.id)))
        elif isinstance(d, ForReview):
            found.append((d.why, str(d.candidates[0].child.id)))
        else:
            found.append((d.why, ""))
    return found


INES_TOLD: Case = ("a", [], [(K.NAME, "Ines Pacheco"), (K.DATE_OF_BIRTH, "2017-06-30")])
INES_SUBJECT: Case = ("a", ["subject_label"], [(K.NAME, "Ines Pacheco"), (K.DATE_OF_BIRTH, "2017-06-30")])
MO_TOLD: Case = ("b", [], [(K.NAME, "Mo Hersi"), (K.DATE_OF_BIRTH, "2015-09-21")])


def test_two_children_two_links() -> None:
    """Each child the item is about is decided by itself."""
    assert outcomes(resolve(mentions(INES_TOLD, MO_TOLD), MATCHER)) == [("linked", "C1"), ("linked", "C6")]


def test_bystanders_are_not_proposed_beside_a_certain_child() -> None:
    """A name in passing that fits somebody in the index is no proposal."""
    passing: Case = ("c", ["bystander"], [(K.NAME, "Yasmin Ali")])
    assert outcomes(resolve(mentions(INES_TOLD, passing), MATCHER)) == [("linked", "C1")]


def test_name_in_passing_is_proposed_where_nobody_is_certain() -> None:
    """With no certain child the name in passing is worth a person's look."""
    passing: Case = ("c", [], [(K.NAME, "Hibo Hersi")])
    assert outcomes(resolve(mentions(passing), MATCHER)) == [("not_enough_evidence", "C7")]


@pytest.mark.parametrize("cue", ["not_subject", "other_family"])
def test_somebody_elses_child_is_left_out(cue: str) -> None:
    """Said not to be a subject: neither linked nor proposed, date of birth or not."""
    other: Case = ("b", [cue], MO_TOLD[2])
    assert outcomes(resolve(mentions(INES_TOLD, other), MATCHER)) == [("linked", "C1")]


def test_child_of_another_family_beside_a_named_subject() -> None:
    """The subject is labelled; a certain child of another family goes to a person."""
    assert outcomes(resolve(mentions(INES_SUBJECT, MO_TOLD), MATCHER)) == [("linked", "C1"), ("other_family_named", "C6")]


def test_sibling_beside_a_named_subject_links() -> None:
    """A brother of the labelled subject with his own date of birth is a subject too."""
    brother: Case = ("b", [], [(K.NAME, "Rui Pacheco"), (K.DATE_OF_BIRTH, "2014-02-11")])
    assert outcomes(resolve(mentions(INES_SUBJECT, brother), MATCHER)) == [("linked", "C1"), ("linked", "C3")]


def test_sibling_by_forename_is_proposed() -> None:
    """The little sister of whom more is told by forename is put before a person, never linked; named in passing she is shown."""
    sister: Case = ("b", ["sibling_of_subject", "in_passing", "told_more"], [(K.GIVEN_NAME, "Hibo")])
    passing: Case = ("b", ["sibling_of_subject", "in_passing"], [(K.GIVEN_NAME, "Hibo")])
    assert outcomes(resolve(mentions(MO_TOLD, sister), MATCHER)) == [("linked", "C6"), ("sibling_named", "C7")]
    assert outcomes(resolve(mentions(MO_TOLD, passing), MATCHER)) == [("linked", "C6"), ("sibling_in_passing", "C7")]


def test_untroubled_sibling_is_not_proposed() -> None:
    """No concern about the twin: no proposal."""
    twin: Case = ("b", ["sibling_of_subject", "not_subject", "untroubled"], [(K.GIVEN_NAME, "Lucas")])
    assert outcomes(resolve(mentions(INES_TOLD, twin), MATCHER)) == [("linked", "C1")]


def test_somebody_elses_child_alone_is_seen_by_a_person() -> None:
    """Where nobody else is named, words against a certain child make it a question, not a silence."""
    other: Case = ("b", ["other_family"], MO_TOLD[2])
    assert outcomes(resolve(mentions(other), MATCHER)) == [("other_family_named", "C6")]


def test_parent_in_the_subject_line_is_no_new_child() -> None:
    """A name in the subject line that fits nobody is dropped beside a certain child."""
    parent: Case = ("b", ["subject_line"], [(K.NAME, "Gemma Pratt")])
    assert outcomes(resolve(mentions(INES_TOLD, parent), MATCHER)) == [("linked", "C1")]


def test_two_mentions_of_one_child_are_one_link() -> None:
    """The child written twice, once without date of birth, is one decision."""
    again: Case = ("b", ["subject_line"], [(K.NAME, "Ines Pacheco")])
    assert outcomes(resolve(mentions(INES_TOLD, again), MATCHER)) == [("linked", "C1")]


def test_number_of_another_is_never_swallowed() -> None:
    """A second mention whose number belongs to another child stays a question though the child is linked."""
    odd: Case = ("b", [], [(K.NAME, "Ines Pacheco"), (K.NHS_NUMBER, "9990000034")])
    found = outcomes(resolve(mentions(INES_TOLD, odd), MATCHER))
    assert ("linked", "C1") in found
    assert "number_of_another_child" in {why for why, _ in found}


class TestAnswers:
    """Answers to our requests."""

    def test_nobody_named(self) -> None:
        """The reference decides where nobody is named."""
        assert outcomes(resolve(mentions(REFERENCE), MATCHER, thread=ASKED)) == [("linked", "C6")]

    def test_forename_of_the_child(self) -> None:
        """The forename of the child we asked about is enough beside our reference."""
        assert outcomes(resolve(mentions(("a", ["bystander"], [(K.GIVEN_NAME, "Mohamed")]), REFERENCE), MATCHER, thread=ASKED)) == [
            ("linked", "C6")
        ]

    def test_rows_of_a_class_list(self) -> None:
        """Other rows of a list that was sent along are nobody's business."""
        rows: list[Case] = [("b", ["table_row"], MO_TOLD[2]), ("c", ["table_row"], INES_TOLD[2])]
        assert outcomes(resolve(mentions(*rows, REFERENCE), MATCHER, thread=ASKED)) == [("linked", "C6")]

    def test_sibling_with_birthday(self) -> None:
        """A sister told with her date of birth is decided too where harm is told of her; merely listed, she is a person's question."""
        sister = [(K.NAME, "Hibo Hersi"), (K.DATE_OF_BIRTH, "2019-01-05")]
        hurt, listed = (resolve(mentions(MO_TOLD, ("c", cues, sister), REFERENCE), MATCHER, thread=ASKED) for cues in (["harmed"], []))
        assert outcomes(hurt) == [("linked", "C6"), ("linked", "C7")]
        assert outcomes(listed) == [("linked", "C6"), ("sibling_named", "C7")]

    def test_sibling_with_birthday_by_the_certain_childs_home(self) -> None:
        """Nor does the home of the certain child make her certain where the index holds many of her name."""
        listed = ("c", ["told", "told_more"], [(K.GIVEN_NAME, "Hibo"), (K.DATE_OF_BIRTH, "2019-01-05")])
        assert ("linked", "C7") not in outcomes(resolve(mentions(MO_TOLD, listed, REFERENCE), MATCHER, thread=ASKED))

    @pytest.mark.parametrize(
        ("initials", "why"), [("M.H.", "linked"), ("HM", "linked"), ("M", "linked"), ("B.T.", "reference_contradicts")]
    )
    def test_initials_of_the_child(self, initials: str, why: str) -> None:
        """An answer that calls the child by other initials is of somebody else: the reference alone links nobody."""
        pupil = ("a", ["child"], [(K.INITIALS, initials)])
        assert outcomes(resolve(mentions(pupil, REFERENCE), MATCHER, thread=ASKED)) == [(why, "C6")]

    def test_wrong_thread(self) -> None:
        """The answer is about another child: a person looks, and the reference alone links nobody."""
        assert outcomes(resolve(mentions(INES_TOLD, REFERENCE), MATCHER, thread=ASKED)) == [("reference_contradicts", "C1")]

    def test_another_agency(self) -> None:
        """A reference from an agency that was not asked links nobody by itself."""
        thread = ThreadEvidence("MASH-AAAA-BBBB", MOHAMED, "no")
        assert outcomes(resolve(mentions(REFERENCE), MATCHER, thread=thread)) == [("reference_from_another_agency", "C6")]

    def test_reply_to_another_request(self) -> None:
        """The children of the reference and of the mail that is replied to are both put before a person."""
        apart = replace(ASKED, beside=ThreadEvidence("MASH-CCCC-DDDD", INES, "yes", REPLY_HEADER))
        both = [("reply_contradicts_reference", "C6"), ("reply_contradicts_reference", "C1")]
        assert outcomes(resolve(mentions(MO_TOLD, REFERENCE), MATCHER, thread=apart)) == both
        assert outcomes(resolve(mentions(REFERENCE), MATCHER, thread=apart)) == both

    @pytest.mark.parametrize("asked", ["yes", "no"])
    def test_a_reply_to_an_old_mail_sets_nobody_aside(self, asked: str) -> None:
        """Beside the child once asked about another is told of: both are decided, as without the header."""
        hurt: Case = ("c", ["harmed"], INES_TOLD[2])
        thread = ThreadEvidence("MASH-AAAA-BBBB", MOHAMED, asked, REPLY_HEADER)
        found = outcomes(resolve(mentions(MO_TOLD, hurt, REFERENCE), MATCHER, thread=thread))
        assert found == outcomes(resolve(mentions(MO_TOLD, hurt), MATCHER)) == [("linked", "C6"), ("linked", "C1")]

    def test_a_reply_to_an_old_mail_about_another_child(self) -> None:
        """Of whom we asked, a person is shown that the mail was about somebody else; of anybody else the header says nothing."""
        thread = ThreadEvidence("MASH-AAAA-BBBB", MOHAMED, "yes", REPLY_HEADER)
        assert outcomes(resolve(mentions(INES_TOLD, REFERENCE), MATCHER, thread=thread)) == [("reference_contradicts", "C1")]
        unasked = replace(thread, from_agency_asked="no")
        assert outcomes(resolve(mentions(INES_TOLD, REFERENCE), MATCHER, thread=unasked)) == [("linked", "C1")]
        assert outcomes(resolve(mentions(REFERENCE), MATCHER, thread=unasked)) == [("reference_from_another_agency", "C6")]

    def test_our_reference_written_by_an_agency_not_asked_sets_nobody_aside(self) -> None:
        """It is no answer: whom it tells of beside the child of the request is decided."""
        thread = ThreadEvidence("MASH-AAAA-BBBB", MOHAMED, "no")
        assert ("linked", "C1") in outcomes(resolve(mentions(MO_TOLD, INES_TOLD, REFERENCE), MATCHER, thread=thread))

    def test_unknown_reference(self) -> None:
        """A reference that is none of ours leaves name and date of birth to decide."""
        thread = ThreadEvidence("MASH-ZZZZ-ZZZZ", None, "no")
        assert outcomes(resolve(mentions(INES_TOLD, REFERENCE), MATCHER, thread=thread)) == [("linked", "C1")]


def test_nobody_nothing() -> None:
    """An item that names nobody and quotes nothing has no decisions."""
    assert resolve((), MATCHER) == ()


@given(
    st.permutations(
        [
            INES_TOLD,
            MO_TOLD,
            ("c", ["sibling_of_subject", "in_passing"], [(K.GIVEN_NAME, "Hibo")]),
            ("d", ["bystander"], [(K.NAME, "Yasmin Ali")]),
        ]
    )
)
def test_order_of_mentions_does_not_matter(cases: list[Case]) -> None:
    """The same mentions in any order lead to the same children."""
    assert set(outcomes(resolve(mentions(*cases), MATCHER))) == {("linked", "C1"), ("linked", "C6"), ("sibling_in_passing", "C7")}


def test_item_matcher_reads_text_to_decisions() -> None:
    """From passages and tags to a link, through one call."""
    text = "Name: Ines Pacheco, DOB 30.06.17"
    segment = Segment("s0", SegmentKind.BODY, text)
    tags = [Tag("s0", 6, 18, "PERSON", 0.9, "test"), Tag("s0", 24, 32, "DATE_OF_BIRTH", 0.9, "test")]
    decisions = ItemMatcher(look_up, WEIGHTS).decide(
        (("", segment),), tags, Document("text/plain", segments=(segment,)), reference="", thread=None
    )
    assert outcomes(decisions) == [("linked", "C1")]


@pytest.mark.parametrize(
    ("document", "day"),
    [
        (Document("x", submissions=(Submission("a", "b", "", "2026-03-05T12:20:11", "live"),)), date(2026, 3, 5)),
        (Document("x", meeting=Meeting(date="26 February 2026")), date(2026, 2, 26)),
        (Document("x", meeting=Meeting(date="Thursday")), None),
        (Document("x"), None),
    ],
)
def test_day_of_writing(document: Document, day: date | None) -> None:
    """Ages count from the day the item says it was written."""
    assert written_on(document) == day


def test_cases_are_distinct_children() -> None:
    """The shared index holds no two records under one id."""
    assert len({r.id for r in EVERYBODY}) == len(EVERYBODY)
    assert {INES.household, LUCAS.household, RUI.household} == {"H1"}
    assert HIBO.household == MOHAMED.household != YASMIN_EAST.household
