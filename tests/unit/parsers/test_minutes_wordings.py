"""Wordings and layouts of minutes by class: who the children are, whose a sentence is, what is decided, owed and kept from the family."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import Meeting, read_tree, walk_documents
from parsers.minutes.confidential_words import seals
from parsers.minutes.words import Zone, zone_of

_HEAD = "CORE GROUP MEETING\nDate: 4 May 2026\nChair: Ann Lee\n"
_PRESENT = "\nPresent: Ann Lee (Team Manager, MASH), PC Bob Ray (Police), Sue Fenn (Health Visitor, Coast NHS)\nApologies: Tom Hale\n\n"
_AS_PAGE = "".join(f"<p>{line}</p>" for line in (_HEAD + _PRESENT).splitlines() if line)


class Read:
    """A typed or HTML record as the reader sees it."""

    def __init__(self, text: str, file: str = "notes.txt") -> None:
        found = [d for _, d in walk_documents(read_tree(text.encode(), file)) if d.meeting is not None]
        assert len(found) == 1
        assert found[0].meeting is not None
        self.meeting: Meeting = found[0].meeting
        self.texts = {s.id: s.text for s in found[0].segments}

    def of(self, name: str) -> str:
        """The words that are the child's alone."""
        child = next(s for s in self.meeting.subjects if s.name.casefold() == name.casefold())
        return " ".join(self.texts[i] for i in child.segments)

    def held(self) -> str:
        """The words that may be any child's."""
        return " ".join(self.texts[i] for i in self.meeting.unassigned)

    def sealed(self) -> str:
        """The words of the confidential part."""
        return " ".join(self.texts[i] for i in self.meeting.confidential)


def test_siblings_whom_only_the_title_names_are_the_children():
    """A title names two siblings, a line below gives their birth dates by forename: both are subjects with surname and date."""
    read = Read(
        "CORE GROUP MEETING – Jac and Efa Bevan\n4 May 2026\n"
        + _PRESENT
        + "Jac: born 23 April 2018. Efa: born 5 September 2021.\n\n1. Jac\nHe finds Monday mornings hard and Jac has bitten a friend.\n\n"
        "2. Efa\nShe is clean, and Efa plays well.\n"
    )
    assert [(s.name, s.date_of_birth) for s in read.meeting.subjects] == [("Jac Bevan", "2018-04-23"), ("Efa Bevan", "2021-09-05")]
    assert "Monday mornings" in read.of("Jac Bevan")
    assert "plays well" in read.of("Efa Bevan")


def test_a_place_or_a_professional_in_the_title_is_no_child():
    """What a title names is a child only where the record speaks of somebody so called, without a post."""
    read = Read(
        _HEAD.replace("MEETING", "MEETING – Ann Lee") + "Child: Noah Firth (17/02/2014)\n" + _PRESENT + "He is well. Ann has seen him.\n"
    )
    assert [s.name for s in read.meeting.subjects] == ["Noah Firth"]


def test_siblings_told_in_turn_within_one_paragraph_keep_their_own_sentences():
    """Pronouns follow the child named last; a sentence about all is nobody's, one about two carries nothing along."""
    read = Read(
        _HEAD
        + "Children: Oscar Pell (22/08/2014), Wren Hart (05/01/2018)\n"
        + _PRESENT
        + "SCHOOL\nOscar is popular. He comes in hungry. Wren is quieter. She hides food. Both children are offered breakfast.\n\n"
        "HOUSING\nOscar puts Wren to bed. Wren was found in the garden alone.\n"
    )
    assert "comes in hungry" in read.of("Oscar Pell")
    assert "hides food" in read.of("Wren Hart")
    assert "garden" in read.of("Wren Hart")
    for name in ("Oscar Pell", "Wren Hart"):
        assert "breakfast" not in read.of(name)
    assert "garden" not in read.of("Oscar Pell")


@pytest.mark.parametrize(
    ("sibling", "subjects"),
    [("Wren Firth, 3/4/2016", ["Noah Firth", "Wren Firth"]), ("Wren Firth", ["Noah Firth"])],
)
def test_what_is_told_of_a_sibling_is_never_the_subject_childs(sibling: str, subjects: list[str]):
    """A sibling with a birth date of whom the meeting tells is a subject too; without one the sentence is nobody's and waits."""
    read = Read(
        _HEAD
        + f"Child: Noah Firth, 17/2/2014\nSibling: {sibling}\n"
        + _PRESENT
        + "Information shared\nWren has a bruise on her cheek. Later Wren said that she fell.\n"
    )
    assert [s.name for s in read.meeting.subjects] == subjects
    assert "bruise" not in read.of("Noah Firth")
    assert "bruise" in (read.of("Wren Firth") if len(subjects) > 1 else read.held())


