"""Forms of web portals: HTML e-mails of several engines, JSON and XML payloads, CSV exports."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from email.message import EmailMessage
from html import escape
from xml.etree import ElementTree as ET

from tests.form_layouts.answers import Filled, Layout

SELECTED_ONLY = frozenset({"concerns", "narrative", "strengths", "confidential"})


def definition_lists(filled: Filled) -> Layout:
    """Headings with dt and dd pairs; each category on a line with a tick or a cross."""
    parts = ["<html><body><h1>New contact</h1>", f"<p>Submission ID: {filled.reference}</p>"]
    for number, child in enumerate(filled.children, start=1):
        parts.append(f"<h2>Child {number}</h2>")
        parts.append(_pairs([("Forename", child.given), ("Surname", child.family), ("Date of birth", child.birth), ("Sex", child.sex)]))
    parts.append("<h2>Family members</h2>")
    parts.extend(_pairs([("Name", a.name), ("Relationship to child", a.relation)]) for a in filled.adults)
    parts.append("<h2>Consent</h2>")
    parts.append(
        _pairs(
            [
                ("Have you informed the family?", filled.informed),
                ("Has consent been given?", filled.agreed),
                ("If no, why?", filled.why_not),
            ]
        )
    )
    parts.append("<h2>Concern categories</h2>")
    parts.extend(f"<p>{'✔' if mark else '✘'} {escape(label)}</p>" for label, mark in filled.boxes())
    parts.append(f"<h2>Your worries</h2><p>{escape(' '.join(filled.worries))}</p>")
    parts.append(f"<h2>What is going well</h2><p>{escape(filled.well)}</p>")
    parts.append(f"<h2>Information not to be shared with the family</h2><p>{escape(filled.secret)}</p>")
    parts.append("<h2>Your details</h2>")
    parts.append(_pairs(list(zip(("Full name", "Job role", "Organisation", "Phone", "Email"), filled.referrer, strict=True))))
    return Layout("definition_lists", "".join([*parts, "</body></html>"]).encode(), "contact.html")


def _pairs(pairs: Sequence[tuple[str, str]]) -> str:
    return "<dl>" + "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in pairs) + "</dl>"


def one_long_table(filled: Filled) -> Layout:
    """An e-mail whose body is one table of two columns with section rows; selections joined by commas."""
    rows: list[tuple[str, str]] = [("Referral reference", filled.reference)]
    for number, child in enumerate(filled.children, start=1):
        rows += [(f"Child {number} details", "")]
        rows += [("Child's first name", child.given), ("Child's last name", child.family), ("Child's date of birth", child.birth)]
        rows += [("Child's gender", child.sex), ("Child's school", child.school)]
    for number, adult in enumerate(filled.adults, start=1):
        rows += [(f"Family member {number}", ""), ("Name", adult.name), ("Relationship", adult.relation)]
    rows += [("Concerns", ""), ("Type of concern", ", ".join(filled.ticked)), ("Describe the concern", " ".join(filled.worries))]
    rows += [("Strengths", filled.well), ("Do not share with family", filled.secret)]
    rows += [
        ("Consent", ""),
        ("Parent informed", filled.informed),
        ("Consent to share", filled.agreed),
        ("Reason for no consent", filled.why_not),
    ]
    rows += [("Referrer", "")]
    rows += list(
        zip(
            ("Referrer name", "Referrer role", "Referrer organisation", "Referrer telephone", "Referrer email"),
            filled.referrer,
            strict=True,
        )
    )
    cells = "".join(
        f'<tr><td colspan="2"><b>{escape(label)}</b></td></tr>'
        if (not value and label.endswith(("details", "Concerns", "Consent", "Referrer"))) or label.startswith("Family member")
        else f"<tr><td>{escape(label)}</td><td>{escape(value)}</td></tr>"
        for label, value in rows
    )
    message = EmailMessage()
    message["From"], message["To"] = "forms@portal.example", "mash@hub.example"
    message["Subject"] = "New referral received"
    message["Date"] = "Tue, 24 Nov 2026 09:00:00 +0000"
    message["Message-ID"] = f"<{filled.reference}@portal.example>"
    message.set_content("Please view this message in HTML.")
    message.add_alternative(f"<html><body><p>A referral has been submitted.</p><table>{cells}</table></body></html>", subtype="html")
    child = ("given_name", "family_name", "date_of_birth", "sex", "school")
    return Layout("one_long_table", message.as_bytes(), "referral.eml", child, asks=SELECTED_ONLY)


def nested_tables(filled: Filled) -> Layout:
    """Layout tables around data tables with heading cells; a row for each child; Yes or No beside each category."""
    kids = "".join(
        f"<tr><td>{escape(c.given)}</td><td>{escape(c.family)}</td><td>{c.birth}</td><td>{c.sex}</td></tr>" for c in filled.children
    )
    folk = "".join(f"<tr><td>{escape(a.name)}</td><td>{escape(a.relation)}</td><td>{a.birth}</td></tr>" for a in filled.adults)
    ticks = "".join(f"<tr><td>{escape(label)}</td><td>{'Yes' if mark else 'No'}</td></tr>" for label, mark in filled.boxes())
    who = "".join(
        f"<tr><th>{label}</th><td>{escape(value)}</td></tr>"
        for label, value in zip(("Name", "Job title", "Agency", "Tel", "Email"), filled.referrer, strict=True)
    )
    agree = "".join(
        f"<tr><th>{label}</th><td>{escape(value)}</td></tr>"
        for label, value in (("Parents aware", filled.informed), ("Consent obtained", filled.agreed), ("Reasons if not", filled.why_not))
    )
    told = "".join(
        f"<tr><th>{label}</th><td>{escape(value)}</td></tr>"
        for label, value in (
            ("Summary of concerns", " ".join(filled.worries)),
            ("Protective factors", filled.well),
            ("Sensitive information (not for parents)", filled.secret),
        )
    )
    page = (
        "<html><body><table role='presentation'><tr><td>"
        f"<h2>Children</h2><table><tr><th>Forename</th><th>Surname</th><th>DOB</th><th>M/F</th></tr>{kids}</table>"
        f"<h2>Others in the household</h2><table><tr><th>Name</th><th>Relationship</th><th>DOB</th></tr>{folk}</table>"
        f"<h2>Agreement</h2><table>{agree}</table><h2>Nature of harm</h2><table>{ticks}</table><h2>Information</h2><table>{told}</table>"
        f"<h2>Made by</h2><table>{who}</table></td></tr></table></body></html>"
    )
    return Layout("nested_tables", page.encode(), "form.html", adult=("name", "relationship", "date_of_birth"))


def runner_webhook(filled: Filled) -> Layout:
    """The webhook of a form runner: questions with fields and keys."""
    questions: list[dict[str, object]] = []
    for number, child in enumerate(filled.children, start=1):
        asked = [
            ("fn", "First name", child.given),
            ("ln", "Last name", child.family),
            ("dob", "Date of birth", child.born or child.birth),
            ("sx", "Sex", child.sex),
        ]
        questions.append(_asked("childDetails", f"Child {number}", asked))
    for number, adult in enumerate(filled.adults, start=1):
        questions.append(
            _asked(
                "household", f"Household member {number}", [("nm", "Name", adult.name), ("rl", "Relationship to the child", adult.relation)]
            )
        )
    told = [
        ("inf", "Do the parents know?", filled.informed == "Yes"),
        ("con", "Do they consent?", filled.agreed == "Yes" if filled.agreed else None),
    ]
    questions.append(_asked("consent", "Consent", [*told, ("why", "Why not?", filled.why_not)]))
    kinds = [
        ("kinds", "Which of these are you worried about?", list(filled.ticked)),
        ("txt", "What has happened?", "\n".join(filled.worries)),
    ]
    questions.append(
        _asked(
            "concern",
            "Concerns",
            [*kinds, ("good", "What is going well?", filled.well), ("priv", "What should the family not be told?", filled.secret)],
        )
    )
    who = zip(
        ("yn", "yr", "yo", "yp", "ye"),
        ("Your name", "Your role", "Your organisation", "Your phone number", "Your email"),
        filled.referrer,
        strict=True,
    )
    questions.append(_asked("aboutYou", "About you", list(who)))
    payload = {"name": "Tell us about a child", "questions": questions, "metadata": {"reference": filled.reference}}
    return Layout("runner_webhook", json.dumps(payload).encode(), "webhook.json", asks=SELECTED_ONLY)


def _asked(category: str, question: str, fields: Sequence[tuple[str, str, object]]) -> dict[str, object]:
    return {
        "category": category,
        "question": question,
        "fields": [{"key": k, "title": t, "type": "text", "answer": a} for k, t, a in fields],
    }


def nested_json(filled: Filled) -> Layout:
    """A vendor's own JSON: objects by subject, names in camel case."""
    payload = {
        "formReference": filled.reference,
        "children": [
            {"firstName": c.given, "lastName": c.family, "dateOfBirth": c.birth, "gender": c.sex, "nhsNumber": c.nhs}
            for c in filled.children
        ],
        "householdMembers": [{"fullName": a.name, "relationshipToChild": a.relation} for a in filled.adults],
        "consent": {"parentsInformed": filled.informed, "consentGiven": filled.agreed, "reasonNotGiven": filled.why_not},
        "concern": {
            "categoriesOfConcern": list(filled.ticked),
            "descriptionOfConcern": " ".join(filled.worries),
            "familyStrengths": filled.well,
            "notToBeSharedWithFamily": filled.secret,
        },
        "referrer": dict(zip(("name", "jobTitle", "organisation", "telephone", "email"), filled.referrer, strict=True)),
    }
    child = ("given_name", "family_name", "date_of_birth", "sex", "nhs_number")
    return Layout("nested_json", json.dumps(payload).encode(), "export.json", child, asks=SELECTED_ONLY)


