"""Forms as councils' hubs print them: grids that go on by number, everybody at home in one grid, numbered questions, label over answer."""

from __future__ import annotations

import docx
from docx.document import Document as Word

from tests.form_layouts.answers import Child, Filled, Layout
from tests.form_layouts.docx_layouts import grid, saved

_HOME = ("address", "postcode", "gp")
_NAMED = ("given_name", "family_name", "date_of_birth", "edd", "sex")
_MORE = ("nhs_number", "school", "ethnicity", "first_language")
_ADULT = ("name", "relationship", "date_of_birth", "parental_responsibility")


def born(child: Child) -> str:
    """What stands in the box for the date of birth."""
    return "EDD 19/04/2027" if child.due else child.birth


def _referrer_rows(filled: Filled) -> list[list[str]]:
    name, role, agency, phone, email = filled.referrer
    return [["Name", name, "Designation", role], ["Agency", agency, "Contact number", phone], ["Secure email", email, "", ""]]


def _prose(word: Word, filled: Filled) -> None:
    word.add_heading("What are you worried about?", 2)
    for line in filled.worries:
        word.add_paragraph(line)
    word.add_heading("What is working well for the family?", 2)
    word.add_paragraph(filled.well)
    word.add_heading("Information which should not be shared with the family", 2)
    word.add_paragraph(filled.secret)


def continued_grid(filled: Filled) -> Layout:
    """Children in a grid that goes on in a second one by number; each category marked under Applies or Does not apply."""
    word = docx.Document()
    word.add_heading("Millbrook and Stoke Vale Children's Partnership", 0)
    word.add_paragraph("Tel: 01632 960100. Email: hub@millbrook.example")
    word.add_heading("Section 1: Children and young people you are referring", 1)
    kids = list(enumerate(filled.children, 1))
    heads = ["No.", "First name(s)", "Last name", "DOB / EDD", "Gender"]
    grid(word, [heads, *([str(n), c.given, c.family, born(c), c.sex] for n, c in kids), ["3", "", "", "", ""]])
    word.add_paragraph()
    more = ["Child no.", "NHS number", "School or early years setting", "Ethnicity", "First language"]
    grid(word, [more, *([str(n), c.nhs, c.school, c.ethnicity, c.language] for n, c in kids), ["3", "", "", "", ""]])
    word.add_paragraph()
    grid(word, [["Home address", filled.address], ["Postcode", filled.postcode], ["GP practice", filled.gp]])
    word.add_heading("Section 2: Parents, carers and other household members", 1)
    adults = [[a.name, a.relation, a.birth, a.parental] for a in filled.adults]
    grid(word, [["Name", "Relationship to child", "Date of birth", "PR (Y/N)"], *adults])
    word.add_heading("Section 3: Indicators of concern", 1)
    marks = [[label, "✓" if state else "", "" if state else "✓"] for label, state in filled.boxes()]
    grid(word, [["Indicator", "Applies", "Does not apply"], *marks])
    _prose(word, filled)
    word.add_heading("Section 4: Consent", 1)
    asked = [["Are the parents aware of this referral?", filled.informed], ["Have the parents consented?", filled.agreed]]
    grid(word, [*asked, ["If consent has not been given, why?", filled.why_not]])
    word.add_heading("Section 5: Referrer", 1)
    grid(word, _referrer_rows(filled))
    return Layout("continued", saved(word), "referral.docx", (*_NAMED, *_MORE, *_HOME), _ADULT)


def _stack(word: Word, rows: list[list[tuple[str, str]]]) -> None:
    """A table whose cells hold a label and its answer below it."""
    grid(word, [[f"{label}\n{value}" if value else label for label, value in row] for row in rows])


def _yes_no(answer: str) -> str:
    return f"{'☒' if answer == 'Yes' else '☐'} Yes   {'☒' if answer == 'No' else '☐'} No"


def stacked(filled: Filled) -> Layout:
    """Label above answer in one cell, a block for each child, boxes behind their words; answers left empty show the label only."""
    word = docx.Document()
    word.add_heading("Harrowgate Unitary Council", 0)
    word.add_heading("Request for a children's social care service", 1)
    for number, c in enumerate(filled.children, 1):
        word.add_heading(f"Child {number}", 2)
        first = [("Forename(s)", c.given), ("Surname", c.family), ("Known as", "")]
        second = [("Date of birth or due date", born(c)), ("Sex", c.sex), ("NHS number", c.nhs)]
        third = [("School / nursery", c.school), ("Ethnic group", c.ethnicity), ("Main language", c.language)]
        _stack(word, [first, second, third])
    word.add_heading("Family home", 2)
    _stack(word, [[("Address", filled.address), ("Postcode", filled.postcode), ("GP surgery", filled.gp)]])
    word.add_heading("Parents and carers", 2)
    for a in filled.adults:
        _stack(word, [[("Full name", a.name), ("Relationship to child", a.relation)], [("Date of birth", a.birth), ("Telephone", "")]])
    word.add_heading("Your concerns (tick all that apply)", 2)
    for label, state in filled.boxes():
        word.add_paragraph(f"{label} {'☒' if state else '☐'}")
    _prose(word, filled)
    word.add_heading("Agreement of the family", 2)
    _stack(word, [[("Parent or carer informed of this request?", _yes_no(filled.informed)), ("Consent given?", _yes_no(filled.agreed))]])
    _stack(word, [[("Reason if not", filled.why_not)]])
    word.add_heading("About you", 2)
    name, role, agency, phone, email = filled.referrer
    _stack(word, [[("Your name", name), ("Your role", role)], [("Your organisation", agency), ("Your phone number", phone)]])
    _stack(word, [[("Your email", email)]])
    return Layout("stacked", saved(word), "request.docx", (*_NAMED, *_MORE, *_HOME), _ADULT[:3])


