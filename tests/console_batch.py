"""A file of two submissions in the made-up hub, taken apart as the worker does it. All people are invented."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from gateway.ids import AgencyId, ChannelName, ItemId
from gateway.items import Envelope, ItemState, RawItem, Sender, SenderStatus
from gateway.pipeline.splitting import Splitter
from gateway.proposal import Proposal, ShownPassage, SplitRow
from tests.console_world import NOW, Hub, nobody_proposal

HEADER = "Reference,Submitted at,Child's first name,What are you worried about?\n"
ROWS = ("GF1,2026-03-05T08:00:00Z,Inês,A bruise\n", "GF2,2026-03-05T09:00:00Z,Lucas,Came hungry\n")
SENDER = Sender(SenderStatus.STAFF, AgencyId("a1"), "school")


def add_batch(hub: Hub) -> tuple[ItemId, ...]:
    """The file's item as "batch", its submissions as "first_row", which waits for a person, and "second_row", being read."""
    item = ItemId("it_" + "b".rjust(26, "3"))
    content = (HEADER + "".join(ROWS)).encode()
    raw = RawItem(item, Envelope(ChannelName.FOLDER, NOW - timedelta(minutes=30)), hashlib.sha256(content).hexdigest(), content)
    hub.store.seal_raw(item, raw.envelope, content)
    with hub.store.unit() as unit:
        unit.journal(raw)
    rows = tuple(SplitRow(number, HEADER + row, "batch.csv") for number, row in enumerate(ROWS, start=1))
    shown = tuple(ShownPassage(f"s{n}", "table_row", row.strip()) for n, row in enumerate(ROWS))
    proposal = Proposal("split", ("batch_split",), SENDER, "", passages=shown, rows=rows)
    hub.store.seal_proposal(item, proposal)
    Splitter(hub.store).split(raw, proposal)
    first, second = (row.id for row in hub.store.rows_of(item))
    hub.store.seal_proposal(first, nobody_proposal())
    with hub.store.unit() as unit:
        for moved, state, why in ((item, ItemState.SPLIT, "batch_split"), (first, ItemState.IN_REVIEW, "batch_reference_repeated")):
            unit.set_sender(
                moved, agency="Golborne Road Primary", agency_type="school", request="", rag="", due_at=NOW + timedelta(hours=3)
            )
            unit.move(moved, state, why=(why,))
    hub.items.update(batch=item, first_row=first, second_row=second)
    return item, first, second
