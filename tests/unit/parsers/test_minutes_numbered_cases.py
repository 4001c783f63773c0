"""Numbered cases in minutes: where one ends, whose its tasks and its incident are, and what is no case."""

from __future__ import annotations

import pytest

from tests.unit.parsers.test_minutes_cases import BOTH, NOOR, TWO, holders, meeting_of


def test_the_tasks_of_a_numbered_case_are_not_the_child_befores():
    """Below "Actions" the names decide: a task of a case whose child nobody can read waits, and stays a task."""
    page = (
        "<h2>Case 1 - HM</h2><p>Child Ivo Marsh 02/03/2015.</p><p>CB has cut the brakes.</p><h2>Actions</h2>"
        "<p>Case 1: PC Ray to see Ivo at school.</p><p>Case 2: PC Ray to ring the mother of the girls.</p>"
    )
    meeting, texts = meeting_of(page)
    assert holders(page, "see Ivo") == {"Ivo Marsh"}
    assert (holders(page, "ring the mother"), meeting.cases) == (set(), 2)
    assert any("ring the mother" in texts[i] for i in meeting.unassigned)


def test_the_number_of_its_heading_said_again_leaves_no_case():
    """A paragraph "Case 1: ..." below "Case 1" goes on with it, as does a child of it by number."""
    page = (
        "<h2>Case 1 - HM</h2><p>Child Ivo Marsh 02/03/2015.</p><p>Case 1: heard again after the brakes were cut.</p>"
        "<p>Child 1: barefoot at school in the snow.</p><h2>Case 2 - RH</h2><p>Child Noor Haddad 01/01/2013.</p>"
    )
    meeting, _ = meeting_of(page)
    assert holders(page, "brakes") == holders(page, "barefoot") == {"Ivo Marsh"}
    assert (meeting.unassigned, meeting.cases) == ((), 2)


def test_earlier_referrals_of_one_child_are_no_cases():
    """A child's past, told by number, is that child's."""
    page = (
        "<h2>Ivo Marsh (02/03/2015)</h2><p>He came to school barefoot.</p>"
        "<p>Referral 1: neglect in 2021, no further action.</p><p>Referral 2: his mother was drunk at the gate.</p>"
    )
    meeting, _ = meeting_of(page)
    assert holders(page, "drunk at the gate") == {"Ivo Marsh"}
    assert (meeting.unassigned, meeting.cases) == ((), 0)


def test_a_day_of_the_week_behind_a_forename_is_no_surname():
    """A note such as "Medical Tess Weds" names Tess and nobody called Weds."""
    assert "Tess Marsh" in holders(TWO.replace("Medical for Tess", "Medical Tess"), "Medical Tess")


@pytest.mark.parametrize(
    "heading", ["10.15 MARSH - Ivo 02.03.15 and Tess 04.05.18, Weir Lane", "Marsh family: Ivo (02/03/2015), Tess (04/05/2018)"]
)
def test_a_heading_that_names_a_family_and_then_its_children_by_forename(heading: str):
    """The family's name stands once, before the forenames with their birthdays: what follows is both children's, and no other family's."""
    page = f"<h2>9.30 Noor Haddad, 01.01.13</h2><p>Found on a night bus.</p><h2>{heading}</h2><p>Their mother cooks on the floor.</p>"
    meeting, _ = meeting_of(page)
    named = {s.name.casefold() for s in meeting.subjects}
    assert named == {"noor haddad", "ivo marsh", "tess marsh"}
    assert {name.casefold() for name in holders(page, "cooks on the floor")} == {"ivo marsh", "tess marsh"}
    assert meeting.unassigned == ()


def test_capitals_before_children_written_in_full_are_no_family():
    """Children with a surname of their own keep it, whatever stands in capitals before them."""
    meeting, _ = meeting_of(TWO.replace("Part 1 - ", "MARAC - "))
    assert {s.name for s in meeting.subjects} >= NOOR
    assert not any("MARAC" in s.name for s in meeting.subjects)


def test_any_other_closes_the_last_case():
    """A heading of two words for what is left over: it belongs to no child and keeps nobody's copy."""
    page = TWO + "<h2>Any other</h2><p>The next forum is on 3 June, see Sue about the tea urn.</p>"
    meeting, _ = meeting_of(page)
    assert (holders(page, "tea urn"), meeting.unassigned) == (set(), ())


INCIDENT = (
    "<h2>Case 1</h2><table><tr><td>Victim</td><td>Mia Marsh, 3/4/1990</td></tr>"
    "<tr><td>Children</td><td>Ivo Marsh 02/03/2015; Tess Marsh 04/05/2018. Both at 12 Weir Lane</td></tr>"
    "<tr><td>{}</td><td>{}</td></tr></table>"
    "<h2>Case 2</h2><p>Child Noor Haddad 01/01/2013. Found on a night bus.</p>"
)


@pytest.mark.parametrize(
    ("label", "told", "whose"),
    [
        ("Incident", "He held a pan of oil over her. Ivo was pushed down the step.", BOTH),
        ("Circumstances", "He held a pan of oil over her. Ivo was pushed down the step.", BOTH),
        ("School", "Ivo was pushed down the step in PE.", {"Ivo Marsh"}),
        ("Incident", "He held a pan of oil over her. Ivo had told him of the abortion.", {"Ivo Marsh"}),
    ],
)
def test_the_incident_of_a_case_is_of_all_its_children(label: str, told: str, whose: set[str]):
    """What was done at home, whichever child came in its way; an intimate matter stays with whom it names."""
    assert holders(INCIDENT.format(label, told), told) == whose


