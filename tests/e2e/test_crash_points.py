"""The gateway dies once at each named point of an item's way: nothing is lost, nothing arrives twice.

One site lives through all of it. Each process is started to die at its point and is given a message that leads it there; the
next one takes over what was left. Senders try again until they are answered, as mail servers do. The points of a file of several
submissions are reached by such a file.
"""

from __future__ import annotations

import json
import signal
import smtplib
import ssl
import time
from collections import Counter
from pathlib import Path

import httpx
import pytest
from imapclient import SEEN, IMAPClient

from gateway.bootstrap import open_core
from gateway.items import ItemState
from gateway.pipeline.crash_points import NAMES
from gateway.views import ItemSummary
from tests.gateway_clients import post_upload
from tests.gateway_site import Site, make_site
from tests.servers import Dovecot, running_dovecot, until

pytestmark = [pytest.mark.slow, pytest.mark.server]

LONGEST = 60.0
ACCEPTED = 202
POLLED = "mailbox.before_mark"
ENDED = {ItemState.ROUTED, ItemState.IN_REVIEW, ItemState.DUPLICATE, ItemState.SPLIT}
OF_FILES = tuple(point for point in NAMES if point.startswith("split."))
FILE = """Reference,Submitted at,Child's first name,What are you worried about?
one-{token},2026-11-24,Zephyr,Came hungry
two-{token},2026-11-24,Zephyrine,Cares for her brother
"""
BODY = """From: Ruth Abara <r.abara@askewgreen.sch.example>\r
To: mash.inbox@trimash.example\r
Subject: concern\r
Message-ID: <{token}@askewgreen.sch.example>\r
\r
I am worried about Amelia Hartwell, date of birth 19/05/2014, 27 Wendell Row W12 9LE.\r
She had a bruise on her arm on day {token} of this term.\r
"""
MAILBOX = """
[[imap]]
name = "inbox"
host = "localhost"
port = {port}
user = "mash"
password_file = "{folder}/mailbox.secret"
ca_file = "{authority}"
sweep_seconds = 1
"""


def mailbox_site(folder: Path, server: Dovecot) -> Site:
    """A site that listens by SMTP and polls a mailbox."""
    folder.mkdir()
    (folder / "mailbox.secret").write_text("secret")
    text = MAILBOX.format(port=server.port, folder=folder, authority=server.authority)
    return make_site(folder / "site", changes={"\n[worker]": f"{text}\n[worker]"})


def token_of(point: str) -> str:
    return "tok" + point.replace(".", "").replace("_", "")


def mailbox(server: Dovecot) -> IMAPClient:
    client = IMAPClient("localhost", server.port, ssl_context=ssl.create_default_context(cafile=str(server.authority)), timeout=30)
    client.login("mash", "secret")
    client.select_folder("INBOX")
    return client


def is_answered(site: Site, token: str) -> bool:
    """One try to hand the message or the file over: True where the answer was 250 or 202."""
    try:
        if token in map(token_of, OF_FILES):
            return post_upload(site, FILE.format(token=token).encode(), token, "batch.csv", "text/csv").code == ACCEPTED
        with smtplib.SMTP("127.0.0.1", site.smtp_port, timeout=10) as client:
            client.ehlo("mail.askewgreen.sch.example")
            client.mail("r.abara@askewgreen.sch.example")
            client.rcpt("mash.inbox@trimash.example")
            return client.data(BODY.format(token=token).encode())[0] == 250
    except (OSError, smtplib.SMTPException, httpx.HTTPError):
        return False


def send_until(site: Site, waiting: set[str], *, dead: bool) -> None:
    """Try every waiting message until the process has died, or until all are answered."""
    assert site.process is not None
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        if dead and site.process.poll() is not None:
            return
        waiting -= {token for token in sorted(waiting) if is_answered(site, token)}
        if not dead and not waiting:
            return
        time.sleep(0.1)
    pytest.fail("the point was not reached" if dead else f"never answered: {waiting}")


def die_at_each_point(site: Site, server: Dovecot, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Start a process for each point and watch it die there; returns the messages that have no answer yet."""
    waiting: set[str] = set()
    for point in NAMES:
        if point == POLLED:
            with mailbox(server) as client:
                client.append("INBOX", BODY.format(token=token_of(point)).encode())
        else:
            waiting.add(token_of(point))
        monkeypatch.setenv("MASH_CRASH_AT", point)
        site.launch_forked()
        send_until(site, waiting, dead=True)
        assert site.process is not None
        assert (point, site.process.wait()) == (point, -signal.SIGKILL)
    monkeypatch.delenv("MASH_CRASH_AT")
    return waiting


def summaries(site: Site) -> tuple[ItemSummary, ...]:
    with open_core(site.config) as core:
        return core.store.queue(tuple(ItemState), None, 200, 0)


def is_settled(site: Site) -> bool:
    with open_core(site.config) as core:
        return not core.store.unfinished(1) and core.store.counts().outbox_waiting == 0


def arrivals(site: Site) -> Counter[str]:
    """How often each message's token arrived at the receiver."""
    found: Counter[str] = Counter()
    for file in (site.folder / "state" / "outgoing").glob("*.json"):
        words = " ".join(segment["text"] for segment in json.loads(file.read_text())["segments"]).split()
        found.update({word for word in words if word.startswith("tok")})
    return found


def test_dying_at_each_point_loses_nothing_and_repeats_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every message sent by SMTP arrives at its receiver once; the polled one is one item, seen by a person and marked read.

    Each submission of each file is one item.
    """
    with running_dovecot() as server:
        site = mailbox_site(tmp_path / "world", server)
        try:
            waiting = die_at_each_point(site, server, monkeypatch)
            site.start_forked()
            send_until(site, waiting, dead=False)
            until(lambda: is_settled(site), "everything is settled", LONGEST)
            with mailbox(server) as client:
                until(lambda: client.search(["SEEN"]) == [1], "the polled message is marked")
                assert SEEN in client.fetch([1], ["FLAGS"])[1][b"FLAGS"]
        finally:
            site.stop()
        sent = {token_of(point) for point in NAMES if point not in {POLLED, *OF_FILES}}
        assert arrivals(site) == Counter(dict.fromkeys(sent, 1))
        states = Counter((item.channel.value, item.state) for item in summaries(site))
        assert states["imap", ItemState.IN_REVIEW] == 1
        assert sum(count for (channel, _), count in states.items() if channel == "imap") == 1
        assert {state for _, state in states} <= ENDED
        rows = Counter((item.batch_of, item.batch_row) for item in summaries(site) if item.batch_of)
        files = [item.id for item in summaries(site) if item.state is ItemState.SPLIT]
        assert len(files) == len(OF_FILES)
        assert rows == Counter({(file, row): 1 for file in files for row in (1, 2)})
