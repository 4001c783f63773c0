"""Layouts as Word and PDF files, written in memory."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document as WordDocument
from docx.document import Document as Word
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from tests.minutes_expected import Layout, Subject


def _saved(word: Word) -> bytes:
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _table(word: Word, rows: Sequence[Sequence[str]]) -> None:
    table = word.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _register_word() -> bytes:
    """Chair named only in the register, status column, actions table with the child's name merged over two rows."""
    word = WordDocument()
    word.add_heading("Child Exploitation Panel: record of meeting", 1)
    word.add_paragraph("Held on 17 April 2026 at the Civic Centre")
    _table(
        word,
        [
            ["Organisation", "Name", "Job title", "Attended"],
            ["Stonebridge Council", "Ingrid Vale", "Chair, Head of Safeguarding", "Yes"],
            ["Stonebridge Police", "DI Marcus Olu", "Exploitation Lead", "Yes"],
            ["Tidewater NHS", "Carmel Roe", "Named Nurse", "Apologies"],
            ["The Bridge Project", "Niamh Castell", "Outreach Worker", "Yes"],
        ],
    )
    word.add_heading("Kyra Bellamy, dob 19/08/2010", 2)
    word.add_paragraph("Outreach: she was picked up by two men outside the cinema.")
    word.add_paragraph("Police have the registration of the car.")
    word.add_heading("Dmitri Havel, dob 01/02/2011", 2)
    word.add_paragraph("School: He sells vapes in the toilets and has three phones.")
    word.add_heading("Actions", 2)
    table = word.add_table(rows=4, cols=4)
    for cell, text in zip(table.rows[0].cells, ("Young person", "Action", "Lead", "By"), strict=True):
        cell.text = text
    for number, row in enumerate(
        (
            ("Kyra Bellamy", "check the car on the system", "Marcus Olu", "20/04/2026"),
            ("", "meet her at college", "Niamh Castell", "24/04/2026"),
            ("Dmitri Havel", "ask school for the search log", "Ingrid Vale", "ongoing"),
        ),
        start=1,
    ):
        for cell, text in zip(table.rows[number].cells, row, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    return _saved(word)


REGISTER = Layout(
    "Word, register with a status column, merged cells in the actions",
    "panel.docx",
    _register_word(),
    "Child Exploitation Panel",
    "2026-04-17",
    "Ingrid Vale",
    (
        ("Ingrid Vale", "Head of Safeguarding", "Stonebridge Council"),
        ("DI Marcus Olu", "Exploitation Lead", "Stonebridge Police"),
        ("Niamh Castell", "Outreach Worker", "The Bridge Project"),
    ),
    ("Carmel Roe",),
    (
        Subject(
            "Kyra Bellamy",
            "2010-08-19",
            ("picked up by two men", "Police have the registration", "check the car on the system", "meet her at college"),
        ),
        Subject("Dmitri Havel", "2011-02-01", ("He sells vapes in the toilets", "ask school for the search log")),
    ),
    (
        ("check the car on the system", "Marcus Olu", "2026-04-20"),
        ("meet her at college", "Niamh Castell", "2026-04-24"),
        ("ask school for the search log", "Ingrid Vale", ""),
    ),
)


def _form_word() -> bytes:
    """One layout table: label left, many lines right; agency table; decision as a question."""
    word = WordDocument()
    word.add_paragraph("RECORD OF STRATEGY DISCUSSION")
    _table(
        word,
        [
            ["Name of child", "Amara Nwosu"],
            ["Date of birth", "23/10/2018"],
            ["Date and time of discussion", "6 July 2026 11:00"],
            ["Chaired by", "Phil Drummond, Team Manager"],
            [
                "People present",
                "Phil Drummond, Team Manager, Fenwick Council\nZara Iqbal, GP, Fenwick Surgery\nDC Lars Holm, Fenwick Police",
            ],
            ["Apologies", "None"],
        ],
    )
    word.add_heading("Information from agencies", 2)
    _table(
        word,
        [
            ["Agency", "Information shared"],
            ["GP", "Seen twice with ear infections; mother cancelled the third visit."],
            ["Police", "Father was arrested on 4 July for breach of bail."],
        ],
    )
    word.add_heading("Outcome", 2)
    word.add_paragraph("Is the section 47 threshold met? Yes. Rationale: father has returned to the home.")
    word.add_heading("Next steps", 2)
    word.add_paragraph("Lars Holm to serve the order by 7 July 2026", style="List Number")
    word.add_paragraph("Zara Iqbal to send the red book entries by 10 July 2026", style="List Number")
    return _saved(word)


FORM = Layout(
    "Word, everything in a label table, date of birth on its own row",
    "record.docx",
    _form_word(),
    "STRATEGY DISCUSSION",
    "2026-07-06",
    "Phil Drummond",
    (
        ("Phil Drummond", "Team Manager", "Fenwick Council"),
        ("Zara Iqbal", "GP", "Fenwick Surgery"),
        ("DC Lars Holm", "", "Fenwick Police"),
    ),
    (),
    (
        Subject(
            "Amara Nwosu",
            "2018-10-23",
            (
                "Seen twice with ear infections",
                "Father was arrested on 4 July",
                "father has returned to the home",
                "serve the order",
                "red book",
            ),
        ),
    ),
    (("serve the order", "DC Lars Holm", "2026-07-07"), ("send the red book entries", "Zara Iqbal", "2026-07-10")),
    ("Is the section 47 threshold met? Yes",),
)


def _columns_word() -> bytes:
    """A column for each child, and a child of another family under other matters."""
    word = WordDocument()
    word.add_heading("Review Core Group Meeting", 1)
    word.add_paragraph("Date: 30/11/2026")
    word.add_heading("Present and apologies", 2)
    for line in (
        "Present: Una Sharp (Chair) - Social Worker, Ashdown Council",
        "Present: Bo Eklund - Teacher, Ashdown Infants",
        "Apologies: Fay Stott",
    ):
        word.add_paragraph(line)
    word.add_heading("Children", 2)
    _table(
        word,
        [["Name", "Date of birth", "School"], ["Milo Grant", "12/12/2018", "Ashdown Infants"], ["Effie Grant", "05/05/2020", "At home"]],
    )
    word.add_heading("Progress", 2)
    _table(
        word,
        [
            ["Topic", "Milo", "Effie"],
            ["Health", "Teeth have been seen to at last.", "Missed the two-year check again."],
            ["Home", "Sleeps in his own room now.", "Cot is broken and she sleeps with mum."],
        ],
    )
    word.add_heading("Other matters raised", 2)
    word.add_paragraph("Unrelated family: Bo asked about Wren Talbot (DOB 09/09/2019).")
    word.add_paragraph("The child has a burn on her arm and nobody has been told.")
    word.add_heading("Actions", 2)
    word.add_paragraph("Una Sharp will order a cot for Effie before 7 December 2026.")
    word.add_paragraph("Bo Eklund will make a referral for Wren by 1 December 2026.")
    return _saved(word)


COLUMNS = Layout(
    "Word, a column for each child, another family raised",
    "core.docx",
    _columns_word(),
    "Review Core Group Meeting",
    "2026-11-30",
    "Una Sharp",
    (("Una Sharp", "Social Worker", "Ashdown Council"), ("Bo Eklund", "Teacher", "Ashdown Infants")),
    ("Fay Stott",),
    (
        Subject("Milo Grant", "2018-12-12", ("Teeth have been seen to", "Sleeps in his own room")),
        Subject("Effie Grant", "2020-05-05", ("Missed the two-year check", "Cot is broken", "order a cot for Effie")),
        Subject("Wren Talbot", "2019-09-09", ("Bo asked about Wren", "The child has a burn on her arm", "make a referral for Wren")),
    ),
    (("order a cot for Effie", "Una Sharp", "2026-12-07"), ("make a referral for Wren", "Bo Eklund", "2026-12-01")),
)


def _pdf(flow: Sequence[object]) -> bytes:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(list(flow))
    return out.getvalue()


def _panel_pdf() -> bytes:
    styles = getSampleStyleSheet()
    body, head = styles["Normal"], styles["Heading2"]
    return _pdf(
        [
            Paragraph("Missing Children Panel", styles["Title"]),
            Paragraph("Date: Tuesday 8 December 2026", body),
            Paragraph("Chairperson: Rhoda Pell", body),
            Paragraph("Attendees", head),
            Table(
                [
                    ["Rhoda Pell", "Service Manager", "Coldharbour Council"],
                    ["Sgt Yaw Mensah", "Missing Persons Officer", "Coldharbour Police"],
                    ["Tilda Voss", "Education Welfare Officer", "Coldharbour Schools Service"],
                ]
            ),
            Paragraph("Apologies", head),
            Paragraph("Lennox Dray, Hari Batra", body),
            Paragraph("1. Summer Lockett (DOB 25/06/2011)", head),
            Paragraph(
                "Missing four times in November. Found at a flat with two adults who gave no names.",
                body,
            ),
            Paragraph("Tilda: attendance is at 40 per cent.", body),
            Paragraph("2. Callum Strand (DOB 13/03/2012)", head),
            Paragraph("He went to his grandmother each time and was safe.", body),
            Paragraph("Any other business", head),
            Paragraph("The room for January is changed.", body),
            Paragraph("Action log", head),
            Table(
                [
                    ["Ref", "Task", "Responsible", "Target date"],
                    ["1", "return interview for Summer", "Yaw Mensah", "11/12/2026"],
                    ["2", "letter to the grandmother of Callum", "Tilda Voss", "18/12/2026"],
                ]
            ),
        ]
    )


PANEL_PDF = Layout(
    "PDF, register without headings, action log",
    "panel.pdf",
    _panel_pdf(),
    "Missing Children Panel",
    "2026-12-08",
    "Rhoda Pell",
    (
        ("Rhoda Pell", "Service Manager", "Coldharbour Council"),
        ("Sgt Yaw Mensah", "Missing Persons Officer", "Coldharbour Police"),
        ("Tilda Voss", "Education Welfare Officer", "Coldharbour Schools Service"),
    ),
    ("Lennox Dray", "Hari Batra"),
    (
        Subject(
            "Summer Lockett",
            "2011-06-25",
            ("Missing four times in November", "attendance is at 40 per cent", "return interview for Summer"),
        ),
        Subject("Callum Strand", "2012-03-13", ("He went to his grandmother each time", "letter to the grandmother of Callum")),
    ),
    (("return interview for Summer", "Yaw Mensah", "2026-12-11"), ("letter to the grandmother of Callum", "Tilda Voss", "2026-12-18")),
)


def _conference_pdf() -> bytes:
    styles = getSampleStyleSheet()
    body, head = styles["Normal"], styles["Heading3"]
    lines = (
        (head, "Initial Child Protection Conference - Minutes"),
        (body, "Conference date: 19 August 2026"),
        (body, "Unborn Baby Marchetti (EDD 02/12/2026)"),
        (body, "Gianni Marchetti (DOB 07/01/2022)"),
        (head, "Those attending"),
        (body, "Independent Chair: Wilma Stroud"),
        (body, "Midwife: Kezia Thorne (Millpond Hospital)"),
        (body, "Social Worker: Noel Aspinall (Millpond Council)"),
        (head, "Unborn Baby Marchetti"),
        (body, "Booked late at 22 weeks. Mother did not come to two scans."),
        (head, "Gianni Marchetti"),
        (body, "Says that he gets himself up and makes his own breakfast."),
        (head, "Recommendations"),
        (body, "Gianni to be made subject to a plan under the category of neglect."),
        (head, "Action plan"),
        (body, "1) Kezia Thorne: home visit before the birth (by 01/11/2026)"),
        (body, "2) Noel Aspinall: direct work with Gianni - 30/09/2026"),
    )
    return _pdf([Paragraph(text, style) for style, text in lines])


CONFERENCE = Layout(
    "PDF, unborn child, people as 'post: name'",
    "conference.pdf",
    _conference_pdf(),
    "Initial Child Protection Conference",
    "2026-08-19",
    "Wilma Stroud",
    (
        ("Wilma Stroud", "Independent Chair", ""),
        ("Kezia Thorne", "Midwife", "Millpond Hospital"),
        ("Noel Aspinall", "Social Worker", "Millpond Council"),
    ),
    (),
    (
        Subject("Baby Marchetti", "2026-12-02", ("Booked late at 22 weeks",)),
        Subject("Gianni Marchetti", "2022-01-07", ("gets himself up", "category of neglect", "direct work with Gianni")),
    ),
    (("home visit before the birth", "Kezia Thorne", "2026-11-01"), ("direct work with Gianni", "Noel Aspinall", "2026-09-30")),
    ("Gianni to be made subject to a plan",),
)

FILED = (REGISTER, FORM, COLUMNS, PANEL_PDF, CONFERENCE)
