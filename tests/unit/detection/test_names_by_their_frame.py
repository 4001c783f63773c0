"""Names that no list knows, told by the row, the phrase or the measure they stand in; and what is written like a name and is none there."""

from __future__ import annotations

import pytest

from redaction.detector import Detector
from redaction.passages import Passage


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def _found(detector: Detector, text: str, entity: str) -> list[str]:
    tags = detector.tag((Passage("s0", "body", text),))
    return [text[t.start : t.end] for t in tags if t.entity == entity]


@pytest.mark.parametrize(
    ("text", "people", "ages"),
    [
        ("WARDROP Kit 12 / OYEKAN Sade 17 / STRAUS Dov 13", ["WARDROP Kit", "OYEKAN Sade", "STRAUS Dov"], ["12", "17", "13"]),
        ("Stopped: WARDROP Kit 12, OYEKAN Sade 17, STRAUS Dov 13.", ["WARDROP Kit", "OYEKAN Sade", "STRAUS Dov"], ["12", "17", "13"]),
        ("WARDROP Kit 12; STRAUS Dov 13", ["WARDROP Kit", "STRAUS Dov"], ["12", "13"]),
        ("- WARDROP Kit 12\n- OYEKAN Sade 17\n- STRAUS Dov 13", ["WARDROP Kit", "OYEKAN Sade", "STRAUS Dov"], ["12", "17", "13"]),
        ("• WARDROP, Kit - 12 • STRAUS, Dov - 13", ["WARDROP, Kit", "STRAUS, Dov"], ["12", "13"]),
        ("ROWE Rose 9 & ROWE Mia 7", ["ROWE Rose", "ROWE Mia"], ["9", "7"]),
        ("YEAR Group 14 / ROOM Green 16", [], []),
        ("HMP Wandsworth 14 / HMP Pentonville 12", [], []),
        ("WARDROP Kit 12/03/2024", ["WARDROP Kit"], []),
        ("DASH Score 14 / SDQ Total 22", [], []),
    ],
)
def test_a_police_list_of_surnames_forenames_and_ages(detector: Detector, text: str, people: list[str], ages: list[str]) -> None:
    """Each row is one person, surname first, with an age; headings, scores, prisons and dates are none."""
    assert (_found(detector, text, "PERSON"), _found(detector, text, "AGE")) == (people, ages)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("the lodger's little one, Kestrel, bit him", ["Kestrel"]),
        ("Her own two (Mavi + Tea) were asleep.", ["Mavi", "Tea"]),
        ("my two - Mavi and Sol - heard it all", ["Mavi", "Sol"]),
        ("another mum's youngest (Teo, 4) cried", ["Teo"]),
        ("the twins (Reception) and her youngest (Nursery) were there", []),
        ("her eldest, Monday, said so", []),
        ("The children (Year 4 and Year 6) were seen", []),
        ("one of the boys, Police, said so", []),
    ],
)
def test_a_childs_name_set_apart_behind_words_for_it(detector: Detector, text: str, people: list[str]) -> None:
    """Commas, brackets and dashes behind a phrase for somebody's child hold its name; classes, days and bodies are none."""
    assert _found(detector, text, "PERSON") == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Rix Amponsah 6.9kg eczema", ["Rix Amponsah"]),
        ("Well today:\nTansy Obuya 7.4 kg", ["Tansy Obuya"]),
        ("It worries me, so here goes - Memo Ferreiro, Yr 4, 3/4/17, Larch Row.", ["Memo Ferreiro"]),
        ("Report: Memo Ferreiro (dob 3/4/17) was cold.", ["Memo Ferreiro"]),
        ("Update: Strategy Meeting 12/03/2026", []),
        ("- Pupil Premium, Year 5", []),
        ("Birth Weight 3.2kg", []),
        ("Cannabis Resin 1.2kg seized", []),
        ("Weight Today 8.1 kg", []),
    ],
)
def test_a_name_that_opens_a_row_of_measures(detector: Detector, text: str, people: list[str]) -> None:
    """A clinic's list gives a weight behind each name; what is weighed otherwise is nobody."""
    assert _found(detector, text, "PERSON") == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("He has missed school since Jan.", []),
        ("Reviewed Jan and Sept.", []),
        ("The meter has been off since 9 Jan as nobody paid.", []),
        ("At number 9 Jan rang the bell.", ["Jan"]),
        ("Attended Oct/Jan", []),
        ("The school nurse, Jan, rang.", ["Jan"]),
        ("Jan rang the school.", ["Jan"]),
        ("A SARA was completed and scored medium.", []),
        ("DASH 16, SARA 9", []),
        ("Sara completed the form.", ["Sara"]),
        ("He told SARA about it", ["SARA"]),
        ("He is from Jaffna. Jaffna was shelled.", []),
        ("Lena, Brooklyn and Georgia went out.", ["Lena", "Brooklyn", "Georgia"]),
    ],
)
def test_months_tools_and_places_of_origin_are_nobody(detector: Detector, text: str, people: list[str]) -> None:
    """By what stands beside them; where nothing does, the name stays a name. Three listed children are three."""
    assert _found(detector, text, "PERSON") == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Hole punched in the door. Plate thrown at him. Meter bypassed.", []),
        ("He was hit on New Year's Eve and on Xmas Eve, never reported.", []),
        ("It was Christmas. Eve hit him with a plate.", ["Eve"]),
        ("Told Mrs Hole, who hit him.", ["Hole"]),
    ],
)
def test_what_is_done_to_a_thing_or_on_a_day_names_nobody(detector: Detector, text: str, people: list[str]) -> None:
    """Things of a home and marks on a child open notes before what was done to them; a title still makes one a name."""
    assert _found(detector, text, "PERSON") == people
