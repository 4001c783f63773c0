"""Forms as boroughs' own Word templates lay them out: bands over pairs, persons in sentences, labels with advice, everything stacked."""

from __future__ import annotations

import docx
from docx.document import Document as Word

from tests.form_layouts.answers import Adult, Child, Filled, Layout
from tests.form_layouts.docx_layouts import grid, saved
from tests.form_wordings import word as markup

_NAMED = ("given_name", "family_name", "date_of_birth", "edd", "sex")
_HOME = ("address", "postcode")
_ADULT = ("name", "relationship", "date_of_birth", "parental_responsibility")
_GUIDED = (*_NAMED, "ethnicity", "first_language", "school", *_HOME, "gp")


def born(child: Child) -> str:
    """What stands in a box for a date of birth or due date."""
    return "EDD 19/04/2027" if child.due else child.birth


def boxed(answer: str) -> str:
    """Yes and no with the boxes behind the words."""
    return f"Yes {'☒' if answer == 'Yes' else '☐'}    No {'☒' if answer == 'No' else '☐'}"


def marf(filled: Filled) -> Layout:
    """Persons by row with addresses "As above", categories two a row with boxes behind, an office part at the end."""
    word = docx.Document()
    word.add_paragraph("MULTI-AGENCY REFERRAL FORM (MARF)")
    grid(word, [["MARF number:", filled.reference, "Date of referral:", "12/11/2026"]])
    word.add_heading("1. Subject(s) of referral", 2)
    heads = ["Family name", "Given name(s)", "Also known as", "DoB / EDD", "M/F", "Ethnic origin", "Address"]
    kids = [
        [c.family, c.given, "", born(c), c.sex[:1], c.ethnicity, "As above" if n else f"{filled.address}, {filled.postcode}"]
        for n, c in enumerate(filled.children)
    ]
    grid(word, [heads, *kids, [""] * 7])
    word.add_heading("2. Family and household", 2)
    adults = [[a.name, a.birth, a.relation, a.parental, "As above"] for a in filled.adults]
    grid(word, [["Name", "DoB", "Relationship to subject", "PR?", "Address if different"], *adults, [""] * 5])
    word.add_heading("3. Agencies already working with the family", 2)
    grid(word, [["Agency", "Worker", "Telephone", "Aware of referral?"], ["Health visiting", "Nora Quill", "01632 960222", "Y"]])
    word.add_heading("4. Indicators (mark as appropriate)", 2)
    boxes = [f"{label} {'☒' if state else '☐'}" for label, state in filled.boxes()]
    grid(word, [boxes[n : n + 2] for n in range(0, len(boxes), 2)])
    word.add_heading("5. Reasons for making this referral", 2)
    grid(word, [["\n".join(filled.worries)]])
    word.add_heading("6. Family strengths / protective factors", 2)
    grid(word, [[filled.well]])
    word.add_heading("7. Anything the family must not be told", 2)
    grid(word, [[filled.secret]])
    word.add_heading("8. Consent", 2)
    grid(word, [["Are the parents/carers aware of this referral?", boxed(filled.informed)], ["Do they agree to it?", boxed(filled.agreed)]])
    grid(word, [["If no to either, state why", filled.why_not]])
    word.add_heading("9. Referred by", 2)
    name, role, agency, phone, email = filled.referrer
    grid(word, [["Name", name, "Post held", role], ["Agency", agency, "Tel no.", phone], ["Secure e-mail", email, "Signature", ""]])
    word.add_heading("FOR MASH USE ONLY", 2)
    grid(word, [["Received by", "Duty officer", "Date received", "13/11/2026"], ["Decision", "", "Manager", ""]])
    return Layout("marf", saved(word), "marf.docx", (*_NAMED, "ethnicity", *_HOME), _ADULT, asks=_ASKED | {"reference"})


_ASKED = frozenset({"concerns", "unchecked", "narrative", "strengths", "confidential"})


def _told(adult: Adult) -> str:
    rights = {"Yes": " (has PR)", "No": " (no PR)"}.get(adult.parental, "")
    return f"{adult.relation}: {adult.name}{rights}{f', dob {adult.birth}' if adult.birth else ''}"


