"""Rules that hold for any minutes: strangers change nothing, order changes nothing, doubt belongs to nobody, nothing is passed over."""

from __future__ import annotations

import io
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from parsers import Document, Meeting, Segment, SegmentKind, read_tree, walk_documents
from parsers.minutes.attendance_words import attendance
from parsers.minutes.reading import with_meeting
from parsers.minutes.typed_tables import typed_rows

HEAD = (
    "<h1>Core Group Meeting</h1><p>Date: 1 May 2026</p><p>Chair: Ann Lee</p><h2>Present</h2>"
    "<p>Ann Lee (Nurse, Dale NHS)</p><p>Bo Ray (Sergeant, Dale Police)</p>"
)
TOLD = {
    "Kit Dunn, born 02/02/2016": ("He has a bald patch behind one ear.", "The dentist has not seen him."),
    "Mo Dunn, born 03/03/2014": ("She is late on most days.", "The nurse weighed her in June."),
    "Ray Dunn, born 04/04/2012": ("He plays the drum.", "His phone was taken away."),
}
STRANGER = "<h2>Any other business</h2><p>Unrelated family: {name} (DOB 05/05/2013) was raised.</p><p>{words}</p>"


def read(page: str, file: str = "notes.html") -> tuple[Meeting, dict[str, str]]:
    found = next(d for _, d in walk_documents(read_tree(page.encode(), file)) if d.meeting is not None)
    assert found.meeting is not None
    return found.meeting, {s.id: s.text for s in found.segments}


def held(page: str) -> dict[str, list[str]]:
    """Child -> passages that belong to that child alone."""
    meeting, texts = read(page)
    return {s.name: [texts[i] for i in s.segments] for s in meeting.subjects}


def section(title: str) -> str:
    return f"<h2>{title}</h2>" + "".join(f"<p>{words}</p>" for words in TOLD[title])


@pytest.mark.parametrize("order", list(permutations(TOLD)))
def test_the_order_of_sections_does_not_matter(order: tuple[str, ...]):
    """Each child has its own passages in whatever order the children are discussed."""
    found = held(HEAD + "".join(section(title) for title in order))
    for title, words in TOLD.items():
        assert found[title.split(",")[0]][-len(words) :] == list(words)


@settings(max_examples=25, deadline=None)
@given(
    name=st.sampled_from(["Cole Barrett", "Kit Barrett", "Mo Osei", "O'Neil Grant-Lewis", "Bo Rayner", "Ömer Aydın"]),
    words=st.sampled_from(
        ["He sleeps on a floor.", "Kit was not there.", "Seen with two men at the station.", "School: hungry most days."]
    ),
)
def test_a_stranger_under_any_other_business_changes_no_other_child(name: str, words: str):
    """A child of another family that is raised at the end takes nothing from the others, and gives them nothing."""
    plain = HEAD + "".join(section(title) for title in TOLD)
    before, after = held(plain), held(plain + STRANGER.format(name=name, words=words))
    assert {child: after[child] for child in before} == before
    assert set(after) == {*before, name}


@pytest.mark.parametrize("title", ["Kit and Mo", "Both children", "The parents", "Mo's siblings", "Household"])
def test_a_heading_of_several_children_is_nobodys_section(title: str):
    """What stands below a heading that means more than one child, or none, is no child's, and is said to be in doubt."""
    page = (
        HEAD
        + section("Kit Dunn, born 02/02/2016")
        + f"<h2>{title}</h2><p>They had no bed all winter.</p>"
        + section("Mo Dunn, born 03/03/2014")
    )
    meeting, texts = read(page)
    assert not any("no bed" in words for passages in held(page).values() for words in passages)
    assert "They had no bed all winter." in [texts[i] for i in meeting.unassigned]


BARE = f"{HEAD}<p>Children: Kit Dunn 02/02/2016 and Mo Dunn 03/03/2014.</p>"
BARE += "<p>{title}</p><p>They had no bed all winter.</p><p>Kit</p><p>{hurt}</p><p>{last}</p>"


@pytest.mark.parametrize("title", ["Both children", "All the children", "Both boys"])
@pytest.mark.parametrize("last", ["Plan: both to be seen alone.", "Both children to be seen alone.", "Both should be seen alone."])
def test_bare_lines_that_mean_both_children_are_of_neither_alone(title: str, last: str):
    """A line of its own that says "Both children" is a heading, and what opens with both is not of the child it stands under."""
    meeting, texts = read(BARE.format(title=title, last=last, hurt="He hides food."))
    assert {"They had no bed all winter.", last} <= {texts[i] for i in meeting.unassigned}
    assert "He hides food." in held(BARE.format(title=title, last=last, hurt="He hides food."))["Kit Dunn"]


