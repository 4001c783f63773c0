"""Forms as partners fill them in: one long table with bands, two languages, persons one to a line, struck-out choices, markup."""

from __future__ import annotations

from html import escape

import docx

from tests.form_layouts.answers import Adult, Child, Filled, Layout
from tests.form_layouts.docx_layouts import grid, saved
from tests.form_wordings import word as markup

_NAMED = ("given_name", "family_name", "date_of_birth", "edd", "sex")
_HOME = ("address", "postcode")
_ADULT = ("name", "relationship", "date_of_birth", "parental_responsibility")
_TICKED_ONLY = frozenset({"concerns", "narrative", "strengths", "confidential"})
_ASKED = _TICKED_ONLY | {"unchecked"}


def born(child: Child) -> str:
    """A date of birth, or a due date that says so."""
    return "EDD: 19/04/2027" if child.due else child.birth


def _struck(answer: str) -> str:
    """Yes / No with the alternative that does not hold struck out; both stand where nothing was said."""
    runs = [markup.run(word, "strike" if answer and word != answer else "") for word in ("Yes", "No")]
    return markup.para(runs[0], markup.run(" / "), runs[1])


def long_table(filled: Filled) -> Layout:
    """One table of four columns from the first line to the last, under bands; yes or no by striking out."""

    def band(title: str) -> str:
        return markup.row(markup.cell(markup.text(title, "b"), span=4))

    def wide(label: str, value: str) -> str:
        return markup.row(markup.cell(markup.text(label)), markup.cell(markup.text(value), span=3))

    rows = [band("CHILDREN'S SERVICES ENQUIRY"), wide("Enquiry no", filled.reference)]
    for n, c in enumerate(filled.children, 1):
        rows += [band(f"Details of child {n}"), markup.words("Forename", c.given, "Surname", c.family)]
        rows += [markup.words("DOB/EDD", born(c), "Gender (M/F)", c.sex[:1]), markup.words("NHS no", c.nhs, "School/nursery", c.school)]
    rows += [band("Home"), wide("Address of family", filled.address), wide("Postcode", filled.postcode), wide("Family's GP", filled.gp)]
    rows.append(band("Parents/carers and other adults living in the home"))
    for a in filled.adults:
        rows += [markup.words("Name", a.name, "Relationship to child", a.relation), markup.words("DOB", a.birth, "PR", a.parental)]
    rows.append(band("What sort of harm? Put a cross beside those that apply"))
    boxes = filled.boxes()
    for first, second in zip(boxes[::2], boxes[1::2], strict=True):
        rows.append(markup.words(first[0], "X" if first[1] else "", second[0], "X" if second[1] else ""))
    for title, value in (
        ("What is the concern and what is the evidence for it?", "\n".join(filled.worries)),
        ("What is positive in the family's life?", filled.well),
        ("Information that must be withheld from the family", filled.secret),
    ):
        rows += [band(title), markup.row(markup.cell(markup.text(value), span=4))]
    rows.append(band("Informing the family"))
    for label, answer in (
        ("Have the parents been told of this enquiry?", filled.informed),
        ("Do they consent to the enquiry?", filled.agreed),
    ):
        rows.append(markup.row(markup.cell(markup.text(label), span=3), markup.cell(_struck(answer))))
    rows.append(wide("If no, reasons", filled.why_not))
    name, role, agency, phone, email = filled.referrer
    rows += [band("Enquirer"), markup.words("Your name", name, "Your role", role), markup.words("Your service", agency, "Your tel", phone)]
    rows.append(wide("Your e-mail", email))
    content = markup.docx(markup.table(*rows))
    return Layout(
        "long_table", content, "enquiry.docx", (*_NAMED, "nhs_number", "school", *_HOME, "gp"), _ADULT, asks=_TICKED_ONLY | {"reference"}
    )


