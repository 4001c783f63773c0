"""How an author wants a passage handled: intelligence under conditions stays behind, what the family must not learn says so."""

from __future__ import annotations

import pytest

from redaction import Passage, group_parties, minimise
from redaction.handling import CAVEAT, conditional_passages
from tests.redaction_builders import copy_of, family, passages, policy, tags_of, text_of

SEALED = (
    "Intelligence graded 2 B C: Kit Ondell keeps a knife at the flat where Lena stays.",
    "3x5x2: 1/A/C. Kit Ondell supplies from the flat.",
    "Kit Ondell was seen at the flat on Sunday. Handling code C.",
    "Handling: C. He is said to own a firearm.",
    "Kit Ondell supplies cocaine; not to be disseminated further without reference to the originator.",
    "Conditions apply to this intelligence. Kit Ondell is at the address most nights.",
)
SHARED = (
    "Intelligence graded 2 B P: Kit Ondell keeps a knife at the flat where Lena stays.",
    "Handling code P: may be shared with partners who need to know. He owns a firearm.",
    "Lena is in class 2 C and her brother in 3 B.",
    "Handling stolen goods, caution 2014; battery 2021 against Paola in front of Lena.",
    "Source of income: benefits. Flat 2 A, C block.",
)
NOT_FOR_THEM = (
    "Please do not share this with her parents: Lena said that Marco hits her.",
    "Not to be disclosed to the mother. Lena has a bruise on her cheek.",
    "This is confidential from the family: Lena told Miss Orr that she is frightened at home.",
    "Please don't tell Mum that Lena said her uncle touches her.",
    "Lena asked for a phone number without her dad knowing.",
    "Lena says that her parents must not find out that she told school.",
)
ORDINARY = (
    "Lena's mother was told and agreed to the referral.",
    "We have shared this concern with her parents.",
    "The family do not have a garden.",
    "Mum does not let Lena walk home alone.",
)


@pytest.mark.parametrize("text", SEALED)
def test_intelligence_under_conditions_stays_behind_and_says_that_it_is_there(text: str) -> None:
    """Whole, whatever stands in it; the copy tells that something was left out and why, and a second person is asked for."""
    copy = copy_of(passages(text, "Lena has a bruise."), tags_of(passages(text), PERSON=["Kit Ondell"]), agency="police")
    assert "Ondell" not in text_of(copy)
    assert "Lena has a bruise." in text_of(copy)
    assert copy.withheld[0][0] == "conditional_intelligence"
    assert "conditional_intelligence" in copy.concerns


@pytest.mark.parametrize("text", SHARED)
def test_what_may_be_shared_with_need_is_shared(text: str) -> None:
    """Code P, and words that only look like a grading."""
    copy = copy_of(passages(text), agency="police")
    assert copy.withheld == ()
    assert "conditional_intelligence" not in copy.concerns


def test_a_label_or_a_heading_is_enough() -> None:
    """The code stands above the report as often as in it; the next heading ends it."""
    report = (
        Passage("s0", "body", "Handling code: C"),
        Passage("s1", "body", "Kit Ondell keeps a knife at the flat."),
        Passage("s2", "body", "Paola was seen with a black eye.", section=("Intelligence (handling C)",)),
        Passage("s3", "body", "Lena missed six days of school.", section=("Attendance",)),
    )
    assert conditional_passages(report) == {"s0", "s1", "s2"}


def test_a_label_holds_to_the_next_heading() -> None:
    """A date between the code and the report, or a report of several paragraphs, opens nothing."""
    report = passages("Handling code: C", "Date of report: 3 March 2026", "Kit Ondell supplies.", "He keeps a gun at 5 Bramley Road.")
    assert conditional_passages(report) == {"s0", "s1", "s2", "s3"}


def test_a_conviction_for_handling_is_no_condition() -> None:
    """The figure behind the full stop is no code."""
    assert conditional_passages(passages("Convicted of burglary and handling. 4 months custody.")) == frozenset()


def test_whom_it_names_is_hidden_in_the_rest_of_the_item() -> None:
    """A subject line that names the man leads to what was sealed; a parent whom it names as well is the home's own."""
    said = passages("Re: Kit Ondell", "Intelligence graded 2 B C: Kit Ondell and Paola Marchetti argued.", "Paola Marchetti was hit.")
    copy = copy_of(said, tags_of(said, PERSON=["Kit Ondell", "Paola Marchetti"]), agency="police")
    assert "Ondell" not in text_of(copy)
    assert "Paola Marchetti was hit." in text_of(copy)


def test_released_it_stands_again() -> None:
    """Two people's yes lifts the reason: the passage and the name."""
    said = passages("Re: Kit Ondell", SEALED[0])
    tags = tags_of(said, PERSON=["Kit Ondell"])
    rules = policy("police").lifting(frozenset({"conditional_intelligence"}))
    copy = minimise(said, tags, group_parties(said, tags, family().household), subject=family(), policy=rules, belongs={})
    assert "keeps a knife at the flat" in text_of(copy)
    assert copy.withheld == ()


@pytest.mark.parametrize("text", NOT_FOR_THEM)
def test_what_the_family_must_not_learn_reaches_the_hub_with_its_caveat(text: str) -> None:
    """A child's confidence is a fact of concern: hidden from the parent, not from those who protect the child."""
    (kept,) = copy_of(passages(text)).passages
    assert kept.handling == CAVEAT


@pytest.mark.parametrize(
    "text",
    [
        "The note on her bruises must not be shared with her parents.",
        "Please don't tell Mum that Lena said her uncle touches her.",
        "Confidential from the family: Lena sleeps in her clothes because she is afraid.",
    ],
)
def test_what_its_author_marks_as_not_for_the_family_waits_for_two_people(text: str) -> None:
    """The author of the item, or of a part of it, says who may not learn what it tells."""
    assert "confidential_from_family" in copy_of(passages(text)).concerns


@pytest.mark.parametrize(
    "text",
    [
        "Lena says that her parents must not find out that she told school.",
        "Lena asked that her mother is not told about the bruise.",
        "Marco gave Lena her tea and does not want mum to find out that he said so.",
        "We have not shared the marks on her back with the family.",
        "We did not mention the bruise to mum as we were told to ring you first.",
        "Father hit her; father must not be told.",
    ],
)
def test_a_wish_that_is_told_of_and_an_account_hold_nothing(text: str) -> None:
    """They stand in most referrals: the caveat says it, and no person is asked to look."""
    assert "confidential_from_family" not in copy_of(passages(text)).concerns


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_talk_of_parents_bears_no_caveat(text: str) -> None:
    """A caveat on everything is read by nobody."""
    assert [p.handling for p in copy_of(passages(text)).passages] == [""]


def test_a_forms_question_says_it_for_its_answer() -> None:
    """The label asks for what the family must not see."""
    answer = Passage("s0", "field", "Lena sleeps in her clothes.", label="Information not to be shared with parents")
    assert [p.handling for p in copy_of((answer,)).passages] == [CAVEAT]