def test_headings_in_spaced_capitals_and_labels_with_leader_dots_are_read():
    """The heading "R U B Y" opens the section of Ruby; "Children ..... Ruby" is a label and its value."""
    read = Read(
        "TEAM AROUND THE CHILD MEETING\nDate ..... 19.11.2026\nLead ..... Mr Paul Orme (chair)\nChildren ... Ruby Nutt, Y5, 14.05.2016\n"
        "              Harry Nutt, Y1, 22.01.2020\n" + _PRESENT + "R U B Y\n-------\n* Her reading age has gone up by eleven months.\n\n"
        "H A R R Y\n---------\n* He has had his hearing checked this week.\n"
    )
    assert read.meeting.date == "2026-11-19"
    assert read.meeting.chair == "Mr Paul Orme"
    assert "reading age" in read.of("Ruby Nutt")
    assert "hearing checked" in read.of("Harry Nutt")


def test_the_rows_of_a_case_are_its_own_childrens():
    """Each case's table opens with its number: what the first case tells is never of the only child of the second."""
    row = "<tr><td>{}</td><td>{}</td></tr>".format

    def case(number: int, child: str, told: str) -> str:
        rows = (
            (f"Case {number}", f"Ref 221{number}"),
            ("Victim", "Lea Stubbs, 14/02/1996"),
            ("Children", child),
            ("Information shared", told),
        )
        return "<table>" + "".join(row(*r) for r in rows) + "</table>"

    read = Read(
        "<h1>Northmoor MARAC</h1><p>Record of meeting held 10 March 2026</p><p>Chaired by DCI Paula Redfern</p><table>"
        + row("Name", "Agency")
        + row("DCI Paula Redfern", "Northmoor Police")
        + row("Kath Ingle", "Haven IDVA Service")
        + "</table>"
        + case(1, "Mason Stubbs (DOB 05/06/2016)", "School: he sleeps in his shoes.")
        + case(2, "Zayn Aziz (DOB 08/08/2012)", "School: he has stopped football."),
        "marac.html",
    )
    assert "sleeps in his shoes" in read.of("Mason Stubbs")
    assert "stopped football" in read.of("Zayn Aziz")
    assert "shoes" not in read.of("Zayn Aziz")


@given(
    st.sampled_from(["Beatrice", "Oluwaseun", "Zsofia", "Siân"]), st.sampled_from(["She gets up at five", "The night feed is done by her"])
)
@settings(max_examples=8, deadline=None)
def test_a_section_under_an_unknown_name_gives_the_known_child_nothing(name: str, told: str):
    """A name as heading that is no known child's: its passages wait for a person."""
    read = Read(
        _HEAD
        + "Child: Noah Firth, 17/2/2014\n"
        + _PRESENT
        + f"Noah\nHe is late most days and sleeps in class.\n\n{name}\n{told} and then {name} feeds the baby.\n"
    )
    assert "late most days" in read.of("Noah Firth")
    assert told not in read.of("Noah Firth")
    assert told in read.held()


def test_a_record_that_speaks_of_both_children_gives_the_only_one_found_nothing_by_default():
    """Where "both children" are told of and one was found, an unnamed "she" is nobody's."""
    read = Read(
        _HEAD
        + "Child: Noah Firth, 17/2/2014\n"
        + _PRESENT
        + "Information shared\nBoth children were seen at home.\nShe has a burn on her arm.\n"
    )
    assert "burn" not in read.of("Noah Firth")
    assert "burn" in read.held()


@pytest.mark.parametrize(
    "title",
    [
        "Closed session: sensitive matters",
        "Restricted minute – police and social care only",
        "Item 7: Exempt information",
        "Legally privileged / not for disclosure",
        "Part B – discussed without the young person",
        "Part 2",
        "School file only - do not print for parents",
        "6) KEEP THIS BIT OUT OF ANYTHING THAT GOES TO THE FAMILY",
        "Information not to be recorded in agency systems",
        "Professional discussion after the family had left (withheld)",
        "Discussed after Teddy had left the room",
        "Not to be shared with Mr Khan",
        "Information that must not go outside this meeting",
        "Closed section – family not present",
    ],
)
def test_headings_that_keep_something_from_somebody_open_the_confidential_part(title: str):
    """Whatever a council calls it: what the heading says decides."""
    read = Read(
        _HEAD
        + "Child: Noah Firth, 17/2/2014\n"
        + _PRESENT
        + f"Information shared\nHe is well in school.\n\n{title}\nThe caller was the aunt.\n"
    )
    assert "The caller was the aunt" in read.sealed()
    assert "well in school" not in read.sealed()


@pytest.mark.parametrize(
    "line", ["[Professionals only] The caller was the aunt.", "The caller was the aunt (not to be shared with father)."]
)
def test_brackets_that_keep_one_line_from_somebody_seal_that_line(line: str):
    """A line that says in brackets that it is kept back is confidential; the next one is not."""
    read = Read(_HEAD + "Child: Noah Firth, 17/2/2014\n" + _PRESENT + f"Information shared\n{line}\nHe is well in school (year 7).\n")
    assert "The caller was the aunt" in read.sealed()
    assert "well in school" in read.of("Noah Firth")


@pytest.mark.parametrize(
    "title", ["Not recorded", "Part 2: Actions", "Views of the child", "Any other business (mum left the meeting)", "School only"]
)
def test_ordinary_headings_and_answers_seal_nothing(title: str):
    """A part's number, an answer or somebody who left early keeps nothing from anybody."""
    assert zone_of(title) is not Zone.CONFIDENTIAL


