"""UK postcode: six shapes, letter rules, the 124 areas (Royal Mail; BS 7666)."""

from __future__ import annotations

import re

from redaction.recognisers.shapes import FormatRecogniser, shape
from redaction.recognisers.sieve import FIGURES_OR_LIKE

_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY "
    "HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO "
    "PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
)
_AREA = "(?:" + "|".join(sorted(_AREAS.split(), key=len, reverse=True)) + ")"
_OUTWARD = rf"{_AREA}[0-9](?:[0-9]|[A-HJKPSTUWabcdefghjkmnprstuvwxy])?"
_FULL = rf"(?<![\w/\-])(?:{_OUTWARD}[ \t]{{0,2}}[0-9][ABD-HJLNP-UW-Z]{{2}}|GIR ?0AA)(?![\w/])(?! [0-9][A-Z]{{2}}\b)"  # a third group is a share code's
_SCANNED = rf"(?<![\w/\-]){_AREA}(?:[0-9OIl]{{1,2}}|[0-9][A-HJKPSTUW]) [0-9OIl][ABD-HJLNP-UW-Z]{{2}}(?![\w/])(?! [0-9][A-Z]{{2}}\b)"
_DAMAGED = rf"(?<![\w/\-]){_AREA}[0-9OIl]{{1,2}} [0-9OIl](?:[A-Z][0-9]|[0-9][A-Z])(?![\w/])"

RECOGNISER = FormatRecogniser(
    id="postcode@1",
    entity="UK_POSTCODE",
    shapes=(
        shape(_FULL, 0.8, "postcode shape", re.IGNORECASE),
        shape(_SCANNED, 0.5, "scanned postcode", needs=FIGURES_OR_LIKE),
        shape(_DAMAGED, 0.0, "postcode with a figure for a letter", needs=FIGURES_OR_LIKE),
    ),
    context=(
        "postcode",
        "post code",
        "address",
        "addr",
        "p/code",
        "flat",
        "house",
        "hse",
        "road",
        "rd",
        "street",
        "st",
        "avenue",
        "close",
        "lane",
    ),
    with_context=0.95,
)
