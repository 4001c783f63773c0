"""PDF forms: fields with and without telling names, a grid of fields, and flat prints of portals."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from tests.form_layouts.answers import Filled, Layout

WIDTH, HEIGHT = A4
LEFT = 45.0
ALPHABET = "DejaVuSans"


class Sheet:
    """A page that is written from top to bottom."""

    def __init__(self) -> None:
        self.stream = io.BytesIO()
        self.canvas = Canvas(self.stream, pagesize=A4)
        self.y = HEIGHT - 50
        self.fields = 0

    def room(self, height: float) -> None:
        """A new page where less than `height` points are left."""
        if self.y - height < 50:
            self.canvas.showPage()
            self.y = HEIGHT - 50

    def text(self, x: float, words: str, *, size: float = 10, font: str = "Helvetica") -> None:
        """Words at the present height."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.y, words)

    def heading(self, words: str) -> None:
        """A bold heading on a line of its own."""
        self.room(60)
        self.y -= 14
        self.text(LEFT, words, size=12, font="Helvetica-Bold")
        self.y -= 20

    def wrapped(self, x: float, words: str, width: float) -> None:
        """Words over several lines; the height moves on."""
        for line in simpleSplit(words, "Helvetica", 10, width):
            self.room(16)
            self.text(x, line)
            self.y -= 13

    def field(self, x: float, value: str, width: float, *, height: float = 16) -> None:
        """A text field whose name says nothing."""
        self.fields += 1
        self.canvas.acroForm.textfield(
            name=f"Text{self.fields}",
            value=value,
            x=x,
            y=self.y - 4,
            width=width,
            height=height,
            fontSize=9,
            borderWidth=0.5,
            fieldFlags="multiline" if height > 20 else "",
        )

    def box(self, x: float, mark: str) -> None:
        """A tick box whose name says nothing."""
        self.fields += 1
        self.canvas.acroForm.checkbox(name=f"Check Box{self.fields}", checked=bool(mark), x=x, y=self.y - 3, size=12)

    def done(self) -> bytes:
        """The file."""
        self.canvas.save()
        return self.stream.getvalue()


def nameless_fields(filled: Filled) -> Layout:
    """Fields named Text1, Text2...: only the printed words beside them say what they hold. Boxes stand left of their words."""
    sheet = Sheet()
    sheet.text(LEFT, "Referral to Children's Services", size=16, font="Helvetica-Bold")
    sheet.y -= 30
    for number, child in enumerate(filled.children, start=1):
        sheet.heading(f"Child {number}")
        for pairs in ((("First name", child.given), ("Surname", child.family)), (("Date of birth", child.birth), ("Gender", child.sex))):
            _side_by_side(sheet, pairs)
    sheet.heading("Parents and carers")
    for adult in filled.adults:
        _side_by_side(sheet, (("Full name", adult.name), ("Relationship", adult.relation)))
    sheet.heading("Consent")
    for label, value in (("Parents informed?", filled.informed), ("Consent given?", filled.agreed), ("If not, why not?", filled.why_not)):
        _wide(sheet, label, value)
    sheet.heading("Type of harm")
    for label, mark in filled.boxes():
        sheet.box(LEFT, mark)
        sheet.text(LEFT + 20, label)
        sheet.y -= 20
    sheet.heading("Information")
    for label, value in (
        ("Describe your concerns", " ".join(filled.worries)),
        ("What is working well?", filled.well),
        ("Not to be shared with family", filled.secret),
    ):
        sheet.room(70)
        sheet.text(LEFT, label)
        sheet.y -= 50
        sheet.field(LEFT, value, 480, height=44)
        sheet.y -= 20
    sheet.heading("Referrer")
    for label, value in zip(("Name", "Job title", "Agency", "Telephone", "Email"), filled.referrer, strict=True):
        _wide(sheet, label, value)
    return Layout("nameless_fields", sheet.done(), "referral form.pdf")


def _side_by_side(sheet: Sheet, pairs: Sequence[tuple[str, str]]) -> None:
    sheet.room(30)
    for place, (label, value) in enumerate(pairs):
        x = LEFT + 260 * place
        sheet.text(x, label)
        sheet.field(x + 75, value, 160)
    sheet.y -= 24


def _wide(sheet: Sheet, label: str, value: str) -> None:
    sheet.room(30)
    sheet.text(LEFT, label)
    sheet.field(LEFT + 110, value, 380)
    sheet.y -= 24


