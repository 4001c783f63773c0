"""Minutes of several cases: what stands in a case is its own children's, whoever is named there, and no other's."""

from __future__ import annotations

import pytest

from parsers import Meeting, read_tree, walk_documents

_HEAD = (
    "<h1>Strategy Meeting</h1><p>Date: 4 May 2026</p><p>Chair: Ann Lee</p>"
    "<p>Present: Ann Lee (Team Manager, MASH), PC Bob Ray (Police), Sue Fenn (Health Visitor, Coast NHS)</p>"
)


def meeting_of(page: str) -> tuple[Meeting, dict[str, str]]:
    """The meeting of an HTML record, and the words of each passage."""
    found = next(d for _, d in walk_documents(read_tree((_HEAD + page).encode(), "notes.html")) if d.meeting is not None)
    assert found.meeting is not None
    return found.meeting, {s.id: s.text for s in found.segments}


def holders(page: str, words: str) -> set[str]:
    """The children among whose passages, alone or shared, the words stand."""
    meeting, texts = meeting_of(page)
    return {s.name for s in meeting.subjects if any(words in texts[i] for i in (*s.segments, *s.shared))}


TWO = (
    "<h2>Part 1 - Ivo Marsh (02.03.2015) and Tess Marsh (04.05.2018), 12 Weir Lane</h2>"
    "<p>Ivo flinches when the door bangs. Tess keeps bread in her coat. Their lodger drinks in the kitchen until three.</p>"
    "<p>Health: Tess has a burn on one wrist. Ivo goes to the eczema clinic on Fridays.</p>"
    "<p>Mum owes money and has sold the cooker. She is not to be rung at work.</p>"
    "<p>Agreed: both children seen today. Medical for Tess Weds 6/5. PC to call at the house at six. Nobody is to warn the lodger.</p>"
    "<h2>Part 2 - Noor Haddad (01.01.2013), 3 Quay Street</h2>"
    "<p>Found on a night bus with a grown man.</p><p>School to keep her phone.</p>"
)
BOTH, NOOR = {"Ivo Marsh", "Tess Marsh"}, {"Noor Haddad"}


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("Ivo flinches", {"Ivo Marsh"}),
        ("keeps bread", {"Tess Marsh"}),
        ("burn on one wrist", {"Tess Marsh"}),
        ("eczema clinic", {"Ivo Marsh"}),
        ("lodger drinks", BOTH),
        ("sold the cooker", BOTH),
        ("not to be rung", BOTH),
        ("both children seen", BOTH),
        ("Medical for Tess", {"Tess Marsh"}),
        ("PC to call", BOTH),
        ("warn the lodger", BOTH),
        ("night bus", NOOR),
        ("keep her phone", NOOR),
    ],
)
def test_what_is_told_under_a_heading_of_brothers_and_sisters_is_theirs(words: str, whose: set[str]):
    """The home and the duties are of all of them, what names one is that one's, and the next family has none of it."""
    assert holders(TWO, words) == whose


def test_nothing_is_left_to_nobody_where_each_part_names_its_children():
    """A person is asked only where a passage may be of either family."""
    assert meeting_of(TWO)[0].unassigned == ()


def test_what_a_sister_was_told_of_their_mother_is_of_both():
    """A sentence that names one child and tells of a parent is of the whole home, but not where it tells of a treatment."""
    page = (
        "<h2>1. Ivo Marsh (02.03.2015) and Tess Marsh (04.05.2018)</h2>"
        "<p>Tess heard mum say that she cannot go on. Ivo has no bed.</p><p>Dad forgets that Ivo has an inhaler. Tess is quiet.</p>"
        "<h2>2. Noor Haddad (01.01.2013)</h2><p>She was found on a bus at night.</p>"
    )
    assert holders(page, "cannot go on") == BOTH
    assert holders(page, "inhaler") == {"Ivo Marsh"}


HOME = (
    "<h2>1. Ivo Marsh (02.03.2015) and Tess Marsh (04.05.2010), 12 Weir Lane</h2><p>{}</p>"
    "<h2>2. Noor Haddad (01.01.2013), 3 Quay Street</h2><p>She was found on a bus at night.</p>"
)
TESS = {"Tess Marsh"}


@pytest.mark.parametrize(
    "words",
    [
        "Mum took Tess for an abortion in March.",
        "Tess self-harms at home with a razor.",
        "Tess is a young carer and told staff that she is gay.",
        "Tess disclosed at home that an uncle had sex with her.",
        "Mum slapped Tess, as she told the household that she is pregnant.",
        "Tess told the family that she is on the pill.",
        "Dad said Tess drinks with older boys.",
        "Tess lives with dad and is violent at school.",
        "Mum and dad argue and Tess takes pills.",
        "Dad hit Tess because she met a man online.",
        "Mum beats Tess for being gay.",
    ],
)
def test_what_is_told_of_one_child_beside_the_home_is_that_childs(words: str):
    """Neither "at home" nor a parent in the sentence makes a sister's own matter her brother's, alone in its paragraph or among others."""
    assert holders(HOME.format(words), words) == TESS
    assert holders(HOME.format(f"Ivo flinches when the door bangs. {words} Ivo has no bed."), words) == TESS


