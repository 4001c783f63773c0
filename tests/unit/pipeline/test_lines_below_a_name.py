"""Facts on lines of their own below a child's name, through the real pipeline: a brother's number is seen, not passed over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gateway.evaluation.scenarios import write_predictions

_CHILDREN = """\
record_id,given_name,middle_names,family_name,known_as,date_of_birth,sex,ethnicity,nhs_number,upn,address_line,postcode,borough,previous_addresses,school,gp_practice,household_id,case_id
MR-1,Idris,,Kaplan,,2017-05-02,M,,9990000018,,4 Tansy Row,W6 9QQ,LBHF,,Tansy Primary School,Row Surgery,HH-1,
MR-2,Yusuf,,Kaplan,,2014-09-19,M,,9990000026,,4 Tansy Row,W6 9QQ,LBHF,,Tansy Primary School,Row Surgery,HH-1,
"""
_LINES = (
    "Row Surgery",
    "Name: Idris KAPLAN",
    "Date of birth: 02/05/2017",
    "NHS: {number}",
    "Home: 4 Tansy Row",
    "Seen today with a burn to the left hand.",
)


def _outcome(folder: Path, number: str) -> str:
    (folder / "items").mkdir(parents=True)
    (folder / "children.csv").write_text(_CHILDREN, encoding="utf-8")
    (folder / "household.csv").write_text("household_id,name,relationship_to_children,date_of_birth,phone,notes_flag\n", encoding="utf-8")
    (folder / "requests.csv").write_text("reference,record_id,agency_id,sent_at,rag,due_at,status\n", encoding="utf-8")
    (folder / "agencies.csv").write_text(
        "agency_id,name,type,email_domains,channel_expectations\nAG-GP,Row Surgery,gp,row.example,TLS and DMARC pass\n", encoding="utf-8"
    )
    lines = "\\par ".join(_LINES).format(number=number)
    (folder / "items" / "001.rtf").write_text(rf"{{\rtf1\ansi {lines}\par}}", encoding="ascii")
    meta = {"channel": "upload", "envelope_from": "", "peer_tls": True, "uploader": "AG-GP", "original_filename": "concern.rtf"}
    (folder / "items" / "001.meta.json").write_text(json.dumps(meta), encoding="utf-8")
    write_predictions(folder, folder / "out")
    made = json.loads((folder / "out" / "001.json").read_text(encoding="utf-8"))
    return " ".join(made["why"])


@pytest.mark.parametrize(("number", "why"), [("999 000 0018", False), ("999 000 0026", True)])
def test_a_brothers_number_below_the_name_holds_the_item(tmp_path: Path, number: str, why: bool) -> None:
    """The child's own number raises no question; the brother's, on a line below, goes to a person as such."""
    assert ("number_of_another_child" in _outcome(tmp_path, number)) is why
