"""Keys under keys: the KEK wraps one data key per item and a few keys of the store. Only this file unwraps.

Destroying an item's wrapped key makes its blob, proposal and copies unreadable in every place they were copied to.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlmodel import Session, col, delete, select

from gateway.errors import ConfigError, Rejected
from gateway.ids import ItemId
from gateway.ports import Clock
from gateway.store.database import Database
from gateway.store.key_tables import ItemKeyRow, StoreKeyRow
from gateway.store.keys import KEY_BYTES
from gateway.store.sealing import BlindIndex, SealBroken, Sealer, SeriesSealer

INDEX, BLIND, AUDIT, ACCOUNTS = "index", "blind", "audit", "accounts"
STORE_KEYS = (INDEX, BLIND, AUDIT, ACCOUNTS)


@dataclass(frozen=True, slots=True, repr=False)
class KeyRing:
    """Opens and makes keys. `kek` is held in memory for the life of the process and never printed."""

    database: Database
    kek: bytes
    clock: Clock
    store_keys: dict[str, bytes]

    def new_item(self, item: ItemId) -> Sealer:
        """Make, wrap and commit a data key for a new item. Raises `Rejected("item_exists")`."""
        key = secrets.token_bytes(KEY_BYTES)
        with self.database.writing() as session:
            if session.get(ItemKeyRow, item) is not None:
                raise Rejected("item_exists")
            session.add(ItemKeyRow(item_id=item, wrapped=_wrap(self.kek, item, key), made_at=self.clock.now()))
        return Sealer(item, key)

    def item(self, item: ItemId) -> Sealer:
        """The sealer of an item. Raises `Rejected("item_key_gone")` where the key was destroyed or never made."""
        with self.database.reading() as session:
            row = session.get(ItemKeyRow, item)
        if row is None:
            raise Rejected("item_key_gone")
        return Sealer(item, _unwrap(self.kek, item, row.wrapped))

    def knows(self, item: ItemId) -> bool:
        """Whether the item's key is still there."""
        with self.database.reading() as session:
            return session.get(ItemKeyRow, item) is not None

    def destroy(self, item: ItemId) -> None:
        """Forget an item's key for good; SQLite overwrites the row (secure_delete) and empties its journal."""
        with self.database.writing() as session:
            session.execute(delete(ItemKeyRow).where(col(ItemKeyRow.item_id) == item))
        if self.database.backend == "sqlite":
            with self.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def rewrap(self, new_kek: bytes) -> int:
        """Wrap every key under a new KEK in one transaction; returns how many. Nothing sealed is touched."""
        with self.database.writing() as session:
            items, own = session.exec(select(ItemKeyRow)).all(), session.exec(select(StoreKeyRow)).all()
            for item_row in items:
                item_row.wrapped = _wrap(new_kek, item_row.item_id, _unwrap(self.kek, item_row.item_id, item_row.wrapped))
            for own_row in own:
                own_row.wrapped = _wrap(new_kek, own_row.name, _unwrap(self.kek, own_row.name, own_row.wrapped))
        return len(items) + len(own)

    def index_sealer(self) -> SeriesSealer:
        """Seals the records of the child index, each owned by "child/" and its id, and the counts of names."""
        return SeriesSealer(self.store_keys[INDEX])

    def account_sealer(self, user: str) -> Sealer:
        """Seals an account's display name and TOTP secret."""
        return Sealer(f"user/{user}", self.store_keys[ACCOUNTS])

    def blind(self) -> BlindIndex:
        """The keyed digests of look-up columns."""
        return BlindIndex(self.store_keys[BLIND])

    def audit_key(self) -> Ed25519PrivateKey:
        """The key that signs checkpoints."""
        return Ed25519PrivateKey.from_private_bytes(self.store_keys[AUDIT])


def open_keyring(database: Database, kek: bytes, clock: Clock) -> KeyRing:
    """Unwrap the store's own keys, making them on the first start. Raises `ConfigError("key_wrong")` for another site's KEK."""
    with database.writing() as session:
        wrapped = {row.name: row.wrapped for row in session.exec(select(StoreKeyRow))}
        if not wrapped and _has_items(session):
            raise ConfigError("key_wrong", "the key database has items but no store keys: restore it from its backup")
        for name in STORE_KEYS:
            if name not in wrapped:
                wrapped[name] = _wrap(kek, name, secrets.token_bytes(KEY_BYTES))
                session.add(StoreKeyRow(name=name, wrapped=wrapped[name]))
        # Inside the transaction: with a wrong KEK nothing is added.
        return KeyRing(database, kek, clock, {name: _unwrap(kek, name, wrapped[name]) for name in STORE_KEYS})


def _has_items(session: Session) -> bool:
    return session.exec(select(ItemKeyRow.item_id).limit(1)).first() is not None


def _wrap(kek: bytes, owner: str, key: bytes) -> bytes:
    return Sealer(owner, kek).seal("key", key)


def _unwrap(kek: bytes, owner: str, wrapped: bytes) -> bytes:
    try:
        return Sealer(owner, kek).open("key", wrapped)
    except SealBroken as error:
        hint = "this key does not open this store: use the key it was made with (an earlier key file or its backup)"
        raise ConfigError("key_wrong", hint) from error
