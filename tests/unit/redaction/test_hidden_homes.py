"""A home that somebody must not find: attacks by wording. Nothing that leads there travels, and a person is told."""

from __future__ import annotations

import pytest

from redaction import Passage, hiding_cues
from redaction.detector import Detector
from tests.redaction_builders import copy_of, family, passages, text_of


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


HOME = "23 Larkspur Way, Wantage OX12 8ZZ"


@pytest.mark.parametrize(
    "warning",
    [
        "Her father does not know where they live now.",
        "Nobody outside this team may be told.",
        "This is not to be written in any letter.",
        "For your eyes only.",
        "The address has been withheld from the family.",
        "He must not find out where she has gone.",
        "They have been put up by a charity; dad has no idea.",
        "They fled from her husband on Sunday.",
        "Location confidential.",
        "Her husband's cousins must not hear where they went.",
        "They moved so that he cannot trace them.",
        "Her ex has not been told that they moved.",
        "Ravi has not been told that Paola is with her sister.",
        "This must not go on any file.",
    ],
)
@pytest.mark.parametrize("order", ["before", "behind"])
def test_the_address_goes_whatever_the_warning(detector: Detector, warning: str, order: str) -> None:
    """House, street, town and district are gone also where the warning stands in another paragraph."""
    told = f"Lena and her mother are staying at {HOME}, two stops by train from Didcot."
    items = passages(*((warning, told) if order == "before" else (told, warning)))
    copy = copy_of(items, detector.tag(items), agency="dv_service")
    text = text_of(copy)
    assert not any(piece in text for piece in ("Larkspur", "Wantage", "OX12", "23 ", "Didcot", "two stops"))
    assert "refuge_address" in copy.concerns


@pytest.mark.parametrize(
    "warning",
    [
        "He has no idea that she rents a room on Mill Lane.",
        "He has not been told that she sleeps at her sister's on Mill Lane.",
        "Dad has no idea that the girls go to a new school.",
        "Dad has not been told that police have the message in her flat.",
        "4 Mill Lane must not go on the front sheet.",
        "4 Mill Lane must not be put on the Mosaic timeline.",
        "4 Mill Lane must not be put on Mosaic.",
        "4 Mill Lane is not to go on the CAD.",
        "4 Mill Lane must not go on the whiteboard.",
    ],
)
def test_what_is_kept_from_somebody_or_off_a_paper_hides_a_home(warning: str) -> None:
    """Whatever somebody has no idea of may be where they live, but that a message is held; and a system or a sheet is a file too."""
    assert hiding_cues.REFUGE.search(warning)


@pytest.mark.parametrize(
    "secret",
    [
        "They have not been told about this referral.",
        "Parents have not been told of the rib findings and should not be until police agree.",
        "Dad has no idea of this report, as he is away.",
        "Ravi has not been told of this call",
        "Paola has not been told of this letter. She will ask him to read it.",
        "Mum has no idea about our e-mail",
        "Her parents have not been told about this form, and should not be.",
        "Marisa has not been told that we are sending this.",
        "Marisa has no idea that I have made a referral.",
        "Mother has not been told that police have the message.",
        "Mother has not been told that police have it.",
        "Mother has no idea that we have a recording.",
        "He knew not to go in the front.",
        "She must not be put in the bath alone.",
    ],
)
def test_this_referral_kept_quiet_is_no_hidden_home(detector: Detector, secret: str) -> None:
    """What somebody was not told of is the text itself: nobody is held for it, and home, school and the writer's own address stay."""
    assert hiding_cues.REFUGE.search(secret) is None
    signature = Passage("s9", "signature", "Amal Osei, Hill Lane School, 40 Hill Lane, London W3 9AA")
    items = (*passages(f"Lena lives at 14 Wornington Place W10 5QB. {secret}", "She goes to Ashby Hall School."), signature)
    copy = copy_of(items, detector.tag(items))
    assert ("14 Wornington Place" in text_of(copy), "refuge_address" in copy.concerns) == (True, False)


