"""Passport number of any country: two letters and figures, or nine figures; only context tells it from others."""

from __future__ import annotations

from redaction.recognisers.shapes import FormatRecogniser, shape

RECOGNISER = FormatRecogniser(
    id="passport@1",
    entity="PASSPORT",
    shapes=(
        shape(r"(?<![\w/\-])[A-Za-z]{1,3} ?[0-9]{5,9}[A-Z]?(?![\w/])", 0.0, "letters and figures"),
        shape(r"(?<![\w/\-])[0-9]{8,9}(?![\w/])", 0.0, "eight or nine figures"),
        shape(r"(?<![\w/\-])[A-Z](?=[A-Z0-9]*[0-9][A-Z0-9]*[0-9])[A-Z0-9]{7,8}(?![\w/])", 0.0, "mixed"),
    ),
    context=("passport", "passports", "passport no", "passport number", "ppt", "travel document", "travel doc", "pasaporte", "passeport"),
    with_context=0.85,
    against=("brp", "gwf", "ho ref", "home office"),
)
