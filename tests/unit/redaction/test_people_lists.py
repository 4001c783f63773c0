"""Answers about several people in one message: the child's own entry travels, those of other cases stay, whatever they say."""

from __future__ import annotations

import re
from datetime import date

import pytest

from redaction import Household, KnownPerson, Passage, Role, SubjectView, Tag
from redaction.belonging import infer_belonging
from redaction.home import Home
from redaction.sentences import sentences

KOFI = Home.of(
    SubjectView(
        names=("Kofi Mensah",),
        known_as=("Kofi",),
        date_of_birth=date(2013, 3, 8),
        household=Household((KnownPerson(("Abena Owusu",), Role.PARENT_CARER),), ("8 Tern Walk, London",)),
    )
)
OURS = "MENSAH Kofi 8/3/13, ref MASH-AB12-CD34. Seen 4 March with a split lip."
STRANGERS = ("HALLOWAY Peter - closed to us last year", "TRENT, Dawn: inpatient in Leeds, her baby is with a cousin")
_PERSON = re.compile(r"(?:^|\n|[=-] )((?:[A-Z]{3,}|[A-Z][a-z]+),? [A-Z][a-z]+)")


def told(*paragraphs: str, kind: str = "body") -> tuple[Passage, ...]:
    return tuple(Passage(f"s{n}", kind if n else "subject", text) for n, text in enumerate(paragraphs))


def left_out(items: tuple[Passage, ...]) -> list[str]:
    """The stretches that are another person's; whoever opens a line is tagged, as the detector does."""
    tags = [Tag(p.id, *m.span(1), "PERSON", 0.9, "test@1") for p in items for m in _PERSON.finditer(p.text)]
    text = {p.id: p.text for p in items}
    return [text[e.passage][e.span.start : e.span.end].strip() for e in infer_belonging(items, tags, KOFI, {}).excluded]


def test_an_entry_with_a_reference_tells_the_others_apart():
    """Of paragraphs that each open with a name, those beside the one that answers our request are other cases."""
    assert left_out(told("reply", STRANGERS[0], OURS, STRANGERS[1])) == list(STRANGERS)


def test_lines_of_one_paragraph_are_entries_as_well():
    """Entries that follow one another line by line, announced by the line above them."""
    lines = "\n".join((STRANGERS[0], "Kofi Mensah (8/3/13) - bruised ear, seen Monday", STRANGERS[1]))
    assert left_out(told("Results of this week's requests", lines)) == list(STRANGERS)


def test_letters_with_a_reference_before_the_name():
    """Where letters stand before the names, our own entry may open with the reference of the request."""
    ours = "c. MASH-AB12-CD34 = OWUSU Abena, mother of Kofi Mensah. Drinks from noon."
    items = told("checks", f"a. HALLOWAY, Peter - not known\nb. TRENT, Dawn - recalled\n{ours}")
    assert left_out(items) == ["a. HALLOWAY, Peter - not known", "b. TRENT, Dawn - recalled"]


def test_what_goes_on_below_an_entry_is_of_that_entry():
    """A paragraph between a stranger's entry and the next one goes with it; what stands below the last entry does not."""
    items = told("batch of three", STRANGERS[0], "Moved to Hull with the twins.", OURS, STRANGERS[1], "We are closed on Friday.")
    assert left_out(items) == [STRANGERS[0], "Moved to Hull with the twins.", STRANGERS[1]]


def test_the_entry_with_the_one_reference_is_ours_whatever_the_name():
    """An answer under the request's reference about somebody whom the record does not know stays."""
    ours = "BRAITHWAITE Leon 4/2/86, your MASH-AB12-CD34. Injects in front of the boy."
    assert left_out(told("reply", STRANGERS[0], ours)) == [STRANGERS[0]]


def test_other_requests_are_other_cases():
    """Where our own entry is known by its name, one under another request's reference is another case."""
    other = "MASH-ZZ99-YY88 - TRENT Dawn, no trace"
    assert left_out(told("reply", OURS, other)) == [other]


