"""Each child's copy of minutes: their own passages, no namesake's, nothing confidential, and a hold where nobody can tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gateway.children import ChildRecord
from gateway.ids import ChildId
from gateway.pipeline.belonging import belonging
from gateway.pipeline.minutes import (
    NOT_A_SUBJECT,
    UNASSIGNED,
    listed_names,
    listed_professionals,
    own_subject,
    several_families,
    subject_tags,
    told_by_minutes,
)
from gateway.pipeline.reading import numbered_segments, passages_of
from gateway.pipeline.record_view import subject_view
from gateway.pipeline.verdict import HOLDING_CONCERNS
from parsers import Attendee, Document, Meeting, MeetingSubject, Part, read_tree
from redaction import Minimised, Role, Tag, group_parties, minimise
from tests.minutes_expected import Layout
from tests.minutes_files import COLUMNS
from tests.minutes_typed import AGENDA, CALL, NAMESAKES
from tests.redaction_builders import passages, policy, tags_of


def child(given: str, family: str, born: date | None = None) -> ChildRecord:
    return ChildRecord(ChildId(f"C-{given}-{family}"), given, family, born)


HARROW = child("Jude", "Harrow", date(2010, 5, 4))
OKONJO = child("Jude", "Okonjo", date(2011, 12, 22))
ARLO = child("Arlo", "Finch", date(2019, 7, 30))
MARNIE = child("Marnie", "Kovac", date(2013, 1, 14))


def copy_for(record: ChildRecord, layout: Layout, *names: str, confidential: str = "stated") -> Minimised:
    document = read_tree(layout.content, layout.file)
    segments = numbered_segments(document)
    items = passages_of(segments)
    tags = tags_of(items, PERSON=names)
    view = subject_view(record, ())
    told = told_by_minutes(record, document)
    rules = policy("council")
    if confidential == "unstated":
        rules = replace(rules, passages={k: v for k, v in rules.passages.items() if k != "confidential"})
    belongs = belonging(told, segments, None, ())
    return minimise(items, tags, group_parties(items, tags, view.household), subject=view, policy=rules, belongs=belongs)


def words(made: Minimised) -> str:
    return "\n".join(f"{p.heading} {p.text}" for p in made.passages)


def test_of_two_children_of_one_forename_each_gets_their_own_section():
    """A panel on two Judes: neither copy holds a word of the other's section, nor the confidential part between them."""
    harrow = words(copy_for(HARROW, NAMESAKES, "Jude Harrow", "Jude Okonjo"))
    okonjo = words(copy_for(OKONJO, NAMESAKES, "Jude Harrow", "Jude Okonjo"))
    for told in ("excluded for five days", "lock knife"):
        assert (told in harrow, told in okonjo) == (True, False)
    for told in ("older and pay for taxis", "sexual health clinic"):
        assert (told in harrow, told in okonjo) == (False, True)
    assert "cousin" not in harrow + okonjo


def test_a_shared_passage_names_the_other_child_by_a_stand_in():
    """Seen with the other young person: the passage stays, the other's name does not."""
    okonjo = words(copy_for(OKONJO, NAMESAKES, "Jude Harrow", "Jude Okonjo"))
    assert "at the skate park" in okonjo
    assert "Harrow" not in okonjo


def test_a_child_raised_under_any_other_business_keeps_the_facts():
    """Any other business is left out of copies, but not of the copy of the child it is about."""
    marnie, arlo = words(copy_for(MARNIE, CALL, "Marnie Kovac", "Arlo")), words(copy_for(ARLO, CALL, "Marnie Kovac", "Arlo"))
    assert "missed three clinics" in marnie
    assert "missed three clinics" not in arlo
    assert ("straight" in arlo, "straight" in marnie) == (True, False)
    assert "Marnie" not in arlo


def test_the_frame_of_the_meeting_travels_with_each_copy():
    """Kind of meeting and day stand in the copy: a passage without them says nothing."""
    copy = words(copy_for(ARLO, CALL, "Marnie Kovac"))
    assert "strategy discussion" in copy
    assert "3 Feb 2026" in copy


def test_a_column_of_another_child_stays_behind():
    """A table with a column for each child is cut at its columns."""
    milo = words(copy_for(child("Milo", "Grant", date(2018, 12, 12)), COLUMNS, "Effie", "Milo"))
    assert ("Sleeps in his own room" in milo, "Cot is broken" in milo) == (True, False)