def portal_xml(filled: Filled) -> Layout:
    """An XML export with an element for each answer."""
    root = ET.Element("Referral", {"reference": filled.reference})
    children = ET.SubElement(root, "Children")
    for child in filled.children:
        _elements(
            ET.SubElement(children, "Child"),
            [("Forename", child.given), ("Surname", child.family), ("DateOfBirth", child.birth), ("Gender", child.sex)],
        )
    members = ET.SubElement(root, "HouseholdMembers")
    for adult in filled.adults:
        _elements(ET.SubElement(members, "HouseholdMember"), [("Name", adult.name), ("Relationship", adult.relation)])
    _elements(
        ET.SubElement(root, "Consent"),
        [("ParentsInformed", filled.informed), ("ConsentGiven", filled.agreed), ("ReasonNotGiven", filled.why_not)],
    )
    concern = ET.SubElement(root, "Concerns")
    _elements(concern, [("ConcernType", label) for label in filled.ticked])
    _elements(concern, [("Description", " ".join(filled.worries)), ("Strengths", filled.well), ("ConfidentialInformation", filled.secret)])
    names = ("Name", "JobTitle", "Organisation", "Telephone", "Email")
    _elements(ET.SubElement(root, "Referrer"), list(zip(names, filled.referrer, strict=True)))
    return Layout("portal_xml", ET.tostring(root, encoding="utf-8", xml_declaration=True), "export.xml", asks=SELECTED_ONLY)


