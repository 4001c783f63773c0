"""PNC ID, CRO number and arrest summons number, each with a check letter (Ministry of Justice person record and Bichard 7)."""

from __future__ import annotations

from redaction import checksums
from redaction.recognisers.shapes import FormatRecogniser, shape

PNC = FormatRecogniser(
    id="pnc_id@1",
    entity="PNC_ID",
    shapes=(
        shape(
            r"(?<![\w/\-])(?:(?:19|20)[0-9]{2}/?[0-9]{1,7}|[0-9]{2}/[0-9]{1,7}|[0-9]{2}[0-9]{7})[A-HJ-NP-RT-Za-hj-np-rt-z](?![\w/])",
            0.85,
            "year, serial, letter",
        ),
    ),
    context=("pnc", "pncid", "pnc id", "pnc no", "police national computer"),
    check=checksums.pnc_id,
    suspect=0.45,
)
CRO = FormatRecogniser(
    id="cro_number@1",
    entity="CRO_NUMBER",
    shapes=(
        shape(r"(?<![\w/\-])[0-9]{1,6}/[0-9]{2}[A-HJ-NP-RT-Za-hj-np-rt-z](?![\w/])", 0.85, "serial, year, letter"),
        shape(r"(?<![\w/\-])[Ss][Ff][0-9]{2}/?[0-9]{1,6}[A-HJ-NP-RT-Za-hj-np-rt-z](?![\w/])", 0.9, "small file"),
    ),
    context=("cro", "cro no", "cro number", "criminal records office"),
    check=checksums.cro_number,
    suspect=0.45,
)
ASN = FormatRecogniser(
    id="asn@1",
    entity="ASN",
    shapes=(
        shape(r"(?<![\w/\-])[0-9]{2}/[0-9]{2}[0-9A-Z]{2}/[0-9]{2}/[0-9]{1,11}[A-HJ-NP-RT-Z](?![\w/])", 0.8, "with slashes"),
        shape(r"(?<![\w/\-])[0-9]{4}[0-9A-Z]{2}[0-9]{13}[A-HJ-NP-RT-Z](?![\w/])", 0.8, "in one word"),
    ),
    context=("asn", "arrest summons", "arrest summons no", "arrest summons number", "arrest/summons", "a/s number"),
    check=checksums.arrest_summons,
    suspect=0.45,
)
