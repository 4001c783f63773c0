"""Home Office file number, ARC and BRP numbers: known by context, since their shapes are common."""

from __future__ import annotations

from redaction.recognisers.shapes import FormatRecogniser, shape

RECOGNISER = FormatRecogniser(
    id="home_office_ref@1",
    entity="HOME_OFFICE_REF",
    shapes=(
        shape(r"(?<![\w/\-])[A-Z] ?[0-9]{7}(?:/[0-9]{1,2})?(?![\w\-])", 0.36, "letter and seven figures"),
        shape(r"(?<![\w/\-])[A-Za-z] ?[0-9]{6,8}(?:/[0-9]{1,2})?(?![\w\-])", 0.0, "letter and figures"),
        shape(r"(?<![\w/\-])(?:ARC/?|[A-Z]{3}/)?[0-9]{6,8}/[0-9A-Z]{1,6}(?:/[0-9]{1,2})?(?![\w\-])", 0.0, "ARC"),
        shape(r"(?<![\w/\-])[0-9]{7}-[0-9](?![\w\-])", 0.0, "figures with a check figure (ARC)"),
        shape(r"(?<![\w/\-])[A-Z]{3}/[0-9]{6,9}(?![\w/\-])", 0.0, "three letters and figures (sponsorship)"),
        shape(r"(?<![\w/\-])[A-Z]{2,3} ?[0-9]{6,8}[A-Z]?(?![\w/\-])", 0.0, "letters and figures (BRP, ARC)"),
    ),
    context=(
        "home office",
        "ho ref",
        "ho reference",
        "ho file",
        "home office ref",
        "ho no",
        "ukvi",
        "brp",
        "arc",
        "asylum",
        "reference",
        "uasc",
        "immigration",
        "sponsorship",
        "sponsorship scheme",
        "visa",
        "visa scheme",
        "leave to remain",
        "biometric residence permit",
        "nass",
        "application registration card",
        "claimant",
    ),
    with_context=0.85,
    against=(
        "gwf",
        "uan",
        "port ref",
        "port reference",
        "passport",
        "order",
        "invoice",
        "crime",
        "log",
        "passport no",
        "job",
        "crn",
        "fine",
        "penalty notice",
    ),
)
