"""Minutes of any layout: who was there, which passage is whose child's, what was decided and what stays confidential."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import Cell, Document, Locator, Meeting, Segment, SegmentKind, read_tree, walk_documents
from parsers.minutes.dates import iso_date
from parsers.minutes.reading import with_meeting
from tests.minute_sheet import sheets
from tests.minutes_expected import Layout, Subject
from tests.minutes_files import FILED
from tests.minutes_practice import PRACTICE
from tests.minutes_typed import TYPED

LAYOUTS = (*TYPED, *FILED, *PRACTICE, *sheets())


def plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def meeting_of(content: bytes, file: str) -> tuple[Meeting, dict[str, str]]:
    found = [d for _, d in walk_documents(read_tree(content, file)) if d.meeting is not None]
    assert len(found) == 1
    assert found[0].meeting is not None
    return found[0].meeting, {s.id: plain(s.text) for s in found[0].segments}


def typed(text: str) -> tuple[Meeting, dict[str, str]]:
    return meeting_of(text.encode(), "notes.txt")


def subject_of(meeting: Meeting, wanted: Subject):
    return next(s for s in meeting.subjects if plain(s.name) == plain(wanted.name))


def holders(meeting: Meeting, texts: dict[str, str], words: str) -> list[str]:
    """Names of the subjects among whose passages the words stand."""
    return [s.name for s in meeting.subjects if any(plain(words) in texts[i] for i in (*s.segments, *s.shared))]


every_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)


@every_layout
def test_the_head_is_read(layout: Layout):
    """Kind of meeting, day and chair, wherever the layout puts them; the chair may be named only in the register."""
    meeting, _ = meeting_of(layout.content, layout.file)
    assert plain(layout.type) in plain(meeting.type)
    assert meeting.date == layout.date
    assert plain(meeting.chair).endswith(plain(layout.chair))


@every_layout
def test_those_present_and_away_are_told_apart(layout: Layout):
    """Everybody present with post and agency; whoever sent apologies is never among them."""
    meeting, _ = meeting_of(layout.content, layout.file)
    assert [(a.name, a.role, a.agency) for a in meeting.attendees] == list(layout.present)
    assert tuple(person.name for person in meeting.apologies) == layout.away


@every_layout
def test_the_children_discussed_are_the_subjects(layout: Layout):
    """Each child once, with the date of birth, the unborn with the expected date; no grown-up is a subject."""
    meeting, _ = meeting_of(layout.content, layout.file)
    found = [(plain(s.name), s.date_of_birth or s.expected) for s in meeting.subjects]
    assert sorted(found) == sorted((plain(s.name), s.born) for s in layout.subjects)


@every_layout
def test_each_passage_stands_under_its_child_and_no_other(layout: Layout):
    """A passage belongs by its section or its words; under a sibling's or a stranger's name it would be a breach."""
    meeting, texts = meeting_of(layout.content, layout.file)
    for wanted in layout.subjects:
        own = subject_of(meeting, wanted)
        for words in wanted.own:
            assert (words, holders(meeting, texts, words)) == (words, [own.name])
        for words in wanted.shared:
            assert any(plain(words) in texts[i] for i in own.shared), words


@every_layout
def test_what_is_confidential_is_nobodys_passage(layout: Layout):
    """The confidential part is listed apart and stands under no child, even between two children's sections."""
    meeting, texts = meeting_of(layout.content, layout.file)
    for words in layout.confidential:
        assert any(plain(words) in texts[i] for i in meeting.confidential), words
    for words in layout.nobody:
        assert holders(meeting, texts, words) == []
    held = {i for s in meeting.subjects for i in (*s.segments, *s.shared)}
    assert not held & set(meeting.confidential)


@every_layout
def test_actions_have_owner_and_due_date(layout: Layout):
    """From tables with merged cells, labelled lines and lists; ongoing has no date."""
    meeting, _ = meeting_of(layout.content, layout.file)
    assert len(meeting.actions) == len(layout.actions)
    for (words, owner, due), action in zip(layout.actions, meeting.actions, strict=True):
        assert plain(words) in plain(action.text)
        assert plain(action.owner).endswith(plain(owner)) or plain(owner).endswith(plain(action.owner))
        assert action.owner
        assert (action.due if action.due.startswith("20") else "") == due


