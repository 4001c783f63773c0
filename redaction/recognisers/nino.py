"""National Insurance number: two letters, six figures, A to D (HMRC NIM39110)."""

from __future__ import annotations

from redaction import checksums
from redaction.recognisers.shapes import FormatRecogniser, shape
from redaction.recognisers.sieve import FIGURES_OR_LIKE

_FIGURE = "[0-9OIlo]"

RECOGNISER = FormatRecogniser(
    id="nino@1",
    entity="NINO",
    shapes=(
        shape(r"(?<![\w/\-])[A-Za-z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-Da-d](?![\w/\-])", 0.6, "letters, six figures, suffix"),
        shape(r"(?<![\w/])[A-Z]{2}-[0-9]{2}-[0-9]{2}-[0-9]{2}-[A-D](?![\w/])", 0.6, "hyphened"),
        shape(
            rf"(?<![\w/\-])[A-Z]{{2}} ?{_FIGURE}{{2}} ?{_FIGURE}{{2}} ?{_FIGURE}{{2}} ?[A-D](?![\w/\-])",
            0.0,
            "scanned figures",
            needs=FIGURES_OR_LIKE,
        ),
    ),
    context=("ni", "nino", "ni no", "n.i.", "national insurance", "n1 no", "ni number", "insurance number"),
    check=checksums.nino,
    suspect=0.4,
    against=("voucher", "order", "invoice", "batch"),
)