def test_what_is_of_both_knees_stays_with_the_child_of_the_section():
    """Both of a child's own body is no word for two children."""
    assert (
        "Both knees were grazed."
        in held(BARE.format(title="Both children", hurt="He hides food.", last="Both knees were grazed."))["Kit Dunn"]
    )


@pytest.mark.parametrize(
    ("told", "discussed"),
    [
        ("Bit another child, Ludo Ray, hard enough to need first aid.", False),
        ("He was seen fighting with another pupil, Ludo Ray, at lunch.", False),
        ("He threw a chair at another boy, Ludo Ray.", False),
        ("Dad assaulted another child, Ludo Ray, who has a broken arm.", True),
        ("School mentioned another child, Ludo Ray, who comes in hungry.", True),
    ],
)
def test_a_child_who_was_hurt_by_the_one_discussed_is_no_matter_of_the_meeting(told: str, *, discussed: bool):
    """Whom the child bit or fought opens no case of their own; whom the school brings up does."""
    found = held(BARE.format(title="Both children", hurt=told, last="He hides food."))
    assert ("Ludo Ray" in found) is discussed
    assert ("He hides food." in found["Kit Dunn"]) is not discussed


def test_a_heading_that_names_an_unread_child_leaves_no_child_by_default():
    """One child and a heading with somebody's birth date that was taken for no child: the rest is given to nobody by default."""
    page = HEAD + section("Kit Dunn, born 02/02/2016") + "<h2>Lee Moor, born 01/01/1990</h2><p>Was seen at the flat again.</p>"
    assert not any("seen at the flat" in words for passages in held(page).values() for words in passages)


@pytest.mark.parametrize("name", ["Ebony Grant-Lewis", "Mason Grandison", "Olu Motherwell"])
def test_a_name_that_holds_a_word_of_kin_is_a_name(name: str):
    """Grant, Grandison and Motherwell are surnames where a birth date stands beside them."""
    page = HEAD + section("Kit Dunn, born 02/02/2016") + f"<h2>2. {name}, born 19/05/2012</h2><p>Sends pictures to a stranger.</p>"
    assert held(page)[name][-1] == "Sends pictures to a stranger."


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("those present", "present"), ("in attendance", "present"), ("who was there", "present"), ("invited and attended", "present"),
        ("people in the room", "present"), ("members present at the meeting", "present"), ("invited did not attend", "away"),
        ("could not come", "away"), ("not present", "away"), ("apologies for absence", "away"), ("unable to join the call", "away"),
        ("present circumstances", ""), ("school attendance", ""), ("invited", ""), ("the meeting", ""), ("", ""),
    ],
)  # fmt: skip
def test_words_of_attendance_read_alike_in_any_order(words: str, kind: str):
    """Lists of persons are known by their words, whatever their order; other uses of the words are none."""
    assert attendance(words) == kind


CELLS = st.lists(st.text("abcXYZ ,.", min_size=1, max_size=9).map(str.strip).filter(bool), min_size=2, max_size=5)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(CELLS, min_size=1, max_size=6), gap=st.sampled_from(["\t", "    ", " | "]))
def test_typed_tables_lose_no_word_and_their_cells_are_in_place(rows: list[list[str]], gap: str):
    """Every line comes back, once, with its words; a cell's place holds the cell's words."""
    lines = [Segment(str(n), SegmentKind.BODY, gap.join(row)) for n, row in enumerate(rows)]
    found = list(typed_rows(lines))
    assert [(s.id, s.text) for s in found] == [(s.id, s.text) for s in lines]
    for segment in found:
        values = [segment.text[c.start : c.end] for c in segment.locator.cells]
        assert all(value and value == value.strip() for value in values)
        assert not segment.locator.cells or "".join("".join(values).split()) == "".join(segment.text.replace("|", "").split())


def test_minutes_too_long_to_be_told_apart_are_held():
    """A record of more lines than are looked at is not passed over: a finding holds it; another long text has none."""
    told = [Segment(f"b{n}", SegmentKind.BODY, "Kit was seen at home and was well.") for n in range(20_001)]
    head = [
        Segment("t", SegmentKind.HEADING, "Minutes of the core group meeting"),
        Segment("p", SegmentKind.BODY, "Present: Ann Lee (Nurse); Bo Ray (GP)"),
    ]
    long = with_meeting(Document("text/plain", segments=(*head, *told)))
    assert long.meeting is None
    assert [(f.code, f.severity) for f in long.findings] == [("minutes_too_long", "hold")]
    assert with_meeting(Document("text/plain", segments=tuple(told))).findings == ()


