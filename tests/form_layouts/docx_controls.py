"""Word forms without a table of answers: content controls around paragraphs, and plain typed lines."""

from __future__ import annotations

from collections.abc import Callable

import docx
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.form_layouts.answers import Filled, Layout
from tests.form_layouts.docx_layouts import grid, saved


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
    _bold_head(grid(word, [["Name", "Relation", "DOB"], *([a.name, a.relation, a.birth] for a in filled.adults)]))
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
    return Layout("block_controls", saved(word), "eh.docx", adult=("name", "relationship", "date_of_birth"))


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
    return Layout("plain_lines", saved(word), "notification.docx", child_fields)


LAYOUTS = (block_controls, plain_lines)