def test_the_confidential_part_is_withheld_as_the_policy_states():
    """The shipped policy leaves it out with a reason of its own and holds nothing."""
    made = copy_for(child("Leila", "Vasquez-Brown", date(2014, 6, 2)), AGENDA, "Olive Crump")
    assert "Crump" not in words(made)
    assert dict(made.withheld)["confidential_to_the_meeting"] > 0
    assert not set(made.concerns) & HOLDING_CONCERNS


def test_a_policy_that_does_not_speak_of_the_confidential_part_holds_the_copy():
    """Left out all the same, and a person decides."""
    made = copy_for(child("Leila", "Vasquez-Brown", date(2014, 6, 2)), AGENDA, "Olive Crump", confidential="unstated")
    assert "Crump" not in words(made)
    assert "confidential_part" in made.concerns
    assert "confidential_part" in HOLDING_CONCERNS


SUBJECTS = (MeetingSubject("Jude L", ("s1",), date_of_birth="2010-05-04"), MeetingSubject("Jude M", ("s2",)))


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (child("Jude", "Lacey", date(2010, 5, 4)), "Jude L"),
        (child("Jude", "Mbeki"), "Jude M"),
        (child("Judith", "Okoro"), None),
        (child("Ada", "Lacey"), None),
    ],
)
def test_the_subject_that_is_this_child(record: ChildRecord, expected: str | None):
    """Forename and first letter of the surname are enough; a surname that differs is somebody else."""
    found = own_subject(record, SUBJECTS)
    assert (found.name if found else None) == expected


def test_namesakes_without_anything_to_tell_them_apart_are_nobody():
    """Two subjects called Jude and no surname: the child is neither, and the copy is held."""
    subjects = (MeetingSubject("Jude", ("s1",)), MeetingSubject("Jude", ("s2",)))
    document = Document("x", meeting=Meeting(subjects=subjects))
    assert own_subject(HARROW, subjects) is None
    assert told_by_minutes(HARROW, document).concerns == (NOT_A_SUBJECT,)
    assert NOT_A_SUBJECT in HOLDING_CONCERNS


def test_an_unclear_passage_holds_the_copy_only_where_several_families_met():
    """Of siblings it may be either; of strangers it must not travel and a person is asked."""
    strangers = (MeetingSubject("Ada Bell", ("s1",)), MeetingSubject("Max Orr", ("s2",)))
    siblings = (MeetingSubject("Ada Bell", ("s1",)), MeetingSubject("Max Bell", ("s2",)))
    ada = child("Ada", "Bell")
    assert (several_families(strangers), several_families(siblings)) == (True, False)
    held = told_by_minutes(ada, Document("x", meeting=Meeting(subjects=strangers, unassigned=("s3",))))
    free = told_by_minutes(ada, Document("x", meeting=Meeting(subjects=siblings, unassigned=("s3",))))
    assert (held.of["s3"], held.concerns) == ("apart", (UNASSIGNED,))
    assert ("s3" in free.of, free.concerns) == (False, ())
    assert UNASSIGNED in HOLDING_CONCERNS


def test_more_cases_than_children_hold_what_is_nobodys():
    """One child was found in a record of two cases: what nobody can place is the other family's as likely as not."""
    ada = child("Ada", "Bell")
    meeting = Meeting(subjects=(MeetingSubject("Ada Bell", ("s1",)),), unassigned=("s3",), cases=2)
    told = told_by_minutes(ada, Document("x", meeting=meeting))
    assert (told.of["s3"], told.concerns) == ("apart", (UNASSIGNED,))
    assert told_by_minutes(ada, Document("x", meeting=replace(meeting, cases=1))).concerns == ()


@pytest.mark.parametrize(("cases", "households", "concerns"), [(0, 2, (UNASSIGNED,)), (2, 1, (UNASSIGNED,)), (1, 1, ()), (0, 1, ())])
def test_minutes_of_several_families_in_which_no_child_was_found_hold_every_copy(cases: int, households: int, concerns: tuple[str, ...]):
    """Nothing says whose a passage is: without a hold each family's copy would hold what was told of the others."""
    document = Document("x", meeting=Meeting(cases=cases))
    assert told_by_minutes(child("Ada", "Bell"), document, households).concerns == concerns


def test_a_case_without_children_travels_with_no_copy():
    """What was told of an old man's case is no child's, and nobody need be asked."""
    told = told_by_minutes(child("Ada", "Bell"), Document("x", meeting=Meeting(subjects=(MeetingSubject("Ada Bell"),), childless=("s9",))))
    assert (told.of, told.concerns) == ({"s9": "apart"}, ())


