"""NHS number: ten figures, 3-3-4, modulus 11 (NHS Data Dictionary)."""

from __future__ import annotations

from redaction import checksums
from redaction.recognisers.shapes import FormatRecogniser, shape
from redaction.recognisers.sieve import FIGURES_OR_LIKE

_FIGURE = "[0-9OIlo]"
_NOT_LONGER_LEFT = r"(?<![\w/.+\-])(?<!\d\d )(?<!\(0\))(?<!\(0\) )"
_NOT_LONGER_RIGHT = r"(?![\w/]|[.\-]\d| \d)"

RECOGNISER = FormatRecogniser(
    id="nhs_number@1",
    entity="NHS_NUMBER",
    shapes=(
        shape(rf"{_NOT_LONGER_LEFT}[0-9]{{3}}([ \-.])[0-9]{{3}}\1[0-9]{{4}}{_NOT_LONGER_RIGHT}", 0.6, "grouped 3-3-4"),
        shape(rf"{_NOT_LONGER_LEFT}[0-9]{{10}}{_NOT_LONGER_RIGHT}", 0.4, "ten figures"),
        shape(
            rf"{_NOT_LONGER_LEFT}{_FIGURE}{{3}}[ \-.]?{_FIGURE}{{3}}[ \-.]?{_FIGURE}{{4}}(?!\w)",
            0.0,
            "scanned figures",
            needs=FIGURES_OR_LIKE,
        ),
    ),
    context=(
        "nhs",
        "nhs no",
        "nhs number",
        "nhsno",
        "nhs_number",
        "nhs_no",
        "nhs n0",
        "health number",
        "nhs id",
        "patient id",
        "patient no",
        "patient number",
    ),
    check=checksums.nhs_number,
    suspect=0.5,
    against=(
        "order",
        "invoice",
        "film",
        "lab",
        "batch",
        "loyalty",
        "account",
        "tel",
        "telephone",
        "mobile",
        "mob",
        "phone",
        "fax",
        "job",
        "ticket",
        "tracking",
        "uln",
        "hospital number",
        "hospital no",
        "mrn",
        "voucher",
        "receipt",
        "parcel",
    ),
)
