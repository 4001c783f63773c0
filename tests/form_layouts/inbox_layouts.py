"""Forms as they reach an inbox: answers of form services set as lists, questions over answers, dotted lines, exports of case systems."""

from __future__ import annotations

import csv
import io
import json
from email.message import EmailMessage
from html import escape

from tests.form_layouts.answers import Adult, Child, Filled, Layout

_NAMED = ("given_name", "family_name", "date_of_birth", "edd", "sex")
_HOME = ("address", "postcode")
_ADULT = ("name", "relationship", "date_of_birth", "parental_responsibility")
_TICKED_ONLY = frozenset({"concerns", "narrative", "strengths", "confidential"})
_ASKED = _TICKED_ONLY | {"unchecked"}


def mail(body: str, subtype: str, subject: str) -> bytes:
    """A message from a form service."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "no-reply@forms.example", "mash@hub.example", subject
    message["Date"], message["Message-ID"] = "Mon, 16 Nov 2026 10:00:00 +0000", "<r1@forms.example>"
    message.set_content(body, subtype=subtype)
    return message.as_bytes()


def born(child: Child) -> str:
    """A date of birth, or a due date that says so."""
    return "Due 19 April 2027" if child.due else child.birth


def check_answers(filled: Filled) -> Layout:
    """A summary list as public services show it before sending: terms, descriptions and a link to change each."""

    def listed(title: str, rows: list[tuple[str, str]]) -> str:
        items = "".join(
            f"<div><dt>{escape(a)}</dt><dd>{escape(b).replace(chr(10), '<br>')}</dd><dd><a href='#'>Change</a></dd></div>" for a, b in rows
        )
        return f"<h2>{escape(title)}</h2><dl>{items}</dl>"

    out = ["<h1>Check your answers</h1>"]
    for n, c in enumerate(filled.children, 1):
        name = f"{c.given} {c.family}"
        rows = [("Child's full name", name), ("Date of birth or due date", born(c)), ("Sex", c.sex), ("School or nursery", c.school)]
        rows.append(("Child's address", f"{filled.address}\n{filled.postcode}"))
        out.append(listed(f"Child {n}", rows))
    for n, a in enumerate(filled.adults, 1):
        facts = [("Name", a.name), ("Relationship to child", a.relation), ("Date of birth", a.birth)]
        out.append(listed(f"Parent or carer {n}", [*facts, ("Parental responsibility", a.parental)]))
    out.append(listed("Your concerns", [("Which types of abuse are you worried about?", "\n".join(filled.ticked))]))
    told = [("Tell us what has happened", "\n".join(filled.worries)), ("What is going well?", filled.well)]
    out.append(listed("Details", [*told, ("Is there anything we should not share with the family?", filled.secret)]))
    asked = [("Do the parents know about this referral?", filled.informed), ("Do they consent to it?", filled.agreed)]
    out.append(listed("Consent", [*asked, ("Why have you not told them?", filled.why_not)]))
    labels = ("Your name", "Your job title", "Your organisation", "Your phone number", "Your email address")
    out.append(listed("Your details", list(zip(labels, filled.referrer, strict=True))))
    page = f"<html><body>{''.join(out)}</body></html>"
    return Layout("check", page.encode(), "answers.html", (*_NAMED, "school", *_HOME), _ADULT, asks=_TICKED_ONLY)


def survey(filled: Filled) -> Layout:
    """A survey tool's notice: numbered questions in bold with the answer below, choices parted by semicolons."""
    questions: list[tuple[str, str]] = []
    for n, c in enumerate(filled.children, 1):
        who = ("first", "second", "third")[n - 1]
        questions += [
            (f"What is the {who} child's first name?", c.given),
            (f"What is the {who} child's last name?", c.family),
            (f"When was the {who} child born, or when are they due?", born(c)),
            (f"Is the {who} child male or female?", c.sex),
        ]
    questions += [
        ("Where do the children live?", f"{filled.address}\n{filled.postcode}"),
        ("Which GP are they registered with?", filled.gp),
    ]
    for n, a in enumerate(filled.adults, 1):
        who = ("first", "second")[n - 1]
        questions += [(f"What is the {who} parent or carer called?", a.name), ("How are they related to the child?", a.relation)]
    questions += [
        ("Which of the following are you concerned about?", "".join(f"{label};" for label in filled.ticked)),
        ("Please describe your concerns in as much detail as you can.", "\n".join(filled.worries)),
        ("What are the strengths of this family?", filled.well),
        ("Is there anything you do not want the family to know?", filled.secret),
        ("Have you told the family that you are contacting us?", filled.informed),
        ("Has the family agreed to you sharing this information?", filled.agreed),
        ("If you have not told the family, why not?", filled.why_not),
    ]
    asked = ("What is your name?", "What is your role?", "Which organisation do you work for?", "What number can we reach you on?")
    questions += list(zip((*asked, "What is your email address?"), filled.referrer, strict=True))
    body = "".join(
        f"<p><b>{n}. {escape(q)}</b></p><p>{escape(a).replace(chr(10), '<br>') or 'No response'}</p>"
        for n, (q, a) in enumerate(questions, 1)
    )
    content = mail(f"<html><body><p>A new response was submitted.</p>{body}</body></html>", "html", "New response")
    return Layout("survey", content, "survey.eml", (*_NAMED, *_HOME, "gp"), ("name", "relationship"), asks=_TICKED_ONLY)