def _asked(word: Word, question: str, *answers: str) -> None:
    word.add_paragraph(question, style="List Number")
    for answer in answers:
        word.add_paragraph(answer)


def numbered_questions(filled: Filled) -> Layout:
    """Questions as numbered list paragraphs with their answers below, the adults one to a line."""
    word = docx.Document()
    word.add_heading("Contact form for the front door", 0)
    name, role, agency, phone, email = filled.referrer
    word.add_heading("About you", 1)
    for question, answer in zip(
        ("What is your name?", "What is your job title?", "Which organisation do you work for?", "What is your telephone number?"),
        (name, role, agency, phone),
        strict=True,
    ):
        _asked(word, question, answer)
    _asked(word, "What is your email address?", email)
    for number, c in enumerate(filled.children, 1):
        word.add_heading(f"Child {number}", 1)
        _asked(word, "What is the child's first name?", c.given)
        _asked(word, "What is the child's surname?", c.family)
        _asked(word, "What is the child's date of birth (or expected date of delivery)?", *filter(None, [born(c)]))
        _asked(word, "Is the child male or female?", *filter(None, [c.sex]))
        _asked(word, "Which school or nursery does the child attend?", *filter(None, [c.school]))
    word.add_heading("The family", 1)
    _asked(word, "Where does the family live?", f"{filled.address}, {filled.postcode}")
    _asked(word, "Which adults live in the home? Please give name, relationship and date of birth.")
    for a in filled.adults:
        word.add_paragraph(f"{a.name} – {a.relation}{f' – {a.birth}' if a.birth else ''}")
    word.add_heading("Your worries", 1)
    _asked(word, "Which of these apply? Put an X in the box.", *(f"[{'X' if state else ' '}] {label}" for label, state in filled.boxes()))
    _asked(word, "What has happened to make you worried about the child?", *filled.worries)
    _asked(word, "What is going well?", filled.well)
    _asked(word, "Is there anything that must be kept from the family?", filled.secret)
    word.add_heading("Consent", 1)
    _asked(word, "Have you told the parents that you are making this referral?", *filter(None, [filled.informed]))
    _asked(word, "Have the parents agreed to it?", *filter(None, [filled.agreed]))
    _asked(word, "If not, why not?", *filter(None, [filled.why_not]))
    child = ("given_name", "family_name", "date_of_birth", "edd", "sex", "school", "address", "postcode")
    return Layout("numbered", saved(word), "contact.docx", child, _ADULT[:3])


def everybody(filled: Filled) -> Layout:
    """All at home in one grid, with a column that says who is referred; an x typed before the words, three to a row."""
    word = docx.Document()
    word.add_heading("NORTH WOLDS SAFEGUARDING HUB", 0)
    rows = [["Ref", filled.reference, "Date received", ""]]
    grid(word, rows)
    word.add_heading("A. All household members", 1)
    heads = ["Full name", "Date of birth", "Gender", "Relationship to eldest child", "Being referred?", "Has PR?", "School / nursery"]
    kids = [
        [f"{c.given} {c.family}", born(c), c.sex, "Self" if n == 0 else "Sibling", "Yes", "", c.school]
        for n, c in enumerate(filled.children)
    ]
    adults = [[a.name, a.birth, "", a.relation, "No", a.parental, ""] for a in filled.adults]
    grid(word, [heads, *kids, *adults])
    word.add_heading("B. Family details", 1)
    ethnicity, language = filled.children[0].ethnicity, filled.children[0].language
    grid(word, [["Family address", filled.address, "Postcode", filled.postcode], ["Ethnicity", ethnicity, "Home language", language]])
    word.add_heading("C. Areas of concern (put an x in the box to the left of each that applies)", 1)
    cells = [cell for label, state in filled.boxes() for cell in ("x" if state else "", label)]
    grid(word, [cells[start : start + 6] for start in range(0, len(cells), 6)])
    _prose(word, filled)
    word.add_heading("D. Consent and information sharing", 1)
    grid(
        word,
        [
            ["Parents informed of referral?", filled.informed, "Parental consent?", filled.agreed],
            ["Reason for not seeking consent", filled.why_not],
        ],
    )
    word.add_heading("E. Person making the referral", 1)
    grid(word, _referrer_rows(filled))
    return Layout("everybody", saved(word), "hub.docx", (*_NAMED, "school", "address", "postcode"), _ADULT)


LAYOUTS = (continued_grid, stacked, numbered_questions, everybody)
