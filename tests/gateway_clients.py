"""Senders as a gateway under test sees them: a mail server, a form's server, a desk's upload. And who looks what became of it."""

from __future__ import annotations

import smtplib
import time
from dataclasses import dataclass

import httpx

from gateway.bootstrap import open_core
from gateway.ids import ItemId
from gateway.items import ItemState
from gateway.views import ItemSummary
from tests.gateway_site import Site

SCHOOL = "r.abara@askewgreen.sch.example"
INBOX = "mash.inbox@trimash.example"
FORM_TOKEN, DESK_TOKEN = "demonstration-only", "demonstration-desk"
SETTLE_SECONDS = 90.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What the sender was told: the reply's code, its words, and the item's id where one was named."""

    code: int
    words: str

    @property
    def item(self) -> ItemId:
        found = [word for word in self.words.replace('"', " ").replace(",", " ").split() if word.startswith("it_")]
        assert found, self.words
        return ItemId(found[0])


def message(body: str, *, subject: str = "concern", token: str = "one", sender: str = SCHOOL) -> bytes:
    """A plain message with CRLF line ends."""
    text = f"From: A Sender <{sender}>\nTo: {INBOX}\nSubject: {subject}\nMessage-ID: <{token}@bad-input.example>\n\n{body}\n"
    return text.replace("\n", "\r\n").encode()


def send_mail(site: Site, content: bytes, *, sender: str = SCHOOL, helo: str = "mail.askewgreen.sch.example") -> Answer:
    """One transaction, whatever comes of it. MAIL is sent without SIZE, so that the listener must count for itself."""
    with smtplib.SMTP("127.0.0.1", site.smtp_port, timeout=60) as client:
        client.ehlo(helo)
        code, words = client.docmd("MAIL", f"FROM:<{sender}>")
        if code == 250:
            code, words = client.rcpt(INBOX)
        if code == 250:
            code, words = client.data(content)
    return Answer(code, words.decode())


def post_form(site: Site, body: bytes, key: str) -> Answer:
    headers = {"authorization": f"Bearer {FORM_TOKEN}", "idempotency-key": key, "content-type": "application/json"}
    answer = httpx.post(f"http://127.0.0.1:{site.web_port}/api/v1/forms", content=body, headers=headers, timeout=60)
    return Answer(answer.status_code, answer.text)


def post_upload(site: Site, content: bytes, key: str, name: str = "notes.txt", kind: str = "text/plain") -> Answer:
    headers = {"authorization": f"Bearer {DESK_TOKEN}", "idempotency-key": key}
    files = {"file": (name, content, kind)}
    answer = httpx.post(f"http://127.0.0.1:{site.web_port}/api/v1/uploads", files=files, headers=headers, timeout=60)
    return Answer(answer.status_code, answer.text)


def settled(site: Site, item: ItemId) -> ItemSummary:
    """The item's row once it is no longer RECEIVED."""
    deadline = time.monotonic() + SETTLE_SECONDS
    with open_core(site.config) as core:
        while (summary := core.store.summary(item)).state is ItemState.RECEIVED:
            assert time.monotonic() < deadline, (site.folder / "process.log").read_text()[-2000:]
            time.sleep(0.1)
        return summary


def everything_held(site: Site) -> frozenset[ItemId]:
    """Ids of all items of the store."""
    with open_core(site.config) as core:
        return frozenset(row.id for row in core.store.queue(list(ItemState), None, 100_000, 0))
