"""The demonstration's open requests, moved to the present: as if the newest had been sent half an hour ago.

A fixed date in a file is past on the day after; a demonstration in which everything is late shows nothing.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from gateway.agencies import OpenRequest
from gateway.store import requests_from_table

NEWEST_SENT = timedelta(minutes=30)


def requests_of_run(path: Path, now: datetime) -> tuple[OpenRequest, ...]:
    """The table's requests, all moved by the same span, so that what lies between them stays."""
    with path.open(newline="", encoding="utf-8-sig") as handle:
        listed = requests_from_table(csv.DictReader(handle))
    by = now - NEWEST_SENT - max((request.sent_at for request in listed), default=now)
    return tuple(replace(request, sent_at=request.sent_at + by, due_at=request.due_at + by) for request in listed)