@every_layout
def test_decisions_are_listed(layout: Layout):
    """Decisions under a heading, behind a label or by what they say."""
    meeting, _ = meeting_of(layout.content, layout.file)
    for words in layout.decisions:
        assert any(plain(words) in plain(d.text) for d in meeting.decisions), words


@every_layout
def test_cutting_to_lines_loses_no_word(layout: Layout):
    """The segments of minutes hold every word that the uncut segments held, in order."""
    document = next(d for _, d in walk_documents(read_tree(layout.content, layout.file)) if d.meeting is not None)
    again = with_meeting(replace(document, meeting=None))
    assert plain("".join(s.text for s in again.segments)) == plain("".join(s.text for s in document.segments))
    assert len({s.id for s in again.segments}) == len(again.segments)


def test_the_threshold_and_its_reason_are_said():
    """Section 47 met or not, with the reason as minuted."""
    meeting, _ = typed(
        "Strategy discussion\nDate: 1 May 2026\nPresent: Ann Lee (Nurse, Dale NHS); Bo Ray (Sergeant, Dale Police)\n"
        "Child: Kit Dunn (DOB 02/02/2016)\n\nDecision:\nThreshold for section 47 is not met for Kit. Reason: the bruise was explained.\n"
    )
    assert [(d.threshold, d.reason) for d in meeting.decisions] == [("no", "the bruise was explained.")]


def test_a_pronoun_without_a_section_is_nobodys():
    """Two children, no section, no name: the passage is said to be unclear and given to neither."""
    meeting, texts = typed(
        "Professionals meeting\nDate: 1 May 2026\nChair: Ann Lee\nPresent: Ann Lee (Nurse, Dale NHS); Bo Ray (Sergeant, Dale Police)\n"
        "Apologies: none\nChildren: Kit Dunn (DOB 02/02/2016); Max Orr (DOB 03/03/2014)\n\n"
        "Information shared:\nSchool: Kit has a black eye.\nPolice: he was seen near the canal at night.\nSchool: Max is never late.\n"
    )
    assert holders(meeting, texts, "seen near the canal") == []
    assert [texts[i] for i in meeting.unassigned] == [plain("Police: he was seen near the canal at night.")]


def test_an_attendee_with_the_childs_forename_is_not_the_child():
    """Grace Adu the nurse is not Grace Bell the child: her actions are not the child's passages."""
    meeting, texts = typed(
        "Core group\nDate: 1 May 2026\nPresent: Grace Adu (Nurse, Dale NHS); Bo Ray (Sergeant, Dale Police)\n"
        "Children: Grace Bell (DOB 02/02/2016); Leon Bell (DOB 03/03/2014)\n\n"
        "Actions:\nGrace Adu to weigh Leon by 8 May 2026\nBo Ray to visit Grace by 9 May 2026\n"
    )
    assert holders(meeting, texts, "weigh Leon") == ["Leon Bell"]
    assert holders(meeting, texts, "to visit Grace") == ["Grace Bell"]


def test_a_child_raised_beside_the_business_is_marked_so():
    """A child of another family under any other business is a subject of its own, "aside"."""
    meeting, _ = typed(next(layout for layout in TYPED if layout.file == "call.txt").content.decode())
    assert [(s.name, s.context) for s in meeting.subjects] == [("Arlo Finch", "main"), ("Marnie Kovac", "aside")]


def test_another_childs_title_is_no_section_of_what_follows():
    """HTML that lost its ranks: the decisions after the last child's section do not stand under that child's name."""
    page = (
        "<h1>Core Group Meeting</h1><p>Date: 1 May 2026</p><p>Chair: Ann Lee</p><h2>Present</h2><p>Ann Lee (Nurse, Dale NHS)</p>"
        "<p>Bo Ray (Sergeant, Dale Police)</p><p>Children: Kit Dunn (DOB 02/02/2016); Max Orr (DOB 03/03/2014)</p>"
        "<p>Kit:</p><p>He is thin.</p><p>Max:</p><p>She is late.</p><p><b>Actions</b></p><p>Ann Lee to weigh Kit by 8 May 2026.</p>"
    )
    meeting, texts = meeting_of(page.encode(), "notes.html")
    document = next(d for _, d in walk_documents(read_tree(page.encode(), "notes.html")) if d.meeting is not None)
    sections = {texts[s.id]: s.section for s in document.segments}
    assert not any("Max" in title for title in sections[plain("Ann Lee to weigh Kit by 8 May 2026.")])
    assert holders(meeting, texts, "He is thin") == ["Kit Dunn"]
    assert holders(meeting, texts, "She is late") == ["Max Orr"]


