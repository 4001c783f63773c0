"""Vehicle registration: current style by its shape, older styles by context (DVLA INF104)."""

from __future__ import annotations

import re

from redaction.recognisers.shapes import FormatRecogniser, shape

_CURRENT = r"(?<![\w/\-])[A-HJ-PR-Y][A-HJ-PR-Y](?:0[1-9]|[1-7][0-9]) ?[A-HJ-PR-Z]{3}(?![\w/\-])"

RECOGNISER = FormatRecogniser(
    id="vehicle_reg@1",
    entity="VEHICLE_REG",
    shapes=(
        shape(_CURRENT, 0.6, "current style"),
        shape(_CURRENT, 0.5, "current style, lower case", re.IGNORECASE),
        shape(r"(?<![\w/\-])[A-HJ-NPR-TV-Y][0-9]{1,3} ?[A-HJ-PR-Z]{3}(?![\w/\-])", 0.4, "prefix style"),
        shape(r"(?<![\w/\-])[A-HJ-PR-Z]{3} ?[0-9]{1,3}[A-HJ-NPR-TV-Y](?![\w/\-])", 0.4, "suffix style"),
        shape(r"(?<![\w/\-])[A-Z]{1,3} ?[0-9]{1,4}(?![\w/\-])", 0.0, "dateless style"),
        shape(r"(?<![\w/\-])[0-9]{1,4} ?[A-Z]{1,3}(?![\w/\-])", 0.0, "dateless style"),
    ),
    context=("reg", "vrm", "registration", "index", "number plate", "plate", "vehicle", "reg no", "vrn", "plates", "car reg"),
    with_context=0.9,
    against=("fleet", "flight", "room", "form", "order", "ward", "dose", "unit", "band", "page"),
)
