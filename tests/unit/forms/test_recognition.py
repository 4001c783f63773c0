"""What is a form and what is none: letters, threads, lists and minutes stay what they are; a form half understood stays a form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import read_tree
from parsers.document import Document, Leaf, Locator, Segment, SegmentKind, Submission
from parsers.forms.recognition import is_form, names_child
from parsers.forms.signs import as_boxes, signs_of
from parsers.forms.tab_grids import with_tab_grids

LETTER = """Dear colleague,

Re: Idris Kowalczyk, date of birth: 03/11/2015, 4 Mill Lane, LS1 4QT

He was seen today with his mother. Name of GP: Dr Sharma. I am worried about neglect.
His parents agreed to this letter. Please tick him off your list.

Yours sincerely,
Maureen Hall
Telephone: 020 7946 0111
Email: m.hall@clinic.example
"""
THREAD = """From: Ana Reis <a.reis@school.example>
To: hub@council.example
Date: Mon, 16 Nov 2026 10:00:00 +0000
Subject: Re: Kai
Content-Type: text/plain; charset=utf-8

Hi,
Kai's mum: Dana Wood. School: Hillside. Phone: 020 7946 0222.
Has mum agreed? Yes, she told me so on Friday.

On Fri, 13 Nov 2026 at 09:00, Hub <hub@council.example> wrote:
> Name of child?
> Date of birth?
> Have you told the parents?
"""
CLASS_LIST = "First name\tSurname\tDate of birth\tSex\n" + "\n".join(
    f"{name}\tWood\t0{n}/03/2015\tF" for n, name in enumerate(["Ana", "Bea", "Cara", "Dora", "Ella"], 1)
)
MINUTES = """Minutes of the strategy meeting held on 12 November 2026

Present: Ana Reis (Social Worker, Council), Ben Oakes (Police)
Apologies: Cara Lund (Health Visitor)

1. Kai Wood, date of birth 03/11/2015
The school reported that Kai came without a coat. Parents informed: yes.
Action: Ben Oakes to visit by 20 November.
"""
NO_CHILD = """Referral form

About you
Name: Ana Reis
Job title: Teacher
Telephone: 020 7946 0222

Consent
Have the parents been told about this referral? [x] Yes [ ] No

Types of concern
[x] Neglect
[ ] Physical abuse
[ ] Sexual abuse
[x] Domestic abuse
[ ] Bullying

Whom it concerns
Wood / Kai / 3.11.15