def _of_adult(adult: Adult) -> str:
    rights = {"Yes": "PR: Yes", "No": "PR: No"}.get(adult.parental, "")
    return " - ".join(part for part in (adult.name, adult.relation, adult.birth, rights) if part)


def _of_child(child: Child) -> str:
    return ", ".join(part for part in (f"{child.given} {child.family}", child.sex, f"DOB {child.birth}" if child.birth else "") if part)


def one_per_line(filled: Filled) -> Layout:
    """Typed under headings: children and adults one to a line, radio circles, what was chosen in the answer's own words."""
    word = docx.Document()
    word.add_heading("School safeguarding report", 1)
    word.add_heading("Which children does this report concern?", 2)
    for c in filled.children:
        word.add_paragraph(f"{_of_child(c)}, due 19/04/2027" if c.due else _of_child(c))
    word.add_heading("Where do they live?", 2)
    word.add_paragraph(f"{filled.address}, {filled.postcode}")
    word.add_heading("Who are the adults in the family?", 2)
    for a in filled.adults:
        word.add_paragraph(_of_adult(a))
    word.add_heading("Concern types", 2)
    for label, state in filled.boxes():
        word.add_paragraph(f"{'☑' if state else '☐'}  {label}")
    word.add_heading("Please tell us everything that you saw or were told", 2)
    for line in filled.worries:
        word.add_paragraph(line)
    word.add_heading("What are the family's strengths?", 2)
    word.add_paragraph(filled.well)
    word.add_heading("What must we not tell the parents?", 2)
    word.add_paragraph(filled.secret)
    word.add_heading("Do the parents know that you are making this report?", 2)
    word.add_paragraph({"Yes": "Yes - we told them on 3 November.", "No": "No"}[filled.informed])
    word.add_heading("Have they given consent?", 2)
    word.add_paragraph(filled.agreed)
    word.add_heading("If they do not know, please say why", 2)
    word.add_paragraph(filled.why_not)
    word.add_heading("Who is making this report?", 2)
    for label, value in zip(("Name", "Job title", "Setting", "Telephone", "Email"), filled.referrer, strict=True):
        word.add_paragraph(f"{label}: {value}")
    return Layout("one_per_line", saved(word), "report.docx", (*_NAMED, *_HOME), _ADULT)


def two_languages(filled: Filled) -> Layout:
    """A Welsh council's page: each label in two languages, Ie and Nac ydw beside yes and no."""

    def said(answer: str) -> str:
        return {"Yes": "Ydw / Yes", "No": "Nac ydw / No"}.get(answer, "")

    def table(title: str, rows: list[tuple[str, str]]) -> str:
        cells = "".join(f"<tr><td><b>{escape(a)}</b></td><td>{escape(b).replace(chr(10), '<br>')}</td></tr>" for a, b in rows)
        return f"<h2>{escape(title)}</h2><table>{cells}</table>"

    out = ["<h1>Ffurflen atgyfeirio / Referral form</h1>"]
    for n, c in enumerate(filled.children, 1):
        rows = [("Enw cyntaf / First name", c.given), ("Cyfenw / Surname", c.family), ("Dyddiad geni / Date of birth", c.birth)]
        rows += [
            ("Dyddiad disgwyl / Due date", c.due),
            ("Rhyw / Sex", c.sex),
            ("Ysgol / School", c.school),
            ("Iaith gyntaf / First language", c.language),
        ]
        out.append(table(f"Plentyn {n} / Child {n}", rows))
    home = [
        ("Cyfeiriad cartref / Home address", filled.address),
        ("Cod post / Postcode", filled.postcode),
        ("Meddyg teulu / GP", filled.gp),
    ]
    out.append(table("Teulu / Family", home))
    for n, a in enumerate(filled.adults, 1):
        rows = [("Enw / Name", a.name), ("Perthynas / Relationship", a.relation), ("Dyddiad geni / Date of birth", a.birth)]
        out.append(table(f"Oedolyn {n} / Adult {n}", [*rows, ("Cyfrifoldeb rhiant / Parental responsibility", said(a.parental))]))
    out.append(table("Math o bryder / Type of concern", [(label, "✓" if state else "") for label, state in filled.boxes()]))
    told = [("Disgrifiad o'r pryder / Description of the concern", "\n".join(filled.worries)), ("Cryfderau / Strengths", filled.well)]
    out.append(table("Manylion / Details", [*told, ("Peidiwch â rhannu â'r teulu / Do not share with the family", filled.secret)]))
    asked = [
        ("A yw'r rhieni'n gwybod? / Are the parents aware?", said(filled.informed)),
        ("Cydsyniad / Consent given", said(filled.agreed)),
    ]
    out.append(table("Cydsyniad / Consent", [*asked, ("Os na, pam? / If not, why?", filled.why_not)]))
    labels = ("Enw / Name", "Swydd / Job title", "Asiantaeth / Agency", "Ffôn / Telephone", "E-bost / Email")
    out.append(table("Atgyfeiriwr / Referrer", list(zip(labels, filled.referrer, strict=True))))
    page = f"<html><body>{''.join(out)}</body></html>".encode()
    return Layout("two_languages", page, "ffurflen.html", (*_NAMED, "school", "first_language", *_HOME, "gp"), _ADULT)