def test_a_passage_that_names_one_namesake_reaches_only_that_one():
    """Three on a panel, two called Jude: what Kit's section says of Jude Harrow is not told in the copy of Jude Okonjo."""
    subjects = (
        MeetingSubject("Jude Harrow", ("s1",)),
        MeetingSubject("Jude Okonjo", ("s2",)),
        MeetingSubject("Kit Dunn", ("s3",), shared=("s4",)),
    )
    document = Document("x", meeting=Meeting(subjects=subjects))
    assert told_by_minutes(OKONJO, document).of["s4"] == "apart"
    assert told_by_minutes(child("Kit", "Dunn"), document).of["s4"] == "shared"


def test_a_name_no_recogniser_saw_is_tagged_because_the_minutes_say_it():
    """The full name of a child discussed is a name wherever it stands; what is tagged already is left alone."""
    document = Document("x", meeting=Meeting(subjects=(MeetingSubject("Noor al-Hadi"),)))
    items = passages("Seen with Noor al-Hadi.", "Noor al-Hadi ran.")
    seen = Tag("s1", 0, 4, "PERSON", 0.9, "hand@1")
    found = subject_tags(document, items, (seen,))
    assert [(t.passage, t.start, t.end) for t in found] == [("s1", 0, 4), ("s0", 10, 22)]


def test_those_listed_with_an_agency_are_professionals_of_the_copy():
    """A name in the register is kept as an accountable professional's, a name that a child shares is not vouched for."""
    people = (Attendee("DC Imran Yusuf", agency="Met Police"), Attendee("Ann Lee", agency="Dale NHS"), Attendee("Mrs Bell"))
    meeting = Meeting(
        attendees=people, apologies=(Attendee("Bo Ray"), Attendee("Joan Ray", "grandmother")), subjects=(MeetingSubject("Yusuf Demir"),)
    )
    document = Document("x", meeting=meeting)
    assert listed_names(document) == ("DC Imran Yusuf", "Ann Lee", "Bo Ray")
    assert listed_professionals(document) == ("Ann Lee", "Bo Ray")
    items = passages("Ann Lee will visit.", "Someone saw Cy Orr.")
    tags = tags_of(items, PERSON=("Ann Lee", "Cy Orr"))
    roles = [p.role for p in group_parties(items, tags, subject_view(ARLO, ()).household, listed_professionals(document))]
    assert roles[0] is Role.PROFESSIONAL
    assert roles[1] is not Role.PROFESSIONAL


def test_minutes_inside_a_message_are_found():
    """Ids of an attachment's passages carry its path."""
    inner = Document("x", meeting=Meeting(subjects=(MeetingSubject("Ada Bell", ("s1",)),), confidential=("s2",)))
    outer = Document("message/rfc822", parts=(Part("a.docx", "", "", 0, document=inner),))
    assert told_by_minutes(child("Ada", "Bell"), outer).of == {"0/s1": "subject", "0/s2": "confidential"}


def test_another_childs_confidential_passage_stays_apart_whatever_the_policy_says_of_the_confidential_part():
    """A policy may let the confidential part travel: never with what is said there of another family's child."""
    ada, bo = MeetingSubject("Ada Bell", ("s1",)), MeetingSubject("Bo Crane", ("s2",))
    document = Document("x", meeting=Meeting(subjects=(ada, bo), confidential=("s1", "s2", "s3")))
    assert told_by_minutes(child("Ada", "Bell"), document).of == {"s1": "confidential", "s2": "apart", "s3": "confidential"}


@pytest.mark.parametrize(
    ("role", "listed"),
    [
        ("grandmother", False),
        ("mother of Bo", False),
        ("Bo's father", False),
        ("mother's partner", False),
        ("young person", False),
        ("foster carer, by phone", False),
        ("Family support worker", True),
        ("Parent support adviser", True),
        ("Child protection nurse", True),
        ("School nurse", True),
        ("", True),
    ],
)
def test_a_relative_on_the_list_of_a_meeting_holds_no_post(role, listed):
    """Another family's grandmother who sent apologies is no professional whose name travels."""
    meeting = Meeting(attendees=(Attendee("Kim Roe", role, "Hub"),), apologies=(Attendee("Joan Marsh", role),))
    assert listed_names(Document("x", meeting=meeting)) == (("Kim Roe", "Joan Marsh") if listed else ())