@given(st.text(max_size=300))
def test_any_words_are_answered(words: str):
    """No text breaks the reading of headings; a long one never seals."""
    assert seals(words) in {True, False}
    assert not seals(" ".join(["not for disclosure", *["and"] * 30]))


def test_a_marking_that_heads_every_page_opens_no_confidential_part():
    """The file's marking, printed again at the next page, is no heading of the text below it."""
    read = Read(
        "STRICTLY CONFIDENTIAL\n"
        + _HEAD
        + "Child: Noah Firth, 17/2/2014\n"
        + _PRESENT
        + "Decision\nNoah stays on a plan.\n\nSTRICTLY CONFIDENTIAL\nPage 2\n\nActions\nPC Bob Ray to visit by 6/5/2026\n"
    )
    assert "to visit" not in read.sealed()
    assert [a.owner for a in read.meeting.actions] == ["PC Bob Ray"]


@pytest.mark.parametrize(
    ("line", "owner", "due"),
    [
        ("SF to weigh him each week - by 9th May", "Sue Fenn", "2026-05-09"),
        ("Refer him to the clinic (Sue, by 3rd June)", "Sue Fenn", "2026-06-03"),
        ("Ring the clinic – Sue Fenn, by 04/06/2026", "Sue Fenn", "2026-06-04"),
        ("The health visitor to ring the clinic by 04/06/2026", "Sue Fenn", "2026-06-04"),
        ("BR to see both at home - Fri 8th May", "PC Bob Ray", "2026-05-08"),
    ],
)
def test_owners_are_resolved_by_initials_first_name_and_post(line: str, owner: str, due: str):
    """Who is to do it becomes the one person present whom the words fit; a day without a year is the next one."""
    read = Read(_HEAD + "Child: Noah Firth, 17/2/2014\n" + _PRESENT + f"To do\n{line}\n")
    assert [(a.owner, a.due) for a in read.meeting.actions] == [(owner, due)]


@pytest.mark.parametrize(
    "line",
    [
        "Agreed that nursery hours will go up as she thrives.",
        "It was agreed that the plan ends in June.",
        "The panel decided to keep him on the list.",
        "Risk level / outcome: raised from medium to high.",
        "Score raised to 24. Noah to remain on the panel.",
        "Case to be closed since all is well.",
    ],
)
def test_decisions_are_known_by_their_words_in_any_part(line: str):
    """A decision in the midst of what was told is a decision."""
    read = Read(_HEAD + "Child: Noah Firth, 17/2/2014\n" + _PRESENT + f"Information shared\nHe is well in school.\n{line}\n")
    assert any(line.split(": ", 1)[-1] in d.text for d in read.meeting.decisions)
    assert not any("well in school" in d.text for d in read.meeting.decisions)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Noah F, 17/02/2014, Tern Primary. Mother Cass Firth.", "Ivo Marsh (3/4/2016), Hill Green. Father Tom."),
        ("Noah Firth, DOB 17/02/2014, on the roll of Tern Primary.", "Ivo Marsh, born 3/4/2016. Lives with his gran."),
    ],
)
def test_the_first_line_of_a_numbered_family_names_its_child_whatever_else_it_tells(first: str, second: str):
    """Who opens the line below the number with a birthday behind the name is the case's child; the rest of the case goes with them."""
    told = ("He sleeps on the floor.", "He came without shoes.")
    cases = "".join(
        f"<h2>Family {n} - Acton</h2><p>{a}</p><p>{b}</p>" for n, (a, b) in enumerate(zip((first, second), told, strict=True), 1)
    )
    read = Read(_AS_PAGE + cases, "notes.html")
    names = [s.name for s in read.meeting.subjects]
    assert [name.split()[0] for name in names] == ["Noah", "Ivo"]
    assert "on the floor" in read.of(names[0])
    assert "without shoes" in read.of(names[1])
    assert "shoes" not in read.of(names[0]) + read.held()


@pytest.mark.parametrize(
    "first",
    [
        "Cass Firth, 17/02/1984, is the mother and came alone.",
        "There was talk of the flat. Ivo Marsh, 3/4/2016, was in the room.",
        "Ivo Marsh, 9/5/2026, is the day of the next visit.",
    ],
)
def test_a_grown_up_a_bystander_or_a_later_day_makes_no_child_of_a_family(first: str):
    """A birthday of an adult, somebody named further on, and a day to come introduce nobody."""
    assert not Read(_AS_PAGE + f"<h2>Family 1 - Acton</h2><p>{first}</p>", "notes.html").meeting.subjects


def test_the_place_behind_a_familys_number_is_no_child():
    """One word there is a place or a surname; it takes no part of the record from the child who is named below it."""
    read = Read(_HEAD + _PRESENT + "Family 1 - Acton\n\nChild: Noah Firth, 17/02/2014\n\nHe sleeps on the floor.\n")
    assert [s.name for s in read.meeting.subjects] == ["Noah Firth"]