@pytest.mark.parametrize(
    "entries",
    [
        ("two replies", "HALLOWAY Peter, MASH-ZZ99-YY88. No trace.", "BRAITHWAITE Leon, MASH-AB12-CD34. On licence."),  # whose is which?
        ("Adults at the address, our checks in one go", OURS, "HALLOWAY Peter - cautioned for assault 2024"),
        ("batch", OURS, "HALLOWAY Peter - lodger at the flat, cautioned for assault"),
        ("batch", OURS, "HALLOWAY Peter - of 8 Tern Walk, cautioned for assault"),
        ("batch", OURS, "MENSAH Yaw - in prison for wounding"),
        ("batch", OURS, "HALLOWAY Peter - cautioned for assault", "On Friday Halloway was at the school gate."),
        ("Meeting on three cases", OURS, "HALLOWAY Peter - social worker", "TRENT, Dawn: recalled"),
        ("Report", "Kofi Mensah (8/3/13) - split lip", "HALLOWAY Peter - warning markers for violence"),
    ],
)
def test_somebody_of_this_case_is_no_other_entry(entries):
    """Those of the home, of the incident or of the meeting stay, and so does every entry where it is not known which is ours."""
    assert left_out(told(*entries)) == []


BARE = "MENSAH Kofi 8/3/13 - nothing held"


@pytest.mark.parametrize(
    ("title", "entry"),
    [
        ("Results for the three names you sent", "BRAITHWAITE Leon 4/2/86 - fined for speeding"),
        ("Our checks in one reply", "BRAITHWAITE Leon 4/2/86 - fined for speeding"),
        ("batch", "BRAITHWAITE Leon 4/2/86 - battery 2019, MAPPA 2"),
        ("batch", "BRAITHWAITE Leon 4/2/86 - strangled a girl in 2020"),
        ("batch", "BRAITHWAITE Leon 4/2/86 - not to go near Abena"),
        ("batch", "BRAITHWAITE Leon 4/2/86 - fined; he moved in on Friday"),
        ("batch", "BRAITHWAITE Leon 4/2/86 - fined; her new partner"),
    ],
)
def test_without_references_nobody_who_may_matter_is_left_out(title: str, entry: str) -> None:
    """Names and checks may all be of one household; grave harm, a name of the home or a word of one keeps an entry."""
    plain = "HALLOWAY Peter 3/3/70 - no trace"
    left = left_out(told(title, f"{BARE}\n{entry}\n{plain}"))
    assert left == ([plain] if title == "batch" else [])


def test_below_an_entry_without_reference_what_may_matter_stays() -> None:
    """A paragraph that goes on below another's entry stays where it tells of grave harm."""
    items = told("batch", STRANGERS[0], "He strangled a girl in 2020.", BARE, STRANGERS[1])
    assert left_out(items) == list(STRANGERS)


def test_a_finding_taken_for_a_name_is_no_entry_to_leave_out() -> None:
    """What a model took for a person, and is an injury, stays in an answer under references as well."""
    assert left_out(told("reply", OURS, "Head Injury - he fell from the flat roof", STRANGERS[0])) == [STRANGERS[0]]


@pytest.mark.parametrize(
    "opening", ["b. MASH-AB12-CD34 = OWUSU Abena, 27/11/84.", "OWUSU Abena - seen at home.", "Abena OWUSU 27/11/84. Seen."]
)
def test_an_entry_opens_a_sentence(opening):
    """A long line of one entry does not run on into the next entry."""
    text = f"HALLOWAY Peter - he has done sixty of his hours and lives in Leeds\n{opening}"
    assert sentences(text)[0].end == text.index("\n")


@pytest.mark.parametrize("mark", ["[{}]", "[{}]:", "({})"])
@pytest.mark.parametrize("joint", ["\n", "\n\n"])
def test_figures_in_brackets_number_entries_as_well(mark: str, joint: str):
    """A sheet of homes in brackets: each other home's line stays behind whole, whether paragraphs or lines of one."""
    ours = "MENSAH Abena w/ son KOFI 8/3/2013 - found in the yard at midnight without shoes"
    lines = [STRANGERS[0], ours, "TRENT Dawn. Recalled to prison on Friday, no children"]
    said = joint.join(f"{mark.format(n)} {line}" for n, line in enumerate(lines, 1))
    assert [entry.split(" ", 1)[1] for entry in left_out(told("flags", *said.split("\n\n")))] == [lines[0], lines[2]]


def test_a_line_that_a_bracketed_figure_opens_is_a_sentence_of_its_own():
    """What is cut of one home takes no word of the next home's line with it, however long the line above."""
    text = "[1] HALLOWAY Peter moved out of the hostel in the spring and is closed to us\n[2] MENSAH Kofi has a split lip"
    assert [text[s.start : s.end][:3] for s in sentences(text)] == ["[1]", "[2]"]