def field_grid(filled: Filled) -> Layout:
    """Rows of fields below one line of column headings, for the children and for the adults; boxes right of their words."""
    sheet = Sheet()
    sheet.text(LEFT, "Safeguarding referral", size=16, font="Helvetica-Bold")
    sheet.y -= 24
    sheet.heading("Details of children")
    _columns(sheet, ("Forename", "Surname", "DOB", "M/F"), [(c.given, c.family, c.birth, c.sex) for c in filled.children])
    sheet.heading("Adults in the household")
    _columns(sheet, ("Name", "Relationship", "DOB"), [(a.name, a.relation, a.birth) for a in filled.adults])
    sheet.heading("Concerns (tick all that apply)")
    for label, mark in filled.boxes():
        sheet.text(LEFT, label)
        sheet.box(LEFT + 190, mark)
        sheet.y -= 20
    for label, value in (
        ("Details of your concerns", " ".join(filled.worries)),
        ("Strengths", filled.well),
        ("Confidential information - do not share with family", filled.secret),
    ):
        sheet.room(80)
        sheet.text(LEFT, label)
        sheet.y -= 50
        sheet.field(LEFT, value, 480, height=44)
        sheet.y -= 20
    sheet.heading("Consent")
    for label, value in (
        ("Have parents been informed", filled.informed),
        ("Has consent been obtained", filled.agreed),
        ("Reason if not", filled.why_not),
    ):
        _far(sheet, label, value)
    sheet.heading("Person making the referral")
    for label, value in zip(("Name", "Position", "Organisation", "Phone", "E-mail"), filled.referrer, strict=True):
        _far(sheet, label, value)
    return Layout("field_grid", sheet.done(), "sg.pdf", adult=("name", "relationship", "date_of_birth"))


def _far(sheet: Sheet, label: str, value: str) -> None:
    sheet.room(30)
    sheet.text(LEFT, label)
    sheet.field(LEFT + 150, value, 340)
    sheet.y -= 24


