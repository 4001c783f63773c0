"""How fast an item is made durable: the real intake, and real SMTP, beside a bare writer that only syncs the same bytes."""

from __future__ import annotations

import os
import smtplib
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from gateway.bootstrap import open_core
from gateway.bootstrap.edges import smtp_settings
from gateway.channels.smtp import SmtpListener
from gateway.channels.smtp_limits import PeerCaps
from gateway.ids import ChannelName
from gateway.items import Envelope
from tests.gateway_clients import INBOX, SCHOOL, message
from tests.gateway_site import Site

SENDERS = (1, 8)
ROUNDS, ITEMS = 5, 80
WORDS = "I am worried about a child in year four. " * 90  # about 4 KB, as a plain concern is


@dataclass(frozen=True, slots=True)
class Rate:
    """Items a second of one way of taking them, median of the rounds."""

    way: str
    senders: int
    per_second: float


def content(way: str, number: int) -> bytes:
    return message(WORDS, token=f"{way}.{number}.{time.monotonic_ns()}")


def write_and_sync(folder: Path, name: str, data: bytes) -> None:
    """The least that durability costs: a file and its directory entry, synced."""
    handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)
    entry = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(entry)
    finally:
        os.close(entry)


def per_second(take: Callable[[int], None], senders: int) -> float:
    begun = time.perf_counter()
    with ThreadPoolExecutor(senders) as pool:
        for _ in pool.map(take, range(ITEMS)):
            pass
    return ITEMS / (time.perf_counter() - begun)


def measure(site: Site, database: str) -> tuple[Rate, ...]:
    """Rounds of each way in turn, so that a change of the machine's mood falls on all of them."""
    bare = site.folder / "bare"
    bare.mkdir()
    with open_core(site.config) as core:
        listener = SmtpListener(replace(smtp_settings(site.config), port=0, caps=PeerCaps(100, 100, 10**9)), core.intake, core.clock)
        port = listener.start()
        lines = threading.local()

        def by_file(number: int) -> None:
            write_and_sync(bare, f"{number}.{time.monotonic_ns()}", content("file", number))

        def by_intake(number: int) -> None:
            core.intake.accept(Envelope(ChannelName.SMTP, core.clock.now(), SCHOOL), content("intake", number))

        def by_smtp(number: int) -> None:
            client = getattr(lines, "client", None)
            if client is None:
                client = lines.client = smtplib.SMTP("127.0.0.1", port, timeout=60)
            client.sendmail(SCHOOL, [INBOX], content("smtp", number))

        ways = {"bare write and sync": by_file, f"intake, {database}": by_intake, f"SMTP, {database}": by_smtp}
        rates = [_median(ways, senders) for senders in SENDERS]
        listener.stop()
    return tuple(rate for group in rates for rate in group)


def _median(ways: dict[str, Callable[[int], None]], senders: int) -> tuple[Rate, ...]:
    seen: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(ROUNDS):
        for way, take in ways.items():
            seen[way].append(per_second(take, senders))
    return tuple(Rate(way, senders, median(found)) for way, found in seen.items())
