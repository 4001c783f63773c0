"""An answer without our reference is known by the mail that it replies to: through the whole pipeline, with the real store."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from gateway.bootstrap import load_config
from gateway.evaluation import scenarios
from gateway.evaluation.scenarios import write_predictions
from gateway.purposes import Purpose, Purposes

_CHILDREN = """\
record_id,given_name,family_name,date_of_birth,sex,address_line,postcode,borough,household_id
MR-1,Idris,Kaplan,2017-05-02,M,4 Tansy Row,W6 9QQ,LBHF,HH-1
MR-2,Bethan,Oakes,2015-01-23,F,11 Marl Street,W6 9QA,LBHF,HH-2
MR-3,Imani,Wren,2016-04-04,F,7 Sorrel Court,W6 9QB,LBHF,HH-3
"""
_REQUESTS = """\
reference,record_id,agency_id,sent_at,rag,due_at,status,purpose,message_ids
MASH-Q7ZT-V2PK,MR-1,AG-ROW,2026-03-11T09:00:00+00:00,Green,2026-03-14T09:00:00+00:00,open,,<ask.1@hub.example> <again.1@hub.example>
MASH-B3HN-K8WD,MR-2,AG-ROW,2026-03-11T09:00:00+00:00,Green,2026-03-14T09:00:00+00:00,open,,ask.2@hub.example
MASH-C4JP-L9XF,MR-3,AG-ROW,2026-03-11T09:00:00+00:00,Green,2026-03-14T09:00:00+00:00,open,panel,ask.3@hub.example
"""
_MAIL = """\
From: Families <families@{domain}>
To: MASH <mash.inbox@hub.example>
Subject: RE: your request for information
Date: Thu, 12 Mar 2026 14:02:00 +0000
Message-ID: <{number}@row.example>
{head}Content-Type: text/plain; charset="utf-8"

Thank you for asking about this. {words} was in the car without a belt on Friday and cried all the way.
"""
_META = {"channel": "smtp", "envelope_from": "families@row.example", "peer_tls": True, "spf": "pass", "dkim": "pass", "dmarc": "pass"}
_TO_ONE, _TO_TWO = "In-Reply-To: <ask.1@hub.example>\n", "In-Reply-To: <ask.2@hub.example>\n"
_TO_PANEL = "In-Reply-To: <ask.3@hub.example>\n"
_REMINDED = "References: <theirs@row.example> <again.1@hub.example>\n"
_FORGED = {"spf": "fail", "dkim": "none", "dmarc": "none"}

ITEMS: dict[str, tuple[str, str, dict[str, str]]] = {
    "given_name": (_TO_ONE, "Idris", {}),
    "born": (_TO_ONE, "Idris 02.05.17", {}),
    "reminder": (_REMINDED, "Idris KAPLAN", {}),
    "panel": (_TO_PANEL, "Imani WREN 04.04.16", {}),
    "panel_unasked": (_TO_PANEL, "Imani WREN 04.04.16", {"envelope_from": "families@holt.example"}),
    "no_header": ("", "Idris", {}),
    "not_ours": ("In-Reply-To: <theirs@row.example>\n", "Idris", {}),
    "nobody": (_TO_ONE, "The child", {}),
    "other_child": (_TO_ONE, "Bethan OAKES 23.01.15", {}),
    "not_proved": (_TO_ONE, "Idris", _FORGED),
    "unknown_reference": (_TO_ONE, "Our ref MASH-ZZZZ-K8WD. Idris", {}),
    "two_threads": (_TO_TWO, "Our ref MASH-Q7ZT-V2PK. Idris KAPLAN 02.05.17", {}),
}
"""Header, words and what the channel found, by what the item is an example of."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    """Predictions by item, at a site that lists a purpose for which it has no policy."""
    folder = tmp_path_factory.mktemp("replied")
    (folder / "items").mkdir()
    (folder / "children.csv").write_text(_CHILDREN, encoding="utf-8")
    (folder / "household.csv").write_text("household_id,name,relationship_to_children,date_of_birth,phone,notes_flag\n", encoding="utf-8")
    (folder / "requests.csv").write_text(_REQUESTS, encoding="utf-8")
    heading = "agency_id,name,type,email_domains,channel_expectations\n"
    agencies = [f"{row},TLS and DMARC pass\n" for row in ("AG-ROW,Row Families,charity,row.example", "AG-HOLT,Holt,charity,holt.example")]
    (folder / "agencies.csv").write_text(heading + "".join(agencies), encoding="utf-8")
    for number, (head, words, found) in enumerate(ITEMS.values(), 1):
        domain = found.get("envelope_from", "families@row.example").partition("@")[2]
        mail = _MAIL.format(number=number, head=head, words=words, domain=domain)
        (folder / "items" / f"{number:03}.eml").write_text(mail, encoding="utf-8")
        (folder / "items" / f"{number:03}.meta.json").write_text(json.dumps(_META | found), encoding="utf-8")
    site = replace(load_config(""), purposes=Purposes((Purpose("panel", ("panel",)),)))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(scenarios, "load_config", lambda _where: site)
        write_predictions(folder, folder / "out")
    return {name: _read(folder / "out" / f"{number:03}.json") for number, name in enumerate(ITEMS, 1)}


def _read(path: Path) -> dict[str, object]:
    return dict(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("name", "outcome", "request_answered", "why"),
    [
        ("given_name", "review", "MASH-Q7ZT-V2PK", "reply_header_alone"),
        ("born", "routed", "MASH-Q7ZT-V2PK", ""),
        ("reminder", "routed", "MASH-Q7ZT-V2PK", ""),
        ("no_header", "review", None, ""),
        ("not_ours", "review", None, ""),
        ("nobody", "review", "MASH-Q7ZT-V2PK", "reply_header_alone"),
        ("other_child", "review", None, "reference_contradicts"),
        ("unknown_reference", "review", "MASH-Q7ZT-V2PK", "reply_contradicts_reference"),
        ("two_threads", "review", "MASH-Q7ZT-V2PK", "reply_contradicts_reference"),
    ],
)
def test_the_mail_replied_to_chooses_the_request(
    made: dict[str, dict[str, object]], name: str, outcome: str, request_answered: str | None, why: str
) -> None:
    """With the child's birthday or family name it links, as a written reference does.

    Alone, with a given name and no more, or beside another child's name or reference, a person decides.
    """
    assert (made[name]["outcome"], made[name]["request"]) == (outcome, request_answered)
    assert why in {"", *cast("list[str]", made[name]["why"])}
    sent = [child for child in cast("list[dict[str, object]]", made[name]["children"]) if child["auto"]]
    assert len(sent) == (outcome == "routed")


def test_only_who_was_asked_makes_copies_for_what_we_asked(made: dict[str, dict[str, object]]) -> None:
    """A reply to our mail by another agency, though proved, chooses no policy."""
    without = [name for name in ("panel", "panel_unasked") if "purpose_without_policy" in cast("list[str]", made[name]["why"])]
    assert (without, made["panel_unasked"]["request"], made["panel_unasked"]["outcome"]) == (["panel"], None, "routed")


def test_a_sender_who_is_not_proved_answers_nothing(made: dict[str, dict[str, object]]) -> None:
    """The same mail by somebody who only says who he is: no request is answered, and it waits."""
    assert (made["not_proved"]["outcome"] in {"review", "quarantine"}, made["not_proved"]["request"]) == (True, None)