def _columns(sheet: Sheet, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    width = 490 / len(heads)
    for place, head in enumerate(heads):
        sheet.text(LEFT + width * place, head)
    sheet.y -= 20
    for row in rows:
        for place, value in enumerate(row):
            sheet.field(LEFT + width * place, value, width - 6)
        sheet.y -= 20


def flat_label_above(filled: Filled) -> Layout:
    """A flat print: small bold labels above their values, three to a line; typed boxes."""
    sheet = Sheet()
    sheet.text(LEFT, "Contact form", size=18, font="Helvetica-Bold")
    sheet.y -= 26
    sheet.text(LEFT, "Reference number", size=8, font="Helvetica-Bold")
    sheet.y -= 12
    sheet.text(LEFT, filled.reference)
    sheet.y -= 20
    for number, child in enumerate(filled.children, start=1):
        sheet.heading(f"Child {number}")
        _stacked(sheet, (("First name", child.given), ("Last name", child.family), ("Date of birth", child.birth)))
        _stacked(sheet, (("Gender", child.sex), ("School", child.school), ("Ethnicity", child.ethnicity)))
    for number, adult in enumerate(filled.adults, start=1):
        sheet.heading(f"Family member {number}")
        _stacked(sheet, (("Name", adult.name), ("Relationship", adult.relation), ("Date of birth", adult.birth)))
    sheet.heading("Consent")
    _stacked(sheet, (("Parents informed", filled.informed), ("Consent given", filled.agreed)))
    sheet.text(LEFT, "Reason not informed", size=8, font="Helvetica-Bold")
    sheet.y -= 13
    sheet.wrapped(LEFT, filled.why_not, 480)
    sheet.heading("Categories of concern")
    for label, mark in filled.boxes():
        sheet.text(LEFT, f"[{'X' if mark else ' '}] {label}")
        sheet.y -= 15
    for title, words in (
        ("What happened", " ".join(filled.worries)),
        ("What is going well", filled.well),
        ("Keep from the family", filled.secret),
    ):
        sheet.heading(title)
        sheet.wrapped(LEFT, words, 480)
    sheet.heading("Your details")
    _stacked(sheet, (("Name", filled.referrer[0]), ("Role", filled.referrer[1]), ("Organisation", filled.referrer[2])))
    _stacked(sheet, (("Telephone", filled.referrer[3]), ("Email", filled.referrer[4])))
    child = ("given_name", "family_name", "date_of_birth", "sex", "school", "ethnicity")
    return Layout("flat_label_above", sheet.done(), "print.pdf", child, ("name", "relationship", "date_of_birth"))


def _stacked(sheet: Sheet, pairs: Sequence[tuple[str, str]]) -> None:
    sheet.room(44)
    for place, (label, _) in enumerate(pairs):
        sheet.text(LEFT + 165 * place, label, size=8, font="Helvetica-Bold")
    sheet.y -= 12
    for place, (_, value) in enumerate(pairs):
        sheet.text(LEFT + 165 * place, value)
    sheet.y -= 22


def flat_label_left(filled: Filled) -> Layout:
    """A flat print: plain labels without colons left, values right, grey headings."""
    sheet = Sheet()
    sheet.text(LEFT, "Online referral summary", size=16)
    sheet.y -= 26
    for child in filled.children:
        sheet.heading("About the child")
        for label, value in (
            ("Child's first name", child.given),
            ("Child's surname", child.family),
            ("Child's date of birth", child.birth),
            ("Child's sex", child.sex),
            ("Address", f"{filled.address}, {filled.postcode}"),
        ):
            _row(sheet, label, value)
    for adult in filled.adults:
        sheet.heading("Parent or carer")
        _row(sheet, "Name", adult.name)
        _row(sheet, "Relationship to child", adult.relation)
    sheet.heading("Agreement")
    for label, value in (
        ("Are the parents aware", filled.informed),
        ("Do the parents consent", filled.agreed),
        ("Reason for no consent", filled.why_not),
    ):
        _row(sheet, label, value)
    sheet.heading("Concern")
    _row(sheet, "Type of concern", ", ".join(filled.ticked))
    _row(sheet, "Details of concern", " ".join(filled.worries))
    _row(sheet, "Protective factors", filled.well)
    _row(sheet, "Not to be disclosed to family", filled.secret)
    sheet.heading("About you")
    for label, value in zip(("Your name", "Your role", "Your organisation", "Your phone", "Your email"), filled.referrer, strict=True):
        _row(sheet, label, value)
    child_fields = ("given_name", "family_name", "date_of_birth", "sex", "address", "postcode")
    asks = frozenset({"concerns", "narrative", "strengths", "confidential"})
    return Layout("flat_label_left", sheet.done(), "summary.pdf", child_fields, asks=asks)


def _row(sheet: Sheet, label: str, value: str) -> None:
    sheet.room(30)
    sheet.text(LEFT, label)
    if value:
        sheet.wrapped(LEFT + 190, value, 300)
        sheet.y -= 5
    else:
        sheet.y -= 18


def boxes_behind(filled: Filled) -> Layout:
    """Boxes behind their words in two columns, and before them where they answer yes or no; one field for a whole name."""
    sheet = Sheet()
    sheet.text(LEFT, "Child referral form", size=16, font="Helvetica-Bold")
    sheet.y -= 20
    for number, child in enumerate(filled.children, start=1):
        sheet.heading(f"Child {number}")
        _far(sheet, "Name of child", f"{child.given} {child.family}")
        _far(sheet, "DOB", child.birth)
        _choice(sheet, "Sex", ("Male", "Female"), child.sex)
    sheet.heading("Parents")
    for adult in filled.adults:
        _far(sheet, "Name of parent/carer", adult.name)
        _far(sheet, "Relationship", adult.relation)
    sheet.heading("Consent")
    _choice(sheet, "Have parents been informed?", ("Yes", "No"), filled.informed)
    _choice(sheet, "Has consent been given?", ("Yes", "No"), filled.agreed)
    _far(sheet, "If not, why not?", filled.why_not)
    sheet.heading("Concerns")
    boxes = filled.boxes()
    for start in range(0, len(boxes), 2):
        for place, (label, mark) in enumerate(boxes[start : start + 2]):
            sheet.text(LEFT + 240 * place, label)
            sheet.box(LEFT + 240 * place + 170, mark)
        sheet.y -= 20
    for label, value in (
        ("Details", " ".join(filled.worries)),
        ("Strengths", filled.well),
        ("Not to be shared with family", filled.secret),
    ):
        sheet.room(70)
        sheet.text(LEFT, label)
        sheet.y -= 50
        sheet.field(LEFT, value, 480, height=44)
        sheet.y -= 18
    sheet.heading("Referrer")
    for label, value in zip(("Name", "Role", "Agency", "Tel", "Email"), filled.referrer, strict=True):
        _far(sheet, label, value)
    return Layout("boxes_behind", sheet.done(), "boxes.pdf")


def _choice(sheet: Sheet, question: str, options: Sequence[str], answer: str) -> None:
    sheet.room(30)
    sheet.text(LEFT, question)
    for place, option in enumerate(options):
        x = LEFT + 200 + 70 * place
        sheet.box(x, "on" if option == answer else "")
        sheet.text(x + 18, option)
    sheet.y -= 22


LAYOUTS = (boxes_behind, nameless_fields, field_grid, flat_label_above, flat_label_left)
