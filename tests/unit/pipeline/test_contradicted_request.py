"""An answer that quotes our request and is about another child answers no request."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gateway.evaluation.scenarios import write_predictions

_CHILDREN = """\
record_id,given_name,middle_names,family_name,known_as,date_of_birth,sex,ethnicity,nhs_number,upn,address_line,postcode,borough,previous_addresses,school,gp_practice,household_id,case_id
MR-1,Idris,,Kaplan,,2017-05-02,M,,,,4 Tansy Row,W6 9QQ,LBHF,,,,HH-1,
MR-2,Bethan,,Oakes,,2015-01-23,F,,,,11 Marl Street,W6 9QA,LBHF,,,,HH-2,
"""
_MAIL = """\
From: Families <families@row.example>
To: MASH <mash.inbox@hub.example>
Subject: your ref MASH-Q7ZT-V2PK
Date: Thu, 12 Mar 2026 14:02:00 +0000
Message-ID: <{number}@row.example>
Content-Type: text/plain; charset="utf-8"

Thank you for asking about this. Child: {child}. Was in the car without a belt on Friday and cried all the way.
"""
_META = {"channel": "smtp", "envelope_from": "families@row.example", "peer_tls": True, "spf": "pass", "dkim": "pass", "dmarc": "pass"}


def _made(folder: Path, child: str) -> dict[str, object]:
    (folder / "items").mkdir(parents=True)
    (folder / "children.csv").write_text(_CHILDREN, encoding="utf-8")
    (folder / "household.csv").write_text("household_id,name,relationship_to_children,date_of_birth,phone,notes_flag\n", encoding="utf-8")
    (folder / "requests.csv").write_text(
        "reference,record_id,agency_id,sent_at,rag,due_at,status\n"
        "MASH-Q7ZT-V2PK,MR-1,AG-ROW,2026-03-11T09:00:00+00:00,Green,2026-03-14T09:00:00+00:00,open\n",
        encoding="utf-8",
    )
    (folder / "agencies.csv").write_text(
        "agency_id,name,type,email_domains,channel_expectations\nAG-ROW,Row Families,charity,row.example,TLS and DMARC pass\n",
        encoding="utf-8",
    )
    (folder / "items" / "001.eml").write_text(_MAIL.format(number=1, child=child), encoding="utf-8")
    (folder / "items" / "001.meta.json").write_text(json.dumps(_META), encoding="utf-8")
    write_predictions(folder, folder / "out")
    return dict(json.loads((folder / "out" / "001.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("child", "outcome", "request_answered"),
    [("Bethan OAKES 23.01.15", "review", None), ("Idris KAPLAN 02.05.17", "routed", "MASH-Q7ZT-V2PK")],
)
def test_only_an_answer_about_the_child_asked_for_answers(tmp_path: Path, child: str, outcome: str, request_answered: str | None) -> None:
    """Another child's name and birthday contradict the reference: a person decides, and the request stays unanswered."""
    made = _made(tmp_path, child)
    assert (made["outcome"], made["request"]) == (outcome, request_answered)