@pytest.mark.parametrize(
    "told",
    [
        ("Mr Dean Cole has not been told about the report. Paola is at 9 Mill Row, Acton W3 8AA.",),
        ("Her ex has not been told about the call she made. They are staying at 9 Mill Row, Acton W3 8AA.",),
        ("Dean has not been told of the meeting place, 9 Mill Row, Acton W3 8AA.",),
        ("Dean Cole has no idea of my visit.", "Paola is at 9 Mill Row, Acton W3 8AA."),
        ("Paola and the children fled him. They are staying at flat 31-do not tell dad.",),
        ("Paola moved to flat 12-14; he must not learn where they are.",),
        ("Dean has not been told of the X-rays. Paola is at 9 Mill Row, Acton W3 8AA.",),
        ("Dean has not been told about this referral. Paola is at 9 Mill Row, Acton W3 8AA.",),
        ("Paola is at 9 Mill Row, Acton W3 8AA. Dean has not been told about this referral.",),
        ("Dean has not been told about this referral, or where they are: 9 Mill Row, Acton W3 8AA.",),
        ("Dean has not been told that we are sending them to 9 Mill Row, Acton W3 8AA.",),
        ("Dean has not been told that we have moved them. They are at 9 Mill Row, Acton W3 8AA.",),
        ("Dean has not been told that we are sending this. Paola is at 9 Mill Row, Acton W3 8AA.",),
        ("Dean has not been told about this referral.", "Paola is now at 9 Mill Row, Acton W3 8AA."),
    ],
)
def test_an_address_beside_what_somebody_was_not_told_is_hidden(detector: Detector, told: tuple[str, ...]) -> None:
    """Anything but the text itself may be the address; and where another than the child's own is told beside it, that one is."""
    items = passages("Lena was seen today.", *told)
    copy = copy_of(items, detector.tag(items))
    assert [piece for piece in ("Mill Row", "W3 8AA", "Acton", "31", "12") if piece in text_of(copy)] == []
    assert "refuge_address" in copy.concerns


def test_any_other_address_may_be_safe_where_the_policy_masks_the_childs_own(detector: Detector) -> None:
    """A domestic abuse service need give no warning: what locates another address than the one of record is sealed and held."""
    items = passages("Lena has a room at Saffron Cottage, 4 Mill Rise, Wantage OX12 8ZZ, behind the library.")
    copy = copy_of(items, detector.tag(items), agency="dv_service")
    assert not any(piece in text_of(copy) for piece in ("Saffron", "Mill Rise", "Wantage", "OX12", "library"))
    assert "refuge_address" in copy.concerns


def test_the_protected_home_of_record_is_sealed_in_parts(detector: Detector) -> None:
    """A protected home goes by its street, its postcode and a clue alone."""
    subject = family(addresses=(), protected="yes", protected_addresses=("7 Tansy Court, TW9 9ZZ",))
    items = passages("Lena walks home along Tansy Court, opposite the bakery.", "Old postcode TW9 9ZZ to be closed.")
    text = text_of(copy_of(items, detector.tag(items), subject=subject))
    assert not any(piece in text for piece in ("Tansy", "bakery", "TW9"))


def test_an_address_of_record_stays_where_nothing_hides_it(detector: Detector) -> None:
    """Without a warning the child's own home travels."""
    items = passages("Lena lives at 14 Wornington Place W10 5QB with her mother.")
    assert "14 Wornington Place" in text_of(copy_of(items, detector.tag(items)))


@pytest.mark.parametrize(
    ("said", "hides"),
    [
        ("He did not know where his mother was.", False),
        ("She didn't even know where her dad had gone.", False),
        ("She doesn't know where her dad is living now.", True),
        ("He did not know where his family was until a cousin told him.", True),
        ("He does not know where his parents live these days.", True),
        ("He did not know where his mother was with the boys.", True),
        ("He did not know where his mum and Lena had gone.", True),
        ("Dad does not know where her mother is.", True),
        ("He must not know where his mother is.", True),
        ("He doesn't know where they are.", True),
    ],
)
def test_a_child_whose_own_parent_is_gone_tells_of_no_hidden_home(said: str, hides: bool) -> None:
    """That somebody did not know where the own parent was hides nobody; whom a father looks for, and what one must not know, does."""
    assert (hiding_cues.REFUGE.search(said) is not None) is hides


def test_where_a_family_went_that_a_man_looks_for_is_sealed(detector: Detector) -> None:
    """A father's family is written as a child's own is: the address beside it goes."""
    items = passages(
        "Paola and Lena are at 9 Mill Row in Acton, where they were moved. He did not know where his family was until he rang her cousin."
    )
    assert "Mill Row" not in text_of(copy_of(items, detector.tag(items)))


def test_a_man_called_by_his_name_is_no_place(detector: Detector) -> None:
    """Where a home is hidden, who has been staying in it is a fact of concern; where "called" names a house it is sealed."""
    items = passages(
        "Her father does not know where they live now.",
        "A man called Wayne Catchpole has been staying since May.",
        "They are staying in a house called Larkspur.",
    )
    text = text_of(copy_of(items, detector.tag(items)))
    assert "A man called [place removed]" not in text
    assert "Larkspur" not in text
