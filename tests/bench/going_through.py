"""From accept to the receiver's folder, and where the processor time of an item goes, the parsing child's too."""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gateway.bootstrap import open_core, open_proposer, running
from gateway.bootstrap.core import Core
from gateway.demo.samples import Sample, samples_of_run
from gateway.ids import ChannelName, ItemId
from gateway.items import Envelope, ItemState
from gateway.pipeline.runner import Runner
from gateway.settings.config_folder import shipped
from tests.gateway_site import Site

ROUNDS = 6
DOMAINS = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Passage:
    """Items that went through, how long it took, and how many of them arrived in the receiver's folder."""

    items: int
    seconds: float
    arrived: int


def samples() -> tuple[Sample, ...]:
    """The demonstration's messages, stamped anew each round so that none repeats another."""
    found: list[Sample] = []
    for number in range(ROUNDS):
        found += [s for s in samples_of_run(shipped() / "demo", f"bench{number}", datetime.now(UTC)) if s.row.channel == "smtp"]
    return tuple(found)


def accept(core: Core, sample: Sample) -> ItemId:
    helo = f"mail.{sample.row.sender.rpartition('@')[2]}"
    envelope = Envelope(ChannelName.SMTP, core.clock.now(), sample.row.sender, peer_ip=DOMAINS, untrusted_helo=helo)
    return core.intake.accept(envelope, sample.content).item


def measure_passage(site: Site) -> Passage:
    """A whole gateway without listeners: accept everything, then wait until nothing is unread and nothing waits to go."""
    with running(site.config, edges="without") as core:
        accept(core, samples()[0])
        _until_through(core)  # the model and the sandbox are warm
        drop = site.folder / "state" / "outgoing"
        before, begun = len(list(drop.glob("*.json"))), time.perf_counter()
        items = [accept(core, sample) for sample in samples()]
        _until_through(core)
        return Passage(len(items), time.perf_counter() - begun, len(list(drop.glob("*.json"))) - before)


def _until_through(core: Core) -> None:
    while True:
        counts = core.store.counts()
        if dict(counts.by_state)[ItemState.RECEIVED] == 0 and counts.outbox_waiting == 0:
            return
        time.sleep(0.02)


class Timed:
    """Stands before a part and adds the thread's processor time of each call to its stage."""

    def __init__(self, part: object, stage: str, spent: dict[str, float]) -> None:
        self._part, self._stage, self._spent = part, stage, spent

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._part, name)
        return self._timed(found) if callable(found) else found

    def __call__(self, *given: object, **named: object) -> object:
        return self._timed(self._part)(*given, **named)  # type: ignore[operator]

    def _timed(self, act: Callable[..., object]) -> Callable[..., object]:
        def timed(*given: object, **named: object) -> object:
            begun = time.thread_time()
            try:
                return act(*given, **named)
            finally:
                self._spent[self._stage] += time.thread_time() - begun

        return timed


def shares_of_cpu(site: Site) -> dict[str, float]:
    """Seconds of processor time by stage, for all samples run one after another in this thread."""
    spent: dict[str, float] = defaultdict(float)
    with open_core(site.config) as core, open_proposer(core) as plain:
        proposer = replace(
            plain,
            authenticate=Timed(plain.authenticate, "authenticate", spent),
            reader=Timed(plain.reader, "parse (this side)", spent),
            tagger=Timed(plain.tagger, "detect", spent),
            matcher=Timed(plain.matcher, "match", spent),
            drafter=Timed(plain.drafter, "minimise", spent),
            drawer=Timed(plain.drawer, "draw pages", spent) if plain.drawer else None,
        )
        whole = Timed(proposer, "propose", spent)
        runner = Runner(core.store, whole, core.requests, core.config.routes, core.clock)  # type: ignore[arg-type]
        runner.run(accept(core, samples()[0]), "0")
        spent.clear()
        child = children_cpu()
        for item in [Timed(accept, "accept", spent)(core, sample) for sample in samples()]:
            Timed(runner.run, "run", spent)(item, "0")
        spent["parse (sandbox's children)"] = children_cpu() - child
    return _disjoint(spent)


def _disjoint(spent: dict[str, float]) -> dict[str, float]:
    inner = ("authenticate", "parse (this side)", "detect", "match", "minimise", "draw pages")
    shares = {stage: spent[stage] for stage in ("accept", "parse (sandbox's children)", *inner)}
    shares["triage, verdict, other"] = spent["propose"] - sum(spent[stage] for stage in inner)
    shares["store (load, seal, settle)"] = spent["run"] - spent["propose"]
    return shares


def children_cpu() -> float:
    """User and system seconds of this process's children and of what they have reaped (proc(5), stat fields 14 to 17)."""
    me, ticks, total = os.getpid(), os.sysconf("SC_CLK_TCK"), 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == me:
            total += sum(int(field) for field in fields[11:15])
    return total / ticks