@pytest.mark.parametrize(
    "words",
    [
        "Dad hit Tess with a belt.",
        "Tess was dragged out by the lodger.",
        "Tess says mum and dad argue all night.",
        "Tess told staff that mum owes money.",
    ],
)
def test_the_harm_a_parent_does_to_one_is_of_the_whole_home(words: str):
    """What a parent or lodger does or is in concerns the brother as well."""
    assert holders(HOME.format(words), words) == BOTH


def test_an_intimate_matter_of_one_whom_no_name_tells_is_a_persons_question():
    """Behind a sentence about the sister it is hers; in a paragraph of its own it is nobody's until a person looks."""
    words = "Mum took her for an abortion."
    assert holders(HOME.format(f"Ivo has no bed. Tess is quiet. {words}"), words) == TESS
    alone = HOME.format(f"Ivo has no bed.</p><p>Tess is quiet.</p><p>{words}")
    meeting, texts = meeting_of(alone)
    assert (holders(alone, words), [texts[i] for i in meeting.unassigned]) == (set(), [words])


def test_a_child_named_in_a_sentence_below_the_number_of_a_case_is_its_child():
    """Cases headed by letters alone: "Child NAME DATE" says whose the case is, its heading and its unnamed lines included."""
    page = (
        "<h2>Case 1 - HM, Northside</h2><p>Victim Hetty Marsh, perp ex-partner Col Budd. Child Ivo Marsh 02/03/2015, Hill School.</p>"
        "<p>CB has cut the brakes.</p><p>Actions: locks to be changed.</p>"
        "<h2>Case 2 - RH, Southside</h2><p>Victim Rana Haddad, perp husband. "
        "Children Noor Haddad 01/01/2013 and Sami Haddad 05/06/2017.</p>"
        "<p>Petrol was poured through the door.</p>"
        "<h2>Case 3 - EO, Southside</h2><p>Victim Edna Orr, 80, perp nephew. No children. Money was taken from her purse.</p>"
    )
    assert holders(page, "brakes") == holders(page, "locks") == holders(page, "Case 1") == {"Ivo Marsh"}
    assert holders(page, "Petrol") == holders(page, "Case 2") == {"Noor Haddad", "Sami Haddad"}
    meeting, texts = meeting_of(page)
    assert (holders(page, "purse"), meeting.unassigned, meeting.cases) == (set(), (), 2)
    assert [texts[i].split()[0] for i in meeting.childless] == ["Case", "Victim"]


LAST = "<h2>Case 1 - HM</h2><p>Child Ivo Marsh 02/03/2015.</p><p>CB has cut the brakes.</p><h2>Case 2 - RH</h2>{}"


@pytest.mark.parametrize(
    "told",
    [
        "<p>Children: Sami and Noor.</p><p>Perp is living alone, no children. He has poured petrol.</p>",
        "<p>Perp is living with no children. He has poured petrol.</p>",
        "<p>Her son Sami, 6, was in the room.</p><p>There are no children at home, he is with Nan. He has poured petrol.</p>",
        "<p>There are no children at home, they are with Nan since he has poured petrol.</p>",
        "<p>There are no children in the household, but she is pregnant. He has poured petrol.</p>",
        "<p>Sami (DOB 04/05/2017) saw it. No children in the case. He has poured petrol.</p>",
        "<p>Children: none of them seen by a doctor yet.</p><p>He has poured petrol.</p>",
        "<p>Children: none</p><p>Perp is her son, 14. He has poured petrol.</p>",
        "<p>Sami, 9, saw it from the stairs.</p><p>No children at the address. He has poured petrol.</p>",
        "<p>No children at the address. He has poured petrol.</p><p>Her son 21.06.2019 has a swollen eye.</p>",
        "<p>No children at the address. He has poured petrol.</p><p>Her son, 21 Jun 2019, has a swollen eye.</p>",
        "<p>They fought on the stairs. Harm to children: none</p><p>He has poured petrol.</p>",
        "<p>They fought on the stairs.</p><p>Child: none</p><p>He has poured petrol.</p>",
    ],
)
def test_a_case_that_tells_of_a_child_anywhere_is_not_without_children(told: str):
    """That one address or one man has no children does not take the case out of what is held and counted."""
    meeting, texts = meeting_of(LAST.format(told))
    assert (meeting.childless, meeting.cases) == ((), 2)
    assert any("poured petrol" in texts[i] for i in meeting.unassigned)