def sentences(filled: Filled) -> Layout:
    """Labels and answers set off by tabs; the adults in one sentence, parted by semicolons."""
    word = docx.Document()
    word.add_heading("Early Help and Safeguarding Request", 1)
    word.add_paragraph(f"Request ID\t{filled.reference}")
    for number, c in enumerate(filled.children, 1):
        word.add_heading(f"Child {'ABC'[number - 1]}", 2)
        for label, value in (("Forename", c.given), ("Surname", c.family), ("Date of birth", c.birth), ("If unborn, due date", c.due)):
            word.add_paragraph(f"{label}\t{value}")
        word.add_paragraph(f"Boy or girl\t{ {'Male': 'Boy', 'Female': 'Girl'}.get(c.sex, '') }")
        word.add_paragraph(f"Place of education\t{c.school}")
    word.add_heading("Where the family lives", 2)
    word.add_paragraph(f"Address\t{filled.address}")
    word.add_paragraph(f"Postal code\t{filled.postcode}")
    word.add_heading("Parents and carers", 2)
    word.add_paragraph("; ".join(_told(a) for a in filled.adults))
    word.add_heading("What type of harm are you concerned about?", 2)
    for label, state in filled.boxes():
        word.add_paragraph(f"( {'x' if state else ' '} ) {label}")
    for title, lines in (
        ("Your worries, in your own words", filled.worries),
        ("What is already helping?", (filled.well,)),
        ("For professionals only: do not discuss with the family", (filled.secret,)),
    ):
        word.add_heading(title, 2)
        for line in lines:
            word.add_paragraph(line)
    word.add_heading("Talking to the family", 2)
    word.add_paragraph(f"Have you spoken to the parents about this request?\t{filled.informed}")
    word.add_paragraph(f"Did they agree?\t{filled.agreed}")
    word.add_paragraph(f"Reason if not\t{filled.why_not}")
    word.add_heading("From", 2)
    for label, value in zip(("Name", "Job", "Working for", "Phone", "Email"), filled.referrer, strict=True):
        word.add_paragraph(f"{label}\t{value}")
    return Layout("sentences", saved(word), "request.docx", (*_NAMED, "school", *_HOME), _ADULT, asks=_ASKED | {"reference"})


def _guided(rows: list[tuple[str, str, str]], start: int) -> str:
    """Numbered label, small advice below it, answer on the right."""
    made = []
    for number, (label, advice, value) in enumerate(rows, 1):
        left = markup.cell(markup.text(f"{start}.{number} {label}", "b"), markup.text(advice, "i") if advice else "")
        made.append(markup.row(left, markup.cell(markup.text(value))))
    return markup.table(*made)


def guided(filled: Filled) -> Layout:
    """Numbered labels with a line of advice below each, one table for each part under a full-width band."""
    body = [markup.text("Contact and Referral Form", "b", "Title")]
    for n, c in enumerate(filled.children, 1):
        body.append(markup.table(markup.row(markup.cell(markup.text(f"PART {n}: CHILD {n}", "b"), span=2))))
        rows = [
            ("First name(s)", "As on the birth certificate", c.given),
            ("Last name", "", c.family),
            ("Birth date or expected delivery date", "dd/mm/yyyy", born(c)),
            ("Gender", "", c.sex),
            ("Ethnicity", "Use the census codes where you can", c.ethnicity),
            ("Main language spoken", "State if an interpreter is needed", c.language),
            ("Name of nursery, school or college", "", c.school),
            ("Family address", "Where the child sleeps most nights", f"{filled.address}\n{filled.postcode}"),
            ("Doctor", "Name and surgery", filled.gp),
        ]
        body.append(_guided(rows, n))
    for n, a in enumerate(filled.adults, 1):
        body.append(markup.heading(f"Adult {n}"))
        facts = [("Full name", a.name), ("Relationship to the child(ren)", a.relation), ("Birth date", a.birth)]
        body.append(_guided([(label, "", value) for label, value in (*facts, ("Do they hold PR?", a.parental))], 3 + n))
    body.append(markup.heading("Concern categories: place an X in the box"))
    body.append(markup.table(*(markup.words(label, "X" if state else "") for label, state in filled.boxes())))
    prose = [
        ("What has led to this referral?", "Facts, dates, who saw what", "\n".join(filled.worries)),
        ("What is going well?", "", filled.well),
        ("Is there any information that should not be shared with the family?", "Say why", filled.secret),
    ]
    body.append(_guided(prose, 7))
    consent = [
        ("Is the family aware that you are making this referral?", "Yes / No", filled.informed),
        ("Has the family given permission for information to be shared?", "Yes / No", filled.agreed),
        ("If not, what is your reason for going ahead?", "", filled.why_not),
    ]
    body.append(_guided(consent, 8))
    body.append(markup.heading("Person completing this form"))
    asked = ("Name", "Position", "Organisation", "Contact number", "Email")
    body.append(_guided([(label, "", value) for label, value in zip(asked, filled.referrer, strict=True)], 9))
    return Layout("guided", markup.docx(*body), "contact.docx", _GUIDED, _ADULT)


def _stack(word: Word, rows: list[list[tuple[str, str]]]) -> None:
    grid(word, [[f"{label}\n{value}" if value else label for label, value in row] for row in rows])


