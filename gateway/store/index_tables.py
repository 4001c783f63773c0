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