@pytest.mark.parametrize(
    "told",
    [
        "<p>Victim Edna Orr (03/02/1946), perp grandson. No children. Money was taken on 1 May 2026.</p>",
        "<p>Children: none</p><p>Victim Edna Orr, 80, perp is her adult son. Children's services: not known.</p>",
        (
            "<table><tr><td>Victim</td><td>Edna Orr, 80</td></tr><tr><td>Perpetrator</td><td>Col Orr (son, 54)</td></tr>"
            "<tr><td>Children</td><td>none</td></tr><tr><td>Information</td><td>He takes her purse to the betting shop.</td></tr></table>"
        ),
    ],
)
def test_a_case_of_grown_ups_alone_is_without_children(told: str):
    """A grown-up's birthday, grown-up descendants and the day of a deed tell of no child."""
    meeting, _ = meeting_of(LAST.format(told))
    assert (meeting.cases, meeting.unassigned) == (1, ())
    assert meeting.childless


def test_a_case_whose_child_is_not_found_is_counted_and_left_to_nobody():
    """No child named, and no word that there is none: its passages are nobody's, and the cases are more than the children."""
    page = (
        "<h2>Case 1 - HM</h2><p>Child Ivo Marsh 02/03/2015.</p><p>CB has cut the brakes.</p>"
        "<h2>Case 2 - RH</h2><p>Petrol was poured through the door.</p>"
    )
    meeting, texts = meeting_of(page)
    assert [texts[i] for i in meeting.unassigned] == ["Petrol was poured through the door."]
    assert (meeting.cases, len(meeting.subjects)) == (2, 1)


def test_paragraphs_that_open_with_a_numbered_family_are_that_familys():
    """A paragraph "Family one (place): NAME, DATE ..." opens a case, which ends at the next family and at the next heading of the file."""
    page = (
        "<h2>Background</h2>"
        "<p>Family one (Northside): Ivo Marsh, 02/03/2015, 12 Weir Lane. He told his aunt that the coach "
        "locks the shed and gives them cider.</p>"
        "<p>The coach drives him home alone.</p>"
        "<p>Family two (Southside): Noor Haddad, 01/01/2013, 3 Quay Street. She says that pictures "
        "were taken in the shed by the same man.</p>"
        "<h2>An earlier complaint</h2><p>A man of twenty will be seen by police. Not for the children's files.</p>"
        "<h2>Decisions</h2><p>Interviews: Ivo on Monday, Noor on Tuesday. Nothing is to be said to the club.</p>"
    )
    assert holders(page, "cider") == holders(page, "drives him") == {"Ivo Marsh"}
    assert holders(page, "pictures") == NOOR
    assert holders(page, "said to the club") == {"Ivo Marsh", "Noor Haddad"}
    meeting, texts = meeting_of(page)
    assert holders(page, "twenty") == set()
    assert [texts[i] for i in meeting.confidential] == ["A man of twenty will be seen by police. Not for the children's files."]


@pytest.mark.parametrize(
    "opening",
    [
        "Family two (Southside): two sisters aged 9 and 11, 3 Quay Street. The older says that pictures were taken in the shed.",
        "Family two: Noor Haddad",
        "Family two: Noor Haddad (01/01/2013) and Sami Haddad (05/06/2017), 3 Quay Street.",
        "Case 2: the mother came to the desk with bruises on her neck.",
        "Family two – two sisters aged 9 and 11, 3 Quay Street.",
        "Family two:</p><p>Two sisters aged 9 and 11, 3 Quay Street.",
        "Family two</p><p>Two sisters aged 9 and 11, 3 Quay Street.",
    ],
)
@pytest.mark.parametrize("head", ["<h2>Background</h2>", "<h2>Discussion</h2>", ""])
def test_a_paragraph_that_opens_a_case_of_nobody_ends_the_one_before(opening: str, head: str):
    """Without a child that can be read the case is counted, and what stands in it waits for a person: it is never the family's before."""
    page = (
        f"{head}<p>Family one (Northside): Ivo Marsh, 02/03/2015, 12 Weir Lane. He told his aunt that the coach "
        f"locks the shed and gives them cider.</p><p>The coach drives him home alone.</p><p>{opening}</p>"
        "<p>Their mother drinks.</p><p>The uncle sleeps in the room of the girls.</p>"
    )
    meeting, texts = meeting_of(page)
    assert holders(page, "drives him") == {"Ivo Marsh"}
    held = [texts[i] for i in meeting.unassigned]
    assert "Their mother drinks." in held
    assert "The uncle sleeps in the room of the girls." in held
    assert all("Ivo Marsh" not in holders(page, words) for words in (opening[:20], "mother drinks", "uncle sleeps"))
    assert meeting.cases == 2
