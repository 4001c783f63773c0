"""UK driver number: sixteen characters with the birth date inside (DVLA)."""

from __future__ import annotations

from redaction import checksums
from redaction.recognisers.shapes import FormatRecogniser, shape

RECOGNISER = FormatRecogniser(
    id="driving_licence@1",
    entity="DRIVING_LICENCE",
    shapes=(
        shape(r"(?<![\w/\-])[A-Za-z][A-Za-z9]{4} ?[0-9]{6} ?[A-Za-z9]{2} ?[A-Za-z0-9]{3}(?: ?[0-9]{2})?(?![\w/])", 0.9, "driver number"),
    ),
    context=("licence", "license", "driving licence", "driver number", "dl", "dvla", "licence no"),
    check=checksums.driving_licence,
    suspect=0.5,
)