def _elements(parent: ET.Element, pairs: Sequence[tuple[str, str]]) -> None:
    for name, value in pairs:
        ET.SubElement(parent, name).text = value


HEADERS = (
    "Reference",
    "Submitted at",
    "What is the child's name? - First name",
    "What is the child's name? - Last name",
    "What is their date of birth?",
    "What is the child's sex?",
    "Who do they live with? - Name",
    "Who do they live with? - Relationship",
    "Do the parents know you are contacting us?",
    "Do they agree?",
    "If they do not agree tell us why",
    "Which kinds of harm are you worried about?",
    "Tell us what happened",
    "What is going well?",
    "Is there anything the family must not be told?",
    "Your name",
    "Your job title",
    "Your organisation",
    "Your telephone number",
    "Your email address",
)


def batch_csv(forms: Sequence[Filled]) -> bytes:
    """A day's submissions, one a row (the first child and adult of each), as a form service exports them."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(HEADERS)
    for filled in forms:
        child, adult = filled.children[0], filled.adults[0]
        told = (
            filled.informed,
            filled.agreed,
            filled.why_not,
            ", ".join(filled.ticked),
            " ".join(filled.worries),
            filled.well,
            filled.secret,
        )
        start = (filled.reference, "2026-11-24T09:00:00.000Z", child.given, child.family, child.born, child.sex, adult.name, adult.relation)
        writer.writerow([*start, *told, *filled.referrer])
    return stream.getvalue().encode()


LAYOUTS = (definition_lists, one_long_table, nested_tables, runner_webhook, nested_json, portal_xml)
