"""Word forms that mark choices with an x under a heading, or tick in a column beside each category."""

from __future__ import annotations

from collections.abc import Sequence

import docx

from tests.form_layouts.answers import Filled, Layout
from tests.form_layouts.docx_layouts import grid, saved, strike_others


def crosses_under_headings(filled: Filled) -> Layout:
    """Captions inside unstyled tables; Yes and No as columns with an X; two categories and their X in a row."""
    word = docx.Document()
    rows: list[Sequence[str]] = [["Section A: Child or young person", "", "", ""]]
    for child in filled.children:
        rows += [["Surname", child.family, "Forename", child.given], ["DOB/EDD", child.birth or child.due, "Gender", child.sex]]
    grid(word, [*rows, ["Home address", filled.address, "Postcode", filled.postcode]])
    heads = [["Section B: Parents, carers and household members", "", ""], ["Full name", "Relationship to child", "Date of birth"]]
    grid(word, [*heads, *([a.name, a.relation, a.birth] for a in filled.adults), ["", "", ""]])
    asked = (("Are the parents aware of this request?", filled.informed), ("Do the parents give consent?", filled.agreed))
    grid(word, [["Section C: Consent", "Yes", "No"], *([q, "X" * (a == "Yes"), "X" * (a == "No")] for q, a in asked)])
    word.add_paragraph("If you do not have consent, please explain why:")
    word.add_paragraph(filled.why_not)
    boxes = [(label, "X" if mark else "") for label, mark in filled.boxes()]
    pairs = [[*boxes[n], *boxes[n + 1]] for n in range(0, len(boxes), 2)]
    grid(word, [["Section D: Concerns (mark X)", "", "", ""], *pairs])
    told = (("Section E: What are you worried about?", " ".join(filled.worries)), ("What is going well?", filled.well))
    apart = ("Information that should not be shared with the family", filled.secret)
    grid(word, [[text] for pair in (*told, apart) for text in pair])
    who = list(zip(("Name", "Role", "Agency", "Contact number", "Email"), filled.referrer, strict=True))
    grid(word, [["Section F: Person completing this form", ""], *who, ["Date", "24/11/2026"]])
    child_fields = ("given_name", "family_name", "sex", "address", "postcode")
    return Layout("crosses_under_headings", saved(word), "help.docx", child_fields, ("name", "relationship", "date_of_birth"))


def ticks_beside(filled: Filled) -> Layout:
    """One table of two columns for the whole form: captions across both, a tick beside a category, struck-out alternatives."""
    word = docx.Document()
    table = word.add_table(rows=0, cols=2)

    def caption(text: str) -> None:
        cells = table.add_row().cells
        cells[0].merge(cells[1]).text = text

    def row(label: str, value: str) -> None:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value

    def alternatives(label: str, options: Sequence[str], answer: str) -> None:
        cells = table.add_row().cells
        cells[0].text = label
        strike_others(cells[1].paragraphs[0], options, answer)

    for number, child in enumerate(filled.children, start=1):
        caption(f"DETAILS OF CHILD {number}")
        row("Full name:", f"{child.given} {child.family}")
        row("Date of birth / EDD:", child.birth)
        alternatives("Male / Female (delete as appropriate)", ("Male", "Female"), child.sex)
    caption("FAMILY")
    for adult in filled.adults:
        row(f"{adult.relation}:", adult.name)
    caption("CONSENT")
    alternatives("Have you told the parents about the referral? (delete as applicable)", ("Yes", "No"), filled.informed)
    alternatives("Do they give consent? (delete as applicable)", ("Yes", "No"), filled.agreed)
    row("Reasons if not:", filled.why_not)
    caption("CONCERNS")
    for label, mark in filled.boxes():
        row(label, "✓" if mark else "")
    row("Please give details:", "\n".join(filled.worries))
    row("Positive factors:", filled.well)
    row("NOT TO BE SHARED WITH FAMILY:", filled.secret)
    caption("REFERRED BY")
    for label, value in zip(("Name:", "Designation:", "Agency:", "Tel:", "Email:"), filled.referrer, strict=True):
        row(label, value)
    return Layout("ticks_beside", saved(word), "one table.docx")


LAYOUTS = (crosses_under_headings, ticks_beside)