def relations(filled: Filled) -> Layout:
    """Labels that name the relation, a block for each parent, answers on the line below, in rich text."""
    out = ["Request for early help or protection", "Your reference", filled.reference]
    for n, c in enumerate(filled.children, 1):
        out += [
            f"CHILD {n}",
            "First name",
            c.given,
            "Surname",
            c.family,
            "Date of birth or due date",
            born(c),
            "Gender",
            c.sex or "Not known",
        ]
    out += ["HOME", "Address (with postcode)", f"{filled.address}, {filled.postcode}", "PARENTS AND CARERS"]
    for a in filled.adults:
        out += [f"{a.relation}'s full name", a.name, f"{a.relation}'s date of birth", a.birth or "Not known"]
        out += [f"Does {a.relation.lower()} have parental responsibility?", a.parental]
    out += ["CATEGORY OF NEED", *(f"[{'X' if state else ' '}] {label}" for label, state in filled.boxes())]
    out += ["WHY ARE YOU CONTACTING US?", *filled.worries, "WHAT IS WORKING WELL?", filled.well]
    out += ["NOT TO BE SHARED WITH FAMILY MEMBERS", filled.secret, "CONSENT", "Parents told about this request?", filled.informed]
    out += [
        "Consent given by parents?",
        filled.agreed or "Not known",
        "Reason parents not told or consent not given",
        filled.why_not or "N/A",
    ]
    out.append("REFERRER'S DETAILS")
    for label, value in zip(("Name", "Job title", "Agency", "Phone number", "Email address"), filled.referrer, strict=True):
        out += [label, value]
    body = "".join("\\pard " + line + "\\par\n" for line in out)
    content = ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\n" + body + "}").encode("ascii")
    return Layout(
        "relations", content, "request.rtf", (*_NAMED, *_HOME), ("name", "relationship", "date_of_birth"), asks=_ASKED | {"reference"}
    )


