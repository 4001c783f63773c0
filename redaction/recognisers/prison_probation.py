"""Prison number (A9999AA) and probation case reference (letter and six figures); neither has a check."""

from __future__ import annotations

from redaction.recognisers.shapes import FormatRecogniser, shape

PRISON_NUMBER = FormatRecogniser(
    id="prison_number@1",
    entity="PRISON_NUMBER",
    shapes=(shape(r"(?<![\w/\-])[A-Za-z][0-9]{4}[A-Za-z]{2}(?![\w/\-])", 0.5, "prison number shape"),),
    context=("prison", "prison no", "prison number", "nomis", "noms", "noms id", "prisoner", "hmp", "hmyoi", "yoi", "custody at"),
    against=("flight", "room", "product", "model"),
)
CRN = FormatRecogniser(
    id="crn@1",
    entity="CRN",
    shapes=(
        shape(r"(?<![\w/\-])[A-Z][0-9]{6}(?![\w/\-])", 0.36, "letter and six figures"),
        shape(r"(?<![\w/\-])[a-z][0-9]{6}(?![\w/\-])", 0.0, "letter and six figures"),
    ),
    context=("crn", "probation", "case reference number", "delius", "ndelius", "licence variation", "offender"),
    against=(
        "order",
        "invoice",
        "job",
        "policy",
        "voucher",
        "receipt",
        "item",
        "badge",
        "model",
        "locker",
        "permit",
        "fpn",
        "serial",
        "membership",
        "ticket",
        "booking",
        "warranty",
        "bag",
        "asset",
        "part",
    ),
)
