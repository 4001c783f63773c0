"""The live table: each sample, its item, where it is and where it should be."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rich.console import Console
from rich.live import Live
from rich.table import Table

from gateway.bootstrap import Core
from gateway.demo.samples import Sample
from gateway.demo.senders import Senders
from gateway.ids import ItemId
from gateway.items import ItemState

PAUSE_SECONDS = 0.3
SHORT = 8  # the end of a reference, as the console shows it and its search takes it


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table."""

    sample: Sample
    item: str = ""
    state: str = "to be sent"

    @property
    def verdict(self) -> str:
        """How the row stands."""
        if self.state in {"to be sent", ItemState.RECEIVED.value}:
            return "…"
        return "as expected" if self.state == self.sample.row.expects else f"expected {self.sample.row.expects}"

    @property
    def is_settled(self) -> bool:
        """Whether the pipeline has come to an end with it."""
        return self.verdict != "…"


def send_all(core: Core, samples: Sequence[Sample], run: str, seconds: float) -> bool:
    """Send every sample and watch until each has settled or time is up; whether each reached its expected state."""
    senders = Senders(core.config)
    lines = [Line(sample) for sample in samples]
    with Live(_table(lines), console=Console(), refresh_per_second=4) as live:
        for number, line in enumerate(lines):
            lines[number] = replace(line, item=senders.send(line.sample, f"{run}-{number}"), state=ItemState.RECEIVED.value)
            live.update(_table(lines))
        for current in _watched(core, lines, seconds):
            lines = current
            live.update(_table(lines))
    return all(line.state == line.sample.row.expects for line in lines)


def _watched(core: Core, lines: list[Line], seconds: float) -> Iterator[list[Line]]:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        lines = [line if line.is_settled else replace(line, state=_state(core, line.item)) for line in lines]
        yield lines
        if all(line.is_settled for line in lines):
            return
        time.sleep(PAUSE_SECONDS)


def _state(core: Core, item: str) -> str:
    return core.store.summary(ItemId(item)).state.value


def _table(lines: Sequence[Line]) -> Table:
    table = Table("sent by", "what it shows", "item", "state", "verdict", title="Samples through the real channels")
    for line in lines:
        style = "" if not line.is_settled else "green" if line.verdict == "as expected" else "bold red"
        table.add_row(line.sample.row.channel, line.sample.row.shows, line.item[-SHORT:], line.state, line.verdict, style=style)
    return table
