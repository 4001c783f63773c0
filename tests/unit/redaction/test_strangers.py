"""People around the family: informants by any wording, friends of friends, strangers' health, those who may be named."""

from __future__ import annotations

import re

import pytest

from redaction.detector import Detector
from tests.redaction_builders import copy_of, passages, text_of


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def _text(detector: Detector, *paragraphs: str, agency: str = "school") -> str:
    items = passages(*paragraphs)
    return text_of(copy_of(items, detector.tag(items), agency=agency))


@pytest.mark.parametrize(
    "request_",
    [
        "She would hate them to discover it was her.",
        "She begged us to say nothing about her.",
        "He does not want the parents to learn that he phoned.",
        "Her details are to be kept from the family.",
        "She would lose her post if Paola learns that she spoke.",
        "He asks to be left out of it.",
        "Please do not let Paola guess who called.",
    ],
)
def test_somebody_who_asks_not_to_be_known_is_nowhere(detector: Detector, request_: str) -> None:
    """The request, the name and the number go; what was seen stays."""
    text = _text(detector, f"Mrs Ottilie Brandvold rang on 07700 900555. {request_}", "Lena was seen on the roof with a burn on her arm.")
    assert not any(piece in text for piece in ("Brandvold", "Ottilie", "07700 900555"))
    assert "a burn on her arm" in text


def test_where_the_informant_looks_from_goes_and_what_was_seen_stays(detector: Detector) -> None:
    """The tell-tale part of a sentence ends where the sighting begins."""
    text = _text(detector, "I don't want Paola to know I wrote. From our back bedroom I have seen Lena locked in the coal shed.")
    assert ("back bedroom" in text, "locked in the coal shed" in text) == (False, True)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("He is driven about by Keon's uncle Bartholomew.", "Bartholomew"),
        ("Her boyfriend has gone to his sister Rosalind at the coast.", "Rosalind"),
        ("The flat belongs to a landlord, Mr Okonedo-Pyle.", "Okonedo"),
        ("Lena's boyfriend Fabian sends her money.", "Fabian"),
        ("A passenger, Mrs Yildirim, gave her water.", "Yildirim"),
        ("He also wrote to a girl in Hull, mother Katarzyna Zielinska.", "Zielinska"),
        ("A pupil told us, whose godfather Leopold had seen it.", "Leopold"),
        ("A classmate told her mum, Mrs Brzezinska.", "Brzezinska"),
        ("The agency carer Philomena Dass told us.", "Dass"),
    ],
)
def test_people_tied_to_strangers_are_not_named(detector: Detector, text: str, hidden: str) -> None:
    """A relative, landlord or friend of somebody who is not of the home is a stranger too."""
    assert hidden not in _text(detector, text)


@pytest.mark.parametrize(
    ("text", "private", "kept"),
    [
        ("Marco is under the clinic for glue ear. Lena has a fractured wrist.", "glue ear", "fractured wrist"),
        ("Mum had a hysterectomy in May; she was found drunk on Monday.", "hysterectomy", "found drunk on Monday"),
        ("Oskar Brandt (asthma) told us that Lena cries at night.", "asthma", "cries at night"),
        ("Her hairdresser Wim Hofstra, who has shingles, pays cash.", "shingles", "pays cash"),
    ],
)
def test_the_private_health_of_others_goes_and_the_concern_stays(detector: Detector, text: str, private: str, kept: str) -> None:
    """By clause: a brother's clinic, a mother's operation, a stranger's illness."""
    made = _text(detector, text, agency="gp")
    assert (private in made, kept in made) == (False, True)


def test_the_sum_of_a_rent_debt_goes_and_a_debt_to_dealers_stays(detector: Detector) -> None:
    """Only the landlord's ledger is nobody's business."""
    made = _text(detector, "Rent arrears of £1,250.40 on the flat.", "He owes £300 to the men who hit Lena.", agency="housing")
    assert ("1,250" in made, "£300" in made) == (False, True)