PANEL = (
    "<h2>1. Ivo MARSH 02/03/2015</h2><p>Ivo sleeps in the hall and has bruised shins.</p>"
    "<h2>2. Noor HADDAD 01/01/2013</h2><p>Noor was found on a night bus with a grown man.</p><h2>3. Deferred</h2><p>{}</p>"
)


@pytest.mark.parametrize(
    "told",
    [
        "Otto Lindqvist: family now in Leeds, mum in hospital. Handed over, take off list.",
        "Otto Lindqvist: family now in Leeds, mum in hospital.",
        "Otto Lindqvist: not handed over yet, mum in hospital.",
        "Otto Lindqvist: case handed over. Noor is his cousin.",
        "Sue Fenn: the boy on the stairs was handed over to an aunt.",
        "Otto Marsh: case handed over to Leeds last week.",
        "Otto Lindqvist: case has been handed over to Leeds.",
        "Otto Lindqvist - family in Wales since May, take them off our list.",
        "Otto Lindqvist: school sent a letter; information passed to Leeds.",
        "Otto Lindqvist: the keys of the flat were handed over.",
        "Otto Lindqvist: case handed over to the police in May.",
        "Otto Lindqvist: case passed to Ann Lee.",
        "Otto Lindqvist: case handed over to us last week.",
        "Otto Lindqvist: family new here, case transferred out of Leeds.",
        "Otto Lindqvist: Leeds family, from Kirk Road. Handed over.",
        "Otto Lindqvist: scalded with tea. Handed over, take off list.",
        "Otto Lindqvist: case handed over to Leeds; he beds down in a van.",
    ],
)
def test_a_paragraph_of_no_family_of_the_meeting_waits_for_a_person(told: str):
    """Whatever it says of where the case went: a person looks, unless it names a child of the meeting."""
    meeting, texts = meeting_of(PANEL.format(told))
    assert not any(told in texts[i] for i in meeting.childless)
    assert meeting.unassigned or "Noor" in told


COUNTED = (
    "<p>Case 1 of 2  MARSH (Northside)</p><p>Children: Ivo Marsh 02.03.2015, Tess Marsh 04.05.2018, 12 Weir Lane. V = Ruth. P = Neil.</p>"
    "<p>P punched V whilst Tess was on the stairs. Ivo has the eczema clinic on Fridays. V has taken back what she said.</p>"
    "<p>Action: locks to be changed. V missed the call as her own mother has breast cancer.</p>"
    "<p>Case 2 of 2  HADDAD (Southside)</p><p>Child: Noor Haddad 01.01.2013, Quay House. V = Amal.</p><p>Action: visit by Friday.</p>"
)


def test_cases_counted_in_running_text_are_cases():
    """A paragraph "Case 1 of 2  MARSH" heads its case: its tasks are its children's, the next case's are the next one's."""
    meeting, _ = meeting_of(COUNTED)
    assert holders(COUNTED, "locks to be changed") == BOTH
    assert holders(COUNTED, "visit by Friday") == NOOR
    assert (meeting.unassigned, meeting.cases) == ((), 2)


def test_what_v_and_p_do_is_of_every_child_of_the_home():
    """The letters of a risk conference stand for the grown-ups: brother and sister share what P does to V, and no clinic."""
    assert holders(COUNTED, "punched V") == holders(COUNTED, "taken back") == BOTH
    assert holders(COUNTED, "eczema clinic") == {"Ivo Marsh"}


_ITEMS = (
    "<h2>1. Ivo MARSH 02.03.2015</h2><p>Found with forty wraps in Kent.</p><h2>2. Noor HADDAD 01.01.2013</h2><p>Hit with a hammer.</p>"
    "<h2>3. To note</h2>"
)


@pytest.mark.parametrize(
    "entry",
    [
        "<p>Kofi Mensah-Bell (Lewisham) may have held the hammer. They have him.</p>",
        "<p>Kofi Mensah-Bell is out of area and off our list.</p>",
        "<p>Kofi Mensah-Bell came to school with a burn.</p>",
        "<p>Leah Sutton rang to say the stepfather waits at the gate every day.</p>",
        "<p>Kingston Brown has sent the boys pictures of a gun.</p>",
        "<p>Ada Oko, placed by us in Croydon, has gone missing twice and came back with burns.</p>",
        "<p>Dean Marsh was released to Lewisham on Friday and may come to the school.</p>",
        "<p>Dean Marsh (Lewisham) was heard of.</p>",
        "<p>Neil Marsh (P) is out of area until Friday, then back at the flat with a knife.</p>",
    ],
)
def test_an_entry_about_somebody_of_no_case_waits_for_a_person(entry: str):
    """Also where another council seems to have them: it may be of ours, and words do not tell."""
    meeting, texts = meeting_of(_ITEMS + entry)
    mine = next(i for i, text in texts.items() if text in entry)
    assert mine in meeting.unassigned
    assert mine not in meeting.childless