What are you worried about?
Kai came to school without a coat on nine days this month and was hungry.
"""


def forms_in(text: str, name: str) -> tuple[Submission, ...]:
    return read_tree(text.encode(), name).submissions


@pytest.mark.parametrize(
    ("text", "name"),
    [(LETTER, "letter.txt"), (THREAD, "mail.eml"), (CLASS_LIST, "class.txt"), (MINUTES, "minutes.txt")],
    ids=["letter", "thread", "class list", "minutes"],
)
def test_what_is_no_form_does_not_become_one(text: str, name: str) -> None:
    """Answers of a form would put the words of a letter, a thread, a list or minutes into the wrong fields."""
    assert forms_in(text, name) == ()


def test_a_form_whose_child_was_not_understood_is_kept_and_held() -> None:
    """All that was understood is there, and a person is asked to look for the child."""
    document = read_tree(NO_CHILD.encode(), "form.txt")
    (form,) = document.submissions
    leaves = {leaf.path: leaf.value for leaf in form.leaves}
    assert not names_child(form)
    assert {leaves["concerns.0"], leaves["concerns.1"]} == {"Neglect", "Domestic abuse"}
    assert leaves["referrer.name"] == "Ana Reis"
    assert [(f.code, f.severity) for f in document.findings if f.code == "form_without_child"] == [("form_without_child", "hold")]


def leaf(path: str) -> Leaf:
    return Leaf(path, "x", ())


@given(st.lists(st.sampled_from(["referrer.name", "referrer.phone", "household.0.name", "narrative.0", "children.0.school"]), max_size=30))
def test_without_a_child_only_boxes_or_consent_make_a_form(paths: list[str]) -> None:
    """However much a document tells, one that names no child, ticks nothing and asks no consent is no form."""
    assert not is_form(Submission("generic", "", "", "", "live", leaves=tuple(map(leaf, paths))))


QUESTIONS = (
    "<html><body><table><tr><td>Question</td><td>Answer</td></tr>"
    "<tr><td>1. Child first name</td><td>Kai</td></tr><tr><td>2. Child surname</td><td>Wood</td></tr>"
    "<tr><td>3. How many children?</td><td>1</td></tr><tr><td>4. Child date of birth</td><td>03/11/2015</td></tr>"
    "<tr><td>5. Your name</td><td>Ana Reis</td></tr><tr><td>6. Your role</td><td>Teacher</td></tr>"
    "<tr><td>7. Do the parents consent to this referral?</td><td>No</td></tr>"
    "<tr><td>8. Please describe your concerns</td><td>Kai was hungry all week.</td></tr></table></body></html>"
)
NUMBERED = (
    "<html><body><table><tr><td>1</td><td colspan=2>ABOUT THE CHILD</td></tr>"
    "<tr><td>1.1</td><td>Forename(s)</td><td>Kai</td></tr><tr><td>1.2</td><td>Surname</td><td>Wood</td></tr>"
    "<tr><td>1.3</td><td>Date of birth</td><td>03/11/2015</td></tr><tr><td>2</td><td colspan=2>WHAT WAS SEEN</td></tr>"
    "<tr><td>2.1</td><td>Physical abuse</td><td>Yes □ No ■</td></tr><tr><td>2.2</td><td>Strangling</td><td>Yes ■ No □</td></tr>"
    "<tr><td>2.3</td><td>Domestic abuse</td><td>Yes ■ No □</td></tr><tr><td>3</td><td colspan=2>REFERRER</td></tr>"
    "<tr><td>3.1</td><td>Name</td><td>Ana Reis</td></tr><tr><td>3.2</td><td>Job title</td><td>Teacher</td></tr></table></body></html>"
)


def values_of(text: str) -> dict[str, str]:
    (form,) = forms_in(text, "form.html")
    return {found.path: found.value for found in form.leaves}


def test_a_table_headed_question_and_answer_is_read_by_its_questions() -> None:
    """The head names no field, and a number of children is no column of a person."""
    found = values_of(QUESTIONS)
    assert (found["children.0.given_name"], found["children.0.family_name"], found["children.0.date_of_birth"]) == (
        "Kai",
        "Wood",
        "2015-11-03",
    )
    assert (found["referrer.name"], found["consent.consent_given"]) == ("Ana Reis", "No")


def test_numbers_before_questions_are_no_answers() -> None:
    """Numbered rows with titles of parts among them; a filled square beside an empty one is the choice."""
    found = values_of(NUMBERED)
    assert (found["children.0.given_name"], found["referrer.name"], found["referrer.role"]) == ("Kai", "Ana Reis", "Teacher")
    ticked = {value for path, value in found.items() if path.startswith("concerns.")}
    assert ticked == {"Strangling", "Domestic abuse"}


def body(number: int, text: str) -> Segment:
    return Segment(f"s{number}", SegmentKind.BODY, text, Locator())


def test_persons_in_typed_columns_are_rows_of_a_table() -> None:
    """A line of labels by tabs names the columns of the lines below it; an empty place stays empty."""
    rows = with_tab_grids([body(0, "First name\tSurname\tBorn\nKai\tWood\t03/11/2015\nAna\t\t04/05/2018\nThank you.")])
    cells = [[(cell.header, row.text[cell.start : cell.end]) for cell in row.locator.cells] for row in rows]
    assert cells[1] == [("First name", "Kai"), ("Surname", "Wood"), ("Born", "03/11/2015")]
    assert cells[2] == [("First name", "Ana"), ("Born", "04/05/2018")]
    assert rows[3].text == "Thank you."


@given(st.lists(st.text(alphabet="ab\t|: \n?1", max_size=30), max_size=6))
def test_no_letter_is_lost_in_typed_columns(texts: list[str]) -> None:
    """Whatever is taken for a grid, each letter and figure stands there once, in its order."""
    found = with_tab_grids([body(n, text) for n, text in enumerate(texts)])

    def spoken(parts: list[str]) -> str:
        return "".join(c for part in parts for c in part if c.isalnum())

    assert spoken([segment.text for segment in found]) == spoken(texts)


@given(st.text(alphabet="■□●○✗✓ab ", max_size=20))
def test_signs_keep_their_places(text: str) -> None:
    """A sign becomes one box; a full square without an empty one beside it is a bullet."""
    shown = as_boxes(text, signs_of([text]))
    assert len(shown) == len(text)
    assert "□" in text or shown.count("■") == text.count("■")


def test_a_document_without_words_is_no_form() -> None:
    """Nothing in, nothing out."""
    assert read_tree(b"", "empty.txt").submissions == Document("text/plain").submissions


ORDERS = "<html><body><h2>Please do not pass on to the family</h2><p>A neighbour heard the shouting.</p></body></html>"


def test_an_order_to_keep_words_from_the_family_opens_their_part() -> None:
    """Whatever the words, what stands below such a heading is kept apart from the account."""
    page = QUESTIONS.replace("<html><body>", "").replace("</body></html>", "")
    found = values_of(ORDERS.replace("<body>", f"<body>{page}"))
    assert [value for path, value in found.items() if path.startswith("confidential.")] == ["A neighbour heard the shouting."]