def dotted(filled: Filled) -> Layout:
    """A typed mail: dots lead from label to answer, parts between rules, an x or nothing in brackets behind each category."""

    def line(label: str, value: str) -> str:
        return f"{label} {'.' * (40 - len(label))} {value}"

    out = ["SAFEGUARDING REFERRAL", line("Case ref", filled.reference), ""]
    for n, c in enumerate(filled.children, 1):
        out += [f"=== CHILD {n} OF {len(filled.children)} ===", line("First name", c.given), line("Family name", c.family)]
        out += [line("DOB/EDD", "EDD 19/04/2027" if c.due else c.birth), line("Sex", c.sex), line("NHS no", c.nhs), ""]
    out += ["=== FAMILY ===", line("Home address", filled.address), line("Post code", filled.postcode), ""]
    for n, a in enumerate(filled.adults, 1):
        out += [
            f"=== ADULT {n} ===",
            line("Name", a.name),
            line("Relationship", a.relation),
            line("DOB", a.birth),
            line("PR", a.parental),
            "",
        ]
    out += ["=== CONCERNS ===", *(f"{label} [{'x' if state else ' '}]" for label, state in filled.boxes()), ""]
    out += ["=== WHAT HAPPENED ===", *filled.worries, "", "=== STRENGTHS ===", filled.well, ""]
    out += ["=== NOT TO BE SHARED WITH THE FAMILY ===", filled.secret, "", "=== CONSENT ===", line("Parents informed", filled.informed)]
    out += [line("Consent given", filled.agreed), line("If not why", filled.why_not), "", "=== REFERRER ==="]
    out += [line(a, b) for a, b in zip(("Name", "Role", "Agency", "Tel", "Email"), filled.referrer, strict=True)]
    content = mail("\n".join(out), "plain", "Safeguarding referral")
    return Layout("dotted", content, "referral.eml", (*_NAMED, "nhs_number", *_HOME), _ADULT, asks=_ASKED | {"reference"})


def _person(child: Child) -> dict[str, object]:
    born_on = {"expectedDateOfDelivery": child.due} if child.due else {"dateOfBirth": child.birth}
    return {"forename": child.given, "surname": child.family, **born_on, "gender": child.sex, "uniquePupilNumber": None}


def _relative(adult: Adult) -> dict[str, object]:
    held = {"Yes": True, "No": False}.get(adult.parental)
    return {"fullName": adult.name, "relationshipToChild": adult.relation, "dob": adult.birth, "hasParentalResponsibility": held}


def case_system(filled: Filled) -> Layout:
    """A case system's export: objects within objects, names of fields for labels, true and false for boxes."""
    name, role, agency, phone, email = filled.referrer
    payload = {
        "contactReference": filled.reference,
        "subjects": [_person(c) for c in filled.children],
        "household": {"address": {"line1": filled.address, "postcode": filled.postcode}, "members": [_relative(a) for a in filled.adults]},
        "presentingIssues": {label: bool(state) for label, state in filled.boxes()},
        "reasonForContact": "\n".join(filled.worries),
        "familyStrengths": filled.well,
        "informationNotToBeSharedWithFamily": filled.secret,
        "consent": {"parentsInformed": filled.informed == "Yes", "consentGiven": {"Yes": True, "No": False}.get(filled.agreed)}
        | {"reasonNotSought": filled.why_not},
        "contactMadeBy": {"name": name, "jobTitle": role, "organisation": agency, "telephone": phone, "email": email},
    }
    return Layout("case_system", json.dumps(payload).encode(), "contact.json", (*_NAMED, *_HOME), _ADULT, asks=_ASKED | {"reference"})


def two_columns(filled: Filled) -> Layout:
    """A spreadsheet's two columns saved as text: field and answer, Yes or No beside each category."""
    rows = [["Field", "Answer"], ["Submission ID", filled.reference], ["Submitted", "2026-11-16 10:00"]]
    for n, c in enumerate(filled.children, 1):
        rows += [[f"Child {n} first name", c.given], [f"Child {n} last name", c.family], [f"Child {n} DOB", c.birth]]
        rows += [[f"Child {n} due date", c.due], [f"Child {n} sex", c.sex]]
    rows += [["Family address", filled.address], ["Family postcode", filled.postcode]]
    for n, a in enumerate(filled.adults, 1):
        rows += [[f"Adult {n} name", a.name], [f"Adult {n} relationship to child", a.relation], [f"Adult {n} DOB", a.birth]]
        rows += [[f"Adult {n} PR", a.parental]]
    rows += [[f"Concern: {label}", "Yes" if state else "No"] for label, state in filled.boxes()]
    rows += [["Description of concern", " ".join(filled.worries)], ["Strengths", filled.well], ["Confidential from family", filled.secret]]
    rows += [
        ["Parents informed", filled.informed],
        ["Parents consent", filled.agreed],
        ["Reason not informed or no consent", filled.why_not],
    ]
    labels = ("Referrer name", "Referrer job title", "Referrer organisation", "Referrer phone", "Referrer email")
    rows += [list(pair) for pair in zip(labels, filled.referrer, strict=True)]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return Layout("two_columns", out.getvalue().encode(), "form.csv", (*_NAMED, *_HOME), _ADULT, asks=_ASKED | {"reference"})


LAYOUTS = (check_answers, survey, dotted, case_system, two_columns)
