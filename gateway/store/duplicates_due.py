"""Records that a search for duplicates has still to look at. Works inside the caller's transaction, which writes the records."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import Session, col

from gateway.store.index_tables import ArrivedChildRow, DuplicateDueRow
from gateway.store.tables import ChildRow


def note_arrived(session: Session) -> None:
    """All that a file brings as new or changed, in one statement, once they are in the index."""
    arrived = sa.select(col(ArrivedChildRow.id)).where(col(ArrivedChildRow.kind).in_(("added", "changed")))
    _note(session, col(ChildRow.id).in_(arrived))


def note_written(session: Session, numbers: list[int]) -> None:
    """These few."""
    _note(session, col(ChildRow.number).in_(numbers))


def _note(session: Session, which: sa.ColumnElement[bool]) -> None:
    there = sa.exists().where(col(DuplicateDueRow.number) == col(ChildRow.number))
    found = sa.select(col(ChildRow.number)).where(which, ~there)
    session.execute(sa.insert(DuplicateDueRow).from_select(["number"], found))
