"""Word forms: children in columns, labels above, labels inside cells, continuation rows."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from docx.document import Document as Word
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from tests.form_layouts.answers import Filled, Layout

ALL_CHILD = (
    "given_name",
    "family_name",
    "date_of_birth",
    "sex",
    "nhs_number",
    "school",
    "ethnicity",
    "first_language",
    "address",
    "postcode",
)


def saved(word: Word) -> bytes:
    """The file."""
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def grid(word: Word, rows: Sequence[Sequence[str]]) -> Table:
    """A table of plain cells."""
    table = word.add_table(rows=0, cols=max(len(row) for row in rows))
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = text
    return table


def _shade(cell: _Cell) -> None:
    properties = cell._tc.get_or_add_tcPr()
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), "D9E2F3")
    properties.append(shade)


def _merged(table: Table, text: str) -> _Cell:
    cells = table.add_row().cells
    whole = cells[0].merge(cells[-1])
    whole.text = text
    return whole


def children_in_columns(filled: Filled) -> Layout:
    """Unstyled tables: labels left, a column for each child and each adult; [x] typed."""
    word = docx.Document()
    word.add_heading("Safeguarding Contact Sheet", 0)
    word.add_heading("Part A - The children", 1)
    kids = filled.children
    heads = ["1st child", "2nd child", "3rd child"][: len(kids)]
    rows = [
        ["", *heads],
        ["Given name(s)", *(c.given for c in kids)],
        ["Last name", *(c.family for c in kids)],
        ["Birth date", *(c.birth for c in kids)],
        ["Gender (M/F)", *(c.sex for c in kids)],
        ["NHS ID", *(c.nhs for c in kids)],
        ["Education setting", *(c.school for c in kids)],
        ["Ethnic origin", *(c.ethnicity for c in kids)],
        ["Main language", *(c.language for c in kids)],
        ["Lives at", *(filled.address for _ in kids)],
        ["Post code", *(filled.postcode for _ in kids)],
    ]
    grid(word, rows)
    word.add_heading("Part B - Family and household", 1)
    grid(
        word,
        [
            ["Details", *(f"Adult {n + 1}" for n in range(len(filled.adults)))],
            ["Full name", *(a.name for a in filled.adults)],
            ["How related to the child", *(a.relation for a in filled.adults)],
            ["DoB", *(a.birth for a in filled.adults)],
        ],
    )
    word.add_heading("Part C - Parental agreement", 1)
    word.add_paragraph(f"Does the family know that you are contacting us?  {_typed(filled.informed)}")
    word.add_paragraph(f"Do they consent?  {_typed(filled.agreed)}")
    word.add_paragraph(f"Please give your reasons if they do not: {filled.why_not}")
    word.add_heading("Part D - Kinds of harm", 1)
    for label, mark in filled.boxes():
        word.add_paragraph(f"[{'x' if mark else ' '}] {label}")
    word.add_heading("Part E - What has led to this contact?", 1)
    for sentence in filled.worries:
        word.add_paragraph(sentence)
    word.add_heading("Part F - Protective factors", 1)
    word.add_paragraph(filled.well)
    word.add_heading("Part G - Information the family should not see", 1)
    word.add_paragraph(filled.secret)
    word.add_heading("Part H - Who is completing this sheet?", 1)
    grid(word, list(zip(("Full name", "Post held", "Employer", "Contact number", "Secure email"), filled.referrer, strict=True)))
    return Layout("children_in_columns", saved(word), "contact sheet.docx", ALL_CHILD, ("name", "relationship", "date_of_birth"))


def _typed(answer: str) -> str:
    return f"[{'x' if answer == 'Yes' else ' '}] Yes  [{'x' if answer == 'No' else ' '}] No"


def labels_above(filled: Filled) -> Layout:
    """One large table: shaded label rows above value rows, shaded captions, ticks in a Yes and a No column."""
    word = docx.Document()
    word.add_paragraph("Inter-agency Referral to Children's Social Care")
    table = word.add_table(rows=0, cols=4)
    _shade(_merged(table, "SECTION 1: REFERRER DETAILS"))
    name, role, agency, phone, email = filled.referrer
    _label_above(table, [("Name of referrer", name), ("Position", role), ("Organisation", agency), ("Tel. no.", phone)])
    _shade(_merged(table, "E-mail address of referrer"))
    _merged(table, email)
    for number, child in enumerate(filled.children, start=1):
        _shade(_merged(table, f"SECTION 2: CHILD / YOUNG PERSON {number}"))
        _label_above(table, [("Surname", child.family), ("Forename(s)", child.given), ("D.O.B.", child.birth), ("Sex", child.sex)])
        _label_above(
            table,
            [("School/Nursery", child.school), ("NHS Number", child.nhs), ("Ethnicity", child.ethnicity), ("Due date of baby", child.due)],
        )
    _shade(_merged(table, "SECTION 3: PARENTS / CARERS"))
    heads = table.add_row().cells
    for cell, text in zip(heads, ("Name", "Relationship to child(ren)", "Date of birth", "Parental responsibility (Y/N)"), strict=True):
        cell.text = text
        _shade(cell)
    for adult in filled.adults:
        for cell, text in zip(table.add_row().cells, (adult.name, adult.relation, adult.birth, adult.parental[:1]), strict=True):
            cell.text = text
    _yes_no_table(word, filled)
    other = word.add_table(rows=0, cols=1)
    for question, answers in (
        ("Please describe your concerns, including dates and what was seen or said", filled.worries),
        ("Strengths and positive factors within the family", (filled.well,)),
        ("CONFIDENTIAL SECTION - must not be disclosed to parents", (filled.secret,)),
    ):
        head = other.add_row().cells[0]
        head.text = question
        _shade(head)
        other.add_row().cells[0].text = "\n".join(answers)
    consent = word.add_table(rows=0, cols=2)
    for label, value in (
        ("Has the referral been discussed with the parents?", filled.informed),
        ("Have the parents given consent to the referral?", filled.agreed),
        ("If no consent, state why not", filled.why_not),
    ):
        cells = consent.add_row().cells
        cells[0].text, cells[1].text = label, value
    child = ("given_name", "family_name", "date_of_birth", "sex", "school", "nhs_number", "ethnicity", "edd")
    adult_fields = ("name", "relationship", "date_of_birth", "parental_responsibility")
    return Layout("labels_above", saved(word), "referral.docx", child, adult_fields)


def _label_above(table: Table, pairs: Sequence[tuple[str, str]]) -> None:
    for cell, (label, _) in zip(table.add_row().cells, pairs, strict=True):
        cell.text = label
        _shade(cell)
    for cell, (_, value) in zip(table.add_row().cells, pairs, strict=True):
        cell.text = value


def _yes_no_table(word: Word, filled: Filled) -> None:
    word.add_paragraph("Indicators of harm (please put a cross in one column)")
    table = word.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, ("Concern", "Yes", "No"), strict=True):
        cell.text = text
        _shade(cell)
    for label, mark in filled.boxes():
        cells = table.add_row().cells
        cells[0].text = label
        cells[1 if mark else 2].text = "x"


def labels_inside(filled: Filled) -> Layout:
    """Label and value in one cell; legacy check boxes; the chosen one of Yes and No in bold."""
    word = docx.Document()
    word.add_heading("Request for Service", 1)
    for child in filled.children:
        word.add_heading("Young person's details", 2)
        grid(
            word,
            [
                [f"Name: {child.given} {child.family}", f"Date of birth: {child.birth}"],
                [f"Gender: {child.sex}", f"School attended: {child.school}"],
                [f"Home address: {filled.address}, {filled.postcode}", f"GP surgery: {filled.gp}"],
            ],
        )
    word.add_heading("Adults with care of the child", 2)
    for adult in filled.adults:
        grid(word, [[f"Name: {adult.name}", f"Relationship: {adult.relation}"]])
    word.add_heading("Consent and information sharing", 2)
    _chosen(word.add_paragraph(), "Parent/carer aware of this request? ", filled.informed)
    _chosen(word.add_paragraph(), "Consent obtained for sharing? ", filled.agreed)
    word.add_paragraph(f"Reason consent was not sought: {filled.why_not}")
    word.add_heading("Presenting issues", 2)
    for label, mark in filled.boxes():
        _legacy_box(word.add_paragraph(), label, mark)
    word.add_heading("Reason for request", 2)
    word.add_paragraph(" ".join(filled.worries))
    word.add_paragraph(f"What is working well? {filled.well}")
    word.add_paragraph(f"Not to be shared with the family: {filled.secret}")
    word.add_heading("Referring professional", 2)
    name, role, agency, phone, email = filled.referrer
    grid(word, [[f"Name and job title: {name}, {role}", f"Service: {agency}"], [f"Telephone: {phone}", f"Email: {email}"]])
    child = ("given_name", "family_name", "date_of_birth", "sex", "school", "address", "postcode", "gp")
    return Layout("labels_inside", saved(word), "request.docx", child)


def _chosen(paragraph: Paragraph, question: str, answer: str) -> None:
    paragraph.add_run(question)
    for number, option in enumerate(("Yes", "No")):
        if number:
            paragraph.add_run(" / ")
        paragraph.add_run(option).bold = option == answer


def _legacy_box(paragraph: Paragraph, label: str, mark: str) -> None:
    state = f'<w:checked w:val="{1 if mark else 0}"/>'
    data = f'<w:ffData><w:name w:val="Check"/><w:enabled/><w:checkBox><w:sizeAuto/><w:default w:val="0"/>{state}</w:checkBox></w:ffData>'
    for inner in (
        f'<w:fldChar w:fldCharType="begin">{data}</w:fldChar>',
        '<w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText>',
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inner}</w:r>"))
    paragraph.add_run(f" {label}")


def continuation_rows(filled: Filled) -> Layout:
    """Bold labels left; text runs on in rows without a label; boxes behind their words; struck-out alternatives."""
    word = docx.Document()
    word.add_heading("MASH Enquiry Form", 1)
    rows: list[tuple[str, str]] = [("Form ref:", filled.reference)]
    for number, child in enumerate(filled.children, start=1):
        rows += [
            (f"Child {number} - forename", child.given),
            (f"Child {number} - surname", child.family),
            (f"Child {number} - date of birth", child.birth),
            (f"Child {number} - sex", child.sex),
        ]
    rows += [("Family address", filled.address), ("", filled.postcode)]
    for adult in filled.adults:
        rows += [("Adult's name", adult.name), ("Relationship to child", adult.relation)]
    rows += [("What are your worries?", filled.worries[0]), ("", filled.worries[1]), ("What is going well for the family?", filled.well)]
    rows += [("Restricted information (withhold from family)", filled.secret)]
    _bold_first(grid(word, rows))
    word.add_paragraph("Categories of concern (tick)")
    boxes = [f"{label} {'☑' if mark else '☐'}" for label, mark in filled.boxes()]
    grid(word, [boxes[n : n + 3] for n in range(0, len(boxes), 3)])
    word.add_paragraph("Your details")
    _bold_first(grid(word, list(zip(("Name", "Role", "Agency", "Phone", "Email"), filled.referrer, strict=True))))
    word.add_paragraph("Information sharing")
    table = word.add_table(rows=0, cols=2)
    for label, answer in (("Parents told of this enquiry", filled.informed), ("Parental consent given", filled.agreed)):
        cells = table.add_row().cells
        cells[0].text = label
        strike_others(cells[1].paragraphs[0], ("Yes", "No"), answer)
    cells = table.add_row().cells
    cells[0].text, cells[1].text = "If not, reason", filled.why_not
    _bold_first(table)
    child = ("given_name", "family_name", "date_of_birth", "sex", "address", "postcode")
    return Layout("continuation_rows", saved(word), "enquiry.docx", child)


def _bold_first(table: Table) -> None:
    for row in table.rows:
        for run in (run for paragraph in row.cells[0].paragraphs for run in paragraph.runs):
            run.bold = True


def strike_others(paragraph: Paragraph, options: Sequence[str], answer: str) -> None:
    """Alternatives of which all but the answer are struck out; none where there is no answer."""
    for number, option in enumerate(options):
        if number:
            paragraph.add_run(" / ")
        paragraph.add_run(option).font.strike = bool(answer) and option != answer


LAYOUTS = (children_in_columns, labels_above, labels_inside, continuation_rows)
