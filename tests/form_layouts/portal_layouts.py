"""Forms as portals and clinical systems send them: one long table, stacked questions, RTF, repeated answers as arrays."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from tests.form_layouts.answers import Filled, Layout
from tests.form_layouts.hub_layouts import born

_NAMED = ("given_name", "family_name", "date_of_birth", "edd", "sex")
_ADULT = ("name", "relationship", "date_of_birth", "parental_responsibility")
_NAME, _ROLE, _AGENCY, _PHONE, _EMAIL = range(5)


def long_table(filled: Filled) -> Layout:
    """One label and value table for the whole form; each category says Selected or Not selected."""
    rows = [("Referral reference", filled.reference), ("Date submitted", "04/11/2026")]
    labels = ("Referrer name", "Referrer job title", "Referrer organisation", "Referrer telephone", "Referrer email")
    rows += list(zip(labels, filled.referrer, strict=True))
    for n, c in enumerate(filled.children, 1):
        parts = (("First name", c.given), ("Surname", c.family), ("Date of birth", born(c)), ("Gender", c.sex), ("NHS number", c.nhs))
        rows += [(f"Child {n} - {label}", value) for label, value in parts]
    rows += [("Family address", filled.address), ("Family postcode", filled.postcode)]
    for n, a in enumerate(filled.adults, 1):
        parts = (
            ("Full name", a.name),
            ("Relationship to child", a.relation),
            ("Date of birth", a.birth),
            ("Parental responsibility", a.parental),
        )
        rows += [(f"Adult {n} - {label}", value) for label, value in parts]
    rows += [(label, "Selected" if state else "Not selected") for label, state in filled.boxes()]
    rows += [("Please describe your concerns", " ".join(filled.worries)), ("Family strengths and protective factors", filled.well)]
    rows += [("Anything that should not be shared with the parents or carers", filled.secret)]
    rows += [("Have you informed the parents or carers?", filled.informed), ("Do the parents or carers consent?", filled.agreed)]
    rows += [("If no, please explain why", filled.why_not)]
    body = "".join(f"<tr><td>{escape(label)}</td><td>{escape(value)}</td></tr>" for label, value in rows)
    page = f"<html><body><h2>New MASH referral</h2><table border='1'>{body}</table></body></html>"
    return Layout("long_table", page.encode(), "referral.html", (*_NAMED, "nhs_number", "address", "postcode"), _ADULT)


def _question(label: str, answer: str) -> str:
    return f"<div class='q'><div class='label'>{escape(label)}</div><div class='answer'>{escape(answer)}</div></div>"


def stacked_questions(filled: Filled) -> Layout:
    """Question over answer in divisions, the chosen categories as a list; an empty answer leaves its division empty."""
    parts = ["<h1>Children's front door: referral received</h1>", "<h2>Referrer details</h2>"]
    labels = ("Your name", "Job title", "Agency", "Telephone number", "Email address")
    parts += [_question(*pair) for pair in zip(labels, filled.referrer, strict=True)]
    for n, c in enumerate(filled.children, 1):
        parts.append(f"<h2>Child {n} of {len(filled.children)}</h2>")
        pairs = (
            ("First name", c.given),
            ("Last name", c.family),
            ("Date of birth or due date", born(c)),
            ("Sex", c.sex),
            ("School", c.school),
        )
        parts += [_question(*pair) for pair in pairs]
    parts += ["<h2>Home</h2>", _question("Home address", f"{filled.address}, {filled.postcode}")]
    for n, a in enumerate(filled.adults, 1):
        parts.append(f"<h2>Parent or carer {n}</h2>")
        parts += [_question("Name", a.name), _question("Relationship to the child", a.relation), _question("Date of birth", a.birth)]
    chosen = "".join(f"<li>{escape(label)}</li>" for label in filled.ticked)
    parts += ["<h2>Concerns</h2>", f"<div class='q'><div>Which of the following are you worried about?</div><ul>{chosen}</ul></div>"]
    parts += [_question("Tell us what has happened", " ".join(filled.worries)), _question("What is going well?", filled.well)]
    parts.append(_question("Is there any information you do not want the family to know?", filled.secret))
    parts += ["<h2>Consent</h2>", _question("Do the parents know about this referral?", filled.informed)]
    parts += [_question("Have they given consent?", filled.agreed), _question("If they have not, please say why", filled.why_not)]
    page = f"<html><body>{''.join(parts)}</body></html>"
    asks = frozenset({"concerns", "narrative", "strengths", "confidential"})
    return Layout("stacked", page.encode(), "received.html", (*_NAMED, "school", "address", "postcode"), _ADULT[:3], asks=asks)


def _rtf(text: str) -> str:
    return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text)


def _rtf_table(rows: Sequence[Sequence[str]]) -> str:
    made = []
    for row in rows:
        edges = "".join(f"\\cellx{(place + 1) * 2200}" for place in range(len(row)))
        cells = "".join(f"\\pard\\intbl {_rtf(cell)}\\cell\n" for cell in row)
        made.append(f"\\trowd\\trgaph80{edges}\n{cells}\\row\n")
    return "".join(made) + "\\pard\\par\n"


def clinical_print(filled: Filled) -> Layout:
    """RTF tables of a clinical system: two pairs a row for each child, boxes in cells of their own before the words."""

    def title(text: str) -> str:
        return f"{{\\b {_rtf(text)}}}\\par\n"

    parts = [title("Community Paediatrics: Safeguarding Referral"), "Printed 04 Nov 2026\\par\n"]
    for n, c in enumerate(filled.children, 1):
        parts.append(title(f"Child {n}"))
        rows = [["Forename", c.given, "Surname", c.family], ["DOB/EDD", born(c), "Sex", c.sex], ["NHS No", c.nhs, "Ethnicity", c.ethnicity]]
        parts.append(_rtf_table([*rows, ["School/Nursery", c.school, "Language", c.language]]))
    parts += [title("Home"), _rtf_table([["Address", filled.address, "Postcode", filled.postcode], ["Registered GP", filled.gp, "", ""]])]
    parts.append(title("Parents/Carers"))
    parts.append(_rtf_table([["Name", "Relationship", "DOB", "PR"], *([a.name, a.relation, a.birth, a.parental] for a in filled.adults)]))
    parts.append(title("Categories of concern"))
    cells = [cell for label, state in filled.boxes() for cell in ("☒" if state else "☐", label)]
    parts.append(_rtf_table([cells[start : start + 4] for start in range(0, len(cells), 4)]))
    for head, lines in (
        ("Reason for referral", filled.worries),
        ("Strengths", (filled.well,)),
        ("Not to be disclosed to family", (filled.secret,)),
    ):
        parts += [title(head), *(f"{_rtf(line)}\\par\n" for line in lines)]
    parts.append(title("Consent"))
    asked = [["Parent aware of referral", filled.informed, "Consent obtained", filled.agreed], ["If not, reason", filled.why_not, "", ""]]
    parts.append(_rtf_table(asked))
    parts.append(title("Referred by"))
    name, role, agency, phone, email = filled.referrer
    parts.append(_rtf_table([["Name", name, "Job title", role], ["Organisation", agency, "Tel", phone], ["Email", email, "", ""]]))
    content = "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\n" + "".join(parts) + "}"
    child = (*_NAMED, "nhs_number", "school", "ethnicity", "first_language", "address", "postcode", "gp")
    return Layout("clinical", content.encode("ascii"), "referral.rtf", child, _ADULT)


def repeated_answers(filled: Filled) -> Layout:
    """GOV.UK Forms JSON where the questions about each child are answered once for all, as arrays in one order."""
    kids = filled.children
    answers: list[dict[str, object]] = [
        {"question_text": "What is your name?", "answer_text": filled.referrer[_NAME]},
        {"question_text": "What is your role?", "answer_text": filled.referrer[_ROLE]},
        {"question_text": "Which organisation do you work for?", "answer_text": filled.referrer[_AGENCY]},
        {"question_text": "What phone number can we reach you on?", "answer_text": filled.referrer[_PHONE]},
        {"question_text": "What is your email address?", "answer_text": filled.referrer[_EMAIL]},
        {
            "question_text": "What are the children’s names?",
            "can_have_multiple_answers": True,
            "first_name": [c.given for c in kids],
            "last_name": [c.family for c in kids],
            "answer_text": [f"{c.given} {c.family}" for c in kids],
        },
        {
            "question_text": "When was each child born, or when is the baby due?",
            "can_have_multiple_answers": True,
            "answer_text": [born(c) for c in kids],
        },
        {"question_text": "Is each child male or female?", "can_have_multiple_answers": True, "answer_text": [c.sex for c in kids]},
        {"question_text": "What address do the children live at?", "answer_text": f"{filled.address}, {filled.postcode}"},
    ]
    answers += [
        {"question_text": f"Adult {n} in the home: {label}", "answer_text": value}
        for n, a in enumerate(filled.adults, 1)
        for label, value in (("full name", a.name), ("relationship to the children", a.relation))
    ]
    answers += [
        {"question_text": "What concerns do you have about the children? Select all that apply", "answer_text": list(filled.ticked)},
        {"question_text": "Tell us more about your concerns", "answer_text": "\n".join(filled.worries)},
        {"question_text": "What is going well for the children?", "answer_text": filled.well},
        {"question_text": "Is there anything we should keep from the parents?", "answer_text": filled.secret},
        {"question_text": "Do the parents know you are making this referral?", "answer_text": filled.informed},
        {"question_text": "Have the parents agreed to it?", "answer_text": filled.agreed},
        {"question_text": "Why have the parents not agreed or been told?", "answer_text": filled.why_not},
    ]
    head = {"form_name": "Refer a child", "submission_reference": "AB12CD34", "submitted_at": "2026-11-04T09:30:00.000Z"}
    ids = [{"question_id": f"q{n}", **answer} for n, answer in enumerate(answers)]
    content = json.dumps({**head, "answers": ids}, ensure_ascii=False)
    asks = frozenset({"concerns", "narrative", "strengths", "confidential"})
    return Layout("repeated", content.encode(), "form.json", (*_NAMED, "address", "postcode"), _ADULT[:2], asks=asks)


LAYOUTS = (long_table, stacked_questions, clinical_print, repeated_answers)