def test_figures_that_are_no_date_are_a_sort_code(detector: Detector) -> None:
    """Without any word for a bank; a date so written stays."""
    made = _text(detector, "Wages go to 30-92-17. Seen on 03-02-26.", agency="probation")
    assert ("30-92-17" in made, "03-02-26" in made) == (False, True)


@pytest.mark.parametrize("fact", ["The sponsor is no relative of hers.", "Nobody has a key."])
def test_a_plain_fact_is_no_advertisement(detector: Detector, fact: str) -> None:
    """Words that adverts use too do not lose a sentence of the report."""
    assert fact in _text(detector, fact, agency="home_office")


def test_how_to_reach_an_informant_goes_with_them(detector: Detector) -> None:
    """A later sentence that only says when and where to find them is left out."""
    made = _text(detector, "Mr Orlando Quist rang. He wishes to remain anonymous.", "Ring him after choir at St Botolph's.")
    assert not any(piece in made for piece in ("Quist", "choir", "Botolph"))


def test_petty_offences_long_past_go_and_violence_stays(detector: Detector) -> None:
    """Of a record of convictions the clause about violence stays."""
    made = _text(detector, "Previous convictions: shoplifting 1999, assault on a partner 2021.", agency="police")
    assert ("shoplifting" in made, "assault on a partner" in made) == (False, True)


def test_a_date_or_year_behind_a_claim_is_no_reference(detector: Detector) -> None:
    """The year of a claim stays; its port reference goes."""
    made = _text(detector, "Asylum claim refused in 2019. Port reference 24/00311/B.", agency="home_office")
    assert ("2019" in made, "00311" in made) == (True, False)


def test_what_a_child_does_with_a_grown_man_stays_and_an_adults_affair_goes(detector: Detector) -> None:
    """A child's sexual life is a sign of exploitation: it reaches who must act on it; an adult's is nobody's business."""
    child = _text(detector, "Lena Marchetti was seen in town. Lena says she is sleeping with him. He is thought to be 27.")
    adult = _text(detector, "Paola Marchetti works nights. Paola is having an affair.")
    assert "sleeping with him" in child
    assert "affair" not in adult


@pytest.mark.parametrize(
    "text", ["His own boy Corin DRAYCOTT 02/10/2012 was in the car.", "Her friend Wilf Draycott, 2 October 2012, told us."]
)
def test_a_date_behind_a_strangers_name_is_their_birthday(detector: Detector, text: str) -> None:
    """A whole date right behind the name of somebody outside the home goes; the sentence stays."""
    found = _text(detector, f"{text} Lena was bruised.", "Sent 4 March 2026.")
    assert ("2012" in found, "02/10" in found, "Lena was bruised" in found) == (False, False, True)


@pytest.mark.parametrize(
    "text",
    [
        "Neighbour Dean Cole 11/02/2026 kicked Lena.",
        "Neighbour Dean Cole 11/02/2021 kicked Lena.",
        "Her friend Wilf Draycott, 2 October 2025, bit her.",
        "Dean COLE 11/02/2026 came to the flat.",
    ],
)
@pytest.mark.parametrize("later", ["Sent 4 March 2026.", "Sent today."])
def test_when_a_stranger_did_something_stays(detector: Detector, text: str, later: str) -> None:
    """A date that would make whoever did it a baby, or a child among grown-ups, is when it was done."""
    assert re.search(r"\d{1,2}\W\w+\W20\d\d", _text(detector, text, later).split("Sent")[0])


@pytest.mark.parametrize(
    "text",
    ["Seen by Dr Ines Holloway 02/03/2026: a burn.", "Lena Marchetti 06/05/2014 has a burn.", "Paola MARCHETTI 04/03/1988 was drunk."],
)
def test_a_visit_or_the_homes_birthday_stays(detector: Detector, text: str) -> None:
    """Behind a professional's name a date is that of a visit; those of the home are known by their birthdays."""
    assert re.search(r"\d\d/\d\d/\d{4}", _text(detector, text))