def _unruled() -> bytes:
    """Actions in a table without lines whose cells wrap, broken over a page."""
    style = getSampleStyleSheet()["BodyText"]
    wrapped = "Arrange contact at the leisure centre in the holidays and tell the carers of it beforehand"
    rows = [("Action", "Owner", "Due"), *((f"{wrapped} {n}", "Ann Lee", f"{n}/06/2026") for n in range(1, 15))]
    table = Table(
        [[Paragraph(cell if n else f"<b>{cell}</b>", style) for cell in row] for n, row in enumerate(rows)],
        [220, 100, 100],
        style=[("VALIGN", (0, 0), (-1, -1), "TOP")],
    )
    lines = [
        "Core Group Meeting",
        "Date: 1 May 2026",
        "Chair: Ann Lee",
        "Present: Ann Lee (Nurse, Dale NHS); Bo Ray (Sergeant, Dale Police)",
        "Child: Kit Dunn (DOB 02/02/2016)",
    ]
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(
        [*(Paragraph(line, style) for line in lines), Spacer(1, 330), Paragraph("<b>Actions</b>", style), table]
    )
    return out.getvalue()


def test_wrapped_cells_without_lines_stay_in_their_rows_over_a_page():
    """Each action of an unruled PDF table is whole, with its owner and day, on the second page too."""
    found = next(d for _, d in walk_documents(read_tree(_unruled(), "minutes.pdf")) if d.meeting is not None)
    assert found.meeting is not None
    actions = [(a.text.split()[0], a.text.split()[-1], a.owner, a.due) for a in found.meeting.actions]
    assert actions == [("Arrange", str(n), "Ann Lee", f"2026-06-{n:02}") for n in range(1, 15)]


PAIR = "Discussion A: Kit Dunn (02/02/2016) and Mo Dunn (03/03/2014), 4 Mill Row"
OTHER = "Discussion B: Ray Osei (04/04/2012), Dale School"


def of_pair(second: str = "Mo Dunn") -> dict[str, tuple[set[str], set[str]]]:
    """Child -> (own, shared) words of a record of two discussions, the first about two children."""
    told = (
        "Kit sleeps in the bath.",
        "Police were called to the address three times.",
        "Both children to be seen alone. Kit to have a medical.",
    )
    page = HEAD + f"<h2>{PAIR.replace('Mo Dunn', second)}</h2>" + "".join(f"<p>{t}</p>" for t in told)
    meeting, texts = read(page + f"<h2>{OTHER}</h2><p>Ray was found with eight bank cards.</p><p>The school has excluded him.</p>")
    return {s.name: ({texts[i] for i in s.segments}, {texts[i] for i in s.shared}) for s in meeting.subjects}


def test_a_heading_that_names_two_children_opens_a_part_about_both():
    """What names neither of a brother and sister is of both; what names one is that one's; the next family has none of it."""
    found = of_pair()
    assert set(found) == {"Kit Dunn", "Mo Dunn", "Ray Osei"}
    assert "Kit sleeps in the bath." in found["Kit Dunn"][0]
    assert "Kit sleeps in the bath." not in found["Mo Dunn"][0] | found["Mo Dunn"][1]
    for child in ("Kit Dunn", "Mo Dunn"):
        assert {"Police were called to the address three times.", "Both children to be seen alone."} <= found[child][1]
    assert "Kit to have a medical." in found["Kit Dunn"][0]
    assert not any("Police" in words or "medical" in words for words in found["Ray Osei"][0] | found["Ray Osei"][1])


def test_a_heading_with_two_families_gives_nobody_the_others_words():
    """Two children of different names under one heading: what names neither is no one's, for it may be of one home alone."""
    found = of_pair("Mo Barrett")
    for own, shared in found.values():
        assert "Police were called to the address three times." not in own | shared


def shared_of(heading: str, told: str) -> set[str]:
    """Words that any child of a discussion has, alone or shared, besides the heading."""
    page = HEAD + f"<h2>{heading}</h2><p>{told}</p><h2>{OTHER}</h2><p>Ray was found with eight bank cards.</p>"
    meeting, texts = read(page)
    return {texts[i] for s in meeting.subjects for i in (*s.segments, *s.shared)}


def test_children_of_two_homes_under_one_heading_share_nothing():
    """Cousins of one surname at two addresses: a mother's drugs are of one home, nobody knows which."""
    heading = "Discussion A: Kit Dunn (02/02/2016), 4 Mill Row and Mo Dunn (03/03/2014), 9 High Street"
    assert "The mother was found with heroin." not in shared_of(heading, "The mother was found with heroin.")


def test_another_family_named_in_the_part_is_not_shared():
    """A passage that opens with another family's name is not of the brother and sister whom the heading names."""
    words = "Barrett family: the mother was found with heroin."
    assert words not in shared_of(PAIR, words)
