"""An item of several submissions becomes one item for each of them. The item itself stays whole, under its own key.

Each row goes through the one door, `Intake.accept`: bytes sealed first, then journal, audit and work order in one transaction.
Rule: a row's identity is its item, number and words. After a crash the rows that are in are known by it, and the others follow.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace

from gateway.items import BatchPlace, Envelope, RawItem, Sender
from gateway.pipeline.crash_points import nothing
from gateway.pipeline.intake import Intake
from gateway.ports import Store
from gateway.proposal import Proposal, SplitRow

DECLARED = "text/csv"


@dataclass(frozen=True, slots=True)
class Splitter:
    """Makes the items of rows. Again is a no-op for each row that is there."""

    store: Store
    crash_point: Callable[[str], None] = nothing

    def split(self, raw: RawItem, proposal: Proposal) -> None:
        """One item for each row of the proposal. Raises `Retryable`; what is in by then stays and is known the next time."""
        door = Intake(self.store, sys.maxsize, self._at_the_door)  # the whole file passed the limit of its own channel
        for row in proposal.rows:
            door.accept(envelope_of(raw, row, proposal.sender), row.content.encode())
            self.crash_point("split.after_row")
        self.crash_point("split.after_rows")

    def _at_the_door(self, name: str) -> None:
        if name == "accept.after_blob":
            self.crash_point("split.after_blob")


def envelope_of(raw: RawItem, row: SplitRow, sender: Sender) -> Envelope:
    """The item's own envelope, so that sender, channel and clock are the same; the key also holds the row's words.

    Were a later version to count rows otherwise, a row might come twice and be called a duplicate, and none would be passed over.
    """
    words = hashlib.sha256(row.content.encode()).hexdigest()
    return replace(
        raw.envelope,
        source_key=f"batch/{raw.id}/{row.number}/{words}",
        untrusted_filename=row.untrusted_filename,
        declared_type=DECLARED,
        batch=BatchPlace(raw.id, row.number, sender, row.doubts),
    )