def boxes_of_cells(filled: Filled) -> Layout:
    """Capital labels over answers in every cell, adults likewise with an empty third, boxes on a line of their own."""
    word = docx.Document()
    word.add_heading("Notification of concern for a child", 1)
    _stack(word, [[("NOTIFICATION NO.", filled.reference), ("DATE OF EVENT", "11/11/2026")]])
    for c in filled.children:
        _stack(
            word,
            [
                [("FORENAMES OF CHILD", c.given), ("SURNAME OF CHILD", c.family), ("D.O.B. / E.D.D.", born(c))],
                [("SEX", c.sex), ("N.H.S. NO.", c.nhs), ("NURSERY OR SCHOOL", c.school)],
                [("HOME ADDRESS OF CHILD", f"{filled.address}\n{filled.postcode}"), ("REGISTERED G.P.", filled.gp), ("FAITH", "")],
            ],
        )
        word.add_paragraph()
    word.add_heading("Adults at home", 2)
    facts = ("ADULT'S NAME", "WHO THEY ARE TO THE CHILD", "DATE OF BIRTH", "HOLDS P.R.")
    rows = [[a.name, a.relation, a.birth, a.parental] for a in filled.adults] + [[""] * 4]
    _stack(word, [list(zip(facts, row, strict=True)) for row in rows])
    word.add_heading("Kind of harm", 2)
    boxes = filled.boxes()
    grid(word, [[f"{'☑' if state else '☐'}\n{label}" for label, state in boxes[n : n + 3]] for n in (0, 3)])
    word.add_paragraph()
    _stack(word, [[("WHAT DID YOU SEE OR HEAR?", "\n".join(filled.worries))], [("WHAT KEEPS THE CHILD SAFE?", filled.well)]])
    _stack(word, [[("KEEP FROM THE FAMILY", filled.secret)]])
    _stack(
        word, [[("TOLD THE PARENTS?", filled.informed), ("PARENTS IN AGREEMENT?", filled.agreed), ("IF NOT TOLD, WHY?", filled.why_not)]]
    )
    word.add_heading("Notifier", 2)
    name, role, agency, phone, email = filled.referrer
    _stack(word, [[("NAME", name), ("RANK OR POST", role), ("STATION OR SERVICE", agency)], [("TEL.", phone), ("E-MAIL", email)]])
    child = (*_NAMED, "nhs_number", "school", *_HOME, "gp")
    return Layout("cells", saved(word), "notification.docx", child, _ADULT, asks=_ASKED | {"reference"})


def side_by_side(filled: Filled) -> Layout:
    """Children and adults as columns, shared answers in cells merged over all the children."""
    kids = filled.children
    across = len(kids)

    def line(label: str, *values: str) -> str:
        return markup.words(label, *values)

    def shared(label: str, value: str) -> str:
        return markup.row(markup.cell(markup.text(label)), markup.cell(markup.text(value), span=across))

    rows = [
        line("", *(f"Young person {n}" for n in range(1, across + 1))),
        line("Legal first name", *(c.given for c in kids)),
        line("Legal surname", *(c.family for c in kids)),
        line("DOB (or EDD)", *(born(c) for c in kids)),
        line("Sex at birth", *(c.sex for c in kids)),
        line("Heritage", *(c.ethnicity for c in kids)),
        shared("Lives at", f"{filled.address}, {filled.postcode}"),
        shared("GP surgery", filled.gp),
    ]
    body = [markup.text("Safeguarding notification", "b", "Title"), markup.heading("The children"), markup.table(*rows)]
    grown = filled.adults
    body.append(markup.heading("Parents, carers and other adults"))
    body.append(
        markup.table(
            line("", *(f"Adult {n}" for n in range(1, len(grown) + 1))),
            line("Name", *(a.name for a in grown)),
            line("Connection to child", *(a.relation for a in grown)),
            line("D.O.B.", *(a.birth for a in grown)),
            line("Parental responsibility (Y/N)", *(a.parental[:1] for a in grown)),
        )
    )
    body.append(markup.heading("Nature of harm - select which apply"))
    body += [markup.para(markup.symbol("on" if state else "off"), markup.run(f" {label}")) for label, state in filled.boxes()]
    for title, text in (
        ("Detail of the concern", "\n".join(filled.worries)),
        ("Positives", filled.well),
        ("Sensitive: not for disclosure to parents", filled.secret),
    ):
        body += [markup.heading(title), markup.text(text)]
    body.append(markup.heading("Parental consent"))
    body.append(
        markup.table(
            markup.words("Mother/father informed?", boxed(filled.informed)),
            markup.words("Consent obtained?", boxed(filled.agreed)),
            markup.words("Grounds for not seeking consent", filled.why_not),
        )
    )
    body.append(markup.heading("Reporting professional"))
    asked = ("Name of professional", "Job title / grade", "Employing organisation", "Direct number", "Reply to")
    body.append(markup.table(*(markup.words(*pair) for pair in zip(asked, filled.referrer, strict=True))))
    return Layout("side_by_side", markup.docx(*body), "notice.docx", (*_NAMED, "ethnicity", *_HOME, "gp"), _ADULT)


LAYOUTS = (marf, sentences, guided, boxes_of_cells, side_by_side)
