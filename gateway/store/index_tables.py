"""Tables of a refresh of the child index: what a file brings, before it is taken over, and its rows that could not be used."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field

from gateway.store.columns import Moment, one_of
from gateway.store.tables import Row

ARRIVED = ("same", "added", "changed", "absent", "unusable")


class ArrivedChildRow(Row, table=True):
    """One child as the file under way has it. Whole and ready to be written, sealed, where it is new or changed."""

    __tablename__ = "child_arrived"
    __table_args__ = (one_of("kind", ARRIVED), sa.Index("ix_child_arrived_kind_id", "kind", "id"))
    id: str = Field(primary_key=True)
    kind: str
    number: int | None = None  # of the child in the index, None where it is new
    was: bytes = b""  # digest of the record that it was held against
    sealed: bytes = b""
    digest: bytes = b""
    keys: bytes = b""  # digests of blocking keys, eight bytes each: those of the record, and those of the one before
    keys_before: bytes = b""
    fields: str = "[]"  # JSON list of the names of changed fields


class ArrivedAdultRow(Row, table=True):
    """One adult of a household as the file under way has it, sealed, by the keyed digest of the household."""

    __tablename__ = "adult_arrived"
    home: int = Field(primary_key=True, sa_type=sa.BigInteger, sa_column_kwargs={"autoincrement": False})
    line: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    sealed: bytes


class LeftOutRow(Row, table=True):
    """A row of a file that was not taken over, or not in full, with why; where it was left out, as it stands in the file, sealed."""

    __tablename__ = "child_left_out"
    __table_args__ = (one_of("source", ("children", "household")), one_of("outcome", ("row_left_out", "field_left_out", "taken_over")))
    run: str = Field(primary_key=True)
    source: str = Field(primary_key=True)
    line: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    code: str = Field(primary_key=True)
    outcome: str
    sealed: bytes
    at: datetime = Field(sa_type=Moment)


class MergeEventRow(Row, table=True):
    """Two records were said to be of one child, or that was taken back. Rows are added and never changed."""

    __tablename__ = "child_merge"
    __table_args__ = (one_of("kind", ("merge", "unmerge")),)
    seq: int | None = Field(default=None, primary_key=True)
    kind: str
    merged: str
    survivor: str
    by: str
    reason: str
    at: datetime = Field(sa_type=Moment)


class ForwardRow(Row, table=True):
    """Merges in force: who asks for `merged` is given `survivor`. The merged record itself stays as it is."""

    __tablename__ = "child_forward"
    merged: str = Field(primary_key=True)
    survivor: str = Field(index=True)


class MergeProposalRow(Row, table=True):
    """Two records that may be of one child, for a person to decide. A pair is proposed once."""

    __tablename__ = "merge_proposal"
    __table_args__ = (one_of("state", ("open", "merged", "different")), sa.UniqueConstraint("left", "right"))
    id: str = Field(primary_key=True)
    left: str
    right: str
    code: str
    state: str = "open"
    found_at: datetime = Field(sa_type=Moment)
    first_yes_by: str = ""
    first_yes_survivor: str = ""


class DuplicateDueRow(Row, table=True):
    """A record that was written and is still to be held against those like it, by its number."""

    __tablename__ = "duplicate_due"
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})


class LookAgainRow(Row, table=True):
    """What waits is to be matched again, because the index changed or a related item was linked. `position` is the last item asked."""

    __tablename__ = "look_again"
    id: int | None = Field(default=None, primary_key=True)
    because: str
    item: str = ""  # the item that was linked, "" where the index changed
    position: str = ""
    considered: int = 0
    asked: int = 0
    at: datetime = Field(sa_type=Moment)
    done_at: datetime | None = Field(default=None, sa_type=Moment)
