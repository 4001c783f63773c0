"""Nothing of an item stands in clear anywhere: files, journals, logs, database, engine tables, metrics, audit export."""

from __future__ import annotations

import base64
import json
import ssl
import time
from email.message import EmailMessage
from pathlib import Path

import httpx
import pytest
from imapclient import IMAPClient

from gateway.bootstrap import import_index, load_config, open_core
from gateway.items import ItemState
from gateway.ports import Store
from tests import canary
from tests.canary import FAMILY, GIVEN, NEIGHBOUR, NHS_NUMBER, PHONE, POSTCODE, STREET, SURGERY
from tests.gateway_clients import INBOX, message, post_form, post_upload, send_mail
from tests.gateway_site import Site, make_site
from tests.servers import Dovecot, free_port, running_dovecot, until

CHILD = (
    "record_id,given_name,middle_names,family_name,known_as,date_of_birth,sex,ethnicity,nhs_number,upn,address_line,postcode,borough,"
    "previous_addresses,school,gp_practice,household_id,case_id\n"
    f"CN-0001,{GIVEN},,{FAMILY},,2015-03-08,F,,{NHS_NUMBER},,17 {STREET},{POSTCODE},LBHF,,Askew Green Primary School,{SURGERY} Surgery,,\n"
)
WORDS = (
    f"I am worried about {GIVEN} {FAMILY}, born 08/03/2015, NHS number {NHS_NUMBER}, of 17 {STREET}, {POSTCODE}. "
    f"She had a bruise on her arm. Ring me on {PHONE}. Her neighbour {NEIGHBOUR} {NEIGHBOUR} of {SURGERY} Road heard shouting."
)
DOWN = """
[[destination]]
name = "down"
kind = "smtp"
host = "127.0.0.1"
port = {port}
sender = "mash@trimash.example"
recipient = "team@trimash.example"
"""
MAILBOX = """[[imap]]
name = "box"
host = "localhost"
port = {port}
user = "canary"
password_file = "box-password"
done_folder = "Done"
ca_file = "{authority}"
sweep_seconds = 2

[folder]
enabled = "yes"
"""


def canary_site(folder: Path, dovecot: Dovecot, url: str) -> tuple[Site, int]:
    """A site with every channel open, the canary child in its index, and a destination that never answers."""
    metrics = free_port()
    changes = {
        "port = 9464": f"port = {metrics}",
        "max_bytes = 52428800": "max_bytes = 200000",
        '[folder]\nenabled = "no"\n': MAILBOX.format(port=dovecot.port, authority=dovecot.authority),
        "settle_seconds = 2": "settle_seconds = 0.2",
        "[matching]\n": '[review]\nsealed = "rule"  # the neighbour is sealed, and one copy must arrive without a person\n\n[matching]\n',
    }
    site = make_site(folder, url=url, changes=changes)
    (folder / "state" / "box-password").write_text("secret\n")
    (folder / "state" / "watched").mkdir()
    routing = (folder / "routing.toml").read_text()
    (folder / "routing.toml").write_text(routing.replace('["demo-drop"]', '["demo-drop", "down"]') + DOWN.format(port=free_port()))
    children = folder.parent / "children.csv"
    children.write_text(CHILD)
    with open_core(load_config(str(folder))) as core:
        import_index(core, children, None, mode="apply")
    return site, metrics


