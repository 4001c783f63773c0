"""Tables of the key database, which is backed up apart and for a shorter time: destroying a row there erases an item everywhere."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from gateway.store.columns import Moment
from gateway.store.tables import NAMING

KEY_METADATA = sa.MetaData(naming_convention=NAMING)


class KeyBase(SQLModel):
    """Base of the rows of the key database."""

    metadata = KEY_METADATA


class ItemKeyRow(KeyBase, table=True):
    """An item's data key, wrapped by the KEK."""

    __tablename__ = "item_key"
    item_id: str = Field(primary_key=True)
    wrapped: bytes
    made_at: datetime = Field(sa_type=Moment)


class StoreKeyRow(KeyBase, table=True):
    """A key of the store as a whole (child index, blind index, audit signature, accounts), wrapped by the KEK."""

    __tablename__ = "store_key"
    name: str = Field(primary_key=True)
    wrapped: bytes