LETTER = """Dear colleague,

I attended the strategy discussion on 3 May 2026. Present were Ann Lee and Bo Ray.
Kit Dunn (DOB 02/02/2016) was discussed.

Actions: I will write to the GP.

Yours sincerely,
Dr P Moor"""
FORM = """REFERRAL FORM

Child: Kit Dunn
DOB: 02/02/2016
Present at home: mother, Ann Lee; father, Bo Lee
Strategy discussion held? Yes
Date: 1 May 2026
Decision: to refer
"""
CLINIC = """Clinic letter
Present: bruise on the left arm (old), bruise on the right arm (new).
Plan: review in two weeks
Date: 1 May 2026
"""
INVITATION = """Invitation
You are invited to the core group on 1 May 2026.
Chair: Ann Lee
Agenda: 1. Welcome 2. Update 3. Actions
"""
REGISTER = """School register
Name: Ann Lee
Name: Bo Ray
Attendance: 96%
Apologies for the delay.
"""
LETTERS = (LETTER, FORM, CLINIC, INVITATION, REGISTER)


@pytest.mark.parametrize("text", LETTERS, ids=["letter", "form", "clinic", "invitation", "register"])
def test_no_other_document_is_taken_for_minutes(text: str):
    """A letter that speaks of a meeting, a form, an invitation: none of them is the record of one, and none is changed."""
    document = read_tree(text.encode(), "file.txt")
    assert document.meeting is None
    assert not any("." in s.id for s in document.segments)


_LINES = """Present:
Attendees
Apologies: Al Fox
Ann Lee (Nurse, NHS)
Child: Kit Dunn (DOB 1/2/2015)
ACTION: Ann to ring by 3/4/26
Confidential
Any other business
1. Kit Dunn
He was late.
Core Group Meeting
Chair: Bo Ray
SMITH, Jo
(
Decision: no"""
_WORDS = st.sampled_from(_LINES.splitlines())
_TEXTS = st.one_of(st.text(max_size=60), st.lists(st.one_of(_WORDS, st.text(max_size=20)), min_size=1, max_size=12).map("\n".join))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any segments in any order, rows with any cells."""
    segments = []
    for number in range(draw(st.integers(0, 14))):
        text = draw(_TEXTS)
        kind = draw(st.sampled_from(list(SegmentKind)))
        cut = draw(st.integers(0, len(text)))
        cells = (Cell(f"A{number}", draw(_TEXTS), 0, cut), Cell(f"B{number}", "", cut, len(text))) if kind is SegmentKind.TABLE_ROW else ()
        segments.append(
            Segment(
                f"s{number}",
                kind,
                text,
                Locator(table=draw(st.sampled_from([None, 1])), cells=cells),
                draw(st.sampled_from([(), ("Present",)])),
            )
        )
    return Document("text/plain", segments=tuple(segments))


@settings(max_examples=300)
@given(documents())
def test_any_document_is_read_without_error_and_names_only_segments_that_exist(document: Document):
    """Whatever the segments, no exception; every id that a meeting names is a segment's, and no id stands twice."""
    read = with_meeting(document)
    ids = [s.id for s in read.segments]
    assert len(ids) == len(set(ids))
    if read.meeting is None:
        assert read == document
        return
    meeting = read.meeting
    named = [i for s in meeting.subjects for i in (*s.segments, *s.shared)]
    named += [
        *meeting.confidential,
        *meeting.unassigned,
        *(x.segment for x in (*meeting.actions, *meeting.decisions, *meeting.contributions)),
    ]
    assert set(named) <= set(ids)
    alone = [i for s in meeting.subjects for i in s.segments]
    assert len(alone) == len(set(alone))


@settings(max_examples=200)
@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%d %B %Y", "%Y-%m-%d", "%d.%m.%Y", "%B %d, %Y", "%d-%m-%Y"]),
)
def test_a_date_is_read_back_as_written(day, form):
    """Every common British way of writing a day gives that day."""
    written = day.strftime(form)
    assert iso_date(written) == day.isoformat()