def mail_with(attachment: bytes, name: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = f"{GIVEN} {FAMILY} <r.abara@askewgreen.sch.example>", INBOX
    mail["Subject"], mail["Message-ID"] = f"About {GIVEN} {FAMILY}", f"<{GIVEN}.{FAMILY}@askewgreen.sch.example>"
    mail.set_content(WORDS)
    mail.add_attachment(attachment, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes().replace(b"\n", b"\r\n")


def form(concern: object) -> bytes:
    child = {"given_name": GIVEN, "family_name": FAMILY, "date_of_birth": "2015-03-08", "nhs_number": NHS_NUMBER}
    sender = {"name": NEIGHBOUR, "role": "Head", "organisation": SURGERY, "email": f"{NEIGHBOUR}@pimlicoarches.sch.example"}
    when = "2026-11-23T16:05:00Z"
    whole = {"form": "mash-concern-v1", "submitted_at": when, "submitter": sender, "children": [child], "concern": concern}
    return json.dumps(whole).encode()


def send_everything(site: Site, dovecot: Dovecot) -> None:
    """Through each channel, to each end: routed, held, held apart, refused."""
    spoken = message(WORDS, subject=f"About {GIVEN}", token=f"{GIVEN}.{FAMILY}")
    assert send_mail(site, spoken).code == 250
    stranger = f"{GIVEN}.{FAMILY}@postbox.example"
    assert send_mail(site, message(WORDS, sender=stranger, token="two"), sender=stranger, helo=f"{FAMILY}.example").code == 250
    police = "desk@demo-police.example"
    assert send_mail(site, message(WORDS, sender=police, token="three"), sender=stranger, helo="x.example").code == 250
    assert send_mail(site, mail_with(b"%PDF-1.7\n" + WORDS.encode(), f"{GIVEN} {FAMILY}.pdf")).code == 250
    assert send_mail(site, mail_with(b"MZ" + b"\0" * 200 + WORDS.encode(), f"{FAMILY}.exe")).code == 250
    assert send_mail(site, message((WORDS + "\r\n") * 2000)).code == 552
    assert send_mail(site, message(WORDS) + b"bare\nline " + GIVEN.encode() + b"\r\n").code == 550
    assert post_form(site, form(WORDS), f"{GIVEN}-{FAMILY}").code == 202
    assert post_form(site, form({FAMILY: [GIVEN]}), f"{FAMILY}-bad").code == 422
    assert post_form(site, b'{"' + GIVEN.encode(), f"{GIVEN}-torn").code == 400
    assert post_upload(site, WORDS.encode(), f"{GIVEN}-notes", f"{GIVEN} {FAMILY}.txt").code == 202
    assert post_upload(site, b"%PDF-1.7\n" + WORDS.encode(), f"{GIVEN}-pdf", f"{FAMILY}.pdf", "application/pdf").code == 202
    assert httpx.get(f"http://127.0.0.1:{site.web_port}/items/{GIVEN}-{FAMILY}?child={GIVEN}", timeout=30).status_code in {303, 404}
    (site.folder / "state" / "watched" / f"{GIVEN} {FAMILY} minutes.txt").write_text(WORDS)
    context = ssl.create_default_context(cafile=str(dovecot.authority))
    with IMAPClient("localhost", dovecot.port, ssl=True, ssl_context=context, timeout=30) as client:
        client.login("canary", "secret")
        if not client.folder_exists("Done"):
            client.create_folder("Done")
        client.append("INBOX", message(WORDS, token=f"{FAMILY}.imap"))


def all_settled(store: Store) -> bool:
    counts = dict(store.counts().by_state)
    return sum(counts.values()) >= ITEMS and counts[ItemState.RECEIVED] == 0


ITEMS = 10  # five by mail, one form, two uploads, one file, one in the mailbox


@pytest.mark.server
@pytest.mark.slow
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_no_word_of_an_item_stands_in_clear_anywhere(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Ten items, every channel, every end; then each file, row and page is searched for words that stand nowhere else."""
    url = request.getfixturevalue("postgres_url") if database == "postgresql" else ""
    with running_dovecot() as dovecot:
        site, metrics = canary_site(tmp_path / "site", dovecot, url)
        site.start()
        try:
            send_everything(site, dovecot)
            with open_core(site.config) as core:
                until(lambda: all_settled(core.store), "every item is settled", 120)
                until(lambda: any((site.folder / "state" / "outgoing").glob("*.json")), "a copy arrived")
                states = {state for state, number in core.store.counts().by_state if number}
                audit = b"\n".join(core.store.export_audit())
            pages = [httpx.get(f"http://127.0.0.1:{port}{path}", timeout=30).content for port, path in pages_of(site, metrics)]
            time.sleep(1.5)  # one more round of outbox and loops, with their log lines
        finally:
            site.stop()
    assert {ItemState.ROUTED, ItemState.IN_REVIEW, ItemState.QUARANTINED} <= states
    assert b"delivery.retry" in audit
    drop = site.folder / "state" / "outgoing"  # the receiver's own, not the gateway's
    hits = canary.seen_on_disk(site.folder, apart=(drop,)) + canary.seen_in("audit export", audit)
    hits += [hit for number, page in enumerate(pages) for hit in canary.seen_in(f"page {number}", page)]
    if url:
        hits += [hit for table, row in canary.rows_of(url) for hit in canary.seen_in(table, row)]
    assert hits == []
    assert canary.seen_on_disk(drop), "the copy itself must hold the words, or this test looks for nothing"


def pages_of(site: Site, metrics: int) -> list[tuple[int, str]]:
    return [(metrics, "/metrics"), (site.web_port, "/health"), (site.web_port, "/ready"), (site.web_port, "/sign-in")]


@pytest.mark.parametrize("written", ["utf-8", "lower", "utf-16", "hex", "base64"])
def test_the_search_finds_what_it_is_for(written: str, tmp_path: Path) -> None:
    """Each way of writing a word down is found, also in the middle of a longer text."""
    text = f"about {GIVEN} {FAMILY}"
    turned = {
        "utf-8": text.encode(),
        "lower": text.lower().encode(),
        "utf-16": text.encode("utf-16-le"),
        "hex": text.encode().hex().encode(),
        "base64": base64.b64encode(text.encode()),
    }
    (tmp_path / "file").write_bytes(b"\0" + turned[written])
    assert [hit for hit in canary.seen_on_disk(tmp_path) if GIVEN in hit]
