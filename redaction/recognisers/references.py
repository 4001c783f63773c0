"""Case references and this hub's own request references."""

from __future__ import annotations

import re

from redaction.recognisers.shapes import FormatRecogniser, shape

MASH = FormatRecogniser(
    id="mash_reference@1",
    entity="CASE_REFERENCE",
    shapes=(shape(r"(?<![\w\-])MASH-[0-9A-Z]{4}-[0-9A-Z]{4}(?![\w\-])", 0.95, "request reference", re.IGNORECASE, needs="-"),),
)
CASE = FormatRecogniser(
    id="case_reference@1",
    entity="CASE_REFERENCE",
    shapes=(
        shape(r"(?<![\w/\-])[A-Z]{2}[0-9]{2}[CPFZ][0-9]{5}(?![\w/])", 0.8, "family court"),
        shape(r"(?<![\w/\-])[0-9]{2}/[0-9]{4,7}/[0-9]{2}(?![\w/])", 0.7, "crime reference"),
        shape(r"(?<![\w/\-])(?:GWF ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}|[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{4})(?![\w/])", 0.8, "visa application"),
        shape(r"(?<![\w/\-])[0-9]{2}/[0-9A-Z]{4}/[0-9]{2}/[0-9]{1,11}[A-HJ-NP-RT-Z](?![\w/])", 0.8, "arrest summons"),
        shape(r"(?<![\w/\-])(?=[A-Z0-9/\-]*[0-9])[A-Z]{1,4}[/\-]?[0-9A-Z][0-9A-Z/\-]{3,18}[0-9A-Z](?![\w/])", 0.0, "named as a reference"),
    ),
    context=(
        "ref",
        "reference",
        "our ref",
        "your ref",
        "case",
        "case no",
        "case number",
        "crime report",
        "crime ref",
        "log",
        "cad",
        "urn",
        "file",
        "mosaic",
        "lcs",
        "merlin",
    ),
    with_context=0.8,
)
