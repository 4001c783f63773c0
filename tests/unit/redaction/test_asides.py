"""What bears on no risk: sessions of therapy, a flight told in a claim, intimate tests, printed records, what the writer waves away."""

from __future__ import annotations

import pytest

from redaction import Cell, Passage
from redaction.detector import Detector
from tests.redaction_builders import copy_of, passages, text_of


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def _text(detector: Detector, text: str, agency: str) -> str:
    items = passages(text)
    return text_of(copy_of(items, detector.tag(items), agency=agency))


@pytest.mark.parametrize(
    ("agency", "gone"),
    [
        ("camhs", "In week nine the clay dragon slept inside the egg."),
        ("dv_service", "In counselling she spoke of her own father and the farm."),
        ("drug_alcohol", "Disclosed childhood sexual abuse by an uncle."),
        ("home_office", "He was interrogated by the militia and crossed the desert."),
        ("hospital", "HIV and syphilis bloods sent, both negative."),
        ("police", "A 2003 fine for no lights on a bicycle, added for completeness."),
        ("housing", "He keeps a tortoise. I only mention it as background."),
    ],
)
def test_what_bears_on_no_risk_stays_behind(detector: Detector, agency: str, gone: str) -> None:
    """By its subject where the agency's policy leaves such sections out, or by the writer's own word."""
    text = _text(detector, f"Lena has a burn on her arm. {gone}", agency)
    assert "burn on her arm" in text
    assert not [words for words in gone.rstrip(".").split(". ") if words in text]


@pytest.mark.parametrize(
    ("agency", "kept"),
    [
        ("camhs", "In week four she said that she wants to disappear."),
        ("camhs", "In sessions Lena draws the man who hurts her."),
        ("camhs", "Mother was abused as a child and drinks to cope."),
        ("hospital", "Lena tested positive for chlamydia at eleven."),
        ("hospital", "She has gonorrhoea and will not say from whom."),
        ("home_office", "The boy was tortured by smugglers and does not sleep."),
        ("police", "I mention it for completeness: he strangled his last partner."),
    ],
)
def test_a_concern_is_never_taken_for_an_aside(detector: Detector, agency: str, kept: str) -> None:
    """What a child says in a session, a child's own infection, a parent's drink, violence that somebody waves away."""
    assert kept in _text(detector, kept, agency)


def _printed(entry: str, patient: str, key: str) -> Passage:
    text = f"Entry: {entry} | Patient: {patient}"
    end = text.index(" | ")
    return Passage(
        key, "table_row", text, section=("Printout of the record",), cells=(Cell("Entry", 0, end), Cell("Patient", end + 3, len(text)))
    )


def test_rows_of_a_printed_record_stay_behind_unless_they_tell_of_harm(detector: Detector) -> None:
    """A relative's rows and the child's old ailments go; an injury, and a parent's overdose, stay."""
    rows = (
        _printed("Verruca treated", "Lena Marchetti", "r1"),
        _printed("Fracture of left radius, unexplained", "Lena Marchetti", "r2"),
        _printed("Termination of pregnancy", "Paola Marchetti (mother)", "r3"),
        _printed("Overdose of diazepam", "Paola Marchetti (mother)", "r4"),
        _printed("Pacemaker check", "G Marchetti (grandfather)", "r5"),
    )
    text = text_of(copy_of(rows, detector.tag(rows), agency="gp"))
    assert not [words for words in ("Verruca", "Termination", "Pacemaker") if words in text]
    assert not [words for words in ("Fracture of left radius", "Overdose of diazepam") if words not in text]


def test_a_birth_family_in_everyday_words_is_sealed(detector: Detector) -> None:
    """A first mother and a brother placed elsewhere are of the life before an adoption."""
    told = "Her first mum Roxanne lives in Hull. Her half-brother Dwayne, adopted separately, must not be linked. Lena has a packed bag."
    text = _text(detector, told, "camhs")
    assert not [words for words in ("Roxanne", "Hull", "Dwayne") if words in text]
    assert "Lena has a packed bag." in text


def test_whom_an_old_offence_was_against_is_not_named_and_the_offence_stays(detector: Detector) -> None:
    """A former partner who was hurt is a victim; what was done to her is the suspect's record."""
    text = _text(detector, "Relevant: 2021 ABH on a former partner (Ifeoma NWOSU, moved away).", "police")
    assert ("NWOSU" in text, "2021 ABH on a former partner" in text) == (False, True)


def test_those_charged_together_are_people_and_not_an_offence(detector: Detector) -> None:
    """A surname in capitals behind "charged with" names whoever was charged too."""
    text = _text(detector, "Lena was charged with robbery, jointly charged with Jaden OKORIE (15). Okorie hit her.", "yot")
    assert ("Okorie" in text, "OKORIE" in text, "charged with robbery" in text) == (False, False, True)


def test_what_stands_beside_a_hidden_home_is_sealed_with_it(detector: Detector) -> None:
    """A shop below and the words that ask for silence about an address, none of which is the word refuge."""
    told = "Where they sleep now is for you and not for the file: 8 Tanyard Rise. She shops at the Lebanese bakery underneath. Dad hit mum."
    text = _text(detector, told, "dv_service")
    assert not [words for words in ("Tanyard", "bakery underneath") if words in text]
    assert "Dad hit mum." in text


def test_that_somebody_goes_to_a_sexual_health_clinic_is_no_test():
    """A line of a child's section without a name tells of the child: where they go may be the sign of exploitation."""
    assert "clinic" in text_of(copy_of(passages("Health: attends the sexual health clinic under another name.")))