def attributes(filled: Filled) -> Layout:
    """A workflow system's markup: one element a person, answers as elements with plain names."""

    def node(name: str, value: str) -> str:
        return f"<{name}>{escape(value)}</{name}>" if value else f"<{name}/>"

    out = [node("ReferralNumber", filled.reference), "<Children>"]
    for c in filled.children:
        rows = (
            ("FirstName", c.given),
            ("LastName", c.family),
            ("DateOfBirth", c.birth),
            ("ExpectedDeliveryDate", c.due),
            ("Gender", c.sex),
        )
        out.append(f"<Child>{''.join(node(*row) for row in rows)}{node('NHSNumber', c.nhs)}</Child>")
    out += ["</Children>", f"<FamilyHome>{node('Address', filled.address)}{node('Postcode', filled.postcode)}</FamilyHome>", "<Adults>"]
    for a in filled.adults:
        rows = (("FullName", a.name), ("RelationshipToChild", a.relation), ("DOB", a.birth), ("ParentalResponsibility", a.parental))
        out.append(f"<Adult>{''.join(node(*row) for row in rows)}</Adult>")
    ticks = "".join(f'<Concern label="{escape(label)}">{"true" if state else "false"}</Concern>' for label, state in filled.boxes())
    out += ["</Adults>", f"<TypesOfConcern>{ticks}</TypesOfConcern>", node("ReasonForReferral", "\n".join(filled.worries))]
    out += [node("WorkingWell", filled.well), node("ConfidentialInformationNotForFamily", filled.secret)]
    consent = (("ParentsInformed", filled.informed), ("ConsentObtained", filled.agreed), ("ReasonNotInformed", filled.why_not))
    out.append(f"<Consent>{''.join(node(*row) for row in consent)}</Consent>")
    names = ("Name", "JobTitle", "Organisation", "Telephone", "Email")
    out.append(f"<Referrer>{''.join(node(*pair) for pair in zip(names, filled.referrer, strict=True))}</Referrer>")
    content = f'<?xml version="1.0" encoding="UTF-8"?><Referral>{"".join(out)}</Referral>'.encode()
    return Layout("attributes", content, "referral.xml", (*_NAMED, "nhs_number", *_HOME), _ADULT, asks=_ASKED | {"reference"})


def grid_of_everybody(filled: Filled) -> Layout:
    """One grid of the whole household with a column for who is referred, yes or no columns for categories, no form title."""
    word = docx.Document()
    grid(word, [["Contact no.", filled.reference], ["Contact date", "12th November 2026"]])
    word.add_heading("Everyone in the household", 2)
    heads = ["Full name", "Date of birth / EDD", "Sex", "Relationship to child", "PR Y/N", "Subject of this contact? Y/N"]
    kids = [[f"{c.given} {c.family}", born(c), c.sex, "Self", "", "Y"] for c in filled.children]
    adults = [[a.name, a.birth, "", a.relation, a.parental[:1], "N"] for a in filled.adults]
    grid(word, [heads, *kids, *adults, [""] * 6])
    word.add_paragraph()
    grid(word, [["Household address", f"{filled.address}\n{filled.postcode}"], ["Contact telephone", ""]])
    word.add_heading("Areas of concern", 2)
    grid(word, [["Area", "Yes", "No"], *([label, "x" if state else "", "" if state else "x"] for label, state in filled.boxes())])
    word.add_heading("Summary of contact", 2)
    word.add_paragraph("\n".join(filled.worries))
    word.add_heading("Protective factors and strengths", 2)
    word.add_paragraph(filled.well)
    word.add_heading("Sensitive information (family must not be told)", 2)
    word.add_paragraph(filled.secret)
    word.add_heading("Consent and awareness", 2)
    marks = [["", "Yes", "No"], ["Family aware of contact", *_mark(filled.informed)], ["Family consents to contact", *_mark(filled.agreed)]]
    grid(word, marks)
    word.add_paragraph(f"Reason if consent not sought or family unaware: {filled.why_not}")
    word.add_heading("Contact made by", 2)
    name, role, agency, phone, email = filled.referrer
    grid(word, [["Full name", "Role", "Agency", "Direct line", "Email"], [name, role, agency, phone, email]])
    return Layout("everybody", saved(word), "contact.docx", (*_NAMED, *_HOME), _ADULT, asks=_ASKED | {"reference"})


def _mark(answer: str) -> list[str]:
    return ["✓" if answer == "Yes" else "", "✓" if answer == "No" else ""]


LAYOUTS = (long_table, one_per_line, two_languages, relations, attributes, grid_of_everybody)
