"""Unique pupil number: check letter and twelve figures, modulus 23 (DfE UPN guide)."""

from __future__ import annotations

from redaction import checksums
from redaction.recognisers.shapes import FormatRecogniser, shape

_LETTER = "[A-HJ-NP-RT-Za-hj-np-rt-z]"

RECOGNISER = FormatRecogniser(
    id="upn@1",
    entity="UPN",
    shapes=(
        shape(rf"(?<![\w/\-]){_LETTER}[0-9]{{11}}[0-9A-HJ-NP-RT-Z](?![\w/])", 0.9, "letter and twelve figures"),
        shape(rf"(?<![\w/\-]){_LETTER}(?:[ \-]?[0-9]){{11}}[ \-]?[0-9A-HJ-NP-RT-Z](?![\w/])", 0.7, "spaced letter and twelve figures"),
    ),
    context=("upn", "upns", "unique pupil number", "pupil number", "pupil no"),
    check=checksums.upn,
    suspect=0.4,
)
