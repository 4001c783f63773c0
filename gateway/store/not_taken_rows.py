"""Rows about what a polled channel could not take in. Works inside the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import sqlalchemy as sa
from sqlmodel import Session, col, select

from gateway.ids import ChannelName
from gateway.store.tables import NotTakenRow
from gateway.views import NotTaken

MOST = 1_000
_OPEN = col(NotTakenRow.closed_at).is_(None)


@dataclass(frozen=True, slots=True)
class NotTakenRows:
    """Reads and writes `not_taken`."""

    session: Session

    def note(self, found: NotTaken) -> bool:
        """Insert, or count one more try of the same message; True where it is new, open again, or has another reason."""
        row = self.session.get(NotTakenRow, found.ref)
        if row is None:
            self.session.add(_row(found))
            self.session.flush()
            return True
        news = row.closed_at is not None or (row.code, row.state) != (found.code, found.state)
        row.code, row.state, row.last_at, row.tries = found.code, found.state, found.last_at, row.tries + 1
        row.closed_at, row.closed_by, row.closed_reason = None, "", ""
        self.session.flush()
        return news

    def close(self, ref: str, *, by: str, reason: str, at: datetime) -> bool:
        """False where no open row has this reference."""
        row = self.session.get(NotTakenRow, ref)
        if row is None or row.closed_at is not None:
            return False
        row.closed_at, row.closed_by, row.closed_reason = at, by, reason
        self.session.flush()
        return True

    def open(self) -> tuple[NotTaken, ...]:
        """Open rows, oldest first, at most a thousand."""
        query = select(NotTakenRow).where(_OPEN).order_by(col(NotTakenRow.first_at), col(NotTakenRow.ref)).limit(MOST)
        return tuple(_found(row) for row in self.session.exec(query))

    def counted(self) -> tuple[int, datetime | None]:
        """How many are open, and since when the oldest."""
        number, oldest = self.session.exec(select(sa.func.count(), sa.func.min(NotTakenRow.first_at)).where(_OPEN)).one()
        return number, oldest


def _row(found: NotTaken) -> NotTakenRow:
    return NotTakenRow(
        ref=found.ref,
        channel=found.channel.value,
        place=found.place,
        mark=found.mark,
        code=found.code,
        state=found.state,
        first_at=found.first_at,
        last_at=found.last_at,
        tries=found.tries,
    )


def _found(row: NotTakenRow) -> NotTaken:
    state: Literal["trying", "refused"] = "refused" if row.state == "refused" else "trying"
    return NotTaken(ChannelName(row.channel), row.place, row.mark, row.code, state, row.first_at, row.last_at, row.tries)
