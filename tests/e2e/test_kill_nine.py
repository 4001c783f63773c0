"""kill -9 in the middle of a run: what was answered with 250 arrives once or is visible to a person. Nothing else counts.

The checker reads outside histories only: the sender's log of answers and the files that the receiver got; the store is
asked for the states of the items whose ids the sender was given.
"""

from __future__ import annotations

import json
import random
import smtplib
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from gateway.bootstrap import open_core
from gateway.ids import ItemId
from gateway.items import ItemState
from tests.gateway_site import Site, make_site

MESSAGES = 200
KILLS = 3
SETTLE_SECONDS = 240.0
SEEN_BY_A_PERSON = {ItemState.IN_REVIEW, ItemState.QUARANTINED}
BODY = """From: Ruth Abara <r.abara@askewgreen.sch.example>\r
To: mash.inbox@trimash.example\r
Subject: concern\r
Message-ID: <kill-{token}@askewgreen.sch.example>\r
\r
I am worried about Amelia Hartwell, date of birth 19/05/2014, 27 Wendell Row W12 9LE.\r
She had a bruise on her arm on day {token} of this term.\r
"""


@dataclass(slots=True)
class SenderLog:
    """Which message was answered with 250, and under which item id (a repeat may have two)."""

    answered: dict[str, list[str]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, token: str, item: str) -> None:
        with self.lock:
            self.answered.setdefault(token, []).append(item)


def send_until_answered(site: Site, log: SenderLog, token: str) -> None:
    """As a mail server does: try again until 250."""
    for _ in range(600):
        try:
            with smtplib.SMTP("127.0.0.1", site.smtp_port, timeout=10) as client:
                client.ehlo("mail.askewgreen.sch.example")
                client.mail("r.abara@askewgreen.sch.example")
                client.rcpt("mash.inbox@trimash.example")
                code, answer = client.data(BODY.format(token=token).encode())
            if code == 250:
                log.note(token, next(word for word in answer.decode().replace(",", " ").split() if word.startswith("it_")))
                return
        except (OSError, smtplib.SMTPException):
            pass
        time.sleep(0.1)
    pytest.fail(f"message {token} was never answered")


def kill_and_restart(site: Site, log: SenderLog, dice: random.Random) -> None:
    """Three times, when some messages have been answered and others not."""
    for round_number in range(1, KILLS + 1):
        due = round_number * MESSAGES // (KILLS + 2)
        while len(log.answered) < due:
            time.sleep(0.02)
        time.sleep(dice.random() * 0.5)
        site.kill()
        site.start_forked()


def settled(site: Site, log: SenderLog) -> dict[str, ItemState]:
    """Wait until no item of the log is RECEIVED and the outbox is empty."""
    items = {item for found in log.answered.values() for item in found}
    deadline = time.monotonic() + SETTLE_SECONDS
    with open_core(site.config) as core:
        while time.monotonic() < deadline:
            states = {item: core.store.summary(ItemId(item)).state for item in items}
            if ItemState.RECEIVED not in states.values() and core.store.counts().outbox_waiting == 0:
                return states
            time.sleep(0.5)
    raise AssertionError(Counter(states.values()))


def delivered_tokens(drop: Path) -> Counter[str]:
    """How often each message's words arrived at the receiver, one file per key."""
    found: Counter[str] = Counter()
    for file in drop.glob("*.json"):
        text = " ".join(s["text"] for s in json.loads(file.read_text())["segments"])
        found.update(token for token in text.split() if token.startswith("tok"))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_what_was_answered_with_250_arrives_once_or_is_seen_by_a_person(database, tmp_path, request):
    """Two hundred messages, three kills of listener and worker: none lost, none delivered twice."""
    url = request.getfixturevalue("postgres_url") if database == "postgresql" else ""
    site = make_site(tmp_path / "site", url=url)
    log, dice = SenderLog(), random.Random(20261124)
    site.start()
    try:
        killer = threading.Thread(target=kill_and_restart, args=(site, log, dice))
        killer.start()
        with ThreadPoolExecutor(8) as senders:
            for _ in senders.map(lambda n: send_until_answered(site, log, f"tok{n:04d}"), range(MESSAGES)):
                pass
        killer.join()
        states = settled(site, log)
    finally:
        site.stop()
    arrived = delivered_tokens(site.folder / "state" / "outgoing")
    twice = [token for token, times in arrived.items() if times > 1]
    lost = [
        token
        for token, items in log.answered.items()
        if arrived[token] == 0 and not any(states[item] in SEEN_BY_A_PERSON for item in items)
    ]
    assert (len(log.answered), lost, twice) == (MESSAGES, [], [])
