"""Word forms: children in columns, labels above, labels inside cells, continuation rows, content controls, plain lines."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

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


def _saved(word: Word) -> bytes:
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def _grid(word: Word, rows: Sequence[Sequence[str]]) -> Table:
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
    _grid(word, rows)
    word.add_heading("Part B - Family and household", 1)
    _grid(
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
    _grid(word, list(zip(("Full name", "Post held", "Employer", "Contact number", "Secure email"), filled.referrer, strict=True)))
    return Layout("children_in_columns", _saved(word), "contact sheet.docx", ALL_CHILD, ("name", "relationship", "date_of_birth"))


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
    return Layout("labels_above", _saved(word), "referral.docx", child, adult_fields)


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
        _grid(
            word,
            [
                [f"Name: {child.given} {child.family}", f"Date of birth: {child.birth}"],
                [f"Gender: {child.sex}", f"School attended: {child.school}"],
                [f"Home address: {filled.address}, {filled.postcode}", f"GP surgery: {filled.gp}"],
            ],
        )
    word.add_heading("Adults with care of the child", 2)
    for adult in filled.adults:
        _grid(word, [[f"Name: {adult.name}", f"Relationship: {adult.relation}"]])
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
    _grid(word, [[f"Name and job title: {name}, {role}", f"Service: {agency}"], [f"Telephone: {phone}", f"Email: {email}"]])
    child = ("given_name", "family_name", "date_of_birth", "sex", "school", "address", "postcode", "gp")
    return Layout("labels_inside", _saved(word), "request.docx", child)


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
    _bold_first(_grid(word, rows))
    word.add_paragraph("Categories of concern (tick)")
    boxes = [f"{label} {'☑' if mark else '☐'}" for label, mark in filled.boxes()]
    _grid(word, [boxes[n : n + 3] for n in range(0, len(boxes), 3)])
    word.add_paragraph("Your details")
    _bold_first(_grid(word, list(zip(("Name", "Role", "Agency", "Phone", "Email"), filled.referrer, strict=True))))
    word.add_paragraph("Information sharing")
    table = word.add_table(rows=0, cols=2)
    for label, answer in (("Parents told of this enquiry", filled.informed), ("Parental consent given", filled.agreed)):
        cells = table.add_row().cells
        cells[0].text = label
        _struck(cells[1].paragraphs[0], answer)
    cells = table.add_row().cells
    cells[0].text, cells[1].text = "If not, reason", filled.why_not
    _bold_first(table)
    child = ("given_name", "family_name", "date_of_birth", "sex", "address", "postcode")
    return Layout("continuation_rows", _saved(word), "enquiry.docx", child)


def _bold_first(table: Table) -> None:
    for row in table.rows:
        for run in (run for paragraph in row.cells[0].paragraphs for run in paragraph.runs):
            run.bold = True


def _struck(paragraph: Paragraph, answer: str) -> None:
    for number, option in enumerate(("Yes", "No")):
        if number:
            paragraph.add_run(" / ")
        paragraph.add_run(option).font.strike = bool(answer) and option != answer


def block_controls(filled: Filled) -> Layout:
    """Content controls around whole paragraphs, prompts left where nothing was typed, w14 tick boxes in a grid."""
    word = docx.Document()
    word.add_heading("Early Help and Protection Referral", 1)
    for number, child in enumerate(filled.children, start=1):
        word.add_heading(f"Subject {number}", 2)
        for label, value in (
            ("First name", child.given),
            ("Family name", child.family),
            ("Date of birth", child.birth),
            ("Sex at birth", child.sex),
        ):
            word.add_paragraph(f"{label}:")
            _control(word, label, value)
    word.add_heading("Household members", 2)
    _bold_head(_grid(word, [["Name", "Relation", "DOB"], *([a.name, a.relation, a.birth] for a in filled.adults)]))
    word.add_heading("Permissions", 2)
    for question, answer in (("Are the parents or carers aware?", filled.informed), ("Is there agreement to share?", filled.agreed)):
        word.add_paragraph(question)
        _control(word, question, answer)
    word.add_paragraph("Why not?")
    _control(word, "Why not", filled.why_not)
    word.add_heading("Type of abuse", 2)
    for label, mark in filled.boxes():
        _word_box(word.add_paragraph(), label, mark)
    for title, text in (
        ("Details of the incident", " ".join(filled.worries)),
        ("Family strengths", filled.well),
        ("Keep confidential from family", filled.secret),
    ):
        word.add_heading(title, 2)
        _control(word, title, text)
    word.add_heading("Submitted by", 2)
    for label, value in zip(("Name", "Designation", "Organisation", "Telephone number", "Email"), filled.referrer, strict=True):
        word.add_paragraph(f"{label}:")
        _control(word, label, value)
    return Layout("block_controls", _saved(word), "eh.docx", adult=("name", "relationship", "date_of_birth"))


def _bold_head(table: Table) -> None:
    for run in (run for cell in table.rows[0].cells for paragraph in cell.paragraphs for run in paragraph.runs):
        run.bold = True


def _control(word: Word, alias: str, value: str) -> None:
    prompt = "" if value else "<w:showingPlcHdr/>"
    shown = value or "Click or tap here to enter text."
    xml = (
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="{alias}"/>{prompt}<w:text/></w:sdtPr>'
        f"<w:sdtContent><w:p><w:r><w:t>{shown}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    word.element.body.insert_element_before(parse_xml(xml), "w:sectPr")


def _word_box(paragraph: Paragraph, label: str, mark: str) -> None:
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    sign = "☒" if mark else "☐"
    xml = (
        f'<w:sdt {nsdecls("w")} {w14}><w:sdtPr><w14:checkbox><w14:checked w14:val="{1 if mark else 0}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    paragraph._p.append(parse_xml(xml))
    paragraph.add_run(f" {label}")


def plain_lines(filled: Filled) -> Layout:
    """No table at all: labels, leader dots and typed answers; ticks typed behind the words."""
    word = docx.Document()
    add: Callable[[str], Paragraph] = word.add_paragraph
    add("NOTIFICATION OF CONCERN ABOUT A CHILD")
    add("1. ABOUT THE CHILD")
    for number, child in enumerate(filled.children, start=1):
        add(f"Child {number}")
        add(f"Surname: ....{child.family}....    First names: ....{child.given}....")
        add(f"Date of birth: ....{child.birth}....    Sex: ....{child.sex}....")
    add(f"Home address: {filled.address}, {filled.postcode}")
    add("2. ABOUT THE PARENTS OR CARERS")
    for adult in filled.adults:
        add(f"Name: {adult.name}    Relationship to child: {adult.relation}")
    add("3. CONSENT")
    add(f"Have you told the parents? {filled.informed}")
    add(f"Do the parents agree? {filled.agreed}")
    add(f"If not, please say why: {filled.why_not}")
    add("4. CATEGORY OF CONCERN")
    for label, mark in filled.boxes():
        add(f"{label} ({'✓' if mark else '  '})")
    add("5. WHAT ARE YOU WORRIED ABOUT?")
    for sentence in filled.worries:
        add(sentence)
    add("6. WHAT IS WORKING WELL?")
    add(filled.well)
    add("7. INFORMATION TO BE WITHHELD FROM THE FAMILY")
    add(filled.secret)
    add("8. PERSON MAKING THE NOTIFICATION")
    for label, value in zip(("Name", "Occupation", "Agency", "Telephone", "E-mail"), filled.referrer, strict=True):
        add(f"{label}: {value}")
    child_fields = ("given_name", "family_name", "date_of_birth", "sex", "address", "postcode")
    return Layout("plain_lines", _saved(word), "notification.docx", child_fields)


LAYOUTS = (children_in_columns, labels_above, labels_inside, continuation_rows, block_controls, plain_lines)
